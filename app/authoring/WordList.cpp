// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/WordList.h"

#include <QFile>

namespace primer {

std::vector<QStringList> readWordList(const QString &file)
{
    QFile list(QStringLiteral(":/authoring/") + file);
    if (!list.open(QIODevice::ReadOnly))
        qFatal("the list of words %s is not compiled in", qPrintable(file));
    std::vector<QStringList> lines;
    const QStringList all = QString::fromUtf8(list.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : all) {
        if (!line.startsWith(u"# "))
            lines.push_back(line.split(u'\t'));
    }
    return lines;
}

} // namespace primer
