// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commandline/PrintCommand.h"

#include "document/Handout.h"
#include "document/PdfFile.h"
#include "library/Library.h"
#include "notes/NoteStore.h"
#include "ui/commandline/NoteCommands.h"

#include <QLocale>

#include <algorithm>

namespace primer {

namespace {

PaperFormat paperOfCountry()
{
    return QLocale().measurementSystem() == QLocale::ImperialUSSystem ? PaperFormat::Letter : PaperFormat::A4;
}

/// Gathers sections and what was written about them.
class Gatherer final
{
public:
    Gatherer(const Library &library, const NoteStore *notes)
        : m_library(library)
        , m_notes(notes)
    { }

    Result<void> add(const SectionRef &ref)
    {
        const auto resolved = m_library.resolve(ref);
        if (!resolved)
            return failure(resolved);
        const auto topic = m_library.topic(*resolved);
        if (!topic)
            return failure(topic);
        beginTopic(*resolved, *topic);
        if (!resolved->section.isEmpty())
            return addSection(*resolved);
        for (const SectionEntry &section : topic->sections) {
            if (auto done = addSection({resolved->pack, resolved->topic, section.slug}); !done)
                return done;
        }
        return addNotes({resolved->pack, resolved->topic, {}});
    }

    std::vector<HandoutTopic> take() { return std::move(m_topics); }

private:
    /// Sections of one topic that are asked for one after the other stand under one title.
    void beginTopic(const SectionRef &ref, const Topic &topic)
    {
        if (!m_topics.empty() && m_pack == ref.pack && m_topics.back().slug == ref.topic)
            return;
        m_pack = ref.pack;
        HandoutTopic begun;
        begun.slug = ref.topic;
        begun.title = topic.entry.titleWithBrand();
        begun.sources = topic.sources;
        begun.reviewed = topic.reviewed;
        begun.nextReview = topic.nextReview;
        begun.reviewedBy = topic.reviewedBy;
        m_topics.push_back(std::move(begun));
    }

    Result<void> addSection(const SectionRef &ref)
    {
        auto &sections = m_topics.back().sections;
        const bool isThere = std::any_of(sections.begin(), sections.end(),
            [&](const HandoutSection &section) { return section.slug == ref.section; });
        if (isThere)
            return {};
        const auto section = m_library.section(ref);
        if (!section)
            return failure(section);
        auto content = SectionContent::parse(section->xhtml);
        if (!content)
            return failure(content);
        HandoutSection ready{ref.section, section->title, std::move(*content), {}, {}};
        for (const QString &name : ready.content.assets()) {
            const auto asset = m_library.pack(ref.pack)->asset(name);
            if (!asset)
                return failure(asset);
            ready.assets.insert(name, *asset);
        }
        sections.push_back(std::move(ready));
        return addNotes(ref);
    }

    /// Notes about a section, or about the topic as a whole, stand after the section added last.
    Result<void> addNotes(const SectionRef &about)
    {
        if (m_notes == nullptr || m_topics.back().sections.empty())
            return {};
        const auto notes = m_notes->notesAbout(about);
        if (!notes)
            return failure(notes);
        for (const Note &note : *notes) {
            const auto kind
                = note.kind == NoteKind::Question ? HandoutNote::Kind::Question : HandoutNote::Kind::Note;
            m_topics.back().sections.back().notes.push_back(
                {kind, note.text, note.created.toLocalTime().date()});
        }
        return {};
    }

    const Library &m_library;
    const NoteStore *m_notes;
    QString m_pack;
    std::vector<HandoutTopic> m_topics;
};

} // namespace

Result<void> printToFile(const Library &library, const CommandLine &commandLine)
{
    std::unique_ptr<NoteStore> notes;
    if (commandLine.withNotes) {
        auto opened = openNotesThere(commandLine.dataFolder);
        if (!opened)
            return failure(opened);
        notes = std::move(*opened);
    }
    Gatherer gatherer(library, notes.get());
    for (const SectionRef &ref : commandLine.refs) {
        if (auto done = gatherer.add(ref); !done)
            return done;
    }
    Handout handout;
    handout.topics = gatherer.take();
    handout.letters = commandLine.largePrint ? PaperLetters::Large18 : PaperLetters::Normal12;
    handout.format = paperOfCountry();
    handout.printed = QDate::currentDate();
    return writePdf(handout, commandLine.file);
}

} // namespace primer
