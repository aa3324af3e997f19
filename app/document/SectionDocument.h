// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/DocumentTheme.h"
#include "document/SectionWriter.h"

#include <QTextDocument>

#include <memory>

namespace primer {

/// One section laid out as a document, and where its text stands in it. Built anew for another theme or text
/// size. The document loads nothing, and its links ("topic:...", "term:...", "source:N") are for whoever
/// shows it to follow. To be used in the thread that made it.
class SectionDocument final
{
public:
    SectionDocument(
        const SectionContent &content, const DocumentTheme &theme, const SectionParts &parts = {});
    Q_DISABLE_COPY_MOVE(SectionDocument)
    ~SectionDocument();

    QTextDocument *document() const { return m_document.get(); }

    /// Positions in the document of offsets in SectionContent::text(), and back.
    int toDocument(int textOffset) const { return m_written.map.toDocument(textOffset); }
    DocumentRange toDocument(int textStart, int textEnd) const
    {
        return m_written.map.toDocument(textStart, textEnd);
    }
    /// Where a passage of the text is marked in the document.
    std::vector<DocumentRange> stretches(int textStart, int textEnd) const;
    int toText(int documentPosition) const { return m_written.map.toText(documentPosition); }

    const std::vector<OutlineEntry> &outline() const { return m_written.outline; }
    /// Terms, citations and links, in order.
    const std::vector<DocumentAnchor> &anchors() const { return m_written.anchors; }
    /// The ranges of words that the glossary explains.
    std::vector<DocumentRange> terms() const;

private:
    std::unique_ptr<QTextDocument> m_document;
    WrittenSection m_written;
};

} // namespace primer
