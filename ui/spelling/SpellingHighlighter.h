// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/spelling/SpelledWords.h"

#include <QSet>
#include <QSyntaxHighlighter>
#include <QTimer>

#include <optional>

namespace primer {

class Look;
class SpellChecker;

/// Draws a wavy line under the misspelled words of one document, but for the word that is being typed. What
/// is drawn is no part of the text: undo and saving know nothing of it. A long text is looked through in
/// slices. Lives with its document, in the window's thread.
class SpellingHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    /// The one of this document, made if there is none yet. Checker and look must outlive the document.
    static SpellingHighlighter *of(QTextDocument *document, SpellChecker &checker, Look &look);
    Q_DISABLE_COPY_MOVE(SpellingHighlighter)

    /// The marked word at a position of the document, its ends included; start is in the document.
    std::optional<SpelledWord> markedWordAt(int position) const;
    /// The person's own word there.
    std::optional<SpelledWord> ownWordAt(int position) const;
    /// Not marked in this document while the window lives.
    void ignore(const QString &word);
    /// The cursor stands there now, -1: in no text.
    void cursorMoved(int position);

protected:
    void highlightBlock(const QString &text) override;

private:
    SpellingHighlighter(QTextDocument *document, SpellChecker &checker, Look &look);
    void begin();
    void goOn();
    bool isMarked(const SpelledWord &word) const;
    std::optional<SpelledWord> wordAt(int position) const;

    SpellChecker &m_checker;
    Look &m_look;
    QSet<QString> m_ignored;
    int m_typedAt = -1; ///< behind the letter that was typed last; -1: the cursor went elsewhere
    bool m_hasBegun = false; ///< blocks that nobody changed wait for their slice
    int m_next = 0; ///< the block that the next slice begins with
    QTimer m_slice;
};

} // namespace primer
