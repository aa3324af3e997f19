// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/SectionRef.h"

#include <QStringView>

namespace primer {

namespace {

constexpr qsizetype kLongestSlug = 100;

bool isSlugCharacter(QChar c)
{
    return (c >= QLatin1Char('a') && c <= QLatin1Char('z'))
        || (c >= QLatin1Char('0') && c <= QLatin1Char('9'));
}

} // namespace

bool isSlug(QStringView text)
{
    if (text.isEmpty() || text.size() > kLongestSlug || text.front() == u'-' || text.back() == u'-')
        return false;
    QChar before;
    for (const QChar c : text) {
        if (!isSlugCharacter(c) && (c != u'-' || before == u'-'))
            return false;
        before = c;
    }
    return true;
}

QString slugOf(const QString &heading)
{
    QString slug;
    const QString plain = heading.normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar c : plain) {
        if (c.isMark() || c == u'\'' || c == u'\u2019')
            continue;
        if (isSlugCharacter(c))
            slug += c;
        else if (!slug.isEmpty() && !slug.endsWith(u'-'))
            slug += u'-';
    }
    slug.truncate(kLongestSlug);
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug;
}

std::optional<SectionRef> SectionRef::parse(QStringView text)
{
    SectionRef ref;
    if (const auto colon = text.indexOf(u':'); colon >= 0) {
        ref.pack = text.left(colon).toString();
        text = text.mid(colon + 1);
        if (!isSlug(ref.pack))
            return std::nullopt;
    }
    if (const auto slash = text.indexOf(u'/'); slash >= 0) {
        ref.section = text.mid(slash + 1).toString();
        text = text.left(slash);
        if (!isSlug(ref.section))
            return std::nullopt;
    }
    ref.topic = text.toString();
    if (!isSlug(ref.topic))
        return std::nullopt;
    return ref;
}

QString SectionRef::toString() const
{
    QString text;
    if (!pack.isEmpty())
        text += pack + u':';
    text += topic;
    if (!section.isEmpty())
        text += u'/' + section;
    return text;
}

size_t qHash(const SectionRef &ref, size_t seed) noexcept
{
    return qHashMulti(seed, ref.pack, ref.topic, ref.section);
}

} // namespace primer
