// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NoteMerge.h"

#include "notes/NoteStore.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>
#include <tuple>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("NoteMerge", text);
}

bool isBlank(const QString &text)
{
    return text.trimmed().isEmpty();
}

bool hasText(const std::vector<NoteVersion> &versions, const QString &text)
{
    return std::any_of(
        versions.begin(), versions.end(), [&](const NoteVersion &one) { return one.text == text; });
}

/// Whose text is ahead of the other's.
enum class Ahead { Same, Ours, Theirs, Both };

Ahead textAhead(const NoteRecord &ours, const NoteRecord &theirs)
{
    if (ours.note.text == theirs.note.text)
        return Ahead::Same;
    const bool weKnow = hasText(ours.versions, theirs.note.text);
    const bool theyKnow = hasText(theirs.versions, ours.note.text);
    if (weKnow && theyKnow) {
        // It went back and forth: the one that was written last.
        const auto moment = [](const Note &note) {
            return std::tie(note.revision, note.modified);
        };
        return moment(theirs.note) > moment(ours.note) ? Ahead::Theirs : Ahead::Ours;
    }
    if (weKnow || isBlank(theirs.note.text))
        return theyKnow ? Ahead::Theirs : Ahead::Ours;
    if (theyKnow || isBlank(ours.note.text))
        return Ahead::Theirs;
    return Ahead::Both;
}

/// The id of the note that holds their text beside ours: the same for the same text, so that it is made
/// once.
QString besideId(const Note &theirs)
{
    static const QUuid series(QStringLiteral("{b1c6a3d0-6a0e-4c3c-9d53-0f6b7f0f2c77}"));
    const QByteArray sum = QCryptographicHash::hash(theirs.text.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QUuid::createUuidV5(series, theirs.id.toLatin1() + '/' + sum).toString(QUuid::WithoutBraces);
}

void takeState(Note &note, const Note &from)
{
    note.kind = from.kind;
    note.about = from.about;
    note.topicTitle = from.topicTitle;
    note.sectionTitle = from.sectionTitle;
    note.passage = from.passage;
    note.color = from.color;
    note.tags = from.tags;
    note.answered = from.answered;
}

/// The merging of one note that is here with the one that came.
class OneMerge final
{
public:
    OneMerge(const NoteRecord &ours, const NoteRecord &theirs, const QDateTime &now)
        : m_ours(ours)
        , m_theirs(theirs)
        , m_now(now)
        , m_ahead(textAhead(ours, theirs))
        , m_isNewer(theirs.note.modified > ours.note.modified)
        , m_step{false, ours.note, {}}
    { }

    bool isKeptTwice() const { return m_ahead == Ahead::Both; }

    MergeStep step()
    {
        for (const NoteVersion &version : m_theirs.versions)
            unite(version);
        mergeText();
        if (m_isNewer)
            takeState(m_step.note, m_theirs.note);
        mergeTrash();
        if (changesSomething())
            m_step.note.modified = std::max(m_ours.note.modified, m_theirs.note.modified);
        return m_step;
    }

    bool changesSomething() const { return m_step.note != m_ours.note || !m_step.versions.empty(); }

    /// Their text as a note of its own. Out of the trash unless ours is there, too: it is to be seen.
    Note beside() const
    {
        Note note = m_theirs.note;
        note.id = besideId(m_theirs.note);
        note.deleted = m_ours.note.isInTrash() && note.isInTrash() ? m_now : QDateTime();
        return note;
    }

private:
    void unite(const NoteVersion &version)
    {
        const auto isSame = [&](const NoteVersion &one) {
            return one.text == version.text && one.written == version.written;
        };
        if (std::none_of(m_ours.versions.begin(), m_ours.versions.end(), isSame)
            && std::none_of(m_step.versions.begin(), m_step.versions.end(), isSame))
            m_step.versions.push_back(version);
    }

    void keepText(const Note &note)
    {
        if (!isBlank(note.text) && !hasText(m_ours.versions, note.text)
            && !hasText(m_step.versions, note.text))
            m_step.versions.push_back({0, note.revision, note.modified, note.text, m_now});
    }

    void mergeText()
    {
        if (m_ahead == Ahead::Both)
            keepText(m_theirs.note);
        if (m_ahead != Ahead::Theirs)
            return;
        keepText(m_ours.note);
        m_step.note.text = m_theirs.note.text;
        m_step.note.revision = std::max(m_theirs.note.revision, m_ours.note.revision + 1);
    }

    void mergeTrash()
    {
        const bool isHere = !m_ours.note.isInTrash();
        const bool isThere = !m_theirs.note.isInTrash();
        if (isHere == isThere)
            return;
        const bool theyKnowOurs = m_ahead == Ahead::Same || m_ahead == Ahead::Theirs;
        const bool weKnowTheirs = m_ahead == Ahead::Same || m_ahead == Ahead::Ours;
        if (isHere && theyKnowOurs && m_theirs.note.deleted > m_ours.note.modified)
            m_step.note.deleted = m_now;
        if (isThere && (m_isNewer || !weKnowTheirs) && m_ahead != Ahead::Both)
            m_step.note.deleted = {};
    }

    const NoteRecord &m_ours;
    const NoteRecord &m_theirs;
    QDateTime m_now;
    Ahead m_ahead;
    bool m_isNewer;
    MergeStep m_step;
};

void addStep(MergePlan &plan, const MergeStep &step)
{
    plan.report.changed.push_back(step.note);
    plan.steps.push_back(step);
}

void mergeKnown(MergePlan &plan, const QHash<QString, NoteRecord> &ours, const NoteRecord &theirs,
    const QSet<QString> &coming, const QDateTime &now)
{
    OneMerge merge(*ours.constFind(theirs.note.id), theirs, now);
    const MergeStep step = merge.step();
    if (merge.changesSomething())
        addStep(plan, step);
    const Note beside = merge.isKeptTwice() ? merge.beside() : Note();
    if (merge.isKeptTwice() && !ours.contains(beside.id) && !coming.contains(beside.id)) {
        addStep(plan, {true, beside, {}});
        plan.report.beside.push_back(beside);
        ++plan.report.keptTwice;
    } else if (merge.changesSomething()) {
        ++plan.report.updated;
    } else {
        ++plan.report.unchanged;
    }
}

} // namespace

