// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Desk.h"
#include "ui/settings/Settings.h"

#include <QObject>
#include <QTimer>

namespace primer {

/// The settings as the window knows them: read once at the start, written on a thread of their own a second
/// after they changed. Lives in the window's thread.
class SettingsDesk final : public QObject
{
    Q_OBJECT
public:
    /// With an empty folder nothing is read or written.
    explicit SettingsDesk(const QString &dataFolder, QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(SettingsDesk)

    /// To be changed at will, then told by saveSoon() or save().
    Settings &values() { return m_values; }
    void saveSoon() { m_timer.start(); }
    void save();
    /// Waits until all is written; nothing can be saved after that.
    void finish() { m_desk.finish(); }

Q_SIGNALS:
    /// Now is the time to note what changed without a word.
    void aboutToSave();
    /// Told once, until saving works again.
    void failed(const primer::Error &error);

private:
    Settings m_values;
    bool m_hasFailed = false;
    QTimer m_timer;
    Desk<SettingsFile> m_desk; ///< last: its answers come to what stands above
};

} // namespace primer
