// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/StyleSheet.h"

#include "ui/style/Look.h"

namespace primer {

namespace {

// In the text below, {name} stands for a colour of the theme and [n] for n pixels at 100 %.
const QString kSheet = QStringLiteral(R"(
QMainWindow, QDialog { background: {window}; }
QToolTip { background: {surface}; color: {text}; border: {line} solid {control}; padding: [6]; }

QMenuBar { background: {window}; padding: [2] [8]; }
QMenuBar::item { padding: [4] [12]; border-radius: [8]; background: transparent; color: {text}; }
QMenuBar::item:selected { background: {chosen}; color: {chosenText}; }
QMenu { background: {surface}; border: {line} solid {control}; padding: [6]; }
QMenu::item { padding: [7] [28] [7] [28]; border-radius: [6]; color: {text}; }
QMenu::item:selected { background: {chosen}; color: {chosenText}; }
QMenu::item:disabled { color: {muted}; }
QMenu::separator { height: 1px; background: {border}; margin: [5] [8]; }
QMenu::icon { padding-left: [8]; }
QMenu::indicator { width: [16]; height: [16]; left: [6]; }

QFrame[kind="bar"] { background: {window}; border: none; }
QFrame[kind="topbar"] { background: {window}; border: none; border-bottom: {line} solid {border}; }
QFrame[kind="bottombar"] { background: {window}; border: none; border-top: {line} solid {border}; }
QFrame[kind="pane"] { background: {pane}; border: none; }
QFrame[kind="page"] { background: {surface}; border: none; }
QFrame[kind="foot"] { background: {surface}; border: none; border-top: {line} solid {border}; }
QFrame[kind="card"] { background: {surface}; border: {line} solid {border}; border-radius: [12]; }
QFrame[kind="selectionbar"] { background: {surface}; border: {line} solid {control}; border-radius: [12]; }
QFrame[kind="quietcard"] { background: {pane}; border: {line} solid {border}; border-radius: [12]; }
QFrame[kind="chosencard"] { background: {accentSoft}; border: [2] solid {accent}; border-radius: [12]; }
QFrame[kind="banner"] { background: {accentSoft}; border: {line} solid {accentSoft}; border-radius: [8]; }
QFrame[kind="warning"] { background: {warningFill}; border: {line} solid {warningEdge}; border-radius: [8]; }
QFrame[kind="danger"] { background: {dangerFill}; border: [2] solid {dangerEdge}; border-radius: [12]; }
QFrame[kind="line"] { background: {border}; border: none; max-height: {line}; min-height: {line}; }
QFrame[kind="upright"] { background: {border}; border: none; max-width: {line}; min-width: {line}; }

QLabel { background: transparent; }
QLabel[kind="chip"] { background: {window}; border: {line} solid {border}; border-radius: [13]; padding: [3] [10]; }

QPushButton { background: {surface}; color: {text}; border: {line} solid {control}; border-radius: [8];
  padding: [4] [16]; min-height: [30]; outline: 0; }
QPushButton:hover { background: {accentSoft}; }
QPushButton:pressed, QPushButton:checked { background: {chosen}; color: {chosenText}; border-color: {accent}; }
QPushButton:disabled { background: transparent; color: {muted}; border: 1px dashed {border}; }
QPushButton[kind="primary"] { background: {accent}; color: {onAccent}; border-color: {accent}; }
QPushButton[kind="primary"]:disabled { background: transparent; color: {muted}; border: 1px dashed {border}; }
QPushButton[kind="text"] { background: transparent; color: {accent}; border: {line} solid transparent;
  padding: [4] [8]; }
QPushButton[kind="text"]:hover { background: {accentSoft}; }
QPushButton[kind="chip"] { background: {window}; border: {line} solid {control}; border-radius: [13];
  padding: [2] [10]; min-height: [22]; text-align: left; }
QPushButton[kind="chip"]:hover { background: {accentSoft}; }
QPushButton[kind="link"] { background: transparent; color: {link}; border: none; padding: 0; min-height: [24];
  text-align: left; text-decoration: underline; font-size: {small}pt; }
QPushButton[kind="danger"] { background: {surface}; color: {failed}; border: {line} solid {failed};
  border-radius: [8]; padding: [8]; }
QPushButton[kind="danger"]:hover { background: {dangerFill}; }
QPushButton[kind="danger"]:disabled { background: transparent; color: {muted}; border: 1px dashed {border}; }

QToolButton { background: transparent; color: {text}; border: {line} solid transparent; border-radius: [8];
  padding: [4] [8]; min-height: [28]; min-width: [24]; outline: 0; }
QToolButton:hover { background: {accentSoft}; }
QToolButton:pressed { background: {chosen}; color: {chosenText}; }
QToolButton:checked { background: {onFill}; color: {onText}; }
QToolButton:disabled { color: {muted}; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit { background: {surface}; color: {text};
  border: {line} solid {control}; border-radius: [8]; padding: [4] [10];
  selection-background-color: {selection}; selection-color: {selectionText}; }
QLineEdit, QComboBox, QSpinBox, QDateEdit { min-height: [28]; }
QLineEdit:focus { border: [2] solid {accent}; padding: [3] [9]; }
QLineEdit QToolButton { border: none; padding: 0; min-height: 0; min-width: 0; }
QLineEdit[kind="search"] { border-radius: [20]; padding: [4] [14]; min-height: [30]; }
QLineEdit[kind="search"]:focus { border: [2] solid {accent}; padding: [3] [13]; }
QTextEdit[kind="sheet"] { background: {surface}; border: {line} solid {control}; border-radius: [8]; padding: [6]; }
QTextEdit[kind="page"], QTextBrowser { background: {surface}; border: none; padding: 0; border-radius: 0; }
QPlainTextEdit[kind="bare"], QTextEdit[kind="bare"] { background: transparent; border: none; padding: 0; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: [28]; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url({downIcon}); width: [16]; height: [16]; }
QComboBox QAbstractItemView { background: {surface}; color: {text}; border: {line} solid {control};
  selection-background-color: {chosen}; selection-color: {chosenText}; outline: 0; }

QCheckBox, QRadioButton { spacing: [10]; min-height: [28]; outline: 0; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: [20]; height: [20]; background: {surface};
  border: [2] solid {control}; }
QCheckBox::indicator { border-radius: [4]; }
QRadioButton::indicator { border-radius: [12]; }
QCheckBox::indicator:checked { background: {accent}; border-color: {accent}; image: url({checkIcon}); }
QRadioButton::indicator:checked { border-color: {accent};
  background: qradialgradient(cx:0.5, cy:0.5, radius:0.5, fx:0.5, fy:0.5, stop:0 {accent}, stop:0.5 {accent},
  stop:0.58 {surface}, stop:1 {surface}); }

QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: {muted}; padding: [7] [14]; margin-right: [4];
  border-radius: [8]; border: {line} solid transparent; }
QTabBar::tab:hover { background: {accentSoft}; }
QTabBar::tab:selected { background: {onFill}; color: {onText}; border-bottom: [3] solid {accent}; }

QTreeView, QListView, QListWidget { background: transparent; color: {text}; border: none; outline: 0; }
QListWidget[kind="list"]::item { padding: [8] [10]; border-radius: [8]; color: {text}; }
QListWidget[kind="list"]::item:selected { background: {chosen}; color: {chosenText}; }
QAbstractScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }

QScrollBar:vertical { background: transparent; width: [14]; margin: [4] [3]; }
QScrollBar:horizontal { background: transparent; height: [14]; margin: [3] [4]; }
QScrollBar::handle { background: {control}; border-radius: [4]; }
QScrollBar::handle:vertical { min-height: [36]; }
QScrollBar::handle:horizontal { min-width: [36]; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none;
  width: 0; height: 0; }

QSplitter::handle { background: {border}; }
QSplitter::handle:horizontal { width: {line}; }
QProgressBar { background: {border}; border: none; border-radius: [3]; max-height: [6]; min-height: [6]; }
QProgressBar::chunk { background: {accent}; border-radius: [3]; }
)");

QString withLengths(QString sheet, const Look &look)
{
    qsizetype at = 0;
    while ((at = sheet.indexOf(u'[', at)) >= 0) {
        const qsizetype end = sheet.indexOf(u']', at);
        bool isLength = false;
        const int length = sheet.mid(at + 1, end - at - 1).toInt(&isLength);
        if (isLength)
            sheet.replace(at, end - at + 1, QString::number(look.px(length)) + u"px");
        ++at;
    }
    return sheet;
}

} // namespace

