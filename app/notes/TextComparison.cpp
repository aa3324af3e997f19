// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/TextComparison.h"

#include <QStringView>

#include <algorithm>

namespace primer {

namespace {

constexpr size_t kMostCells = 4'000'000; ///< of the table of common words: 8 MB

using Words = std::vector<QStringView>;

/// Words, runs of blanks, and every other character by itself: together the whole text.
Words wordsOf(QStringView text)
{
    const auto kind = [](QChar letter) {
        if (letter.isLetterOrNumber() || letter.isMark() || letter.isSurrogate() || letter == u'\''
            || letter == u'\u2019')
            return 0;
        return letter == u' ' ? 1 : 2;
    };
    Words words;
    qsizetype from = 0;
    while (from < text.size()) {
        qsizetype end = from + 1;
        while (end < text.size() && kind(text[from]) != 2 && kind(text[end]) == kind(text[from]))
            ++end;
        words.push_back(text.sliced(from, end - from));
        from = end;
    }
    return words;
}

void append(std::vector<ComparedPiece> &pieces, ComparedPiece::In in, QStringView text)
{
    if (text.isEmpty())
        return;
    if (pieces.empty() || pieces.back().in != in)
        pieces.push_back({in, {}});
    pieces.back().text += text;
}

void append(
    std::vector<ComparedPiece> &pieces, ComparedPiece::In in, const Words &words, size_t from, size_t end)
{
    for (size_t i = from; i < end; ++i)
        append(pieces, in, words[i]);
}

/// The words from `first` to the ends before and after, by their longest common sequence.
void compareMiddle(std::vector<ComparedPiece> &pieces, const Words &before, const Words &after, size_t first,
    size_t beforeEnd, size_t afterEnd)
{
    const size_t rows = beforeEnd - first;
    const size_t columns = afterEnd - first;
    if (rows * columns > kMostCells || std::max(rows, columns) > 0xffff) {
        append(pieces, ComparedPiece::In::Before, before, first, beforeEnd);
        append(pieces, ComparedPiece::In::After, after, first, afterEnd);
        return;
    }
    // common[i][j]: how many words the rest of both share, from row i and column j on.
    std::vector<quint16> common((rows + 1) * (columns + 1), 0);
    const auto at = [columns](size_t row, size_t column) {
        return row * (columns + 1) + column;
    };
    for (size_t i = rows; i-- > 0;) {
        for (size_t j = columns; j-- > 0;) {
            const bool isSame = before[first + i] == after[first + j];
            common[at(i, j)] = isSame ? static_cast<quint16>(common[at(i + 1, j + 1)] + 1)
                                      : std::max(common[at(i + 1, j)], common[at(i, j + 1)]);
        }
    }
    size_t i = 0;
    size_t j = 0;
    while (i < rows || j < columns) {
        if (i < rows && j < columns && before[first + i] == after[first + j]) {
            append(pieces, ComparedPiece::In::Both, before[first + i]);
            ++i;
            ++j;
        } else if (i < rows && (j == columns || common[at(i + 1, j)] >= common[at(i, j + 1)])) {
            append(pieces, ComparedPiece::In::Before, before[first + i++]);
        } else {
            append(pieces, ComparedPiece::In::After, after[first + j++]);
        }
    }
}

} // namespace

std::vector<ComparedPiece> compareTexts(const QString &before, const QString &after)
{
    const Words old = wordsOf(before);
    const Words now = wordsOf(after);
    size_t first = 0;
    while (first < old.size() && first < now.size() && old[first] == now[first])
        ++first;
    size_t tail = 0;
    while (tail < old.size() - first && tail < now.size() - first
        && old[old.size() - 1 - tail] == now[now.size() - 1 - tail])
        ++tail;
    std::vector<ComparedPiece> pieces;
    append(pieces, ComparedPiece::In::Both, old, 0, first);
    compareMiddle(pieces, old, now, first, old.size() - tail, now.size() - tail);
    append(pieces, ComparedPiece::In::Both, old, old.size() - tail, old.size());
    return pieces;
}

} // namespace primer
