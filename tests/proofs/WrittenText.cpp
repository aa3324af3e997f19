// SPDX-License-Identifier: GPL-3.0-or-later
#include "WrittenText.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QStringList>
#include <QTimeZone>
#include <QUuid>

#include <array>
#include <cstring>

namespace primer::tests {

namespace {

/// Words that have been lost before: signs of SQL and of formats, many scripts, letters outside the first
/// plane, marks that combine, both directions, blanks of every kind.
const QStringList &words()
{
    static const QStringList list{QStringLiteral("dizzy"), QStringLiteral("after"), QStringLiteral("lunch"),
        QStringLiteral("what's"), QStringLiteral("\"twice\""), QStringLiteral("50%"),
        QStringLiteral("x'; DROP TABLE note; --"), QStringLiteral("%1 %2"), QStringLiteral("na\u00efve"),
        QStringLiteral("cafe\u0301"), QStringLiteral("\u00bd tablet"),
        QStringLiteral("\u043b\u0435\u043a\u0430\u0440\u0441\u0442\u0432\u043e"),
        QStringLiteral("\u03c6\u03ac\u03c1\u03bc\u03b1\u03ba\u03bf"),
        QStringLiteral("\u05ea\u05e8\u05d5\u05e4\u05d4"), QStringLiteral("\u062f\u0648\u0627\u0621"),
        QStringLiteral("\u0926\u0935\u093e"), QStringLiteral("\u85ac\u3092\u98f2\u3080"),
        QStringLiteral("\U0001f48a"), QStringLiteral("\U0001f469\u200d\u2695\ufe0f"),
        QStringLiteral("\U00020bb7"), QStringLiteral("\u00a0"), QStringLiteral("\t"), QStringLiteral("\n"),
        QStringLiteral("\n\n"), QStringLiteral("\u2028"), QStringLiteral("\\0"), QStringLiteral("clonazepam"),
        QStringLiteral("<b>&amp;</b>")};
    return list;
}

QRandomGenerator generatorFor(const QString &start)
{
    const QByteArray sum = QCryptographicHash::hash(start.toUtf8(), QCryptographicHash::Sha256);
    std::array<quint32, 8> seeds = {};
    std::memcpy(seeds.data(), sum.constData(), sizeof seeds);
    return QRandomGenerator(seeds.data(), seeds.data() + seeds.size());
}

/// Most notes are short; some are as long as a diary.
int wordCount(QRandomGenerator &random)
{
    const int size = random.bounded(100);
    if (size < 70)
        return random.bounded(1, 40);
    if (size < 92)
        return random.bounded(40, 400);
    return size < 99 ? random.bounded(400, 4000) : random.bounded(8000, 30'000);
}

QString sumOf(const Note &note, const QString &lines)
{
    const Passage passage = note.passage.value_or(Passage());
    const QStringList parts{noteKindWord(note.kind), note.about.pack, note.about.topic, note.about.section,
        note.topicTitle, note.sectionTitle, note.created.toUTC().toString(Qt::ISODateWithMs), passage.exact,
        passage.prefix, passage.suffix, QString::number(passage.start), passage.digest, lines};
    const QByteArray sum
        = QCryptographicHash::hash(parts.join(QChar(0x1f)).toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(sum.toHex());
}

} // namespace

QString writtenText(const Note &note, qint64 revision, quint64 seed)
{
    const QString head
        = QStringLiteral("%1 seed %2\n").arg(Token{note.id, revision}.toString(), QString::number(seed));
    QRandomGenerator random = generatorFor(head);
    QString lines = head;
    for (int left = wordCount(random); left > 0; --left)
        lines += words().at(random.bounded(static_cast<int>(words().size()))) + u' ';
    lines += u'\n';
    return lines + QStringLiteral("whole ") + sumOf(note, lines);
}

QString faultIn(const Note &note)
{
    static const QRegularExpression form(QStringLiteral("\\A(\\S+) seed \\d+\\n.*\\n(whole [0-9a-f]{64})\\z"),
        QRegularExpression::DotMatchesEverythingOption);
    const auto match = form.match(note.text);
    if (!match.hasMatch())
        return QStringLiteral("its first or last line is damaged");
    if (match.captured(1) != Token{note.id, note.revision}.toString())
        return QStringLiteral("its text is that of another note or revision");
    if (match.captured(2) != QString(u"whole " + sumOf(note, note.text.left(match.capturedStart(2)))))
        return QStringLiteral("its sum does not match");
    return {};
}

Passage writtenPassage(const QString &noteId)
{
    QRandomGenerator random = generatorFor(noteId);
    QString text;
    for (int i = 0; i < 60; ++i)
        text += words().at(random.bounded(static_cast<int>(words().size()))) + u' ';
    const int start = random.bounded(100);
    Passage passage = passageAt(text, start, start + random.bounded(1, 100));
    if (passage.exact.isEmpty())
        passage.exact = QStringLiteral("dizzy");
    return passage;
}

QString writtenId(quint64 seed, qint64 number)
{
    static const QUuid series(QStringLiteral("{6f0f0f4e-52c1-4f0b-9a55-2d0a4c0f7a11}"));
    return QUuid::createUuidV5(series, QStringLiteral("%1/%2").arg(seed).arg(number))
        .toString(QUuid::WithoutBraces);
}

std::optional<Token> Token::parse(QStringView line)
{
    static const QRegularExpression form(
        QStringLiteral("\\A(?:ACK )?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@([1-9][0-9]{0,17})\\z"));
    const auto match = form.match(line.trimmed().toString());
    if (!match.hasMatch())
        return std::nullopt;
    return Token{match.captured(1), match.captured(2).toLongLong()};
}

QString Token::toString() const
{
    return id + u'@' + QString::number(revision);
}

} // namespace primer::tests
