// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/EnglishPlurals.h"
#include "ui/MainWindow.h"
#include "ui/style/FocusRing.h"

#include <QApplication>

namespace primer::bench {

/// The program's window as main() makes it.
class OurWindow final
{
public:
    OurWindow(QApplication &application, const WindowSetup &setup)
    {
        QCoreApplication::installTranslator(&m_plurals);
        QApplication::setStyle(new PrimerStyle(m_look));
        m_look.prepare(application);
        m_ring = std::make_unique<FocusRing>(nullptr);
        m_window = std::make_unique<MainWindow>(setup, m_look);
        m_look.applyTo(application);
        m_window->show();
    }
    Q_DISABLE_COPY_MOVE(OurWindow)
    ~OurWindow() { m_window.reset(); }

    MainWindow &window() { return *m_window; }
    Look &look() { return m_look; }

private:
    EnglishPlurals m_plurals;
    Look m_look;
    std::unique_ptr<FocusRing> m_ring;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace primer::bench
