// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NoteIndex.h"
#include "TestRegistry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using primer::newNoteId;
using primer::Note;
using primer::NoteHit;
using primer::NoteIndex;
using primer::NoteKind;
using primer::Passage;

namespace {

Note noteSaying(const QString &text)
{
    Note note;
    note.id = primer::newNoteId();
    note.text = text;
    return note;
}

} // namespace

class NoteIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void findsNotesByTheirWords_data();
    void findsNotesByTheirWords();
    void takesAnythingTypedAsAQuery_data();
    void takesAnythingTypedAsAQuery();
    void findsNotesByTheirTopicAfterThoseByText();
    void marksTheWordsInOneLine();
    void findsNotesByTheirQuoteAndTags();
    void givesNoMoreThanAskedFor();
    void takesANewTextInPlaceOfTheOld();
    void doesNotFindNotesInTheTrash();
    void forgetsRemovedNotes();
    void beginsAnewWhenRebuilt();
    void keepsItsEntriesInAFile();
    void leavesNoWordOfAForgottenNoteInItsFile();

private:
    QStringList found(const QString &words) const;
    void put(const Note &note) { QVERIFY(m_index->put(note)); }

    std::unique_ptr<NoteIndex> m_index;
};

void NoteIndexTest::init()
{
    auto opened = NoteIndex::openInMemory();
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    m_index = std::move(*opened);
}

QStringList NoteIndexTest::found(const QString &words) const
{
    const auto hits = m_index->search(words, 100);
    if (!hits)
        qFatal("search failed: %s", qPrintable(hits.error().detail));
    QStringList ids;
    for (const auto &hit : *hits)
        ids.append(hit.id);
    return ids;
}

void NoteIndexTest::findsNotesByTheirWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("word") << "sleepy" << true;
    QTest::newRow("capitals") << "SLEEPY" << true;
    QTest::newRow("beginning") << "slee" << true;
    QTest::newRow("all words in any order") << "lunch sleepy" << true;
    QTest::newRow("one word missing") << "lunch dizzy" << false;
    QTest::newRow("only the last word by its beginning") << "slee lunch" << false;
    QTest::newRow("accent dropped") << "cafe" << true;
    QTest::newRow("accent added") << QStringLiteral("lünch") << true;
    QTest::newRow("hyphen") << "covid-19" << true;
    QTest::newRow("apostrophe") << "what's" << true;
    QTest::newRow("ampersand") << "A&E" << true;
    QTest::newRow("open quote") << "\"sleepy" << true;
    QTest::newRow("operator as a word") << "sleepy AND" << false;
    QTest::newRow("column as a word") << "text:sleepy" << false;
    QTest::newRow("spaces") << "  sleepy   \t lunch  " << true;
}

void NoteIndexTest::findsNotesByTheirWords()
{
    QFETCH(QString, words);
    QFETCH(bool, isFound);
    const Note note = noteSaying(
        QStringLiteral("Sleepy after lunch at the café. What's wrong? Not covid-19, says the A&E."));
    put(note);
    put(noteSaying(QStringLiteral("nothing of the kind")));
    QCOMPARE(found(words), isFound ? QStringList{note.id} : QStringList());
}

