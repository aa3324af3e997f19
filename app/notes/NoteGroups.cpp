// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NoteGroups.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <map>
#include <tuple>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("NoteGroups", text);
}

/// A title as it is sorted.
QString sortingKey(const QString &title)
{
    return title.normalized(QString::NormalizationForm_KD).toCaseFolded();
}

template <typename Group, typename Rank>
void sortGroups(std::vector<Group> &groups, Rank rank)
{
    std::stable_sort(groups.begin(), groups.end(), [&](const Group &a, const Group &b) {
        return std::tuple(rank(a), sortingKey(a.title)) < std::tuple(rank(b), sortingKey(b.title));
    });
}

/// The slug where a note keeps no title.
QString titleOr(const QString &title, const QString &slug)
{
    return title.trimmed().isEmpty() ? slug : title.simplified();
}

} // namespace

std::vector<TopicNotes> groupNotes(const std::vector<Note> &notes)
{
    std::vector<Note> sorted;
    std::copy_if(notes.begin(), notes.end(), std::back_inserter(sorted),
        [](const Note &note) { return !note.isInTrash(); });
    std::sort(sorted.begin(), sorted.end(),
        [](const Note &a, const Note &b) { return std::tie(a.created, a.id) < std::tie(b.created, b.id); });
    using Place = std::pair<QString, QString>;
    std::map<Place, std::pair<QString, std::map<QString, SectionNotes>>> places;
    for (Note &note : sorted) {
        auto &[title, sections] = places[{note.about.topic, note.about.pack}];
        title = titleOr(note.topicTitle, note.about.topic);
        SectionNotes &section = sections[note.about.section];
        section.title
            = note.about.section.isEmpty() ? QString() : titleOr(note.sectionTitle, note.about.section);
        section.notes.push_back(std::move(note));
    }
    std::vector<TopicNotes> topics;
    for (auto &[place, content] : places) {
        TopicNotes topic;
        topic.title = place.first.isEmpty() ? QString() : content.first;
        for (auto &[slug, section] : content.second)
            topic.sections.push_back(std::move(section));
        sortGroups(topic.sections, [](const SectionNotes &section) { return !section.title.isEmpty(); });
        topics.push_back(std::move(topic));
    }
    sortGroups(topics, [](const TopicNotes &topic) { return topic.title.isEmpty(); });
    if (!topics.empty() && topics.back().title.isEmpty())
        topics.back().title = tr("Not about a topic");
    return topics;
}

QString noteKindTitle(NoteKind kind)
{
    switch (kind) {
    case NoteKind::Question:
        return tr("Question");
    case NoteKind::Highlight:
        return tr("Highlight");
    case NoteKind::Note:
        break;
    }
    return tr("Note");
}

QString markWords(MarkColor color)
{
    switch (color) {
    case MarkColor::Yellow:
        break;
    case MarkColor::Green:
        return tr("Marked in green");
    case MarkColor::Blue:
        return tr("Marked in blue");
    case MarkColor::Rose:
        return tr("Marked in rose");
    case MarkColor::Violet:
        return tr("Marked in violet");
    }
    return tr("Marked in yellow");
}

QString noteDay(const QDate &day)
{
    return QLocale().toString(day, QStringLiteral("d\u00a0MMMM\u00a0yyyy"));
}

QStringList noteRemarks(const Note &note)
{
    QStringList remarks{noteDay(note.created.toLocalTime().date())};
    if (note.kind == NoteKind::Question) {
        remarks.append(note.answered.isValid() ? tr("answered on %1").arg(noteDay(note.answered))
                                               : tr("not answered yet"));
    }
    if (!note.tags.isEmpty())
        remarks.append(tr("tags: %1").arg(note.tags.join(QStringLiteral(", "))));
    return remarks;
}

QStringList textLines(const QString &text)
{
    static const QRegularExpression ends(QStringLiteral("\r\n|[\n\r\v\f\u0085\u2028\u2029]"));
    return text.split(ends);
}

} // namespace primer