QString styleSheetOf(const Look &look)
{
    const Theme &theme = look.theme();
    const auto &caution = theme.callout(CalloutKind::Caution);
    const auto &warning = theme.callout(CalloutKind::Warning);
    const bool strong = theme.isHighContrast();
    const std::pair<const char *, QColor> colors[] = {
        {"window", theme.window},
        {"pane", theme.pane},
        {"surface", theme.surface},
        {"text", theme.text},
        {"muted", theme.muted},
        {"accentSoft", theme.accentSoft},
        {"accent", theme.accent},
        {"onAccent", theme.onAccent},
        {"link", theme.link},
        {"selectionText", theme.selectionText},
        {"selection", theme.selection},
        {"chosenText", theme.chosenText},
        {"chosen", theme.chosen},
        {"border", theme.border},
        {"control", theme.control},
        {"failed", theme.failed},
        {"warningFill", warning.fill},
        {"warningEdge", warning.edge},
        {"dangerFill", caution.fill},
        {"dangerEdge", caution.edge},
        {"onFill", strong ? theme.chosen : theme.accentSoft},
        {"onText", strong ? theme.chosenText : theme.accent},
    };
    QString sheet = withLengths(kSheet, look);
    for (const auto &[name, color] : colors)
        sheet.replace(u'{' + QLatin1String(name) + u'}', color.name());
    sheet.replace(QStringLiteral("{small}"), QString::number(look.font(Look::Role::Small).pointSizeF()));
    sheet.replace(QStringLiteral("{line}"), QString::number(look.px(theme.lineWidth())) + u"px");
    sheet.replace(QStringLiteral("{checkIcon}"),
        theme.onAccent.lightnessF() > 0.5 ? QStringLiteral(":/icons/check-light.svg")
                                          : QStringLiteral(":/icons/check-dark.svg"));
    sheet.replace(QStringLiteral("{downIcon}"),
        theme.text.lightnessF() > 0.5 ? QStringLiteral(":/icons/down-light.svg")
                                      : QStringLiteral(":/icons/down-dark.svg"));
    return sheet;
}

} // namespace primer
