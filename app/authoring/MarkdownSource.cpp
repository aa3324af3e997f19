// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/MarkdownSource.h"

#include "authoring/GlossaryMarker.h"
#include "authoring/SectionXhtml.h"
#include "library/Asset.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <tuple>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("MarkdownSource", text);
}

const QString kPackFile = QStringLiteral("pack.yaml");
const QString kGlossaryFile = QStringLiteral("glossary.yaml");
const QString kSynonymsFile = QStringLiteral("synonyms.yaml");

/// A topic's file: the YAML between two lines of three dashes, and what follows.
struct TopicFile
{
    QByteArray frontMatter;
    QByteArray markdown;
    int markdownLine = 1;
};

std::optional<TopicFile> splitTopic(const QByteArray &text, FileMistakes &mistakes)
{
    const QList<QByteArray> lines = text.split('\n');
    const auto isFence = [](const QByteArray &line) {
        return line.trimmed() == "---" && line.at(0) == '-';
    };
    if (!isFence(lines.front())) {
        mistakes.add(1, tr("The file must begin with a line --- and its front matter."));
        return std::nullopt;
    }
    const auto end = std::find_if(lines.begin() + 1, lines.end(), isFence);
    if (end == lines.end()) {
        mistakes.add(1, tr("The front matter is not closed. End it with a line ---."));
        return std::nullopt;
    }
    TopicFile file;
    file.frontMatter = QByteArrayList(lines.begin() + 1, end).join('\n');
    file.markdown = QByteArrayList(end + 1, lines.end()).join('\n');
    file.markdownLine = static_cast<int>(end - lines.begin()) + 2;
    return file;
}

std::vector<QString> sectionSlugs(const MarkdownSections &text)
{
    std::vector<QString> slugs;
    for (const SectionDraft &section : text.sections)
        slugs.push_back(section.slug);
    return slugs;
}

bool hasSection(const MarkdownSections &text, const QString &slug)
{
    const auto slugs = sectionSlugs(text);
    return std::find(slugs.begin(), slugs.end(), slug) != slugs.end();
}

} // namespace

MarkdownSource::MarkdownSource(const QString &folder)
    : m_files(folder)
{ }

PackDraft MarkdownSource::read()
{
    check();
    return m_mistakes.empty() ? takeDraft() : PackDraft{};
}

void MarkdownSource::check()
{
    readPack();
    readTopics();
    checkTopics();
    sortMistakes();
}

void MarkdownSource::readPack()
{
    FileMistakes mistakes(kPackFile, m_mistakes);
    if (const auto text = m_files.readText(kPackFile, mistakes)) {
        if (const auto yaml = readYaml(*text, 1, mistakes)) {
            m_pack = readPackFields(*yaml, mistakes);
            m_knowsGroups = !m_pack.groups.empty();
        }
    }
    if (m_files.has(kGlossaryFile)) {
        FileMistakes ofGlossary(kGlossaryFile, m_mistakes);
        if (const auto text = m_files.readText(kGlossaryFile, ofGlossary)) {
            if (const auto yaml = readYaml(*text, 1, ofGlossary))
                m_glossary = readGlossary(*yaml, ofGlossary);
        }
    }
    if (m_files.has(kSynonymsFile)) {
        FileMistakes ofSynonyms(kSynonymsFile, m_mistakes);
        if (const auto text = m_files.readText(kSynonymsFile, ofSynonyms)) {
            if (const auto yaml = readYaml(*text, 1, ofSynonyms))
                m_synonyms = readSynonyms(*yaml, ofSynonyms);
        }
    }
}

void MarkdownSource::readTopics()
{
    const QStringList files = m_files.topics();
    for (const QString &file : files)
        readTopic(file);
    if (files.isEmpty())
        FileMistakes(kPackFile, m_mistakes)
            .add(1, tr("The folder holds no topics. Add files that end in .md."));
}

void MarkdownSource::readTopic(const QString &file)
{
    FileMistakes mistakes(file, m_mistakes);
    const QString slug = QFileInfo(file).completeBaseName();
    if (!isSlug(slug))
        mistakes.add(
            1, tr("The file's name cannot name a topic. Use a to z, 0 to 9 and single hyphens, then .md."));
    const auto text = m_files.readText(file, mistakes);
    if (!text)
        return;
    const auto parts = splitTopic(*text, mistakes);
    if (!parts)
        return;
    ReadTopic topic;
    topic.file = file;
    if (const auto yaml = readYaml(parts->frontMatter, 2, mistakes)) {
        topic.hasFields = yaml->kind == YamlValue::Kind::Map;
        if (topic.hasFields)
            topic.fields = readTopicFields(*yaml, mistakes);
        else
            mistakes.add(1, tr("The front matter must hold fields such as \"title: Clonazepam\"."));
    }
    topic.fields.topic.entry.ref.topic = slug;
    topic.text = readMarkdown(parts->markdown, parts->markdownLine, mistakes);
    if (topic.text.sections.empty())
        mistakes.add(
            parts->markdownLine, tr("The topic has no sections. Begin one with a heading: ## What it is"));
    if (const auto same = m_indexOfSlug.constFind(slug); same != m_indexOfSlug.constEnd()) {
        mistakes.add(1,
            tr("There is a topic \"%1\" in %2 already. Give this file another name.")
                .arg(slug, m_topics[*same].file));
        return;
    }
    m_indexOfSlug.insert(slug, m_topics.size());
    m_topics.push_back(std::move(topic));
}

