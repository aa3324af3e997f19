// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NotesJsonReader.h"

#include "notes/NotesJson.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QUuid>

#include <algorithm>
#include <limits>

namespace primer {

namespace {

constexpr int kDeepest = 32;
constexpr qint64 kMostValues = 16'000'000; // what they take in memory is bounded by it
constexpr qsizetype kLongestTitle = 2000; // UTF-16 units, as those below
constexpr qsizetype kLongestContext = 1000;
constexpr qsizetype kLongestDigest = 128;
constexpr qsizetype kMostTags = 1000;
constexpr qsizetype kMostVersions = 100'000;
constexpr qint64 kHighestRevision = 1LL << 53; // whole numbers of JSON

QString tr(const char *text)
{
    return QCoreApplication::translate("NotesJsonReader", text);
}

tl::unexpected<Error> refused(const QString &sentence, const QString &detail = {})
{
    return failure(Trouble::BadInput, sentence, detail);
}

/// How deep lists and objects stand in each other, and how many values there are at most, without reading
/// them.
struct Measure
{
    int depth = 0;
    qint64 values = 0;
};

Measure measureOf(const QByteArray &json)
{
    Measure measure;
    int depth = 0;
    bool isInString = false;
    for (auto at = json.begin(); at != json.end(); ++at) {
        if (isInString) {
            if (*at == '\\' && at + 1 != json.end())
                ++at;
            else if (*at == '"')
                isInString = false;
            continue;
        }
        switch (*at) {
        case '"':
            isInString = true;
            break;
        case '[':
        case '{':
            measure.depth = std::max(measure.depth, ++depth);
            ++measure.values;
            break;
        case ']':
        case '}':
            --depth;
            break;
        case ',':
        case ':':
            ++measure.values;
            break;
        default:
            break;
        }
    }
    return measure;
}

bool breaksOff(const QJsonParseError &error, const QByteArray &json)
{
    switch (error.error) {
    case QJsonParseError::UnterminatedObject:
    case QJsonParseError::UnterminatedArray:
    case QJsonParseError::UnterminatedString:
        return true;
    default:
        return error.offset >= json.trimmed().size();
    }
}

bool isTooLong(const QString &text, qsizetype bytes)
{
    return text.size() * 3 > bytes && text.toUtf8().size() > bytes;
}

/// Without what is no letter of any text, and which SQLite would change: halves of surrogate pairs, U+FFFE
/// and U+FFFF.
QString soundText(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            ++i;
        else if (c.isSurrogate() || c.unicode() >= 0xfffe)
            text[i] = QChar(QChar::ReplacementCharacter);
    }
    return text;
}

/// One object of the file, read field by field. The first that is not as it should be is remembered, and
/// what is read after that does not count.
class Fields final
{
public:
    Fields(const QJsonObject &object, QString &wrong)
        : m_object(object)
        , m_wrong(wrong)
    { }

    bool has(const QString &name) const { return m_object.contains(name); }
    bool isNull(const QString &name) const { return m_object.value(name).isNull(); }
    QJsonValue value(const QString &name) const { return m_object.value(name); }

    void insist(bool holds, const QString &name)
    {
        if (!holds && m_wrong.isEmpty())
            m_wrong = name;
    }

    QString text(const QString &name, qsizetype most = kLongestTitle)
    {
        const QJsonValue found = m_object.value(name);
        const QString text = found.toString();
        insist(found.isString() && text.size() <= most, name);
        return soundText(text);
    }

    QString longText(const QString &name, qsizetype mostBytes)
    {
        QString found = text(name, mostBytes);
        insist(!isTooLong(found, mostBytes), name);
        return found;
    }

    qint64 number(const QString &name, qint64 least, qint64 most)
    {
        const QJsonValue found = m_object.value(name);
        const qint64 number = found.toInteger(least - 1);
        insist(found.isDouble() && number >= least && number <= most, name);
        return number;
    }

    QDateTime time(const QString &name)
    {
        const QString found = text(name);
        const QDateTime time = QDateTime::fromString(found, Qt::ISODateWithMs).toUTC();
        insist(
            found.endsWith(u'Z') && time.isValid() && time.date().year() >= 1 && time.date().year() <= 9999,
            name);
        return time;
    }

    QDate day(const QString &name)
    {
        const QString found = text(name);
        const QDate day = QDate::fromString(found, Qt::ISODate);
        insist(day.isValid() && day.toString(Qt::ISODate) == found, name);
        return day;
    }

