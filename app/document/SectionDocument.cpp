// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/SectionDocument.h"

#include "document/Drawings.h"
#include "document/MarkStretches.h"
#include "document/SealedDocument.h"

#include <QCoreApplication>
#include <QTextFrame>

namespace primer {

namespace {

/// Below the text and no part of it: what else to read, a link a line.
void writeSeeAlso(SectionWriter &writer, const TextLook &look, const std::vector<TopicEntry> &topics)
{
    if (topics.empty())
        return;
    writer.writeHeading(3, QCoreApplication::translate("SectionDocument", "See also"));
    for (const TopicEntry &topic : topics) {
        writer.writeBlock(look, {});
        writer.addText(look, topic.titleWithBrand(), u"topic:" + topic.ref.topic);
    }
}

} // namespace

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
    SectionWriter writer(m_document.get(), drawings, theme);
    m_written = writer.write(content, parts);
    writeSeeAlso(writer, theme.page, parts.seeAlso);
    if (parts.roomBelow > 0) {
        QTextFrame *frame = m_document->rootFrame();
        QTextFrameFormat room = frame->frameFormat();
        room.setBottomMargin(parts.roomBelow);
        frame->setFrameFormat(room);
    }
    drawings->attach();
}

SectionDocument::~SectionDocument() = default;

std::vector<DocumentRange> SectionDocument::stretches(int textStart, int textEnd) const
{
    return markStretches(*m_document, m_written.map, textStart, textEnd);
}

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
