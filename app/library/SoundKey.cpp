// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/SoundKey.h"

#include <algorithm>

namespace primer {

namespace {

bool isFrontVowel(QChar c)
{
    return c == u'e' || c == u'i' || c == u'y';
}

bool isVowel(QChar c)
{
    return c == u'a' || c == u'o' || c == u'u' || isFrontVowel(c);
}

/// What the letter at this place sounds like; empty if it is not heard.
QString soundAt(const QString &word, qsizetype at)
{
    const QChar c = word.at(at);
    const QChar next = at + 1 < word.size() ? word.at(at + 1) : QChar();
    const QChar before = at > 0 ? word.at(at - 1) : QChar();
    if (isVowel(c))
        return at == 0 ? QStringLiteral("A") : QString();
    switch (c.unicode()) {
    case u'b':
    case u'p':
        return next == u'h' ? QStringLiteral("F") : QStringLiteral("P");
    case u'd':
    case u't':
        return QStringLiteral("T");
    case u'f':
    case u'v':
        return QStringLiteral("F");
    case u'm':
    case u'n':
        return QStringLiteral("N");
    case u's':
    case u'z':
        return QStringLiteral("S");
    case u'c':
        return isFrontVowel(next) ? QStringLiteral("S") : QStringLiteral("K");
    case u'k':
        return at == 0 && next == u'n' ? QString() : QStringLiteral("K");
    case u'q':
        return QStringLiteral("K");
    case u'g':
        return isFrontVowel(next) ? QStringLiteral("J") : QStringLiteral("K");
    case u'j':
        return QStringLiteral("J");
    case u'x':
        return at == 0 ? QStringLiteral("S") : QStringLiteral("KS");
    case u'h':
        return at == 0 ? QStringLiteral("H") : QString();
    case u'w':
        return at == 0 && !isVowel(next) ? QString() : before.isNull() ? QStringLiteral("W") : QString();
    default:
        return c.toUpper();
    }
}

} // namespace

QString soundOf(const QString &folded)
{
    QString sound;
    qsizetype lastHeard = -2;
    for (qsizetype at = 0; at < folded.size(); ++at) {
        if (folded.at(at) < u'a' || folded.at(at) > u'z')
            return {};
        const QString heard = soundAt(folded, at);
        if (heard.isEmpty())
            continue;
        // Letters beside each other that sound alike are heard once.
        const bool again = lastHeard == at - 1 && !sound.isEmpty() && sound.back() == heard.front();
        sound += again ? heard.mid(1) : heard;
        lastHeard = at;
    }
    return sound;
}

QStringList nearSounds(const QString &sound)
{
    QStringList near{sound};
    if (sound.size() < kShortestSound)
        return near;
    for (qsizetype at = 0; at < sound.size(); ++at) {
        const QString shorter = QString(sound).remove(at, 1);
        if (!near.contains(shorter))
            near.append(shorter);
    }
    return near;
}

} // namespace primer
