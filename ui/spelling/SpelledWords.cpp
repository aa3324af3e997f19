// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/SpelledWords.h"

#include <algorithm>

namespace primer {

namespace {

bool isApostrophe(QChar letter)
{
    return letter == u'\'' || letter == u'\u2019';
}

bool isWordLetter(QChar letter)
{
    return letter.isLetterOrNumber() || letter.isMark() || letter == u'_' || letter == u'\u00ad'
        || letter.isSurrogate();
}

/// Whether what stands between two blanks is the address of a page, a person or a file.
bool isAddress(QStringView chunk)
{
    if (chunk.contains(u'@') || chunk.contains(u"//") || chunk.contains(u'\\') || chunk.startsWith(u'/')
        || chunk.startsWith(u'~') || chunk.startsWith(u"www.", Qt::CaseInsensitive))
        return true;
    for (qsizetype i = 1; i + 1 < chunk.size(); ++i) {
        if (chunk[i] == u'.' && chunk[i - 1].isLetterOrNumber() && chunk[i + 1].isLetterOrNumber())
            return true;
    }
    return false;
}

/// Whether it is a word of prose in Latin letters, and no abbreviation or name such as "MyChart".
bool isProse(QStringView word)
{
    bool hasSmall = false;
    int letters = 0;
    for (const QChar letter : word) {
        if (isApostrophe(letter) || letter.isMark() || letter == u'\u00ad')
            continue;
        if (!letter.isLetter() || letter.script() != QChar::Script_Latin)
            return false;
        if (letter.isUpper() && hasSmall)
            return false;
        hasSmall = hasSmall || letter.isLower();
        ++letters;
    }
    return hasSmall && letters > 1;
}

void addWords(std::vector<SpelledWord> &words, QStringView text, qsizetype from, qsizetype end)
{
    while (from < end) {
        if (!isWordLetter(text[from])) {
            ++from;
            continue;
        }
        qsizetype stop = from + 1;
        while (stop < end
            && (isWordLetter(text[stop])
                || (isApostrophe(text[stop]) && stop + 1 < end && isWordLetter(text[stop + 1]))))
            ++stop;
        const QStringView found = text.sliced(from, stop - from);
        if (found.size() <= kLongestSpelledWord && isProse(found)) {
            QString word = found.toString().normalized(QString::NormalizationForm_C);
            word.replace(u'\u2019', u'\'');
            word.remove(u'\u00ad');
            words.push_back({static_cast<int>(from), static_cast<int>(stop - from), word});
        }
        from = stop;
    }
}

} // namespace

std::vector<SpelledWord> spelledWords(QStringView text)
{
    std::vector<SpelledWord> words;
    text.truncate(std::min(text.size(), kLongestSpelledText));
    qsizetype from = 0;
    while (from < text.size()) {
        if (text[from].isSpace()) {
            ++from;
            continue;
        }
        qsizetype end = from;
        while (end < text.size() && !text[end].isSpace())
            ++end;
        if (!isAddress(text.sliced(from, end - from)))
            addWords(words, text, from, end);
        from = end;
    }
    return words;
}

} // namespace primer
