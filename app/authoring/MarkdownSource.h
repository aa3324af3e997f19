// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authoring/MarkdownSections.h"
#include "authoring/Mistake.h"
#include "authoring/PackDraft.h"
#include "authoring/PackFields.h"
#include "authoring/SourceFiles.h"
#include "authoring/TopicFields.h"

#include <QHash>
#include <QString>

#include <vector>

namespace primer {

/// A folder of Markdown, read into what a pack is made of. The folder holds pack.yaml, topics as *.md (also
/// in folders below), images, and perhaps glossary.yaml and synonyms.yaml. Nothing outside the folder is
/// read.
class MarkdownSource final
{
public:
    explicit MarkdownSource(const QString &folder);
    Q_DISABLE_COPY_MOVE(MarkdownSource)

    /// A topic as it stands in its file, also when it has mistakes.
    struct ReadTopic
    {
        QString file; ///< relative to the folder
        bool hasFields = false; ///< its front matter could be read
        TopicFields fields;
        MarkdownSections text;
    };

    /// Reads all of it, once. Only to be used when there are no mistakes.
    PackDraft read();
    /// Reads all of it, once, and keeps it as it was written.
    void check();
    /// All mistakes of all files, in order of file and line.
    const Mistakes &mistakes() const { return m_mistakes; }
    /// What check() found, in order of the files.
    const std::vector<ReadTopic> &topics() const { return m_topics; }
    const std::vector<TermDraft> &glossary() const { return m_glossary; }

private:
    void readPack();
    void readTopics();
    void readTopic(const QString &file);
    void checkTopics();
    void checkNames();
    void checkTopic(const ReadTopic &topic);
    void checkText(const ReadTopic &topic, FileMistakes &mistakes);
    void checkSection(const SectionDraft &section, FileMistakes &mistakes);
    void checkMoved(const ReadTopic &topic, FileMistakes &mistakes);
    void checkLink(const Mention &link, FileMistakes &mistakes);
    void checkGroups();
    void readImages(const ReadTopic &topic);
    void sortMistakes();

    const ReadTopic *find(const QString &slug) const;
    PackDraft takeDraft();

    SourceFiles m_files;
    Mistakes m_mistakes;
    bool m_knowsGroups = false;
    PackFields m_pack;
    std::vector<TermDraft> m_glossary;
    std::map<QString, QStringList> m_synonyms;
    std::map<QString, Asset> m_assets;
    std::vector<ReadTopic> m_topics;
    QHash<QString, size_t> m_indexOfSlug;
};

} // namespace primer
