// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace primer {

/// A stretch of a document, in positions of its cursor; `end` is the first position after it.
struct DocumentRange
{
    int start = 0;
    int end = 0;

    bool operator==(const DocumentRange &) const = default;
};

/// A stretch of a section's text, in UTF-16 units.
struct TextRange
{
    int start = 0;
    int end = 0;

    bool isEmpty() const { return end <= start; }
    bool operator==(const TextRange &) const = default;
};

/// A heading of a section: level 2 is the section's own title, 3 and 4 stand in its text.
struct OutlineEntry
{
    int level = 3;
    QString title;
    int position = 0; ///< where it begins in the document
};

/// Words that lead somewhere: "term:ataxia", "source:1", "topic:clonazepam/side-effects", "https://...".
struct DocumentAnchor
{
    QString target;
    DocumentRange range;
};

/// Which part of a section's canonical text stands where in a document. Labels (signs, "[1]", the words of
/// callouts) are in no part.
class SectionMap final
{
public:
    void add(int textStart, int documentStart, int length);

    /// The position of a text offset; offsets between two parts belong to the end of the one before.
    int toDocument(int textOffset) const;
    DocumentRange toDocument(int textStart, int textEnd) const;
    /// The stretches of the document that show a stretch of the text, labels between them left out.
    std::vector<DocumentRange> ranges(int textStart, int textEnd) const;
    /// Where the text that was written so far ends.
    int textEnd() const { return m_parts.empty() ? 0 : m_parts.back().text + m_parts.back().length; }
    /// A label of this length was put into the document at that position.
    void makeRoom(int documentPosition, int length);
    /// The text offset of a position; positions in labels belong to the end of the text before.
    int toText(int documentPosition) const;

private:
    struct Part
    {
        int text;
        int document;
        int length;
    };

    std::vector<Part> m_parts; ///< ascending in both
};

} // namespace primer
