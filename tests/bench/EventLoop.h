// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractEventDispatcher>
#include <QEventLoop>

namespace primer::bench {

/// To be called before the application is made: Qt's own event loop tells truly when it is about to wait,
/// that of GLib does not.
inline void useQtsEventLoop()
{
    qputenv("QT_NO_GLIB", "1");
}

/// Runs the events of this thread until it would wait for more, also after the timers that are due at once.
inline void settle()
{
    constexpr int kRounds = 3;
    int waits = 0;
    QEventLoop loop;
    QObject::connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, &loop,
        [&loop, &waits] {
            if (++waits == kRounds)
                loop.quit();
            else
                QAbstractEventDispatcher::instance()->wakeUp();
        });
    loop.exec();
}

} // namespace primer::bench
