// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/IndexProbe.h"

#include <QCoreApplication>
#include <QFile>

#include <string>

#include <xapian.h>

#include <unistd.h>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("IndexProbe", text);
}

tl::unexpected<Error> damaged(const QString &detail)
{
    return failure(Trouble::Damaged,
        tr("A search index of the pack is damaged. Build it anew with: primer-pack reindex FILE"), detail);
}

/// A descriptor at that place of the file, for Xapian to keep and close.
int descriptorAt(QFile &file, qint64 offset)
{
    const int descriptor = ::dup(file.handle());
    if (descriptor >= 0)
        ::lseek(descriptor, offset, SEEK_SET);
    return descriptor;
}

/// Walks over everything that a search could need; what cannot be read raises an error.
int readThrough(const Xapian::Database &database)
{
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        Xapian::doccount documents = 0;
        for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at)
            ++documents;
        if (documents != term.get_termfreq())
            throw Xapian::DatabaseCorruptError("a term counts its documents wrongly");
    }
    int documents = 0;
    for (auto at = database.postlist_begin({}); at != database.postlist_end({}); ++at) {
        if (database.get_document(*at).get_data().empty())
            throw Xapian::DatabaseCorruptError("a document names no place");
        ++documents;
    }
    for (auto word = database.spellings_begin(); word != database.spellings_end(); ++word)
        word.get_termfreq();
    for (auto key = database.synonym_keys_begin(); key != database.synonym_keys_end(); ++key) {
        for (auto word = database.synonyms_begin(*key); word != database.synonyms_end(*key); ++word)
            [[maybe_unused]] const std::string value = *word;
    }
    return documents;
}

} // namespace

Result<int> documentsInIndex(const QString &packPath, const Extent &extent)
{
    QFile file(packPath);
    if (!file.open(QIODevice::ReadOnly))
        return damaged(file.errorString());
    try {
        return readThrough(Xapian::Database(descriptorAt(file, extent.offset)));
    } catch (const Xapian::Error &error) {
        return damaged(QString::fromStdString(error.get_description()));
    }
}

} // namespace primer
