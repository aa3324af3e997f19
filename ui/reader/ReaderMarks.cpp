// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/ReaderMarks.h"

#include "document/MarkStretches.h"
#include "document/SectionDocument.h"
#include "ui/style/Theme.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>

namespace primer {

void ReaderMarks::set(std::vector<ReaderMark> marks, const SectionDocument *section)
{
    m_marks = std::move(marks);
    std::stable_sort(m_marks.begin(), m_marks.end(), [](const ReaderMark &a, const ReaderMark &b) {
        return a.range.start != b.range.start ? a.range.start < b.range.start : a.range.end > b.range.end;
    });
    follow(section);
}

void ReaderMarks::follow(const SectionDocument *section)
{
    m_section = section;
    m_placed.clear();
    if (section == nullptr)
        return;
    std::vector<TextRange> ranges;
    for (const ReaderMark &mark : m_marks)
        ranges.push_back(mark.range);
    const std::vector<int> levels = markLevels(ranges);
    for (size_t i = 0; i < m_marks.size(); ++i)
        m_placed.push_back({section->stretches(ranges[i].start, ranges[i].end), levels[i]});
}

const ReaderMark *ReaderMarks::find(const QString &id) const
{
    const auto found = std::find_if(
        m_marks.begin(), m_marks.end(), [&id](const ReaderMark &mark) { return mark.id == id; });
    return found == m_marks.end() ? nullptr : &*found;
}

QStringList ReaderMarks::at(int textOffset) const
{
    std::vector<const ReaderMark *> over;
    for (const ReaderMark &mark : m_marks) {
        if (mark.range.start <= textOffset && textOffset < mark.range.end)
            over.push_back(&mark);
    }
    std::stable_sort(over.begin(), over.end(), [](const ReaderMark *a, const ReaderMark *b) {
        return a->range.end - a->range.start < b->range.end - b->range.start;
    });
    QStringList ids;
    for (const ReaderMark *mark : over)
        ids.append(mark->id);
    return ids;
}

QString ReaderMarks::next(const QString &id, int textOffset, int by) const
{
    if (m_marks.empty())
        return {};
    const int count = static_cast<int>(m_marks.size());
    int at = 0;
    if (const ReaderMark *from = find(id); from != nullptr) {
        at = static_cast<int>(from - m_marks.data()) + by;
    } else {
        while (at < count && m_marks[static_cast<size_t>(at)].range.start < textOffset)
            ++at;
        if (by < 0)
            --at;
    }
    return m_marks[static_cast<size_t>((at % count + count) % count)].id;
}

QList<QTextEdit::ExtraSelection> ReaderMarks::fills(const Theme &theme) const
{
    QList<QTextEdit::ExtraSelection> fills;
    for (size_t i = 0; i < m_placed.size(); ++i) {
        if (!m_marks[i].isSure)
            continue;
        for (const DocumentRange &range : m_placed[i].stretches) {
            QTextEdit::ExtraSelection fill;
            fill.cursor = QTextCursor(m_section->document());
            fill.cursor.setPosition(range.start);
            fill.cursor.setPosition(range.end, QTextCursor::KeepAnchor);
            fill.format.setBackground(theme.highlight(m_marks[i].color).fill);
            fill.format.setForeground(theme.text);
            fills.append(fill);
        }
    }
    return fills;
}

std::vector<Mark> ReaderMarks::lines(const Theme &theme, int last) const
{
    std::vector<Mark> lines;
    for (size_t i = 0; i < m_placed.size(); ++i) {
        const MarkColor color = m_marks[i].color;
        for (const DocumentRange &range : m_placed[i].stretches) {
            if (range.start <= last)
                lines.push_back({range, markLineOf(color), theme.highlight(color).line, m_placed[i].level});
        }
    }
    return lines;
}

std::vector<DocumentRange> ReaderMarks::stretchesOf(const QString &id) const
{
    const ReaderMark *mark = find(id);
    return mark == nullptr || m_placed.empty()
        ? std::vector<DocumentRange>()
        : m_placed[static_cast<size_t>(mark - m_marks.data())].stretches;
}

QPainterPath outlineOf(const QTextDocument &document, const std::vector<DocumentRange> &stretches)
{
    QPainterPath outline;
    outline.setFillRule(Qt::WindingFill);
    for (const DocumentRange &range : stretches) {
        const QTextBlock block = document.findBlock(range.start);
        const QPointF origin = document.documentLayout()->blockBoundingRect(block).topLeft();
        for (int i = 0; i < block.layout()->lineCount(); ++i) {
            const QTextLine line = block.layout()->lineAt(i);
            const int start = std::max(range.start - block.position(), line.textStart());
            const int end = std::min(range.end - block.position(), line.textStart() + line.textLength());
            if (end <= start)
                continue;
            const double from = line.cursorToX(start);
            const double to = line.cursorToX(end);
            outline.addRect(QRectF(std::min(from, to), line.y(), std::abs(to - from), line.height())
                                .translated(origin)
                                .adjusted(-3, -1, 3, 5));
        }
    }
    return outline.simplified();
}

} // namespace primer
