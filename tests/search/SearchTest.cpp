// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/Search.h"
#include "library/SectionContent.h"
#include "search/IndexedPack.h"
#include "TestRegistry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace primer;
using primer::tests::Indexes;
using primer::tests::TestPack;
using primer::tests::writeIndexed;
using Kind = SearchHit::Kind;

namespace {

QByteArray paragraph(const char *text)
{
    return "<section><p>" + QByteArray(text) + "</p></section>";
}

TestPack medicines()
{
    TestPack pack(QStringLiteral("medicines"));
    pack.group(QStringLiteral("Get help now"), true)
        .topic(
            QStringLiteral("panic-now"), QStringLiteral("A panic attack right now"), QStringLiteral("guide"))
        .section(
            QStringLiteral("do"), QStringLiteral("What to do"), paragraph("Breathe slowly. It will pass."))
        .group(QStringLiteral("Medicines"))
        .topic(QStringLiteral("clonazepam"), QStringLiteral("Clonazepam"))
        .brand(QStringLiteral("Klonopin"))
        .section(QStringLiteral("side-effects"), QStringLiteral("Side effects"),
            paragraph("Dizziness and sleepiness are common. Hypertension is rare."))
        .section(
            QStringLiteral("alcohol"), QStringLiteral("Drinking"), paragraph("Never drink alcohol with it."))
        .topic(QStringLiteral("alprazolam"), QStringLiteral("Alprazolam"))
        .brand(QStringLiteral("Xanax"))
        .brand(QStringLiteral("Niravam"))
        .section(QStringLiteral("side-effects"), QStringLiteral("Side effects"),
            paragraph("Feeling sleepy is common. Covid-19 and A&amp;E visits: what's wrong?"))
        .topic(QStringLiteral("benzodiazepines"), QStringLiteral("Benzodiazepines as a family"))
        .section(
            QStringLiteral("what"), QStringLiteral("What they are"), paragraph("Clonazepam is one of them."))
        .group(QStringLiteral("Conditions"))
        .topic(
            QStringLiteral("panic-disorder"), QStringLiteral("Panic disorder"), QStringLiteral("condition"))
        .section(QStringLiteral("what"), QStringLiteral("What it is"), paragraph("Attacks that come again."))
        .topic(QStringLiteral("anxieties"), QStringLiteral("Anxiety disorders"), QStringLiteral("condition"))
        .synonym(QStringLiteral("booze"), QStringLiteral("alcohol"))
        .synonym(QStringLiteral("nerve pills"), QStringLiteral("benzodiazepine"))
        .synonym(QStringLiteral("woozy"), QStringLiteral("dizziness"))
        .synonym(QStringLiteral("bad reactions"), QStringLiteral("side effects"));
    return pack;
}

TestPack other(const char *id, const char *language, const char *text)
{
    TestPack pack(QString::fromLatin1(id));
    pack.setMeta(QStringLiteral("language"), QString::fromLatin1(language));
    pack.group(QStringLiteral("More"))
        .topic(QStringLiteral("ketamine"), QStringLiteral("Ketamine"))
        .section(QStringLiteral("what"), QStringLiteral("What it is"), paragraph(text));
    return pack;
}

Note note(const char *text)
{
    Note made;
    made.id = newNoteId();
    made.kind = NoteKind::Question;
    made.about = {QStringLiteral("medicines"), QStringLiteral("clonazepam"), QStringLiteral("alcohol")};
    made.topicTitle = QStringLiteral("Clonazepam");
    made.sectionTitle = QStringLiteral("Drinking");
    made.text = QString::fromUtf8(text);
    made.created = made.modified = noteTime();
    return made;
}

QString described(const SearchHit &hit)
{
    if (hit.kind == Kind::Note)
        return QStringLiteral("note");
    return hit.kind == Kind::Topic ? hit.ref.topic : QString(hit.ref.topic + u'/' + hit.ref.section);
}

QStringList marked(const QString &text, const std::vector<TextSpan> &marks)
{
    QStringList words;
    for (const TextSpan &mark : marks)
        words.append(text.mid(mark.start, mark.length));
    return words;
}

} // namespace

class SearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void findsTopicsByAnyName_data();
    void findsTopicsByAnyName();
    void saysUnderWhichNameItWasFound();
    void completesOneToThreeLettersByNamesAlone();
    void findsSections_data();
    void findsSections();
    void findsNothingWhereNothingIs_data();
    void findsNothingWhereNothingIs();
    void putsTopicsBeforeSectionsBeforeNotes();
    void putsTheTopicFirstWhoseNameBeginsSo();
    void leavesOutWhatIsExcluded();
    void requiresWhatIsQuoted();
    void marksWordsInTitlesAndSnippets();
    void mendsWordsThatAreFoundNowhere_data();
    void mendsWordsThatAreFoundNowhere();
    void looksForWordsAsTypedWhenAsked();
    void doesNotMendWordsOfTheReadersOwn();
    void takesWhateverIsTyped_data();
    void takesWhateverIsTyped();
    void keepsToTheLimitAndGivesEachKindItsShare();
    void searchesPacksOfOneLanguageAsOne();
    void searchesPacksOfAnotherLanguageByTheirOwnStems();
    void searchesTheOthersWhenAPackHasNoSoundIndex_data();
    void searchesTheOthersWhenAPackHasNoSoundIndex();
    void isAnErrorWhenNoPackCanBeSearched();
    void findsOnlyNotesOnAnEmptyShelf();
    void passesOverSectionsThatThePackDoesNotHave();
    void closesTheFilesItOpened();
    void findsInTheFixturePack();

private:
    QString path(const char *name) const
    {
        return m_dir.filePath(QString::fromLatin1(name) + QStringLiteral(".primer"));
    }
    QStringList found(const QString &typed, int limit = 50) const
    {
        QStringList all;
        const auto answer = Search(*m_library, m_notes.get()).find(typed, limit);
        if (!answer)
            return {answer.error().message + answer.error().detail};
        for (const SearchHit &hit : answer->hits)
            all.append(described(hit));
        return all;
    }
    SearchHit first(const QString &typed) const
    {
        const auto answer = Search(*m_library, m_notes.get()).find(typed, 50);
        return answer && !answer->hits.empty() ? answer->hits.front() : SearchHit();
    }

    QTemporaryDir m_dir;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<NoteIndex> m_notes;
};

void SearchTest::initTestCase()
{
    QVERIFY(m_dir.isValid());
    QVERIFY(writeIndexed(medicines(), path("medicines")));
    m_library = Library::open({path("medicines")});
    QCOMPARE(m_library->packs().size(), size_t(1));
    auto notes = NoteIndex::openInMemory();
    QVERIFY(notes);
    m_notes = std::move(*notes);
    QVERIFY(m_notes->put(note("Mildred asked: may I drink a glass of wine with clonazepam?")));
}

void SearchTest::findsTopicsByAnyName_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("topic");
    const auto add = [](const char *typed, const char *topic) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromLatin1(topic);
    };
    add("clonazepam", "clonazepam");
    add("CLONAZEPAM ", "clonazepam");
    add("clonaz", "clonazepam");
    add("Xanax", "alprazolam");
    add("xanax ", "alprazolam");
    add("xan", "alprazolam");
    add("niravam", "alprazolam");
    add("klonopin", "clonazepam");
    add("benzodiazepine ", "benzodiazepines");
    add("anxiety", "anxieties");
    add("anxieties ", "anxieties");
    add("nerve pills", "benzodiazepines");
    add("panic disorder", "panic-disorder");
    add("disorder panic", "panic-disorder");
    add("what is clonazepam", "clonazepam");
    add("clonazepam weight gain", "clonazepam");
}

void SearchTest::findsTopicsByAnyName()
{
    QFETCH(QString, typed);
    QFETCH(QString, topic);
    const SearchHit hit = first(typed);
    QCOMPARE(hit.kind, Kind::Topic);
    QCOMPARE(hit.ref, (SectionRef{QStringLiteral("medicines"), topic, {}}));
    QCOMPARE(hit.snippet, QStringLiteral("Summary."));
}

