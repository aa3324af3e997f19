// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestRegistry.h"
#include "ui/Actions.h"
#include "ui/MainWindow.h"
#include "ui/notes/NoteEditor.h"
#include "WindowUnderTest.h"

#include <QAction>
#include <QTextBlock>
#include <QTextLayout>

using namespace primer;
using namespace primer::tests;

/// Spelling in the notes of the window, with the dictionary of the system.
class WindowSpellingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<WindowUnderTest>(); }
    void cleanup() { m.reset(); }

    void marksAMisspelledWordButNoMedicine();
    void remembersTheSwitch();
    void saysHowToGetADictionary();

private:
    void write(const QString &words);
    QStringList marked() const;

    std::unique_ptr<WindowUnderTest> m;
};

void WindowSpellingTest::write(const QString &words)
{
    m->openAt("clonazepam", "side-effects");
    m->write(words);
}

QStringList WindowSpellingTest::marked() const
{
    QStringList words;
    const auto *editor = qobject_cast<NoteEditor *>(QApplication::focusWidget());
    if (editor == nullptr)
        return words;
    const QTextBlock block = editor->document()->begin();
    for (const QTextLayout::FormatRange &range : block.layout()->formats())
        words.append(block.text().mid(range.start, range.length));
    return words;
}

void WindowSpellingTest::marksAMisspelledWordButNoMedicine()
{
    write(QStringLiteral("slepy on Clonazepam and klonopin, "));
    QTRY_COMPARE(marked(), QStringList{QStringLiteral("slepy")});
}

void WindowSpellingTest::remembersTheSwitch()
{
    write(QStringLiteral("slepy "));
    QTRY_COMPARE(marked().size(), 1);
    QVERIFY(m->window->actions().checkSpelling->isChecked());
    m->window->actions().checkSpelling->trigger();
    QTRY_COMPARE(marked().size(), 0);
    m->window->close();
    write(QStringLiteral("slepy again "));
    QVERIFY(!m->window->actions().checkSpelling->isChecked());
    m->window->actions().checkSpelling->trigger();
    QTRY_COMPARE(marked().size(), 1);
}

void WindowSpellingTest::saysHowToGetADictionary()
{
    m->setup.spelling.folders = {m->path("nowhere")};
    write(QStringLiteral("slepy "));
    const QAction *action = m->window->actions().checkSpelling;
    QTRY_VERIFY(!action->isEnabled());
    QVERIFY(action->text().contains(QStringLiteral("hunspell-en-us")));
    QCOMPARE(marked(), QStringList());
}

PRIMER_TEST(WindowSpellingTest)
#include "WindowSpellingTest.moc"