void NoteIndexTest::takesAnythingTypedAsAQuery_data()
{
    QTest::addColumn<QString>("words");
    for (const char *words : {"", " ", "*", "***", "\"", "\"\"", "\"open", "'", "what's wrong", "A&E",
             "covid-19", "NEAR(a b)", "a NOT b", "AND", "OR OR", "{text}: a", "^a", "-", "--", ";", "a\\",
             "(", "a)", "💊", "a 💊", "日本", "+", "a + b", "%", "_", "?", "\u0301", "٣"})
        QTest::newRow(words) << QString::fromUtf8(words);
    QTest::newRow("zero") << QString(QLatin1String("\"a\0b\"", 5));
    QTest::newRow("half a pair") << QString(QChar(0xd83d));
    QTest::newRow("10,000 letters") << QString(10'000, QLatin1Char('a'));
    QTest::newRow("10,000 pairs") << QStringLiteral("𝔸").repeated(10'000);
    QTest::newRow("5,000 words") << QStringLiteral("a ").repeated(5'000);
    QTest::newRow("10,000 quotes") << QString(10'000, QLatin1Char('"'));
    QTest::newRow("a letter younger than the tokenizer") << QStringLiteral("𞤀");
    QTest::newRow("private letter") << QString(QChar(0xe000));
}

void NoteIndexTest::takesAnythingTypedAsAQuery()
{
    QFETCH(QString, words);
    put(noteSaying(QStringLiteral("a note")));
    const auto hits = m_index->search(words, 10);
    QVERIFY2(hits, hits ? "" : qPrintable(hits.error().detail));
}

void NoteIndexTest::findsNotesByTheirTopicAfterThoseByText()
{
    Note byTitle = noteSaying(QStringLiteral("worse after lunch"));
    byTitle.topicTitle = QStringLiteral("Clonazepam");
    put(byTitle);
    const Note byText = noteSaying(QStringLiteral("asked about clonazepam"));
    put(byText);
    QCOMPARE(found(QStringLiteral("clonazepam")), (QStringList{byText.id, byTitle.id}));
}

void NoteIndexTest::marksTheWordsInOneLine()
{
    Note note = noteSaying(QStringLiteral("word ").repeated(100) + QStringLiteral("I fell\nasleep twice")
        + QStringLiteral(" more").repeated(100));
    note.kind = primer::NoteKind::Question;
    note.about = {QStringLiteral("library"), QStringLiteral("clonazepam"), QStringLiteral("side-effects")};
    note.topicTitle = QStringLiteral("Clonazepam");
    put(note);
    const auto hits = m_index->search(QStringLiteral("asleep twi"), 1);
    QVERIFY(hits);
    QCOMPARE(hits->size(), size_t(1));
    const auto &hit = hits->front();
    QCOMPARE(hit.kind, note.kind);
    QCOMPARE(hit.about, note.about);
    QCOMPARE(hit.topicTitle, note.topicTitle);
    QVERIFY(!hit.snippetText.contains(QLatin1Char('\n')));
    QVERIFY(hit.snippetText.size() < 200);
    QStringList marked;
    for (const auto &mark : hit.marks)
        marked.append(hit.snippetText.mid(mark.start, mark.length));
    QCOMPARE(marked.join(u' '), QStringLiteral("asleep twice"));
}

void NoteIndexTest::findsNotesByTheirQuoteAndTags()
{
    Note highlight;
    highlight.id = newNoteId();
    highlight.kind = NoteKind::Highlight;
    highlight.passage = Passage{QStringLiteral("Many people feel sleepy"), {}, {}, 0, {}};
    highlight.tags = {QStringLiteral("night")};
    put(highlight);
    const auto byQuote = m_index->search(QStringLiteral("sleepy"), 5);
    QVERIFY(byQuote && byQuote->size() == 1);
    const NoteHit &hit = byQuote->front();
    QCOMPARE(hit.snippetText, QStringLiteral("\u201cMany people feel sleepy\u201d"));
    QCOMPARE(hit.snippetText.mid(hit.marks.at(0).start, hit.marks.at(0).length), QStringLiteral("sleepy"));
    const auto byTag = m_index->search(QStringLiteral("night"), 5);
    QVERIFY(byTag && byTag->size() == 1);
    QCOMPARE(byTag->front().snippetText, QStringLiteral("\u201cMany people feel sleepy\u201d"));
    highlight.text = QStringLiteral("Worse after lunch");
    put(highlight);
    const auto byText = m_index->search(QStringLiteral("lunch"), 5);
    QVERIFY(byText && byText->size() == 1);
    QCOMPARE(byText->front().snippetText, QStringLiteral("Worse after lunch"));
}

void NoteIndexTest::givesNoMoreThanAskedFor()
{
    for (int i = 0; i < 5; ++i)
        put(noteSaying(QStringLiteral("sleepy")));
    QCOMPARE(m_index->search(QStringLiteral("sleepy"), 3).value().size(), size_t(3));
    QVERIFY(m_index->search(QStringLiteral("sleepy"), 0).value().empty());
    QVERIFY(m_index->search(QStringLiteral("sleepy"), -1).value().empty());
}

void NoteIndexTest::takesANewTextInPlaceOfTheOld()
{
    Note note = noteSaying(QStringLiteral("sleepy"));
    put(note);
    note.text = QStringLiteral("dizzy");
    put(note);
    QVERIFY(found(QStringLiteral("sleepy")).isEmpty());
    QCOMPARE(found(QStringLiteral("dizzy")), QStringList{note.id});
}

void NoteIndexTest::doesNotFindNotesInTheTrash()
{
    Note note = noteSaying(QStringLiteral("sleepy"));
    put(note);
    note.deleted = primer::noteTime();
    put(note);
    QVERIFY(found(QStringLiteral("sleepy")).isEmpty());
    QVERIFY(m_index->rebuild({note}));
    QVERIFY(found(QStringLiteral("sleepy")).isEmpty());
    note.deleted = {};
    put(note);
    QCOMPARE(found(QStringLiteral("sleepy")), QStringList{note.id});
}

void NoteIndexTest::forgetsRemovedNotes()
{
    const Note note = noteSaying(QStringLiteral("sleepy"));
    put(note);
    QVERIFY(m_index->remove(note.id));
    QVERIFY(found(QStringLiteral("sleepy")).isEmpty());
    QVERIFY(m_index->remove(note.id));
}

void NoteIndexTest::beginsAnewWhenRebuilt()
{
    put(noteSaying(QStringLiteral("old")));
    std::vector<Note> notes;
    for (int i = 0; i < 2000; ++i)
        notes.push_back(noteSaying(QStringLiteral("number %1").arg(i)));
    QVERIFY(m_index->rebuild(notes));
    QVERIFY(found(QStringLiteral("old")).isEmpty());
    QCOMPARE(found(QStringLiteral("number 1999")), QStringList{notes.back().id});
    QVERIFY(m_index->rebuild({}));
    QVERIFY(found(QStringLiteral("number")).isEmpty());
}

void NoteIndexTest::keepsItsEntriesInAFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("index.sqlite"));
    const Note note = noteSaying(QStringLiteral("sleepy"));
    {
        const auto index = NoteIndex::open(path);
        QVERIFY(index);
        QVERIFY((*index)->put(note));
    }
    QVERIFY(!(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther)));
    const auto index = NoteIndex::open(path);
    QVERIFY(index);
    QCOMPARE((*index)->search(QStringLiteral("sleepy"), 1).value().front().id, note.id);
}

void NoteIndexTest::leavesNoWordOfAForgottenNoteInItsFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("index.sqlite"));
    const auto index = NoteIndex::open(path);
    QVERIFY(index);
    QVERIFY((*index)->put(noteSaying(QStringLiteral("secretword"))));
    QVERIFY((*index)->rebuild({}));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("secretword"));
}

PRIMER_TEST(NoteIndexTest)
#include "NoteIndexTest.moc"