    QString id(const QString &name, const QString &prefix)
    {
        const QString found = text(name);
        QString id = found.mid(prefix.size());
        const QUuid uuid = QUuid::fromString(id);
        insist(found.startsWith(prefix) && !uuid.isNull() && uuid.toString(QUuid::WithoutBraces) == id, name);
        return id;
    }

    Fields object(const QString &name)
    {
        insist(m_object.value(name).isObject(), name);
        return Fields(m_object.value(name).toObject(), m_wrong);
    }

    QJsonArray list(const QString &name, qsizetype most)
    {
        const QJsonValue found = m_object.value(name);
        insist(found.isArray() && found.toArray().size() <= most, name);
        return found.toArray();
    }

private:
    QJsonObject m_object;
    QString &m_wrong;
};

SectionRef placeOf(Fields &fields, const SectionRef &ref, const QString &name)
{
    const bool isGood = ref.isEmpty() ? ref.pack.isEmpty() && ref.section.isEmpty()
                                      : isSlug(ref.topic) && (ref.pack.isEmpty() || isSlug(ref.pack))
            && (ref.section.isEmpty() || isSlug(ref.section));
    fields.insist(isGood, name);
    return ref;
}

// Version 1 -----------------------------------------------------------------------------------------------

NoteRecord readFirstVersion(const QJsonObject &object, QString &wrong)
{
    Fields fields(object, wrong);
    const auto name = [](const char *word) {
        return QString::fromLatin1(word);
    };
    Note note;
    note.id = fields.id(name("id"), {});
    const auto kind = noteKindFromWord(fields.text(name("kind")));
    fields.insist(kind && *kind != NoteKind::Highlight, name("kind"));
    note.kind = kind.value_or(NoteKind::Note);
    const SectionRef ref{fields.text(name("pack")), fields.text(name("topic")), fields.text(name("section"))};
    note.about = placeOf(fields, ref, name("topic"));
    note.topicTitle = fields.text(name("topicTitle"));
    note.sectionTitle = fields.text(name("sectionTitle"));
    note.text = fields.longText(name("text"), kLongestNoteText);
    if (!fields.isNull(name("answered")))
        note.answered = fields.day(name("answered"));
    fields.insist(note.kind == NoteKind::Question || !note.answered.isValid(), name("answered"));
    note.created = fields.time(name("created"));
    note.modified = fields.time(name("modified"));
    note.revision = fields.number(name("revision"), 1, kHighestRevision);
    if (!fields.isNull(name("deleted")))
        note.deleted = fields.time(name("deleted"));
    return {note, {}};
}

// Version 2 -----------------------------------------------------------------------------------------------

std::optional<NoteKind> kindFromMotivation(const QString &motivation)
{
    if (motivation == u"commenting")
        return NoteKind::Note;
    if (motivation == u"questioning")
        return NoteKind::Question;
    if (motivation == u"highlighting")
        return NoteKind::Highlight;
    return std::nullopt;
}

void readBody(Fields &fields, Note &note, QString &wrong)
{
    const QString name = QStringLiteral("body");
    if (!fields.has(name))
        return;
    QStringList tags;
    bool hasText = false;
    const QJsonArray bodies = fields.list(name, kMostTags + 1);
    for (const QJsonValue entry : bodies) {
        fields.insist(entry.isObject(), name);
        Fields body(entry.toObject(), wrong);
        body.insist(body.text(QStringLiteral("type")) == u"TextualBody", name);
        const QString value = body.longText(QStringLiteral("value"), kLongestNoteText);
        const bool isTag = body.value(QStringLiteral("purpose")).toString() == u"tagging";
        fields.insist(isTag || !hasText, name);
        if (isTag) {
            tags.append(value);
        } else {
            note.text = value;
            hasText = true;
        }
    }
    note.tags = cleanTags(tags);
}

Passage readPassage(Fields &target)
{
    const QString name = QStringLiteral("selector");
    QString wrong;
    Passage passage;
    bool hasQuote = false;
    bool hasPosition = false;
    const QJsonArray selectors = target.list(name, 16);
    for (const QJsonValue entry : selectors) {
        Fields selector(entry.toObject(), wrong);
        const QString type = selector.text(QStringLiteral("type"));
        if (type == u"TextQuoteSelector") {
            passage.exact = selector.longText(QStringLiteral("exact"), kLongestQuote);
            passage.prefix = selector.text(QStringLiteral("prefix"), kLongestContext);
            passage.suffix = selector.text(QStringLiteral("suffix"), kLongestContext);
            hasQuote = !passage.exact.isEmpty();
        } else if (type == u"TextPositionSelector") {
            constexpr qint64 most = std::numeric_limits<int>::max() - kLongestQuote;
            passage.start = static_cast<int>(selector.number(QStringLiteral("start"), 0, most));
            hasPosition = true;
        }
    }
    target.insist(hasQuote && hasPosition && wrong.isEmpty(), name);
    passage.digest = target.text(QStringLiteral("primer:digest"), kLongestDigest);
    return passage;
}

void readTarget(Fields &fields, Note &note)
{
    const QString name = QStringLiteral("target");
    if (fields.value(name).isString()) {
        fields.insist(fields.value(name).toString() == u"urn:patient-primer:notes", name);
        return;
    }
    Fields target = fields.object(name);
    const QString prefix = QStringLiteral("urn:patient-primer:text:");
    const QString source = target.text(QStringLiteral("source"));
    target.insist(source.startsWith(prefix), QStringLiteral("source"));
    const QString path = source.mid(prefix.size());
    const qsizetype colon = path.indexOf(u':');
    const qsizetype slash = path.indexOf(u'/');
    target.insist(colon >= 0 && (slash < 0 || slash > colon), QStringLiteral("source"));
    const QString topic = path.mid(colon + 1, slash < 0 ? -1 : slash - colon - 1);
    const QString section = slash < 0 ? QString() : path.mid(slash + 1);
    target.insist(!topic.isEmpty() && (slash < 0 || !section.isEmpty()), QStringLiteral("source"));
    note.about = placeOf(target, {path.left(colon), topic, section}, QStringLiteral("source"));
    note.topicTitle = target.text(QStringLiteral("primer:topicTitle"));
    note.sectionTitle = target.text(QStringLiteral("primer:sectionTitle"));
    if (target.has(QStringLiteral("selector")))
        note.passage = readPassage(target);
    target.insist(!note.passage || !section.isEmpty(), QStringLiteral("selector"));
}

std::vector<NoteVersion> readVersions(Fields &fields, QString &wrong)
{
    const QString name = QStringLiteral("primer:versions");
    std::vector<NoteVersion> versions;
    if (!fields.has(name))
        return versions;
    const QJsonArray list = fields.list(name, kMostVersions);
    for (const QJsonValue entry : list) {
        fields.insist(entry.isObject(), name);
        Fields version(entry.toObject(), wrong);
        versions.push_back({0, version.number(QStringLiteral("primer:revision"), 1, kHighestRevision),
            version.time(QStringLiteral("primer:written")),
            version.longText(QStringLiteral("primer:text"), kLongestNoteText),
            version.time(QStringLiteral("primer:kept"))});
    }
    return versions;
}

NoteRecord readAnnotation(const QJsonObject &object, QString &wrong)
{
    Fields fields(object, wrong);
    Note note;
    note.id = fields.id(QStringLiteral("id"), QStringLiteral("urn:uuid:"));
    fields.insist(fields.text(QStringLiteral("type")) == u"Annotation", QStringLiteral("type"));
    const auto kind = kindFromMotivation(fields.text(QStringLiteral("motivation")));
    fields.insist(kind.has_value(), QStringLiteral("motivation"));
    note.kind = kind.value_or(NoteKind::Note);
    readBody(fields, note, wrong);
    readTarget(fields, note);
    fields.insist(note.kind != NoteKind::Highlight || note.passage, QStringLiteral("selector"));
    const auto color = markColorFromWord(fields.text(QStringLiteral("primer:color")));
    fields.insist(color.has_value(), QStringLiteral("primer:color"));
    note.color = color.value_or(MarkColor::Yellow);
    if (fields.has(QStringLiteral("primer:answered")))
        note.answered = fields.day(QStringLiteral("primer:answered"));
    fields.insist(
        note.kind == NoteKind::Question || !note.answered.isValid(), QStringLiteral("primer:answered"));
    note.created = fields.time(QStringLiteral("created"));
    note.modified = fields.time(QStringLiteral("modified"));
    note.revision = fields.number(QStringLiteral("primer:revision"), 1, kHighestRevision);
    if (fields.has(QStringLiteral("primer:deleted")))
        note.deleted = fields.time(QStringLiteral("primer:deleted"));
    return {note, readVersions(fields, wrong)};
}

// The file ------------------------------------------------------------------------------------------------

Result<QJsonObject> parse(const QByteArray &json, const QString &file)
{
    if (json.trimmed().isEmpty())
        return refused(tr("%1 is empty: choose a file that was exported from Patient Primer.").arg(file));
    const Measure measure = measureOf(json);
    if (measure.depth > kDeepest || measure.values > kMostValues)
        return refused(
            tr("%1 holds no notes of Patient Primer: choose a file that was exported from it.").arg(file));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (document.isObject())
        return document.object();
    if (error.error == QJsonParseError::NoError)
        return refused(
            tr("%1 holds no notes of Patient Primer: choose a file that was exported from it.").arg(file));
    if (breaksOff(error, json))
        return refused(
            tr("%1 is not whole, its end is missing: choose another copy of it, or export the notes again.")
                .arg(file),
            error.errorString());
    return refused(tr("%1 is damaged at character %2, or no JSON file: choose another copy of it, or export "
                      "the notes again.")
                       .arg(file)
                       .arg(error.offset),
        error.errorString());
}

/// The notes of the file, not looked into yet.
Result<QJsonArray> entriesOf(const QJsonObject &root, const QString &file)
{
    const QJsonValue version = root.value(QStringLiteral("version"));
    const qint64 number = version.toInteger(0);
    if (root.value(QStringLiteral("format")).toString() != u"patient-primer-notes" || !version.isDouble()
        || number < 1)
        return refused(
            tr("%1 holds no notes of Patient Primer: choose a file that was exported from it.").arg(file));
    if (number > kNotesFormatVersion)
        return failure(Trouble::Newer,
            tr("%1 was made by a newer Patient Primer: install that version to read it.").arg(file));
    const QJsonObject holder = number == 1 ? root : root.value(QStringLiteral("first")).toObject();
    const QString name = number == 1 ? QStringLiteral("notes") : QStringLiteral("items");
    if (!holder.value(name).isArray())
        return refused(
            tr("%1 is damaged, \"%2\" is missing from it: choose another copy of it, or export the "
               "notes again.")
                .arg(file, name));
    const QJsonArray entries = holder.value(name).toArray();
    if (entries.size() > kMostImportedNotes)
        return refused(tr("%1 holds more than %2 notes, too many to be read at once: export fewer at a time.")
                           .arg(file)
                           .arg(kMostImportedNotes));
    if (number > 1 && root.value(QStringLiteral("total")).toInteger(-1) != entries.size())
        return refused(
            tr("%1 is damaged, \"total\" is not the number of its notes: choose another copy of it, "
               "or export the notes again.")
                .arg(file));
    return entries;
}

} // namespace

