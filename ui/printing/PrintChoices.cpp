// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/printing/PrintChoices.h"

#include <algorithm>

namespace primer {

bool PrintMaterial::hasNotes() const
{
    return std::any_of(topic.sections.begin(), topic.sections.end(),
        [](const HandoutSection &printed) { return !printed.notes.empty(); });
}

PaperFormat paperOf(const QLocale &locale)
{
    switch (locale.territory()) {
    case QLocale::UnitedStates:
    case QLocale::Canada:
    case QLocale::Mexico:
    case QLocale::Philippines:
    case QLocale::PuertoRico:
    case QLocale::Colombia:
    case QLocale::Chile:
    case QLocale::Venezuela:
        return PaperFormat::Letter;
    default:
        return PaperFormat::A4;
    }
}

Handout handoutOf(
    const PrintMaterial &material, const std::vector<int> &sections, const PrintChoices &choices)
{
    Handout handout;
    handout.letters = choices.letters;
    handout.format = choices.format;
    handout.printed = material.today;
    handout.language = material.language;
    HandoutTopic topic = material.topic;
    topic.sections.clear();
    for (const int index : sections) {
        if (index < 0 || static_cast<size_t>(index) >= material.topic.sections.size())
            continue;
        topic.sections.push_back(material.topic.sections[static_cast<size_t>(index)]);
        if (!choices.withNotes)
            topic.sections.back().notes.clear();
    }
    handout.topics.push_back(std::move(topic));
    return handout;
}

QString suggestedFileName(const Handout &handout)
{
    QString name = handout.title();
    name.replace(QStringLiteral(": "), QStringLiteral(" - "));
    for (QChar &unit : name) {
        if (unit < u' ' || QStringLiteral("/\\:*?\"<>|").contains(unit))
            unit = u'-';
    }
    name = name.left(100).trimmed();
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    return (name.isEmpty() ? QStringLiteral("Patient Primer") : name) + u".pdf";
}

} // namespace primer