const MarkdownSource::ReadTopic *MarkdownSource::find(const QString &slug) const
{
    const auto found = m_indexOfSlug.constFind(slug);
    return found == m_indexOfSlug.constEnd() ? nullptr : &m_topics[*found];
}

void MarkdownSource::checkTopics()
{
    checkNames();
    for (const ReadTopic &topic : m_topics) {
        checkTopic(topic);
        readImages(topic);
    }
    if (m_knowsGroups)
        checkGroups();
}

/// A title, or another name, that is also the title of another topic would leave readers in doubt.
void MarkdownSource::checkNames()
{
    QHash<QString, const ReadTopic *> topicOfTitle;
    for (const ReadTopic &topic : m_topics) {
        const QString title = topic.fields.topic.entry.title.toLower();
        if (title.isEmpty())
            continue;
        if (const ReadTopic *other = topicOfTitle.value(title))
            FileMistakes(topic.file, m_mistakes)
                .add(topic.fields.titleLine,
                    tr("The topic in %1 has the same title. Give one of them another.").arg(other->file));
        else
            topicOfTitle.insert(title, &topic);
    }
    for (const ReadTopic &topic : m_topics) {
        for (const OtherName &name : topic.fields.topic.names) {
            const ReadTopic *other = topicOfTitle.value(name.name.toLower());
            if (other != nullptr && other != &topic)
                FileMistakes(topic.file, m_mistakes)
                    .add(topic.fields.namesLine,
                        tr("The name \"%1\" is the title of the topic in %2.").arg(name.name, other->file));
        }
    }
}

void MarkdownSource::checkTopic(const ReadTopic &topic)
{
    FileMistakes mistakes(topic.file, m_mistakes);
    const Topic &fields = topic.fields.topic;
    const bool isGroupThere = std::any_of(m_pack.groups.begin(), m_pack.groups.end(),
        [&](const GroupFields &group) { return group.group.title == fields.entry.group; });
    if (m_knowsGroups && !fields.entry.group.isEmpty() && !isGroupThere)
        mistakes.add(
            topic.fields.groupLine, tr("There is no group \"%1\" in pack.yaml.").arg(fields.entry.group));
    for (qsizetype i = 0; i < fields.seeAlso.size(); ++i) {
        const QString &slug = fields.seeAlso.at(i);
        const int line = topic.fields.seeAlsoLines[static_cast<size_t>(i)];
        if (find(slug) == nullptr)
            mistakes.add(line, tr("There is no topic \"%1\" to see also.").arg(slug));
        else if (slug == fields.entry.ref.topic)
            mistakes.add(line, tr("The topic names itself in \"see_also\"."));
    }
    for (size_t i = 0; i < fields.checks.size(); ++i) {
        const QString &section = fields.checks[i].section;
        if (!section.isEmpty() && !hasSection(topic.text, section))
            mistakes.add(topic.fields.checkLines[i], tr("This topic has no section \"%1\".").arg(section));
    }
    checkMoved(topic, mistakes);
    checkText(topic, mistakes);
}

void MarkdownSource::checkMoved(const ReadTopic &topic, FileMistakes &mistakes)
{
    for (const auto &[old, present] : topic.fields.moved) {
        const int line = topic.fields.movedLines.value(old);
        if (!hasSection(topic.text, present))
            mistakes.add(line, tr("This topic has no section \"%1\".").arg(present));
        if (hasSection(topic.text, old))
            mistakes.add(line, tr("The section \"%1\" is still there, so it cannot have moved.").arg(old));
    }
}

void MarkdownSource::checkText(const ReadTopic &topic, FileMistakes &mistakes)
{
    for (const Mention &citation : topic.text.citations) {
        if (topic.hasFields && topic.fields.topic.source(citation.target) == nullptr)
            mistakes.add(
                citation.line, tr("There is no source \"%1\" in the front matter.").arg(citation.target));
    }
    for (const Mention &link : topic.text.links)
        checkLink(link, mistakes);
    for (const SectionDraft &section : topic.text.sections)
        checkSection(section, mistakes);
}