void SearchTest::saysUnderWhichNameItWasFound()
{
    QCOMPARE(first(QStringLiteral("xanax")).alsoKnownAs, QStringLiteral("Xanax"));
    QCOMPARE(first(QStringLiteral("nira")).alsoKnownAs, QStringLiteral("Niravam"));
    QVERIFY(first(QStringLiteral("alprazolam")).alsoKnownAs.isEmpty());
    QCOMPARE(first(QStringLiteral("alprazolam")).place, QStringLiteral("Medicines"));
}

void SearchTest::completesOneToThreeLettersByNamesAlone()
{
    QCOMPARE(found(QStringLiteral("c")), (QStringList{QStringLiteral("clonazepam"), QStringLiteral("note")}));
    QCOMPARE(found(QStringLiteral("diz")), QStringList());
    QVERIFY(found(QStringLiteral("dizz")).contains(QStringLiteral("clonazepam/side-effects")));
    // The short word keeps out nothing that the others find.
    QVERIFY(found(QStringLiteral("dizziness co")).contains(QStringLiteral("clonazepam/side-effects")));
}

void SearchTest::findsSections_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("section");
    const auto add = [](const char *typed, const char *section) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromLatin1(section);
    };
    const char *effects = "clonazepam/side-effects";
    add("dizziness", effects);
    add("dizzines", effects);
    add("dizzi", effects);
    add("dizzy ", effects);
    add("hypertensi", effects);
    add("hypertensions ", effects);
    add("hypertension", effects);
    add("woozy", effects);
    add("bad reactions", effects);
    add("bad reactions clonazepam", effects);
    add("booze", "clonazepam/alcohol");
    add("booze ", "clonazepam/alcohol");
    add("clonazepam side effects", effects);
    add("xanax side effects", "alprazolam/side-effects");
    add("can I drink booze with it?", "clonazepam/alcohol");
    add("covid-19", "alprazolam/side-effects");
    add("A&E", "alprazolam/side-effects");
    add("A&E ", "alprazolam/side-effects");
    add("what's wrong", "alprazolam/side-effects");
    add("sleepy", "alprazolam/side-effects");
    add("is it", "panic-disorder/what");
}

void SearchTest::findsSections()
{
    QFETCH(QString, typed);
    QFETCH(QString, section);
    const QStringList sections = found(typed).filter(QStringLiteral("/"));
    QCOMPARE(sections.value(0), section);
}

void SearchTest::findsNothingWhereNothingIs_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("empty") << QString();
    QTest::newRow("blanks") << QStringLiteral("   ");
    QTest::newRow("only excluded") << QStringLiteral("-clonazepam");
    QTest::newRow("stars") << QStringLiteral("***");
    QTest::newRow("emoji") << QStringLiteral("😀");
    QTest::newRow("no such word") << QStringLiteral("qqqqwwww ");
    for (const char *internal : {"XTclonazepam ", "Zdizzi "})
        QTest::newRow(internal) << QString::fromLatin1(internal);
}

void SearchTest::findsNothingWhereNothingIs()
{
    QFETCH(QString, typed);
    const auto answer = Search(*m_library, m_notes.get()).find(typed, 50, Search::Spelling::AsTyped);
    QVERIFY(answer);
    QVERIFY(answer->hits.empty());
    QVERIFY(answer->corrected.isNull());
}

