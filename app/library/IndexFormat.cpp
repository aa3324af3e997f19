// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/IndexFormat.h"

namespace primer {

namespace {

// An index may come from a stranger: what is read of one topic is bounded.
constexpr size_t kMostData = 64 * 1024;
constexpr qsizetype kMostLines = 500;

} // namespace

QString foldForSearch(const QString &text)
{
    QString folded;
    folded.reserve(text.size());
    for (const QChar c : text.normalized(QString::NormalizationForm_KD).toLower()) {
        if (c.category() == QChar::Mark_NonSpacing)
            continue;
        folded += c == u'\u2019' ? QChar(u'\'') : c;
    }
    return folded;
}

std::string toIndexData(const NamesOfTopic &names)
{
    QString flags;
    if (names.isMedicine)
        flags += u'm';
    if (names.isUrgent)
        flags += u'u';
    QStringList lines{names.slug, flags, names.title};
    for (const QString &other : names.others)
        lines.append(QString(other).replace(u'\n', u' '));
    return lines.join(u'\n').toStdString();
}

NamesOfTopic fromIndexData(const std::string &data)
{
    const QStringList lines
        = QString::fromStdString(data.substr(0, kMostData)).split(u'\n').mid(0, kMostLines);
    const QString flags = lines.value(1);
    return {lines.value(0), flags.contains(u'm'), flags.contains(u'u'), lines.value(2), lines.mid(3)};
}

} // namespace primer
