// SPDX-License-Identifier: GPL-3.0-or-later
#include "Revisions.h"

#include <algorithm>

namespace primer::tests {

namespace {

const QStringList kUnits = QStringLiteral("mg mcg ml g kg hour hours minute minutes day days week weeks month"
                                          " months year years tablet tablets capsule capsules drop drops")
                               .split(u' ');
const QStringList kNegations = QStringLiteral("not no never none nothing nobody cannot without stop stops "
                                              "stopped stopping avoid don't can't doesn't isn't")
                                   .split(u' ');
const QStringList kNumberWords
    = QStringLiteral("one two three four five six seven eight nine ten half twice once double").split(u' ');
const QStringList kDoseWords = QStringLiteral("every daily more less least most maximum minimum before after"
                                              " until first second times dose doses")
                                   .split(u' ');

/// The words of the first and the last token, without the punctuation outside.
bool isOuterSign(QChar sign)
{
    return !sign.isLetterOrNumber() && sign != u'%';
}

int sentenceStart(const Tokens &tokens, int at)
{
    while (at > 0 && !tokens[static_cast<std::size_t>(at - 1)].endsSentence())
        --at;
    return at;
}

/// Past the last.
int sentenceEnd(const Tokens &tokens, int at)
{
    while (at + 1 < static_cast<int>(tokens.size()) && !tokens[static_cast<std::size_t>(at)].endsSentence())
        ++at;
    return at + 1;
}

int paragraphStart(const Tokens &tokens, int at)
{
    while (at > 0 && !tokens[static_cast<std::size_t>(at - 1)].endsParagraph())
        --at;
    return at;
}

int paragraphEnd(const Tokens &tokens, int at)
{
    while (at + 1 < static_cast<int>(tokens.size()) && !tokens[static_cast<std::size_t>(at)].endsParagraph())
        ++at;
    return at + 1;
}

/// Past the end a token that is empty.
Token at(const Tokens &tokens, int place)
{
    const auto index = static_cast<std::size_t>(place);
    return place >= 0 && index < tokens.size() ? tokens[index] : Token();
}

/// Puts the bare word of a token, leaving its punctuation and its capital.
void replaceWord(Token &token, const QString &with)
{
    qsizetype from = 0;
    qsizetype until = token.word.size();
    while (from < until && isOuterSign(token.word.at(from)))
        ++from;
    while (until > from && isOuterSign(token.word.at(until - 1)))
        --until;
    QString word = with;
    if (from < until && token.word.at(from).isUpper())
        word[0] = word.at(0).toUpper();
    token.word.replace(from, until - from, word);
}

} // namespace

QString Token::bare() const
{
    QString lower = word.toLower().replace(u'\u2019', u'\'');
    while (!lower.isEmpty() && isOuterSign(lower.back()))
        lower.chop(1);
    qsizetype from = 0;
    while (from < lower.size() && isOuterSign(lower.at(from)))
        ++from;
    return lower.mid(from);
}

Tokens tokensOf(const QString &text)
{
    Tokens tokens;
    for (qsizetype i = 0; i < text.size();) {
        qsizetype wordEnd = i;
        while (wordEnd < text.size() && !text.at(wordEnd).isSpace())
            ++wordEnd;
        qsizetype end = wordEnd;
        while (end < text.size() && text.at(end).isSpace())
            ++end;
        tokens.push_back(
            {text.mid(i, wordEnd - i), text.mid(wordEnd, end - wordEnd), static_cast<int>(tokens.size())});
        i = end;
    }
    return tokens;
}

QString textOf(const Tokens &tokens)
{
    QString text;
    for (const Token &token : tokens)
        text += token.word + token.blank;
    return text;
}

QString kindWord(Kind kind)
{
    switch (kind) {
    case Kind::Words5:
        return QStringLiteral("5 in 100 words edited");
    case Kind::Words10:
        return QStringLiteral("10 in 100 words edited");
    case Kind::Words25:
        return QStringLiteral("25 in 100 words edited");
    case Kind::AnyWords10:
        return QStringLiteral("10 in 100, guarded too");
    case Kind::ElsewhereOnly:
        return QStringLiteral("words around edited");
    case Kind::Blanks:
        return QStringLiteral("blanks changed");
    case Kind::OwnSentenceMoved:
        return QStringLiteral("its sentence moved");
    case Kind::OtherSentencesMoved:
        return QStringLiteral("other sentences moved");
    case Kind::OtherParagraphDeleted:
        return QStringLiteral("other paragraph deleted");
    case Kind::OwnParagraphDeleted:
        return QStringLiteral("its paragraph deleted");
    case Kind::SentenceRepeated:
        return QStringLiteral("its sentence repeated");
    case Kind::NumberChanged:
        return QStringLiteral("number changed");
    case Kind::UnitChanged:
        return QStringLiteral("unit changed");
    case Kind::NegationChanged:
        return QStringLiteral("negation changed");
    case Kind::MedicineChanged:
        return QStringLiteral("medicine changed");
    case Kind::NegationBefore:
        return QStringLiteral("negation put before");
    case Kind::OtherSection:
        return QStringLiteral("another section");
    }
    return {};
}

const std::vector<Kind> &everyKind()
{
    static const std::vector<Kind> kinds{Kind::Words5, Kind::Words10, Kind::Words25, Kind::AnyWords10,
        Kind::ElsewhereOnly, Kind::Blanks, Kind::OwnSentenceMoved, Kind::OtherSentencesMoved,
        Kind::OtherParagraphDeleted, Kind::OwnParagraphDeleted, Kind::SentenceRepeated, Kind::NumberChanged,
        Kind::UnitChanged, Kind::NegationChanged, Kind::MedicineChanged, Kind::NegationBefore,
        Kind::OtherSection};
    return kinds;
}

Reviser::Reviser(std::vector<QString> texts, QSet<QString> medicines, quint64 seed)
    : m_texts(std::move(texts))
    , m_medicines(std::move(medicines))
    , m_medicineList(m_medicines.values())
    , m_chance(seed)
{
    m_medicineList.sort();
    for (const QString &text : m_texts) {
        for (const Token &token : tokensOf(text)) {
            const QString bare = token.bare();
            if (!bare.isEmpty() && bare.at(0).isLetter() && !hasMeaning(bare))
                m_words.append(bare);
        }
    }
}

bool Reviser::isNumber(const QString &bare) const
{
    return std::any_of(bare.begin(), bare.end(), [](QChar sign) { return sign.isDigit(); })
        || kNumberWords.contains(bare);
}

bool Reviser::isUnit(const QString &bare) const
{
    return kUnits.contains(bare);
}

bool Reviser::isNegation(const QString &bare) const
{
    return kNegations.contains(bare) || bare.endsWith(u"n't");
}

bool Reviser::isMedicine(const QString &bare) const
{
    return m_medicines.contains(bare) || m_medicines.contains(bare + u's')
        || (bare.endsWith(u's') && m_medicines.contains(bare.chopped(1)));
}

bool Reviser::hasMeaning(const QString &bare) const
{
    return isNumber(bare) || isUnit(bare) || isNegation(bare) || isMedicine(bare) || kDoseWords.contains(bare)
        || bare.contains(u'-');
}

QString Reviser::otherWord(bool any)
{
    if (any && m_chance.in100(20)) {
        switch (m_chance.below(4)) {
        case 0:
            return QString::number(m_chance.between(1, 60));
        case 1:
            return kUnits.at(m_chance.below(static_cast<int>(kUnits.size())));
        case 2:
            return kNegations.at(m_chance.below(static_cast<int>(kNegations.size())));
        default:
            return m_medicineList.at(m_chance.below(static_cast<int>(m_medicineList.size())));
        }
    }
    return m_words.at(m_chance.below(static_cast<int>(m_words.size())));
}

QString Reviser::other(const QStringList &words, const QString &than)
{
    QString word = than;
    while (word == than)
        word = words.at(m_chance.below(static_cast<int>(words.size())));
    return word;
}

/// A stretch of 1 to 60 words, most of them a phrase or a sentence long. One that a word is to be changed in
/// has such a word.
Reviser::Range Reviser::pick(const Tokens &tokens, Kind kind)
{
    const auto isWanted = [&](const QString &bare) {
        switch (kind) {
        case Kind::NumberChanged:
            return isNumber(bare);
        case Kind::UnitChanged:
            return isUnit(bare);
        case Kind::NegationChanged:
            return isNegation(bare);
        case Kind::MedicineChanged:
            return isMedicine(bare);
        default:
            return true;
        }
    };
    const int dice = m_chance.below(100);
    const int length = dice < 10 ? m_chance.between(1, 3)
        : dice < 40              ? m_chance.between(4, 8)
        : dice < 80              ? m_chance.between(9, 20)
                                 : m_chance.between(21, 60);
    const int count = static_cast<int>(tokens.size());
    int at = m_chance.below(count);
    for (int tried = 0; tried < count && !isWanted(tokens[static_cast<std::size_t>(at)].bare()); ++tried)
        at = (at + 1) % count;
    const int first = std::max(0, at - m_chance.below(length));
    return {first, std::min(count - 1, std::max(at, first + length - 1))};
}

/// Replaces, deletes and adds words; not the ones that carry the meaning unless `any` is said.
void Reviser::editWords(Tokens &tokens, int in100, bool any, const Range &keep)
{
    Tokens edited;
    for (Token &token : tokens) {
        const bool isKept = token.origin >= keep.first && token.origin <= keep.last;
        const bool isName = !edited.empty() && !edited.back().endsSentence()
            && !edited.back().word.endsWith(u':') && token.word != token.word.toLower();
        const bool isEdited = !isKept && m_chance.in100(in100) && !token.bare().isEmpty()
            && (any || !(isName || hasMeaning(token.bare())));
        const int dice = isEdited ? m_chance.below(10) : -1;
        if (dice >= 0 && dice < 6)
            replaceWord(token, other({otherWord(any), otherWord(any), otherWord(any)}, QString()));
        if (dice < 6 || dice >= 8)
            edited.push_back(token);
        else if (!edited.empty() && token.endsParagraph())
            edited.back().blank = token.blank;
        if (dice >= 8) {
            edited.push_back({otherWord(any), token.blank, Token::kNew});
            edited[edited.size() - 2].blank = QStringLiteral(" ");
        }
    }
    tokens = std::move(edited);
}

bool Reviser::changeMeaning(Tokens &tokens, Kind kind, const Range &range)
{
    if (kind == Kind::NegationChanged && m_chance.in100(50) && range.last > range.first) {
        const auto at = tokens.begin() + m_chance.between(range.first + 1, range.last);
        if (isNegation(at->bare()) || isNegation((at - 1)->bare())) // "not not" is no sentence
            return false;
        tokens.insert(at, {QStringLiteral("not"), QStringLiteral(" "), Token::kNew});
        return true;
    }
    std::vector<int> places;
    for (int i = range.first; i <= range.last; ++i) {
        const QString bare = tokens[static_cast<std::size_t>(i)].bare();
        if ((kind == Kind::NumberChanged && isNumber(bare)) || (kind == Kind::UnitChanged && isUnit(bare))
            || (kind == Kind::NegationChanged && isNegation(bare))
            || (kind == Kind::MedicineChanged && isMedicine(bare)))
            places.push_back(i);
    }
    if (places.empty())
        return false;
    const int place = places[static_cast<std::size_t>(m_chance.below(static_cast<int>(places.size())))];
    Token &token = tokens[static_cast<std::size_t>(place)];
    const QString bare = token.bare();
    if (kind == Kind::NumberChanged) {
        const bool isDigits = bare.at(0).isDigit();
        replaceWord(token,
            isDigits ? other({QString::number(m_chance.between(1, 99)), QStringLiteral("0.5"),
                                 QStringLiteral("1") + bare, bare + QStringLiteral("0")},
                bare)
                     : other(kNumberWords, bare));
    } else if (kind == Kind::UnitChanged) {
        replaceWord(token, other(kUnits, bare));
    } else if (kind == Kind::MedicineChanged) {
        replaceWord(token, other(m_medicineList, bare));
    } else {
        tokens.erase(tokens.begin() + place);
    }
    return true;
}

bool Reviser::moveSentences(Tokens &tokens, const Range &range, bool own)
{
    const int count = static_cast<int>(tokens.size());
    const int from = own ? sentenceStart(tokens, range.first) : 0;
    const int until = own ? sentenceEnd(tokens, range.last) : 0;
    for (int tried = 0; tried < 20; ++tried) {
        const int first = own ? from : sentenceStart(tokens, m_chance.below(count));
        const int last = own ? until : sentenceEnd(tokens, first);
        const int target = sentenceStart(tokens, m_chance.below(count));
        const bool isApart = own || last <= range.first || first > range.last;
        const bool cutsPassage = target > range.first && target <= range.last;
        if (!isApart || cutsPassage || (target >= first && target <= last))
            continue;
        const auto begin = tokens.begin();
        if (target < first)
            std::rotate(begin + target, begin + first, begin + last);
        else
            std::rotate(begin + first, begin + last, begin + target);
        return true;
    }
    return false;
}

bool Reviser::deleteParagraph(Tokens &tokens, const Range &range, bool own)
{
    const int count = static_cast<int>(tokens.size());
    for (int tried = 0; tried < 20; ++tried) {
        const int at = own ? range.first : m_chance.below(count);
        const int first = paragraphStart(tokens, at);
        const int last = paragraphEnd(tokens, own ? range.last : at);
        const bool isApart = own || last <= range.first || first > range.last;
        if (!isApart || last - first >= count)
            continue;
        tokens.erase(tokens.begin() + first, tokens.begin() + last);
        return true;
    }
    return false;
}

/// Puts a copy of it somewhere before or behind.
bool Reviser::repeatSentence(Tokens &tokens, const Range &range)
{
    const auto begin = tokens.begin();
    Tokens copy(begin + sentenceStart(tokens, range.first), begin + sentenceEnd(tokens, range.last));
    for (Token &token : copy)
        token.origin = Token::kNew;
    const int target = sentenceStart(tokens, m_chance.below(static_cast<int>(tokens.size())));
    if (target > range.first && target <= range.last)
        return false;
    tokens.insert(tokens.begin() + target, copy.begin(), copy.end());
    return true;
}

void Reviser::changeBlanks(Tokens &tokens)
{
    for (Token &token : tokens) {
        if (!token.blank.isEmpty() && m_chance.in100(20))
            token.blank = m_chance.in100(50) ? QStringLiteral("\n") : QStringLiteral(" \u00a0 ");
    }
}

bool Reviser::apply(Tokens &tokens, Kind kind, const Range &range)
{
    const Range none{-2, -2};
    switch (kind) {
    case Kind::Words5:
        return editWords(tokens, 5, false, none), true;
    case Kind::Words10:
        return editWords(tokens, 10, false, none), true;
    case Kind::Words25:
        return editWords(tokens, 25, false, none), true;
    case Kind::AnyWords10:
        return editWords(tokens, 10, true, none), true;
    case Kind::ElsewhereOnly:
        return editWords(tokens, 25, true, range), true;
    case Kind::Blanks:
        return changeBlanks(tokens), true;
    case Kind::OwnSentenceMoved:
        return moveSentences(tokens, range, true);
    case Kind::OtherSentencesMoved:
        return moveSentences(tokens, range, false);
    case Kind::OtherParagraphDeleted:
        return deleteParagraph(tokens, range, false);
    case Kind::OwnParagraphDeleted:
        return deleteParagraph(tokens, range, true);
    case Kind::SentenceRepeated:
        return repeatSentence(tokens, range);
    case Kind::NegationBefore:
        if (isNegation(at(tokens, range.first).bare()) || isNegation(at(tokens, range.first - 1).bare()))
            return false;
        tokens.insert(
            tokens.begin() + range.first, {QStringLiteral("not"), QStringLiteral(" "), Token::kNew});
        return true;
    case Kind::OtherSection: {
        const QString before = textOf(tokens);
        tokens
            = tokensOf(m_texts[static_cast<std::size_t>(m_chance.below(static_cast<int>(m_texts.size())))]);
        for (Token &token : tokens)
            token.origin = Token::kNew;
        return textOf(tokens) != before;
    }
    default:
        return changeMeaning(tokens, kind, range);
    }
}

/// The numbers, units, negations and names from the first word of the passage to the last, in order.
QString Reviser::meaningOf(const Tokens &tokens, const Range &range) const
{
    QStringList words;
    for (int i = range.first; i <= range.last; ++i) {
        const QString bare = tokens[static_cast<std::size_t>(i)].bare();
        if (isNumber(bare) || isUnit(bare) || isNegation(bare) || isMedicine(bare))
            words.append(bare);
    }
    return words.join(u' ');
}

std::optional<Revision> Reviser::make(Kind kind)
{
    const QString &text = m_texts[static_cast<std::size_t>(m_chance.below(static_cast<int>(m_texts.size())))];
    Tokens tokens = tokensOf(text);
    const Range range = pick(tokens, kind);
    int position = 0;
    int start = 0;
    int end = 0;
    for (const Token &token : tokens) {
        if (token.origin == range.first)
            start = position;
        if (token.origin == range.last)
            end = position + static_cast<int>(token.word.size());
        position += static_cast<int>(token.word.size() + token.blank.size());
    }
    Revision revision;
    revision.kind = kind;
    revision.passage = passageAt(text, start, end);
    const QString meaning = meaningOf(tokens, range);
    if (!apply(tokens, kind, range))
        return std::nullopt;
    revision.text = textOf(tokens);
    if (kind == Kind::OtherSection && revision.text.contains(revision.passage.exact))
        return std::nullopt;

    Range now{-1, -1};
    position = 0;
    for (int i = 0; i < static_cast<int>(tokens.size()); ++i) {
        const Token &token = tokens[static_cast<std::size_t>(i)];
        if (token.origin >= range.first && token.origin <= range.last) {
            if (now.first < 0) {
                now.first = i;
                revision.start = position;
            }
            now.last = i;
            revision.end = position + static_cast<int>(token.word.size());
        }
        position += static_cast<int>(token.word.size() + token.blank.size());
    }
    revision.isMeaningChanged = !revision.isGone() && meaningOf(tokens, now) != meaning;
    return revision;
}

} // namespace primer::tests