void SearchTest::putsTopicsBeforeSectionsBeforeNotes()
{
    const QStringList all = found(QStringLiteral("clonazepam"));
    QCOMPARE(all.first(), QStringLiteral("clonazepam"));
    QCOMPARE(all.last(), QStringLiteral("note"));
    QVERIFY(all.contains(QStringLiteral("benzodiazepines/what")));
    const auto answer = Search(*m_library, m_notes.get()).find(QStringLiteral("clonazepam"), 50);
    Kind before = Kind::Topic;
    for (const SearchHit &hit : answer->hits) {
        QVERIFY(hit.kind >= before);
        before = hit.kind;
    }
    const SearchHit &own = answer->hits.back();
    QVERIFY(!own.noteId.isEmpty());
    QCOMPARE(own.ref.toString(), QStringLiteral("medicines:clonazepam/alcohol"));
    QCOMPARE(own.title, QStringLiteral("Drinking"));
    QVERIFY(
        own.place.contains(QStringLiteral("Question")) && own.place.contains(QStringLiteral("Clonazepam")));
    QCOMPARE(marked(own.snippet, own.snippetMarks), QStringList{QStringLiteral("clonazepam")});
}

void SearchTest::putsTheTopicFirstWhoseNameBeginsSo()
{
    const QStringList all = found(QStringLiteral("panic"));
    QCOMPARE(all.mid(0, 2), (QStringList{QStringLiteral("panic-disorder"), QStringLiteral("panic-now")}));
}

void SearchTest::leavesOutWhatIsExcluded()
{
    QVERIFY(found(QStringLiteral("side effects ")).contains(QStringLiteral("alprazolam/side-effects")));
    const QStringList without = found(QStringLiteral("side effects -dizziness"));
    QVERIFY(without.contains(QStringLiteral("alprazolam/side-effects")));
    QVERIFY(!without.contains(QStringLiteral("clonazepam/side-effects")));
    const QStringList topics = found(QStringLiteral("panic -attack"));
    QVERIFY(topics.contains(QStringLiteral("panic-disorder")));
    QVERIFY(!topics.contains(QStringLiteral("panic-now")));
}

void SearchTest::requiresWhatIsQuoted()
{
    QVERIFY(!found(QStringLiteral("sleepy elephants ")).isEmpty());
    QVERIFY(found(QStringLiteral("sleepy \"elephants\"")).isEmpty());
    const QStringList both
        = found(QStringLiteral("\"feeling\" dizziness elephants ")).filter(QStringLiteral("/"));
    QCOMPARE(both, QStringList{QStringLiteral("alprazolam/side-effects")});
}

void SearchTest::marksWordsInTitlesAndSnippets()
{
    const auto answer
        = Search(*m_library, nullptr).find(QStringLiteral("clonazepam side effects dizzin"), 50);
    QVERIFY(answer);
    const auto hit = std::find_if(answer->hits.begin(), answer->hits.end(),
        [](const SearchHit &each) { return each.kind == Kind::Section; });
    QVERIFY(hit != answer->hits.end());
    QCOMPARE(marked(hit->title, hit->titleMarks), QStringList{QStringLiteral("Side effects")});
    QCOMPARE(marked(hit->snippet, hit->snippetMarks), QStringList{QStringLiteral("Dizziness")});
    QCOMPARE(hit->place, QStringLiteral("Clonazepam (Klonopin)"));
    QCOMPARE(marked(answer->hits.front().title, answer->hits.front().titleMarks),
        QStringList{QStringLiteral("Clonazepam")});
}

void SearchTest::mendsWordsThatAreFoundNowhere_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("corrected");
    QTest::addColumn<QString>("topic");
    const auto add = [](const char *typed, const char *corrected, const char *topic) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(corrected)
                             << QString::fromLatin1(topic);
    };
    add("clonazapam", "clonazepam", "clonazepam");
    add("klonapin ", "klonopin ", "clonazepam");
    add("xanex", "xanax", "alprazolam");
    add("alprazolan side effects", "alprazolam side effects", "alprazolam");
    add("\"panik\" disorder", "\"panic\" disorder", "panic-disorder");
}

void SearchTest::mendsWordsThatAreFoundNowhere()
{
    QFETCH(QString, typed);
    QFETCH(QString, corrected);
    QFETCH(QString, topic);
    const auto answer = Search(*m_library, m_notes.get()).find(typed, 50);
    QVERIFY(answer);
    QCOMPARE(answer->query, typed);
    QCOMPARE(answer->corrected, corrected);
    QVERIFY(!answer->hits.empty());
    QCOMPARE(answer->hits.front().ref.topic, topic);
}

