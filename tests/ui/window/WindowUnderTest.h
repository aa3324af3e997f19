// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/NoteStore.h"
#include "ui/EnglishPlurals.h"
#include "ui/MainWindow.h"
#include "ui/navigation/TopicTree.h"
#include "ui/notes/NoteEditor.h"
#include "ui/reader/ReaderPane.h"
#include "ui/reader/SectionView.h"
#include "ui/style/FocusRing.h"
#include "ui/TopBar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

namespace primer::tests {

/// The program's window with the fixture pack and a data folder of its own, seen and used from outside.
class WindowUnderTest final
{
public:
    WindowUnderTest()
    {
        setup.packs = {packPath()};
        setup.helpPack = packPath();
        setup.packFolder = path("packs");
        setup.dataFolder = path("data");
    }
    Q_DISABLE_COPY_MOVE(WindowUnderTest)

    static QString packPath() { return QStringLiteral(PRIMER_BINARY_DIR "/tests/fixtures.primer"); }

    /// As main() makes it; the same for every window of the test program.
    static Look &look()
    {
        static Look *made = [] {
            auto *look = new Look(QCoreApplication::instance());
            QApplication::setStyle(new PrimerStyle(*look));
            look->applyTo(*qobject_cast<QApplication *>(QCoreApplication::instance()));
            static EnglishPlurals plurals;
            QCoreApplication::installTranslator(&plurals);
            return look;
        }();
        return *made;
    }

    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    void open(QSize size = {1280, 800})
    {
        window.reset();
        window = std::make_unique<MainWindow>(setup, look());
        if (!size.isEmpty())
            window->resize(size);
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }

    void openAt(const char *topic, const char *section)
    {
        open();
        read(topic, section);
    }

    void read(const char *topic, const char *section)
    {
        window->open({{}, QString::fromLatin1(topic), QString::fromLatin1(section)});
        QTRY_COMPARE(this->section(), QString::fromLatin1(section));
        QTRY_VERIFY(reader().isVisible());
    }

    template <typename Widget>
    Widget &the() const
    {
        auto *found = window->findChild<Widget *>();
        if (found == nullptr)
            qFatal("no such widget in the window");
        return *found;
    }
    ReaderPane &reader() const { return the<ReaderPane>(); }
    SectionView &text() const { return *reader().view(); }
    QLineEdit &searchBox() const { return *the<TopBar>().searchBox(); }

    /// The slug of the section on show; empty elsewhere.
    QString section() const
    {
        const Page *page = reader().isVisible() ? reader().page() : nullptr;
        return page != nullptr ? page->section.ref.section : QString();
    }

    /// A press where the keyboard is.
    void key(int key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(focus(), static_cast<Qt::Key>(key), modifiers);
    }
    void type(const QString &words) const { QTest::keyClicks(focus(), words); }
    QWidget *focus() const
    {
        QWidget *focus = QApplication::focusWidget();
        return focus != nullptr ? focus : window.get();
    }

    /// A visible button with this text or name, anywhere in `in`.
    static QAbstractButton *button(const QWidget &in, const QString &name)
    {
        for (QAbstractButton *button : in.findChildren<QAbstractButton *>()) {
            if (button->isVisible() && (button->text() == name || button->accessibleName() == name))
                return button;
        }
        return nullptr;
    }
    QAbstractButton *button(const char *name) const { return button(*window, QString::fromUtf8(name)); }

    static bool says(const QWidget &in, const QString &words)
    {
        for (const QLabel *label : in.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    }
    bool says(const char *words) const { return says(*window, QString::fromUtf8(words)); }

    /// The visible dialog or second window of this class, if there is one.
    template <typename Dialog>
    static Dialog *dialog()
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            auto *dialog = qobject_cast<Dialog *>(widget);
            if (dialog != nullptr && dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }

    /// The row of the tree with this text that was read so far.
    QModelIndex row(const QString &text) const
    {
        const QAbstractItemModel *model = the<TopicTree>().model();
        const QModelIndexList found = model->match(
            model->index(0, 0), Qt::DisplayRole, text, 1, Qt::MatchRecursive | Qt::MatchStartsWith);
        return found.value(0);
    }
    void clickRow(const QString &text) const
    {
        auto &tree = the<TopicTree>();
        QTRY_VERIFY(row(text).isValid() && tree.visualRect(row(text)).isValid());
        tree.scrollTo(row(text));
        QTest::mouseClick(
            tree.viewport(), Qt::LeftButton, Qt::NoModifier, tree.visualRect(row(text)).center());
    }

    std::vector<Note> stored() const
    {
        const auto store = NoteStore::open(setup.dataFolder);
        return store ? (*store)->everything().value_or(std::vector<Note>()) : std::vector<Note>();
    }

    /// Begins a note by its shortcut and writes it.
    void write(const QString &words) const
    {
        key(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(qobject_cast<NoteEditor *>(QApplication::focusWidget()) != nullptr);
        type(words);
    }

    WindowSetup setup;
    std::unique_ptr<MainWindow> window;

private:
    QTemporaryDir m_folder;
};

} // namespace primer::tests
