// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commandline/SearchCommand.h"

#include "library/Library.h"
#include "notes/NoteIndex.h"
#include "notes/NoteStore.h"
#include "search/Search.h"
#include "ui/commandline/NoteCommands.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SearchCommand", text);
}

/// The notes of the data folder, made searchable; null if there are none.
Result<std::unique_ptr<NoteIndex>> indexNotes(const QString &dataFolder)
{
    const auto store = openNotesThere(dataFolder);
    if (!store)
        return failure(store);
    if (*store == nullptr)
        return std::unique_ptr<NoteIndex>();
    const auto notes = (*store)->all(NoteFilter::All);
    if (!notes)
        return failure(notes);
    auto index = NoteIndex::openInMemory();
    if (!index)
        return index;
    if (auto done = (*index)->rebuild(*notes); !done)
        return failure(done);
    return index;
}

QString kindWord(SearchHit::Kind kind)
{
    switch (kind) {
    case SearchHit::Kind::Topic:
        return QStringLiteral("topic");
    case SearchHit::Kind::Section:
        return QStringLiteral("section");
    case SearchHit::Kind::Note:
        break;
    }
    return QStringLiteral("note");
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonObject toJson(const SearchHit &hit)
{
    return {{QStringLiteral("kind"), kindWord(hit.kind)}, {QStringLiteral("pack"), orNull(hit.ref.pack)},
        {QStringLiteral("topic"), orNull(hit.ref.topic)},
        {QStringLiteral("section"), orNull(hit.ref.section)}, {QStringLiteral("note"), orNull(hit.noteId)},
        {QStringLiteral("title"), orNull(hit.title)}, {QStringLiteral("snippet"), orNull(hit.snippet)}};
}

void writeJson(const SearchAnswer &answer, const QString &words, QTextStream &out)
{
    QJsonArray hits;
    for (const SearchHit &hit : answer.hits)
        hits.append(toJson(hit));
    const QJsonObject object{{QStringLiteral("query"), words},
        {QStringLiteral("corrected"), orNull(answer.corrected)}, {QStringLiteral("hits"), hits}};
    out << QString::fromUtf8(QJsonDocument(object).toJson());
}

void writeText(const SearchAnswer &answer, QTextStream &out)
{
    if (!answer.corrected.isEmpty())
        out << tr("Showing what was found for: %1").arg(answer.corrected) << "\n\n";
    if (answer.hits.empty())
        out << tr("Nothing was found.") << '\n';
    for (const SearchHit &hit : answer.hits) {
        const QString where = hit.kind == SearchHit::Kind::Note ? hit.noteId : hit.ref.toString();
        out << kindWord(hit.kind) << "  " << where << "  " << hit.title << '\n';
        if (!hit.snippet.isEmpty())
            out << "    " << hit.snippet.simplified() << '\n';
    }
}

} // namespace

Result<void> searchWords(const Library &library, const CommandLine &commandLine, QTextStream &out)
{
    const auto notes = indexNotes(commandLine.dataFolder);
    if (!notes)
        return failure(notes);
    const Search search(library, notes->get());
    const auto answer = search.find(commandLine.words, commandLine.limit);
    if (!answer)
        return failure(answer);
    if (commandLine.json)
        writeJson(*answer, commandLine.words, out);
    else
        writeText(*answer, out);
    return {};
}

} // namespace primer
