// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/RunText.h"

#include <QRegularExpression>

#include <algorithm>

namespace primer {

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
