// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/Note.h"

#include <QUuid>

#include <algorithm>
#include <array>

namespace primer {

namespace {

// In the order of the enumerations.
constexpr std::array<QStringView, 3> kKindWords{u"note", u"question", u"highlight"};
constexpr std::array<QStringView, 5> kColorWords{u"yellow", u"green", u"blue", u"rose", u"violet"};

template <typename Value, size_t Size>
std::optional<Value> valueOf(const std::array<QStringView, Size> &words, QStringView word)
{
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end())
        return std::nullopt;
    return static_cast<Value>(found - words.begin());
}

} // namespace

QString noteKindWord(NoteKind kind)
{
    return kKindWords.at(static_cast<size_t>(kind)).toString();
}

std::optional<NoteKind> noteKindFromWord(QStringView word)
{
    return valueOf<NoteKind>(kKindWords, word);
}

QString markColorWord(MarkColor color)
{
    return kColorWords.at(static_cast<size_t>(color)).toString();
}

std::optional<MarkColor> markColorFromWord(QStringView word)
{
    return valueOf<MarkColor>(kColorWords, word);
}

QStringList cleanTags(const QStringList &tags)
{
    QStringList clean;
    for (const QString &tag : tags) {
        const QString simple = tag.simplified();
        const QString name = simple.left(kLongestTag).trimmed();
        if (!name.isEmpty() && !clean.contains(name, Qt::CaseInsensitive))
            clean.append(name);
    }
    clean.sort(Qt::CaseInsensitive);
    return clean;
}

QString newNoteId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QDateTime noteTime()
{
    return QDateTime::currentDateTimeUtc();
}

} // namespace primer
