// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NoteGroups.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;

namespace {

Note noteAbout(const char *topic, const char *section, const char *text, int day = 1)
{
    Note note;
    note.id = newNoteId();
    note.text = QString::fromLatin1(text);
    if (*topic != '\0') {
        note.about = {QStringLiteral("library"), QString::fromLatin1(topic), QString::fromLatin1(section)};
        note.topicTitle = QString::fromLatin1(topic).toUpper();
        note.sectionTitle = QString::fromLatin1(section).toUpper();
    }
    note.created = note.modified = QDateTime(QDate(2026, 11, day), QTime(12, 0), Qt::UTC);
    return note;
}

/// "TOPIC/SECTION: text text"
QStringList outlineOf(const std::vector<Note> &notes)
{
    QStringList lines;
    for (const TopicNotes &topic : groupNotes(notes)) {
        for (const SectionNotes &section : topic.sections) {
            QString line = topic.title + u'/' + section.title + u':';
            for (const Note &note : section.notes)
                line += u' ' + note.text;
            lines.append(line);
        }
    }
    return lines;
}

} // namespace

class NoteGroupsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standByTopicAndSection();
    void takeTheNewestTitle();
    void topicsOfTwoPacksStayApart();
    void remarksSayWhatThereIs();
    void linesEndHoweverTheyWereEnded();
};

void NoteGroupsTest::standByTopicAndSection()
{
    Note gone = noteAbout("a", "x", "gone");
    gone.deleted = gone.created;
    QCOMPARE(
        outlineOf({noteAbout("", "", "loose"), noteAbout("b", "y", "later", 3), noteAbout("b", "y", "first"),
            noteAbout("b", "", "whole"), noteAbout("b", "x", "other"), noteAbout("a", "x", "top"), gone}),
        (QStringList{QStringLiteral("A/X: top"), QStringLiteral("B/: whole"), QStringLiteral("B/X: other"),
            QStringLiteral("B/Y: first later"), QStringLiteral("Not about a topic/: loose")}));
}

void NoteGroupsTest::takeTheNewestTitle()
{
    Note renamed = noteAbout("a", "x", "new", 2);
    renamed.topicTitle = QStringLiteral("New name");
    renamed.sectionTitle = QStringLiteral(" New\nsection ");
    Note nameless = noteAbout("c", "x", "nameless");
    nameless.topicTitle.clear();
    nameless.sectionTitle.clear();
    QCOMPARE(outlineOf({renamed, noteAbout("a", "x", "old"), nameless}),
        (QStringList{QStringLiteral("c/x: nameless"), QStringLiteral("New name/New section: old new")}));
}

void NoteGroupsTest::topicsOfTwoPacksStayApart()
{
    Note other = noteAbout("a", "x", "other");
    other.about.pack = QStringLiteral("clinic");
    QCOMPARE(outlineOf({noteAbout("a", "x", "one"), other}).size(), 2);
}

void NoteGroupsTest::remarksSayWhatThereIs()
{
    Note note = noteAbout("a", "x", "one");
    QCOMPARE(noteRemarks(note), QStringList{QStringLiteral("1\u00a0November\u00a02026")});
    note.kind = NoteKind::Question;
    note.tags = {QStringLiteral("a"), QStringLiteral("b")};
    QCOMPARE(noteRemarks(note).mid(1),
        (QStringList{QStringLiteral("not answered yet"), QStringLiteral("tags: a, b")}));
}

void NoteGroupsTest::linesEndHoweverTheyWereEnded()
{
    QCOMPARE(textLines(QStringLiteral("a\nb\r\nc\rd\u2028e\u2029f\n")),
        (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d"),
            QStringLiteral("e"), QStringLiteral("f"), QString()}));
}

PRIMER_TEST(NoteGroupsTest)
#include "NoteGroupsTest.moc"
