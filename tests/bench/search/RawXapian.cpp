// SPDX-License-Identifier: GPL-3.0-or-later
#include "RawXapian.h"

#include "search/Words.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace primer::bench {

RawXapian::RawXapian(const Pack &pack)
    : m_stemmer("en")
{
    const auto extent = pack.extent(PackPart::TextIndex);
    const int descriptor = ::open(QFile::encodeName(pack.info().path).constData(), O_RDONLY | O_CLOEXEC);
    ::lseek(descriptor, extent ? extent->offset : 0, SEEK_SET);
    m_database = Xapian::Database(descriptor);
}

int RawXapian::find(const QString &typed, int limit, bool anyWord) const
{
    const auto words = wordsIn(typed);
    std::vector<Xapian::Query> queries;
    for (const Word &word : words) {
        const std::string plain = word.folded.toStdString();
        const bool mayGoOn = &word == &words.back() && word.start + word.length == typed.size();
        queries.push_back(mayGoOn ? Xapian::Query(Xapian::Query::OP_WILDCARD, plain, 60,
                              Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT, Xapian::Query::OP_SYNONYM)
                                  : Xapian::Query("Z" + m_stemmer(plain)));
    }
    Xapian::Enquire enquire(m_database);
    enquire.set_query(Xapian::Query(
        anyWord ? Xapian::Query::OP_OR : Xapian::Query::OP_AND, queries.begin(), queries.end()));
    const Xapian::MSet set = enquire.get_mset(0, static_cast<Xapian::doccount>(limit));
    int found = 0;
    for (auto hit = set.begin(); hit != set.end(); ++hit)
        found += hit.get_document().get_data().empty() ? 0 : 1;
    return found;
}

} // namespace primer::bench
