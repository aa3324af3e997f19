// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/Exchange.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Exchange", text);
}

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

QJsonObject noteToJson(const Note &note)
{
    return {{QStringLiteral("id"), note.id}, {QStringLiteral("kind"), noteKindWord(note.kind)},
        {QStringLiteral("pack"), note.about.pack}, {QStringLiteral("topic"), note.about.topic},
        {QStringLiteral("section"), note.about.section}, {QStringLiteral("topicTitle"), note.topicTitle},
        {QStringLiteral("sectionTitle"), note.sectionTitle}, {QStringLiteral("text"), note.text},
        {QStringLiteral("answered"),
            note.answered.isValid() ? QJsonValue(note.answered.toString(Qt::ISODate)) : QJsonValue()},
        {QStringLiteral("created"), timeOrNull(note.created)},
        {QStringLiteral("modified"), timeOrNull(note.modified)}, {QStringLiteral("revision"), note.revision},
        {QStringLiteral("deleted"), timeOrNull(note.deleted)}};
}

} // namespace

QByteArray notesToJson(const std::vector<Note> &notes, const QDateTime &exported)
{
    QJsonArray list;
    for (const Note &note : notes)
        list.append(noteToJson(note));
    const QJsonObject root{{QStringLiteral("format"), QStringLiteral("patient-primer-notes")},
        {QStringLiteral("version"), 1}, {QStringLiteral("exported"), timeOrNull(exported)},
        {QStringLiteral("notes"), list}};
    return QJsonDocument(root).toJson(QJsonDocument::Indented);
}

Result<void> exportNotes(const QString &path, const std::vector<Note> &notes, const QDateTime &exported)
{
    const QByteArray json = notesToJson(notes, exported);
    QSaveFile file(path);
    // commit() alone reports success on a full disk: flush() is what notices.
    const bool written = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(json) == json.size()
        && file.flush() && file.commit();
    if (written)
        return {};
    return failure(Trouble::Other,
        tr("The notes could not be written to %1. Check that there is room on the disk and that you may "
           "write "
           "there, or choose another place.")
            .arg(QDir::toNativeSeparators(path)),
        file.errorString());
}

} // namespace primer