MergePlan planMerge(
    const QHash<QString, NoteRecord> &ours, const std::vector<NoteRecord> &theirs, const QDateTime &now)
{
    QSet<QString> coming;
    for (const NoteRecord &record : theirs)
        coming.insert(record.note.id);
    MergePlan plan;
    for (const NoteRecord &record : theirs) {
        if (ours.contains(record.note.id)) {
            mergeKnown(plan, ours, record, coming, now);
        } else {
            addStep(plan, {true, record.note, record.versions});
            ++plan.report.added;
        }
    }
    return plan;
}

// NoteStore -----------------------------------------------------------------------------------------------

Result<std::vector<NoteRecord>> NoteStore::records(const QStringList &ids) const
{
    // One moment for notes and earlier texts, though another window may write between.
    if (const auto begun = m_connection->execute(QStringLiteral("BEGIN")); !begun)
        return tl::unexpected<Error>(named(begun.error()));
    auto records = readRecords();
    const auto ended = m_connection->execute(QStringLiteral("COMMIT"));
    if (!records)
        return tl::unexpected<Error>(named(records.error()));
    if (!ended)
        return tl::unexpected<Error>(named(ended.error()));
    if (!ids.isEmpty()) {
        const QSet<QString> wanted(ids.begin(), ids.end());
        std::erase_if(*records, [&](const NoteRecord &record) { return !wanted.contains(record.note.id); });
    }
    return records;
}

Result<std::vector<NoteRecord>> NoteStore::readRecords() const
{
    auto notes = everything();
    if (!notes)
        return failure(notes);
    auto versions = NoteHistory(*m_connection).all();
    if (!versions)
        return failure(versions);
    std::vector<NoteRecord> records;
    records.reserve(notes->size());
    for (Note &note : *notes) {
        const QString id = note.id;
        records.push_back({std::move(note), versions->take(id)});
    }
    return records;
}

Result<MergePlan> NoteStore::planMergeOf(const std::vector<NoteRecord> &theirs) const
{
    const auto present = readRecords();
    if (!present)
        return failure(present);
    QHash<QString, NoteRecord> ours;
    for (const NoteRecord &record : *present)
        ours.insert(record.note.id, record);
    return planMerge(ours, theirs, noteTime());
}

Result<void> NoteStore::carryOut(const MergePlan &plan, const std::atomic<bool> &isCancelled)
{
    const NoteHistory history(*m_connection);
    for (const MergeStep &step : plan.steps) {
        if (isCancelled)
            return failure(Trouble::BadInput, tr("The import was stopped. Your notes are as they were."));
        if (auto done = step.isNew ? insert(step.note) : update(step.note); !done)
            return done;
        for (const NoteVersion &version : step.versions) {
            if (auto done = history.add(step.note.id, version, version.kept); !done)
                return done;
        }
    }
    return {};
}

Result<MergeReport> NoteStore::merge(
    const std::vector<NoteRecord> &theirs, const std::atomic<bool> &isCancelled)
{
    const auto first = planMergeOf(theirs);
    if (!first)
        return tl::unexpected<Error>(named(first.error()));
    if (!first->report.hasChanges())
        return first->report;
    std::optional<SoundBackup> backup;
    const auto count = countNotes(*m_connection);
    if (!count)
        return tl::unexpected<Error>(named(count.error()));
    if (!m_path.isEmpty() && count->all > 0) {
        const auto made = Backup(QFileInfo(m_path).absolutePath())
                              .makeNow(*m_connection, noteTime(), BackupOccasion::Asked);
        if (!made)
            return failure(made);
        backup = *made;
    }
    return change([&]() -> Result<MergeReport> {
        // Again: another window may have written since.
        auto plan = planMergeOf(theirs);
        if (!plan)
            return failure(plan);
        if (auto applied = carryOut(*plan, isCancelled); !applied)
            return failure(applied);
        plan->report.backup = backup;
        return plan->report;
    });
}

} // namespace primer
