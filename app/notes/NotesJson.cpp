// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NotesJson.h"

#include "notes/NoteRow.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <tuple>

namespace primer {

namespace {

QString motivationOf(NoteKind kind)
{
    switch (kind) {
    case NoteKind::Question:
        return QStringLiteral("questioning");
    case NoteKind::Highlight:
        return QStringLiteral("highlighting");
    case NoteKind::Note:
        break;
    }
    return QStringLiteral("commenting");
}

QJsonArray bodyOf(const Note &note)
{
    const QString type = QStringLiteral("TextualBody");
    QJsonArray body;
    if (!note.text.isEmpty()) {
        body.append(QJsonObject{{QStringLiteral("type"), type},
            {QStringLiteral("format"), QStringLiteral("text/plain")}, {QStringLiteral("value"), note.text}});
    }
    for (const QString &tag : cleanTags(note.tags)) {
        body.append(QJsonObject{{QStringLiteral("type"), type},
            {QStringLiteral("purpose"), QStringLiteral("tagging")}, {QStringLiteral("value"), tag}});
    }
    return body;
}

QJsonArray selectorsOf(const Passage &passage)
{
    return {QJsonObject{{QStringLiteral("type"), QStringLiteral("TextQuoteSelector")},
                {QStringLiteral("exact"), passage.exact}, {QStringLiteral("prefix"), passage.prefix},
                {QStringLiteral("suffix"), passage.suffix}},
        QJsonObject{{QStringLiteral("type"), QStringLiteral("TextPositionSelector")},
            {QStringLiteral("start"), passage.start}, {QStringLiteral("end"), passage.end()}}};
}

QJsonValue targetOf(const Note &note)
{
    if (note.about.isEmpty())
        return QStringLiteral("urn:patient-primer:notes");
    QString source = u"urn:patient-primer:text:" + note.about.pack + u':' + note.about.topic;
    if (!note.about.section.isEmpty())
        source += u'/' + note.about.section;
    QJsonObject target{{QStringLiteral("type"), QStringLiteral("SpecificResource")},
        {QStringLiteral("source"), source}, {QStringLiteral("primer:topicTitle"), note.topicTitle},
        {QStringLiteral("primer:sectionTitle"), note.sectionTitle}};
    if (note.passage) {
        target.insert(QStringLiteral("selector"), selectorsOf(*note.passage));
        target.insert(QStringLiteral("primer:digest"), note.passage->digest);
    }
    return target;
}

QJsonArray versionsOf(std::vector<NoteVersion> versions)
{
    std::sort(versions.begin(), versions.end(), [](const NoteVersion &a, const NoteVersion &b) {
        return std::tie(a.kept, a.written, a.revision, a.text)
            < std::tie(b.kept, b.written, b.revision, b.text);
    });
    QJsonArray list;
    for (const NoteVersion &version : versions) {
        list.append(QJsonObject{{QStringLiteral("primer:revision"), version.revision},
            {QStringLiteral("primer:written"), storedTime(version.written)},
            {QStringLiteral("primer:kept"), storedTime(version.kept)},
            {QStringLiteral("primer:text"), version.text}});
    }
    return list;
}

QJsonObject annotationOf(const NoteRecord &record)
{
    const Note &note = record.note;
    QJsonObject annotation{{QStringLiteral("id"), QString(u"urn:uuid:" + note.id)},
        {QStringLiteral("type"), QStringLiteral("Annotation")},
        {QStringLiteral("motivation"), motivationOf(note.kind)},
        {QStringLiteral("created"), storedTime(note.created)},
        {QStringLiteral("modified"), storedTime(note.modified)}, {QStringLiteral("target"), targetOf(note)},
        {QStringLiteral("primer:color"), markColorWord(note.color)},
        {QStringLiteral("primer:revision"), note.revision}};
    if (const QJsonArray body = bodyOf(note); !body.isEmpty())
        annotation.insert(QStringLiteral("body"), body);
    if (note.answered.isValid())
        annotation.insert(QStringLiteral("primer:answered"), note.answered.toString(Qt::ISODate));
    if (note.isInTrash())
        annotation.insert(QStringLiteral("primer:deleted"), storedTime(note.deleted));
    if (!record.versions.empty())
        annotation.insert(QStringLiteral("primer:versions"), versionsOf(record.versions));
    return annotation;
}

} // namespace

QByteArray notesToJson(const std::vector<NoteRecord> &records)
{
    std::vector<const NoteRecord *> sorted;
    sorted.reserve(records.size());
    for (const NoteRecord &record : records)
        sorted.push_back(&record);
    std::sort(sorted.begin(), sorted.end(), [](const NoteRecord *a, const NoteRecord *b) {
        return std::tie(a->note.created, a->note.id) < std::tie(b->note.created, b->note.id);
    });
    QJsonArray items;
    for (const NoteRecord *record : sorted)
        items.append(annotationOf(*record));
    const QJsonArray context{QStringLiteral("http://www.w3.org/ns/anno.jsonld"),
        QJsonObject{{QStringLiteral("primer"), QStringLiteral("urn:patient-primer:")},
            {QStringLiteral("version"), QStringLiteral("primer:version")}}};
    const QJsonObject page{{QStringLiteral("id"), QStringLiteral("urn:patient-primer:notes:page:1")},
        {QStringLiteral("type"), QStringLiteral("AnnotationPage")}, {QStringLiteral("startIndex"), 0},
        {QStringLiteral("items"), items}};
    const QJsonObject root{{QStringLiteral("@context"), context},
        {QStringLiteral("id"), QStringLiteral("urn:patient-primer:notes")},
        {QStringLiteral("type"), QStringLiteral("AnnotationCollection")},
        {QStringLiteral("format"), QStringLiteral("patient-primer-notes")},
        {QStringLiteral("version"), kNotesFormatVersion}, {QStringLiteral("total"), items.size()},
        {QStringLiteral("first"), page}};
    // A sign of byte order at the beginning of a text would be left out when it is read.
    return QJsonDocument(root).toJson(QJsonDocument::Indented).replace("\xef\xbb\xbf", "\\ufeff");
}

} // namespace primer
