// SPDX-License-Identifier: GPL-3.0-or-later
#include "Cases.h"

#include <QFile>

namespace primer::bench {

Result<std::vector<Case>> readCases(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Trouble::NotFound, QStringLiteral("%1 cannot be read. Check its name.").arg(path),
            file.errorString());
    std::vector<Case> cases;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString &line : lines) {
        const QStringList fields = line.split(u'\t');
        if (fields.size() < 2 || line.startsWith(u'#') || fields.at(0) == u"query")
            continue;
        cases.push_back({fields.at(0), fields.at(1).split(u'|'), fields.value(2), fields.value(3)});
    }
    if (cases.empty())
        return failure(
            Trouble::BadInput, QStringLiteral("%1 holds no cases. Give a file of cases.").arg(path), {});
    return cases;
}

int placeOf(const SearchAnswer &answer, const Case &asked)
{
    for (size_t i = 0; i < answer.hits.size(); ++i) {
        const SectionRef &ref = answer.hits[i].ref;
        if (asked.expected.contains(ref.topic) || asked.expected.contains(ref.topic + u'/' + ref.section))
            return static_cast<int>(i) + 1;
    }
    return 0;
}

} // namespace primer::bench