void MarkdownSource::checkSection(const SectionDraft &section, FileMistakes &mistakes)
{
    const auto content = SectionContent::parse(writeXhtml(section.blocks));
    if (!content) {
        // Its cause was told already, unless it is one that nobody thought of.
        const bool isTold = std::any_of(m_mistakes.begin(), m_mistakes.end(),
            [&](const Mistake &mistake) { return mistake.file == mistakes.file(); });
        if (!isTold)
            mistakes.add(section.line,
                tr("The section \"%1\" cannot be shown: %2").arg(section.title, content.error().detail));
        return;
    }
    if (content->text().trimmed().isEmpty())
        mistakes.add(section.line, tr("The section \"%1\" has no text.").arg(section.title));
    else if (content->citedSources().isEmpty())
        mistakes.add(section.line,
            tr("The section \"%1\" cites no source. Add one, such as [^key].").arg(section.title),
            QStringLiteral("no-citation"));
}

void MarkdownSource::checkLink(const Mention &link, FileMistakes &mistakes)
{
    const auto ref = SectionRef::parse(link.target);
    if (!ref)
        return;
    const ReadTopic *topic = find(ref->topic);
    if (topic == nullptr) {
        mistakes.add(link.line, tr("The link leads to a topic \"%1\" that is not there.").arg(ref->topic));
        return;
    }
    if (ref->section.isEmpty() || hasSection(topic->text, ref->section))
        return;
    const auto moved = topic->fields.moved.find(ref->section);
    if (moved != topic->fields.moved.end())
        mistakes.add(link.line,
            tr("The section \"%1\" has moved. Write topic:%2/%3.")
                .arg(ref->section, ref->topic, moved->second));
    else
        mistakes.add(link.line,
            tr("The link leads to a section \"%1\" that is not in \"%2\".").arg(ref->section, ref->topic));
}

void MarkdownSource::checkGroups()
{
    FileMistakes mistakes(kPackFile, m_mistakes);
    for (const GroupFields &group : m_pack.groups) {
        for (qsizetype i = 0; i < group.topics.size(); ++i) {
            const QString &slug = group.topics.at(i);
            const int line = group.topicLines[static_cast<size_t>(i)];
            const ReadTopic *topic = find(slug);
            if (topic == nullptr)
                mistakes.add(line, tr("There is no topic \"%1\".").arg(slug));
            else if (topic->fields.topic.entry.group != group.group.title)
                mistakes.add(line,
                    tr("The topic \"%1\" says that it is in the group \"%2\".")
                        .arg(slug, topic->fields.topic.entry.group));
        }
    }
}

void MarkdownSource::readImages(const ReadTopic &topic)
{
    FileMistakes mistakes(topic.file, m_mistakes);
    for (const Mention &image : topic.text.images) {
        if (m_assets.contains(image.target))
            continue;
        auto data = m_files.readImage(image.target, image.line, mistakes);
        if (!data)
            continue;
        Asset asset{assetMediaType(image.target), std::move(*data)};
        if (auto sound = vetAsset(asset.mediaType, asset.data); !sound)
            mistakes.add(image.line,
                tr("The picture \"%1\" cannot be used. %2").arg(image.target, sound.error().message));
        else
            m_assets.emplace(image.target, std::move(asset));
    }
}

void MarkdownSource::sortMistakes()
{
    std::stable_sort(m_mistakes.begin(), m_mistakes.end(), [](const Mistake &a, const Mistake &b) {
        return std::tie(a.file, a.line) < std::tie(b.file, b.line);
    });
    m_mistakes.erase(std::unique(m_mistakes.begin(), m_mistakes.end()), m_mistakes.end());
}

PackDraft MarkdownSource::takeDraft()
{
    PackDraft draft;
    draft.info = m_pack.info;
    draft.glossary = m_glossary;
    draft.synonyms = m_synonyms;
    draft.assets = std::move(m_assets);
    const GlossaryMarker marker(draft.glossary);
    for (const GroupFields &group : m_pack.groups) {
        draft.groups.push_back(group.group);
        std::vector<std::tuple<qsizetype, QString, size_t>> order;
        for (size_t i = 0; i < m_topics.size(); ++i) {
            const TopicEntry &entry = m_topics[i].fields.topic.entry;
            if (entry.group != group.group.title)
                continue;
            const qsizetype given = group.topics.indexOf(entry.ref.topic);
            order.emplace_back(given < 0 ? group.topics.size() : given, entry.title.toLower(), i);
        }
        std::sort(order.begin(), order.end());
        for (const auto &[given, title, index] : order) {
            ReadTopic &topic = m_topics[index];
            TopicDraft taken{
                std::move(topic.fields.topic), std::move(topic.fields.moved), std::move(topic.text.sections)};
            for (SectionDraft &section : taken.sections)
                marker.mark(section.blocks);
            draft.topics.push_back(std::move(taken));
        }
    }
    return draft;
}

} // namespace primer
