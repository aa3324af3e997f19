// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NotesMarkdown.h"
#include "RandomNotes.h"
#include "TestRegistry.h"

#include <QtTest>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

using namespace primer;
using namespace primer::tests;

namespace {

/// The words of Markdown as a reader of GitHub would see them, "[paragraph]" where a node of that kind
/// begins.
QString shown(const QByteArray &markdown)
{
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    for (const char *name : {"table", "strikethrough", "tasklist", "tagfilter"})
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    cmark_parser_feed(parser, markdown.constData(), static_cast<size_t>(markdown.size()));
    cmark_node *document = cmark_parser_finish(parser);
    cmark_iter *iter = cmark_iter_new(document);
    QString text;
    for (cmark_event_type event = cmark_iter_next(iter); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iter)) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_EXIT || cmark_node_get_type(node) == CMARK_NODE_DOCUMENT)
            continue;
        if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
            text += QString::fromUtf8(cmark_node_get_literal(node));
        else
            text += u'[' + QString::fromLatin1(cmark_node_get_type_string(node)) + u']';
    }
    cmark_iter_free(iter);
    cmark_node_free(document);
    cmark_parser_free(parser);
    return text;
}

Note noteSaying(const QString &text)
{
    Note note;
    note.id = QStringLiteral("11111111-2222-3333-4444-555555555555");
    note.text = text;
    note.created = note.modified = QDateTime(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);
    return note;
}

} // namespace

class NotesMarkdownTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineReadsAsItWasWritten_data();
    void aLineReadsAsItWasWritten();
    void whateverIsWrittenIsNoMarkup();
    void writesHeadingsQuotesAndAnswers();
    void breaksLinesWhereTheyWereBroken();
    void leavesTheTrashOut();
    void saysThatThereAreNoNotes();
};

void NotesMarkdownTest::aLineReadsAsItWasWritten_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {"# heading", "#tag", "1. one", "12) twelve", "- item", "+ item", "* item",
             "> quote", "    code", "\tcode", "```", "~~~", "~~struck~~", "---", "===", "***", "___",
             "_a_ *b* **c** __d__", "`code`", "[a](b)", "![a](b)", "[a]: b", "[^1]: c", "[^1]", "[ ] to do",
             "| a | b |", "|-|", ":-", ":-:", "<b>bold</b>", "<script>", "<https://example.org>",
             "&amp; &#35; &nbsp; A&E", "\\ \\* \\\\", "a \\", "two  blanks  ", "$x$",
             "0.5 mg, twice a day (after lunch).", "2026. A year", "3.5", "!", "- [x] done", "a|b", "--"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void NotesMarkdownTest::aLineReadsAsItWasWritten()
{
    QFETCH(QString, line);
    const QString markdown = markdownLine(line);
    for (const QString &before : {QString(), QStringLiteral("a line before\\\n")}) {
        QString text = shown(QString(before + markdown + u"\n").toUtf8());
        if (!before.isEmpty())
            QVERIFY2(text.startsWith(u"[paragraph]a line before[linebreak]"), qPrintable(text));
        text = text.section(
            before.isEmpty() ? QStringLiteral("[paragraph]") : QStringLiteral("[linebreak]"), 1);
        text.replace(QChar(QChar::Nbsp), u' ');
        QString expected = line;
        expected.replace(u'\t', QStringLiteral("    "));
        while (expected.endsWith(u' ') && !text.endsWith(u' '))
            expected.chop(1);
        QCOMPARE(text, expected);
    }
}

void NotesMarkdownTest::whateverIsWrittenIsNoMarkup()
{
    RandomNotes random(11);
    QRandomGenerator signs(4);
    for (int round = 0; round < 500; ++round) {
        QString text = random.words();
        for (int i = 0; i < 60; ++i)
            text += QChar(static_cast<char16_t>(signs.bounded(0x20, 0x7f)));
        Note note = noteSaying(text);
        const QString seen
            = shown(notesToMarkdown({note})).section(QStringLiteral("[heading]Not about a topic"), 1);
        static const QRegularExpression markup(
            QStringLiteral("\\[(?!paragraph|linebreak|strong|softbreak)\\w+\\]"));
        const auto found = markup.match(seen);
        QVERIFY2(!found.hasMatch() || text.contains(found.captured()), qPrintable(seen));
    }
}

void NotesMarkdownTest::writesHeadingsQuotesAndAnswers()
{
    Note question = noteSaying(QStringLiteral("May I drive?"));
    question.kind = NoteKind::Question;
    question.about
        = {QStringLiteral("library"), QStringLiteral("clonazepam"), QStringLiteral("side-effects")};
    question.topicTitle = QStringLiteral("Clonazepam");
    question.sectionTitle = QStringLiteral("Side effects");
    question.passage = passageAt(QStringLiteral("You may feel sleepy."), 8, 19);
    question.color = MarkColor::Green;
    question.answered = QDate(2026, 12, 3);
    question.tags = {QStringLiteral("car")};
    QCOMPARE(QString::fromUtf8(notesToMarkdown({question})),
        QStringLiteral("# My notes\n\nMy own words. Nothing here was checked by a clinician.\n\n"
                       "## Clonazepam\n\n### Side effects\n\n"
                       "**Question**, 22\u00a0November\u00a02026; answered on 3\u00a0December\u00a02026; "
                       "tags: car\n\n> feel sleepy\n\n*Marked in green*\n\nMay I drive?\n"));
}

void NotesMarkdownTest::breaksLinesWhereTheyWereBroken()
{
    const QString markdown = QString::fromUtf8(
        notesToMarkdown({noteSaying(QStringLiteral("\n\none\ntwo\r\n\u2028\nthree \n"))}));
    QVERIFY2(markdown.endsWith(u"\n\none\\\ntwo\n\nthree\n"), qPrintable(markdown));
}

void NotesMarkdownTest::leavesTheTrashOut()
{
    Note gone = noteSaying(QStringLiteral("secret"));
    gone.deleted = gone.modified;
    QVERIFY(!notesToMarkdown({gone}).contains("secret"));
}

void NotesMarkdownTest::saysThatThereAreNoNotes()
{
    QVERIFY(notesToMarkdown({}).endsWith("\nThere are no notes.\n"));
}

PRIMER_TEST(NotesMarkdownTest)
#include "NotesMarkdownTest.moc"
