// SPDX-License-Identifier: GPL-3.0-or-later
// note-writer: writes and edits notes and says which are safe. See usage().
#include "notes/NoteStore.h"
#include "WrittenText.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QThread>

#include <cstdio>

using namespace primer;
using primer::tests::Token;

namespace {

constexpr int kRefused = 1;
constexpr int kWrongUsage = 2;
constexpr int kBusyWaitMs = 20;
constexpr int kBusyTries = 1500; // half a minute
constexpr int kManyNotes = 400; // from here on old notes are edited rather than new ones added

int complain(const QString &sentence, int status)
{
    std::fprintf(stderr, "note-writer: %s\n", qPrintable(sentence));
    return status;
}

/// Calls until the store is not busy, for half a minute at most.
template <typename Call>
auto whenFree(Call call) -> decltype(call())
{
    auto outcome = call();
    for (int i = 0; i < kBusyTries && !outcome && outcome.error().trouble == Trouble::Busy; ++i) {
        QThread::msleep(kBusyWaitMs);
        outcome = call();
    }
    return outcome;
}

/// Changes notes at random: the same changes for the same seed in the same store.
class Writer final
{
public:
    Writer(std::unique_ptr<NoteStore> store, quint64 seed)
        : m_store(std::move(store))
        , m_seed(seed)
    { }

    /// Goes on from what is stored. Notes that others wrote are left alone.
    Result<void> load()
    {
        const auto stored = whenFree([this] { return m_store->everything(); });
        if (!stored)
            return failure(stored);
        quint64 changes = 0;
        for (Note note : *stored) {
            ++m_number;
            changes += static_cast<quint64>(note.revision);
            if (!tests::faultIn(note).isEmpty())
                continue;
            note.text.clear();
            m_notes.push_back(note);
        }
        m_random.seed(static_cast<quint32>(m_seed ^ (m_seed >> 32) ^ (changes << 8)));
        return {};
    }

    /// Makes one change; the token of the note, nothing if the change came to nothing.
    Result<std::optional<Token>> change()
    {
        const int choice = m_random.bounded(100);
        if (m_notes.empty() || choice < (m_notes.size() < kManyNotes ? 35 : 5))
            return add();
        Note &note = m_notes[static_cast<size_t>(m_random.bounded(static_cast<int>(m_notes.size())))];
        if (choice < 65)
            return edit(note);
        if (choice < 72)
            return throughStore(note, [&, tags = someTags()] { return m_store->setTags(note.id, tags); });
        if (choice < 75) {
            const auto color = static_cast<MarkColor>(m_random.bounded(5));
            return throughStore(note, [&] { return m_store->setColor(note.id, color); });
        }
        if (note.isInTrash())
            return throughStore(note, [&] { return m_store->restore(note.id); });
        if (note.kind == NoteKind::Question && choice < 90) {
            const QDate day = note.answered.isValid() ? QDate() : noteTime().date();
            return throughStore(note, [&] { return m_store->setAnswered(note.id, day); });
        }
        return throughStore(note, [&] { return m_store->moveToTrash(note.id); });
    }

private:
    Result<std::optional<Token>> add()
    {
        Note note;
        note.id = tests::writtenId(m_seed, m_number++);
        note.created = noteTime();
        if (m_random.bounded(3) == 0)
            note.kind = NoteKind::Question;
        if (m_random.bounded(4) != 0) {
            note.about = {QStringLiteral("library"), QStringLiteral("clonazepam"), {}};
            note.topicTitle = QStringLiteral("Clonazepam");
            if (m_random.bounded(4) != 0) {
                note.about.section = QStringLiteral("side-effects");
                note.sectionTitle = QStringLiteral("Side effects");
                addPassage(note);
            }
        }
        note.text = tests::writtenText(note, 1, m_seed);
        auto added = whenFree([&] { return m_store->add(note); });
        if (!added)
            return failure(added);
        added->text.clear();
        m_notes.push_back(*added);
        return Token{added->id, added->revision};
    }

