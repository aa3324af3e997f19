// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/Theme.h"

#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPixmap>

class QApplication;

namespace primer {

/// How the window looks now: its theme and its one text size, and what follows from them. Everything visible
/// takes its colours, letters and lengths from here and follows changed(). Lives in the window's thread.
class Look final : public QObject
{
    Q_OBJECT
public:
    /// What letters are for; sizes in LOOK are points at 100 %.
    enum class Role {
        Page, ///< 14 pt
        SectionTitle, ///< 24 pt bold serif
        Heading, ///< 16 pt bold serif
        NoteText, ///< 12.5 pt
        Interface, ///< 11 pt
        InterfaceBold, ///< 11 pt semi-bold
        PaneTitle, ///< 12 pt semi-bold
        Small, ///< 10 pt
        SmallBold,
    };

    static constexpr int kSmallestText = 80;
    static constexpr int kLargestText = 300;
    static constexpr int kTextStep = 10;

    explicit Look(QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(Look)

    const Theme &theme() const;
    ThemeName themeName() const { return m_theme; }
    void setTheme(ThemeName theme);

    /// Percent, 80 to 300 in steps of 10.
    int textSize() const { return m_textSize; }
    void setTextSize(int percent);

    /// A length that is so many pixels at 100 %.
    int px(double at100) const;
    /// Pixels of `count` em of the interface font.
    int em(double count) const;
    QFont font(Role role) const;

    /// An icon in the theme's ink, or in that colour; also for what is off and what is on. `size` is at 100
    /// %.
    QIcon icon(const QString &name) const;
    QIcon icon(const QString &name, const QColor &color) const;
    QPixmap pixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio) const;
    /// The SVG of an icon in that colour.
    static QByteArray iconSvg(const QString &name, const QColor &color);

    /// Gives the application its letters and palette, now and at every change. To be called before there are
    /// widgets: until the event loop runs, Qt does not tell them of new letters.
    void prepare(QApplication &application);
    /// The style sheet as well. To be called once all widgets are there: a sheet makes every change of a
    /// parent dear.
    void applyTo(QApplication &application);

Q_SIGNALS:
    void changed();

private:
    void apply();

    ThemeName m_theme = ThemeName::Light;
    int m_textSize = 100;
    QApplication *m_application = nullptr;
    bool m_givesSheet = false;
};

} // namespace primer
