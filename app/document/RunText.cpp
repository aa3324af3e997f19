// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/RunText.h"

#include <QRegularExpression>

#include <algorithm>

namespace primer {

namespace {

constexpr int kLongestWord = 200; // UTF-16 units; the work of breaking a line grows with the square of it

} // namespace

QString harmless(QString text)
{
    for (QChar &unit : text) {
        const char16_t code = unit.unicode();
        if (code < 0x20 || code == 0x2028 || code == 0x2029)
            unit = u' ';
        else if (code == QChar::ObjectReplacementCharacter || (code >= 0xfdd0 && code <= 0xfdef))
            unit = QChar(QChar::ReplacementCharacter);
    }
    return text;
}

std::vector<TextPiece> piecesOf(const QString &text, int &wordLength)
{
    std::vector<TextPiece> pieces;
    int start = 0;
    const int size = static_cast<int>(text.size());
    for (int at = 0; at < size; ++at) {
        const QChar unit = text.at(at);
        if (unit == QChar(QChar::SoftHyphen)) {
            pieces.push_back({start, at - start, false});
            start = at + 1;
        } else if (wordLength >= kLongestWord && !unit.isLowSurrogate() && !unit.isMark()) {
            pieces.push_back({start, at - start, true});
            start = at;
            wordLength = 0;
        }
        wordLength = unit.isSpace() ? 0 : wordLength + 1;
    }
    pieces.push_back({start, size - start, false});
    return pieces;
}

QString withoutBreaksInNumbers(QString text)
{
    const auto isCapitalOrDigit = [](QChar unit) {
        return unit.isDigit() || unit.isUpper();
    };
    for (qsizetype i = 1; i + 1 < text.size(); ++i) {
        if (text.at(i) == u'-' && isCapitalOrDigit(text.at(i - 1)) && isCapitalOrDigit(text.at(i + 1)))
            text[i] = QChar(0x2011);
    }
    return text;
}

QString wordsOf(const Runs &runs)
{
    QString words;
    for (const Run &run : runs) {
        if (run.kind == Run::Kind::Text)
            words += run.text;
        else if (run.kind == Run::Kind::LineBreak)
            words += u' ';
    }
    return words.simplified();
}

std::optional<int> numberInHundred(const Runs &runs)
{
    static const QRegularExpression pattern(QStringLiteral("^(?:[Aa]bout )?(\\d{1,3}) in 100$"));
    const auto match = pattern.match(wordsOf(runs));
    const int number = match.capturedView(1).toInt();
    return match.hasMatch() && number <= 100 ? std::optional(number) : std::nullopt;
}

bool isCaptionOf(const Block &paragraph, const Block &next)
{
    return next.kind == Block::Kind::Table && next.runs.empty()
        && std::any_of(paragraph.runs.begin(), paragraph.runs.end(),
            [](const Run &run) { return run.kind == Run::Kind::Text; })
        && std::all_of(paragraph.runs.begin(), paragraph.runs.end(), [](const Run &run) {
               return run.kind != Run::Kind::Text || (run.marks & Run::Strong)
                   || run.text.trimmed().isEmpty();
           });
}

} // namespace primer
