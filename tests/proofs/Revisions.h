// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/Chance.h"
#include "notes/Passage.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace primer::tests {

/// A word with what follows it up to the next, and which word of the text before the revision it is.
struct Token
{
    static constexpr int kNew = -1;

    QString word; ///< with its punctuation
    QString blank;
    int origin = kNew;

    bool endsParagraph() const { return blank.contains(u'\n'); }
    bool endsSentence() const
    {
        return endsParagraph() || word.endsWith(u'.') || word.endsWith(u'?') || word.endsWith(u'!');
    }
    /// In lower case, without punctuation.
    QString bare() const;
};
using Tokens = std::vector<Token>;

Tokens tokensOf(const QString &text);
QString textOf(const Tokens &tokens);

/// What may be changed in a text.
enum class Kind {
    Words5,
    Words10,
    Words25,
    AnyWords10, ///< guarded ones as well
    ElsewhereOnly, ///< words outside the passage
    Blanks,
    OwnSentenceMoved,
    OtherSentencesMoved,
    OtherParagraphDeleted,
    OwnParagraphDeleted,
    SentenceRepeated,
    NumberChanged,
    UnitChanged,
    NegationChanged,
    MedicineChanged,
    NegationBefore, ///< put right before the passage
    OtherSection,
};
QString kindWord(Kind kind);
const std::vector<Kind> &everyKind();

/// A passage, the text that it is looked for in, and where it truly is.
struct Revision
{
    Kind kind = Kind::Words5;
    Passage passage;
    QString text;
    int start = 0; ///< of the passage in `text`; 0 and 0 if it is no longer there
    int end = 0;
    bool isMeaningChanged = false; ///< a number, a unit, a negation or a name in it is another, gone or new

    bool isGone() const { return start == end; }
};

/// Makes revisions of texts; the same seed makes the same.
class Reviser final
{
public:
    /// `medicines`: words in lower case. Own lists of numbers, units and negations are kept here, so that
    /// what is proved is not what proves.
    Reviser(std::vector<QString> texts, QSet<QString> medicines, quint64 seed);

    /// Nothing if this text cannot be changed so; ask again.
    std::optional<Revision> make(Kind kind);

private:
    struct Range
    {
        int first = 0;
        int last = 0; ///< included
    };

    bool isNumber(const QString &bare) const;
    bool isUnit(const QString &bare) const;
    bool isNegation(const QString &bare) const;
    bool isMedicine(const QString &bare) const;
    bool hasMeaning(const QString &bare) const;
    QString otherWord(bool any);
    QString other(const QStringList &words, const QString &than);

    Range pick(const Tokens &tokens, Kind kind);
    void editWords(Tokens &tokens, int in100, bool any, const Range &keep);
    bool changeMeaning(Tokens &tokens, Kind kind, const Range &range);
    bool moveSentences(Tokens &tokens, const Range &range, bool own);
    bool deleteParagraph(Tokens &tokens, const Range &range, bool own);
    bool repeatSentence(Tokens &tokens, const Range &range);
    void changeBlanks(Tokens &tokens);
    bool apply(Tokens &tokens, Kind kind, const Range &range);
    QString meaningOf(const Tokens &tokens, const Range &range) const;

    std::vector<QString> m_texts;
    QSet<QString> m_medicines;
    QStringList m_medicineList;
    QStringList m_words; ///< of the texts, none with a meaning of its own
    bench::Chance m_chance;
};

} // namespace primer::tests