void SearchTest::looksForWordsAsTypedWhenAsked()
{
    const auto answer
        = Search(*m_library, m_notes.get()).find(QStringLiteral("clonazapam"), 50, Search::Spelling::AsTyped);
    QVERIFY(answer);
    QVERIFY(answer->corrected.isNull());
    QVERIFY(answer->hits.empty());
    QVERIFY(Search(*m_library, nullptr).find(QStringLiteral("clonaz"), 50)->corrected.isNull());
    QVERIFY(Search(*m_library, nullptr).find(QStringLiteral("qqqqwwww"), 50)->corrected.isNull());
}

void SearchTest::doesNotMendWordsOfTheReadersOwn()
{
    QVERIFY(m_notes->put(note("Ask about xanex, as Mum spells it")));
    const auto answer = Search(*m_library, m_notes.get()).find(QStringLiteral("xanex"), 50);
    QVERIFY(answer);
    QVERIFY(answer->corrected.isNull());
    QCOMPARE(answer->hits.size(), size_t(1));
    QCOMPARE(answer->hits.front().kind, Kind::Note);
    QVERIFY(m_notes->rebuild({note("Mildred asked: may I drink a glass of wine with clonazepam?")}));
}

void SearchTest::takesWhateverIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    int number = 0;
    for (const char *typed : {"blood \"pres", "AND OR NOT", "title:clonazepam", "clon*", "(((", ")", "a AND",
             "NEAR/3", "-", "--", "\"", "\\", "%", "_", "' OR 1=1 --", "\"-\"", "~", "^", "^^^", "a:b:c", "+",
             "+clonazepam", "<b>", "{\"a\": 1}", "\xf0\x9f\x98\x80 pill",
             "\xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7", "\xe6\x97\xa5\xe6\x9c\xac", "e\xcc\x81", "\x01\x02",
             "..", "/etc/passwd", "what's", "'", "''", "c++"})
        QTest::addRow("%d", number++) << QString::fromUtf8(typed);
    QTest::newRow("lone surrogate") << QString(QChar(0xdc00)) + QStringLiteral("abc") + QChar(0xd800);
    QTest::newRow("null inside") << QString(QStringLiteral("clon") + QChar(0) + QStringLiteral("azepam"));
    QTest::newRow("10,000 letters") << QString(10'000, u'a');
    QTest::newRow("10,000 words") << QStringLiteral("a ").repeated(10'000);
    QTest::newRow("10,000 different") << [] {
        QString text;
        for (int i = 0; i < 2000; ++i)
            text += QString::number(i, 36) + QStringLiteral("ab ");
        return text;
    }();
    QTest::newRow("10,000 quotation marks") << QString(10'000, u'"');
    QTest::newRow("marks alone") << QString(500, QChar(0x301));
}

void SearchTest::takesWhateverIsTyped()
{
    QFETCH(QString, typed);
    const Search search(*m_library, m_notes.get());
    for (const auto spelling : {Search::Spelling::Mend, Search::Spelling::AsTyped}) {
        const auto answer = search.find(typed, 50, spelling);
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QVERIFY(answer->query.size() <= 500);
        for (const SearchHit &hit : answer->hits) {
            for (const TextSpan &mark : hit.snippetMarks)
                QVERIFY(mark.start >= 0 && mark.length > 0 && mark.start + mark.length <= hit.snippet.size());
        }
    }
    QVERIFY(search.problems().empty());
}

void SearchTest::keepsToTheLimitAndGivesEachKindItsShare()
{
    TestPack pack(QStringLiteral("many"));
    pack.group(QStringLiteral("Many"));
    for (int i = 0; i < 60; ++i) {
        const QString number = QString::number(i);
        pack.topic(QStringLiteral("t") + number, QStringLiteral("Pain ") + number)
            .section(QStringLiteral("s"), QStringLiteral("Pain"), paragraph("Pain is a signal."));
    }
    QVERIFY(writeIndexed(pack, path("many")));
    const auto library = Library::open({path("many")});
    auto notes = NoteIndex::openInMemory();
    QVERIFY(notes);
    for (int i = 0; i < 60; ++i)
        QVERIFY((*notes)->put(note("My pain today")));
    const Search search(*library, notes->get());
    for (const int limit : {-5, 0, 1, 2, 7, 40, 200, 10'000}) {
        const auto answer = search.find(QStringLiteral("pain "), limit);
        QVERIFY(answer);
        int count[3] = {0, 0, 0};
        for (const SearchHit &hit : answer->hits)
            ++count[static_cast<int>(hit.kind)];
        QCOMPARE(static_cast<int>(answer->hits.size()), std::min(std::clamp(limit, 1, 200), 180));
        QVERIFY(count[0] >= 1);
        if (limit >= 40)
            QVERIFY(count[0] >= 10 && count[1] >= 10 && count[2] >= 10);
    }
    QCOMPARE(search.find(QStringLiteral("pain 17"), 5)->hits.front().ref.topic, QStringLiteral("t17"));
}

void SearchTest::searchesPacksOfOneLanguageAsOne()
{
    QVERIFY(writeIndexed(other("second", "en", "Given for clonazepam withdrawal."), path("second")));
    const auto library = Library::open({path("second"), path("medicines")});
    const Search search(*library, nullptr);
    const auto answer = search.find(QStringLiteral("clonazepam"), 50);
    QVERIFY(answer);
    QSet<QString> packs;
    for (const SearchHit &hit : answer->hits) {
        packs.insert(hit.ref.pack);
        QVERIFY(library->section(hit.ref) || hit.kind == Kind::Topic);
    }
    QCOMPARE(packs.size(), 2);
    QCOMPARE(search.find(QStringLiteral("ketamin"), 50)->hits.front().ref.pack, QStringLiteral("second"));
}

void SearchTest::searchesPacksOfAnotherLanguageByTheirOwnStems()
{
    QVERIFY(writeIndexed(other("spanish", "es", "Los medicamentos nuevos."), path("spanish")));
    QVERIFY(writeIndexed(other("unstemmed", "vi", "Thuoc moi."), path("unstemmed")));
    const auto library = Library::open({path("medicines"), path("spanish"), path("unstemmed")});
    const Search search(*library, nullptr);
    QCOMPARE(
        search.find(QStringLiteral("medicamento "), 50)->hits.front().ref.pack, QStringLiteral("spanish"));
    QCOMPARE(search.find(QStringLiteral("thuoc "), 50)->hits.front().ref.pack, QStringLiteral("unstemmed"));
    QCOMPARE(search.find(QStringLiteral("medicamentto"), 50)->hits.size(), size_t(0));
}

void SearchTest::searchesTheOthersWhenAPackHasNoSoundIndex_data()
{
    QTest::addColumn<int>("indexes");
    QTest::newRow("missing") << static_cast<int>(Indexes::Missing);
    QTest::newRow("damaged") << static_cast<int>(Indexes::Damaged);
    QTest::newRow("damaged inside") << static_cast<int>(Indexes::DamagedInside);
}

void SearchTest::searchesTheOthersWhenAPackHasNoSoundIndex()
{
    QFETCH(int, indexes);
    QVERIFY(writeIndexed(
        other("spoilt", "en", "Clonazepam here too."), path("spoilt"), static_cast<Indexes>(indexes)));
    const auto library = Library::open({path("spoilt"), path("medicines")});
    QCOMPARE(library->packs().size(), size_t(2));
    const Search search(*library, nullptr);
    for (const auto &typed :
        {QStringLiteral("clonazepam"), QStringLiteral("klonapin"), QStringLiteral("k")}) {
        const auto answer = search.find(typed, 50);
        QVERIFY(answer);
        QVERIFY(!answer->hits.empty());
        QCOMPARE(answer->hits.front().ref.pack, QStringLiteral("medicines"));
    }
    const auto problems = search.problems();
    QCOMPARE(problems.size(), size_t(1));
    QCOMPARE(problems.front().path, path("spoilt"));
    QVERIFY(problems.front().error.message.contains(QStringLiteral("Test pack")));
}

void SearchTest::isAnErrorWhenNoPackCanBeSearched()
{
    for (const auto indexes : {Indexes::Missing, Indexes::Damaged, Indexes::DamagedInside}) {
        QVERIFY(writeIndexed(other("alone", "en", "Text."), path("alone"), indexes));
        const auto library = Library::open({path("alone")});
        const auto answer = Search(*library, m_notes.get()).find(QStringLiteral("ketamine"), 50);
        QVERIFY(!answer);
        QVERIFY(!answer.error().message.isEmpty());
    }
}

void SearchTest::findsOnlyNotesOnAnEmptyShelf()
{
    const auto library = Library::open({});
    const Search search(*library, m_notes.get());
    QCOMPARE(search.find(QStringLiteral("mildred"), 50)->hits.size(), size_t(1));
    QVERIFY(Search(*library, nullptr).find(QStringLiteral("mildred"), 50)->hits.empty());
}

void SearchTest::passesOverSectionsThatThePackDoesNotHave()
{
    // Indexes of one pack behind the tables of another.
    QVERIFY(writeIndexed(medicines(), path("donor")));
    const auto donor = Pack::open(path("donor"));
    QVERIFY(donor);
    std::vector<std::pair<PackPart, QByteArray>> parts;
    QFile file(path("donor"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    for (const auto part : {PackPart::TextIndex, PackPart::NamesIndex}) {
        const Extent extent = *(*donor)->extent(part);
        QVERIFY(file.seek(extent.offset));
        parts.emplace_back(part, file.read(extent.length));
    }
    QVERIFY(other("thief", "en", "Text.").write(path("thief"), parts));
    const auto library = Library::open({path("thief")});
    const auto answer = Search(*library, nullptr).find(QStringLiteral("clonazepam"), 50);
    QVERIFY(answer);
    QVERIFY(answer->hits.empty());
}

void SearchTest::closesTheFilesItOpened()
{
    const QDir descriptors(QStringLiteral("/proc/self/fd"));
    const auto openFiles = [&] {
        return descriptors.entryList(QDir::AllEntries | QDir::System).size();
    };
    QVERIFY(writeIndexed(other("spoilt", "en", "Text."), path("spoilt"), Indexes::Damaged));
    const auto library = Library::open({path("medicines"), path("spoilt")});
    const auto before = openFiles();
    for (int i = 0; i < 5; ++i)
        QVERIFY(Search(*library, nullptr).find(QStringLiteral("clonazepam"), 50));
    QCOMPARE(openFiles(), before);
}

void SearchTest::findsInTheFixturePack()
{
    const auto library = Library::open({QStringLiteral(PRIMER_BINARY_DIR "/tests/fixtures.primer")});
    QCOMPARE(library->packs().size(), size_t(1));
    const Search search(*library, nullptr);
    QVERIFY(search.problems().empty());
    const auto brand = search.find(QStringLiteral("Klonopin"), 20);
    QVERIFY(brand);
    QCOMPARE(brand->hits.front().ref.topic, QStringLiteral("clonazepam"));
    QCOMPARE(brand->hits.front().alsoKnownAs, QStringLiteral("Klonopin"));
    QCOMPARE(search.find(QStringLiteral("clonazapam"), 20)->corrected, QStringLiteral("clonazepam"));
    const auto effects = search.find(QStringLiteral("blue lips"), 20);
    QVERIFY(effects && !effects->hits.empty());
    QCOMPARE(effects->hits.front().ref.toString(), QStringLiteral("fixture:clonazepam/side-effects"));
    QCOMPARE(effects->hits.front().snippetMarks.size(), size_t(2));
}

PRIMER_TEST(SearchTest)
#include "SearchTest.moc"
