// SPDX-License-Identifier: GPL-3.0-or-later
#include "visits/Relocation.h"

#include <QRegularExpression>

#include <algorithm>
#include <iterator>

namespace primer {

namespace {

constexpr int kMostNames = 50'000; ///< of a pack
constexpr qsizetype kLeastLetters = 4; ///< of a word in a name that tells a medicine: not "for" or "XR"

} // namespace

Placement locate(const Library &library, const SectionRef &about)
{
    if (about.isEmpty())
        return {};
    if (const auto found = library.resolve(about)) {
        const bool sameSection = found->section == about.section;
        return {sameSection ? Placement::State::Here : Placement::State::Moved, *found};
    }
    if (const auto topic = library.resolve({about.pack, about.topic, {}}))
        return {Placement::State::TopicOnly, *topic};
    return {Placement::State::Gone, {}};
}

QStringList formerNames(const Library &library, const SectionRef &section, const QStringList &slugs)
{
    QStringList names;
    for (const QString &slug : slugs) {
        const Placement placement = locate(library, SectionRef{section.pack, section.topic, slug});
        if (placement.state == Placement::State::Moved && placement.ref.section == section.section)
            names.append(slug);
    }
    return names;
}

QStringList goneNames(const Library &library, const SectionRef &topic, const QStringList &slugs)
{
    QStringList names;
    for (const QString &slug : slugs) {
        const SectionRef section{topic.pack, topic.topic, slug};
        if (!slug.isEmpty() && locate(library, section).state == Placement::State::TopicOnly)
            names.append(slug);
    }
    return names;
}

Placement locate(const Library &library, const Note &note)
{
    return locate(library, note.about);
}

std::vector<Note> inPresentSections(const Library &library, std::vector<Note> notes)
{
    for (Note &note : notes) {
        const Placement placement = locate(library, note);
        if (placement.state == Placement::State::Moved)
            note.about = placement.ref;
    }
    return notes;
}

Result<QSet<QString>> medicineNames(const Library &library)
{
    static const QRegularExpression apart(QStringLiteral("[^\\p{L}\\p{M}]+"));
    QSet<QString> words;
    for (const auto &pack : library.packs()) {
        const auto names = pack->medicineNames(kMostNames);
        if (!names)
            return failure(names);
        for (const QString &name : *names) {
            for (const QString &word : name.toLower().split(apart, Qt::SkipEmptyParts)) {
                if (word.size() >= kLeastLetters)
                    words.insert(word);
            }
        }
    }
    return words;
}

std::vector<PassagePlace> relocate(
    const QString &text, const std::vector<Passage> &passages, const QSet<QString> &medicineNames)
{
    const PassageLocator locator(text, medicineNames);
    std::vector<PassagePlace> places;
    places.reserve(passages.size());
    std::transform(passages.begin(), passages.end(), std::back_inserter(places),
        [&](const Passage &passage) { return locator.locate(passage); });
    return places;
}

} // namespace primer
