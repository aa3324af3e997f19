// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/Passage.h"

#include <QCryptographicHash>

namespace primer {

namespace {

/// Moves a position off the middle of a surrogate pair.
int wholeFrom(const QString &text, int position)
{
    const bool isInside = position > 0 && position < text.size() && text.at(position).isLowSurrogate()
        && text.at(position - 1).isHighSurrogate();
    return isInside ? position + 1 : position;
}

int wholeUntil(const QString &text, int position)
{
    return wholeFrom(text, position) == position ? position : position - 1;
}

} // namespace

QString textDigest(const QString &text)
{
    const QByteArray hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex());
}

Passage passageAt(const QString &text, int start, int end)
{
    const int length = static_cast<int>(text.size());
    start = wholeFrom(text, qBound(0, start, length));
    end = wholeUntil(text, qBound(start, end, length));
    while (start < end && text.at(start).isSpace())
        ++start;
    while (end > start && text.at(end - 1).isSpace())
        --end;
    const int before = wholeFrom(text, qMax(0, start - kPassageContext));
    const int after = wholeUntil(text, qMin(length, end + kPassageContext));
    return {text.mid(start, end - start), text.mid(before, start - before), text.mid(end, after - end), start,
        textDigest(text)};
}

} // namespace primer
