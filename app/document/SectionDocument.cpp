// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/SectionDocument.h"

#include "document/Drawings.h"
#include "document/SealedDocument.h"

namespace primer {

SectionDocument::SectionDocument(
    const SectionContent &content, const DocumentTheme &theme, const SectionParts &parts)
    : m_document(std::make_unique<SealedDocument>())
{
    QFont font;
    if (!theme.page.families.isEmpty())
        font.setFamilies(theme.page.families);
    font.setPointSizeF(theme.page.size * theme.scale);
    m_document->setDefaultFont(font);
    auto *drawings = new Drawings(m_document.get());
    m_written = SectionWriter(m_document.get(), drawings, theme).write(content, parts);
}

SectionDocument::~SectionDocument() = default;

std::vector<DocumentRange> SectionDocument::terms() const
{
    std::vector<DocumentRange> ranges;
    for (const DocumentAnchor &anchor : m_written.anchors) {
        if (anchor.target.startsWith(QStringLiteral("term:")))
            ranges.push_back(anchor.range);
    }
    return ranges;
}

} // namespace primer