    void addPassage(Note &note)
    {
        const int choice = m_random.bounded(3);
        if (choice == 0)
            return;
        note.passage = tests::writtenPassage(note.id);
        if (choice == 1)
            note.kind = NoteKind::Highlight;
    }

    QStringList someTags()
    {
        QStringList tags;
        for (int i = m_random.bounded(4); i > 0; --i)
            tags.append(QStringLiteral("tag %1").arg(m_random.bounded(20)));
        return tags;
    }

    Result<std::optional<Token>> edit(Note &note)
    {
        Note changed = note;
        changed.text = tests::writtenText(note, note.revision + 1, m_seed);
        const auto saved = whenFree([&] { return m_store->save(changed, note.revision); });
        if (!saved)
            return failure(saved);
        const bool keptBoth = saved->other.has_value();
        note = keptBoth ? *saved->other : saved->saved;
        note.text.clear();
        return keptBoth ? std::optional<Token>() : Token{note.id, note.revision};
    }

    /// A change of the note's state, which leaves its revision as it is.
    template <typename Change>
    Result<std::optional<Token>> throughStore(Note &note, Change change)
    {
        if (const auto before = whenFree(change); !before)
            return failure(before);
        const auto after = whenFree([&] { return m_store->note(note.id); });
        if (!after)
            return failure(after);
        note = *after;
        note.text.clear();
        return Token{note.id, note.revision};
    }

    std::unique_ptr<NoteStore> m_store;
    quint64 m_seed = 0;
    qint64 m_number = 0;
    QRandomGenerator m_random;
    std::vector<Note> m_notes; ///< without their texts
};

bool acknowledge(const Token &token)
{
    return std::printf("ACK %s\n", qPrintable(token.toString())) > 0 && std::fflush(stdout) == 0;
}

int write(const QString &folder, int changes, quint64 seed)
{
    auto store = whenFree([&] { return NoteStore::open(folder); });
    if (!store)
        return complain(store.error().message, kRefused);
    Writer writer(std::move(*store), seed);
    if (const auto loaded = writer.load(); !loaded)
        return complain(loaded.error().message, kRefused);
    for (int done = 0; done < changes;) {
        const auto token = writer.change();
        if (!token)
            return complain(token.error().message, kRefused);
        if (!*token)
            continue;
        if (!acknowledge(**token))
            return complain(QStringLiteral("Nobody reads what was acknowledged."), kRefused);
        ++done;
    }
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    // One line alone goes to the standard error.
    QLoggingCategory::setFilterRules(QStringLiteral("*.debug=false\n*.info=false\n*.warning=false"));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Writes and edits notes in the folder DIR until N changes are on the disk, and prints\n"
        "\"ACK <id>@<revision>\" for each of them once it is. Goes on with what is there."));
    parser.addHelpOption();
    const QCommandLineOption seedOption(QStringLiteral("seed"),
        QStringLiteral("The same number gives the same changes in the same store."), QStringLiteral("S"));
    parser.addOption(seedOption);
    parser.addPositionalArgument(QStringLiteral("DIR"), QStringLiteral("folder of the notes"));
    parser.addPositionalArgument(QStringLiteral("N"), QStringLiteral("number of changes"));
    parser.process(application);

    const QStringList arguments = parser.positionalArguments();
    bool isNumber = false;
    const int changes = arguments.value(1).toInt(&isNumber);
    if (arguments.size() != 2 || !isNumber || changes < 0)
        return complain(QStringLiteral("Call it with a folder and a number of changes."), kWrongUsage);
    quint64 seed = QRandomGenerator::system()->generate64();
    if (parser.isSet(seedOption)) {
        seed = parser.value(seedOption).toULongLong(&isNumber);
        if (!isNumber)
            return complain(QStringLiteral("The seed must be a number."), kWrongUsage);
    }
    return write(arguments.constFirst(), changes, seed);
}
