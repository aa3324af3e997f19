// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commandline/ListCommand.h"

#include "library/Library.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

namespace primer {

namespace {

constexpr int kPage = 500;

QJsonObject toJson(const Topic &topic)
{
    QJsonArray sections;
    for (const SectionEntry &section : topic.sections)
        sections.append(
            QJsonObject{{QStringLiteral("section"), section.slug}, {QStringLiteral("title"), section.title}});
    const TopicEntry &entry = topic.entry;
    return {{QStringLiteral("pack"), entry.ref.pack}, {QStringLiteral("topic"), entry.ref.topic},
        {QStringLiteral("title"), entry.title}, {QStringLiteral("kind"), topicKindWord(entry.kind)},
        {QStringLiteral("group"), entry.group}, {QStringLiteral("sections"), sections}};
}

/// Writes one topic after the other: a large pack is never held as a whole.
class Lister final
{
public:
    Lister(const Library &library, bool json, QTextStream &out)
        : m_library(library)
        , m_json(json)
        , m_out(out)
    { }

    Result<void> run()
    {
        if (m_json)
            m_out << '[';
        for (const TopicGroup &group : m_library.groups())
            listGroup(group.title);
        if (m_json)
            m_out << (m_isFirst ? "]\n" : "\n]\n");
        if (m_problem)
            return tl::unexpected<Error>(*m_problem);
        return {};
    }

private:
    /// What cannot be read is left out, and told after the rest.
    void listGroup(const QString &group)
    {
        if (!m_json)
            m_out << group << '\n';
        std::optional<TopicCursor> at = TopicCursor{};
        while (at) {
            const auto page = m_library.topics(group, *at, kPage);
            if (!page) {
                noteProblem(page.error());
                return;
            }
            for (const Error &problem : page->problems)
                noteProblem(problem);
            for (const TopicEntry &entry : page->entries) {
                const auto topic = m_library.topic(entry.ref);
                if (topic)
                    write(*topic);
                else
                    noteProblem(topic.error());
            }
            at = page->next;
        }
    }

    void noteProblem(const Error &error)
    {
        if (!m_problem)
            m_problem = error;
    }

    void write(const Topic &topic)
    {
        if (m_json) {
            m_out << (m_isFirst ? "\n" : ",\n")
                  << QString::fromUtf8(QJsonDocument(toJson(topic)).toJson(QJsonDocument::Compact));
        } else {
            m_out << "  " << topic.entry.ref.topic << "  " << topic.entry.titleWithBrand() << '\n';
            for (const SectionEntry &section : topic.sections)
                m_out << "    " << topic.entry.ref.topic << '/' << section.slug << "  " << section.title
                      << '\n';
        }
        m_isFirst = false;
    }

    const Library &m_library;
    bool m_json;
    QTextStream &m_out;
    bool m_isFirst = true;
    std::optional<Error> m_problem; ///< the first
};

} // namespace

Result<void> listTopics(const Library &library, bool json, QTextStream &out)
{
    return Lister(library, json, out).run();
}

} // namespace primer
