// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/MarkPainter.h"
#include "document/SectionMap.h"

#include <QPainterPath>
#include <QString>
#include <QStringList>
#include <QTextEdit>

#include <vector>

namespace primer {

class SectionDocument;
struct Theme;

/// A passage that the reader marked, in the canonical text.
struct ReaderMark
{
    QString id; ///< of its note
    TextRange range;
    MarkColor color = MarkColor::Yellow;
    bool isSure = true; ///< else only its line is drawn: the text has changed since

    bool operator==(const ReaderMark &) const = default;
};

/// The reader's own marks in the document on show: where their fills and lines stand.
class ReaderMarks final
{
public:
    void set(std::vector<ReaderMark> marks, const SectionDocument *section);
    /// The document was built anew; null: it goes.
    void follow(const SectionDocument *section);

    const std::vector<ReaderMark> &marks() const { return m_marks; }
    const ReaderMark *find(const QString &id) const;
    /// The marks over this offset of the text, the shortest first.
    QStringList at(int textOffset) const;
    /// The mark that follows this one in the text, or comes before it; with an empty id, the first from this
    /// offset of the text on, or the last before it.
    QString next(const QString &id, int textOffset, int by) const;

    QList<QTextEdit::ExtraSelection> fills(const Theme &theme) const;
    /// The lines of marks that begin before this position of the document.
    std::vector<Mark> lines(const Theme &theme, int last) const;
    std::vector<DocumentRange> stretchesOf(const QString &id) const;

private:
    struct Placed
    {
        std::vector<DocumentRange> stretches;
        int level = 0;
    };

    std::vector<ReaderMark> m_marks; ///< in the order of the text
    std::vector<Placed> m_placed; ///< one for each
    const SectionDocument *m_section = nullptr;
};

/// The outline of stretches of a laid-out document, in its units.
QPainterPath outlineOf(const QTextDocument &document, const std::vector<DocumentRange> &stretches);

} // namespace primer
