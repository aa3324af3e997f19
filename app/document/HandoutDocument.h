// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/Handout.h"
#include "document/MarkPainter.h"
#include "document/SectionMap.h"

#include <QHash>
#include <QTextDocument>

#include <memory>
#include <vector>

class QTextTable;

namespace primer {

class HandoutMarks;
class SectionWriter;

/// A stretch of a handout's document that a page may begin in.
struct HandoutPart
{
    int position = 0; ///< where it begins
    int topic = 0;
    int section = 0; ///< the closing block of a topic belongs to its last section
};

/// A whole handout laid out as one document in black ink: the sections with the reader's notes, and what
/// closes each topic. To be used in the thread that made it.
class HandoutDocument final
{
public:
    explicit HandoutDocument(const Handout &handout);
    Q_DISABLE_COPY_MOVE(HandoutDocument)
    ~HandoutDocument();

    QTextDocument *document() const { return m_document.get(); }
    const DocumentTheme &theme() const { return m_theme; }
    /// In ascending order of position.
    const std::vector<HandoutPart> &parts() const { return m_parts; }
    /// Topics have level 1, sections 2, headings 3 and 4.
    const std::vector<OutlineEntry> &outline() const { return m_outline; }
    /// Where the targets of links stand: "source:0:1", "topic:clonazepam/side-effects".
    const QHash<QString, int> &destinations() const { return m_destinations; }
    /// What the reader marked, by where it stands. No mark goes on from block to block.
    const std::vector<Mark> &marks() const { return m_marks; }
    /// Where the closing block of the last topic begins; below 0: there is none.
    int closingPosition() const { return m_closing; }

private:
    void writeTopic(SectionWriter &writer, HandoutMarks &marks, const Handout &handout, size_t index);
    void writeSection(SectionWriter &writer, HandoutMarks &marks, const HandoutTopic &topic, size_t index,
        const QHash<QString, int> &numbers, const QString &sourceTarget);
    QTextTable *enterNote(SectionWriter &writer, const HandoutNote &note);
    void writeNoteText(SectionWriter &writer, const HandoutNote &note);
    void writeOwnWords(SectionWriter &writer, const Handout &handout);
    void writeOwnNote(SectionWriter &writer, const HandoutNote &note);
    void writeClosing(SectionWriter &writer, const Handout &handout, const HandoutTopic &topic,
        const QStringList &cited, const QString &sourceTarget);

    DocumentTheme m_theme;
    std::unique_ptr<QTextDocument> m_document;
    std::vector<HandoutPart> m_parts;
    std::vector<OutlineEntry> m_outline;
    QHash<QString, int> m_destinations;
    std::vector<Mark> m_marks;
    int m_closing = 0;
    size_t m_ownNotes = 0; ///< on a sheet of one's own words
};

} // namespace primer