Result<std::vector<NoteRecord>> notesFromJson(const QByteArray &json, const QString &file)
{
    const auto root = parse(json, file);
    if (!root)
        return failure(root);
    const auto entries = entriesOf(*root, file);
    if (!entries)
        return failure(entries);
    const bool isFirst = root->value(QStringLiteral("version")).toInteger() == 1;
    std::vector<NoteRecord> records;
    records.reserve(static_cast<size_t>(entries->size()));
    QSet<QString> ids;
    for (const QJsonValue entry : *entries) {
        QString wrong;
        NoteRecord record
            = isFirst ? readFirstVersion(entry.toObject(), wrong) : readAnnotation(entry.toObject(), wrong);
        if (wrong.isEmpty() && ids.contains(record.note.id))
            wrong = QStringLiteral("id");
        if (!wrong.isEmpty())
            return refused(
                tr("%1 is damaged, in note %2 \"%3\" is missing or wrong: choose another copy of it, "
                   "or export the notes again.")
                    .arg(file)
                    .arg(records.size() + 1)
                    .arg(wrong));
        ids.insert(record.note.id);
        records.push_back(std::move(record));
    }
    return records;
}

Result<std::vector<NoteRecord>> readNotesFile(const QString &path)
{
    const QString name = QDir::toNativeSeparators(path);
    const QFileInfo info(path);
    if (!info.exists())
        return refused(tr("%1 is not there: check the name, or choose another file.").arg(name));
    if (!info.isFile())
        return refused(tr("%1 is no file: choose a file that was exported from Patient Primer.").arg(name));
    if (info.size() > kLargestNotesFile)
        return refused(
            tr("%1 is too large to be a file of notes: choose a file that was exported from Patient Primer.")
                .arg(name));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refused(tr("%1 cannot be opened: check that you may read it.").arg(name), file.errorString());
    const QByteArray json = file.read(kLargestNotesFile);
    if (file.error() != QFileDevice::NoError || !file.atEnd())
        return refused(tr("%1 cannot be read to its end: check the disk or stick that it is on.").arg(name),
            file.errorString());
    return notesFromJson(json, name);
}

} // namespace primer
