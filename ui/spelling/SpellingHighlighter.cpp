// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/SpellingHighlighter.h"

#include "ui/spelling/SpellChecker.h"
#include "ui/style/Look.h"

#include <QElapsedTimer>
#include <QSignalBlocker>
#include <QTextBlock>
#include <QTextDocument>

namespace primer {

namespace {

constexpr int kSlice = 4; // milliseconds of the window's time

} // namespace

SpellingHighlighter *SpellingHighlighter::of(QTextDocument *document, SpellChecker &checker, Look &look)
{
    if (auto *known = document->findChild<SpellingHighlighter *>(QString(), Qt::FindDirectChildrenOnly))
        return known;
    return new SpellingHighlighter(document, checker, look);
}

SpellingHighlighter::SpellingHighlighter(QTextDocument *document, SpellChecker &checker, Look &look)
    : QSyntaxHighlighter(static_cast<QObject *>(document))
    , m_checker(checker)
    , m_look(look)
{
    // Before the base class hears of the change: it then asks which word is being typed.
    connect(document, &QTextDocument::contentsChange, this,
        [this](int from, int /*removed*/, int added) { m_typedAt = from + added; });
    setDocument(document);
    m_slice.setSingleShot(true);
    connect(&m_slice, &QTimer::timeout, this, &SpellingHighlighter::goOn);
    connect(&checker, &SpellChecker::looked, this, &SpellingHighlighter::begin);
    connect(&look, &Look::changed, this, &SpellingHighlighter::begin);
    begin();
}

void SpellingHighlighter::begin()
{
    m_next = 0;
    m_slice.start();
}

void SpellingHighlighter::goOn()
{
    m_hasBegun = true;
    const QSignalBlocker quiet(document()); // else every line drawn is told as a change of the text
    QElapsedTimer time;
    time.start();
    QTextBlock block = document()->findBlockByNumber(m_next);
    while (block.isValid() && !time.hasExpired(kSlice)) {
        rehighlightBlock(block);
        block = block.next();
        ++m_next;
    }
    if (block.isValid())
        m_slice.start();
}

bool SpellingHighlighter::isMarked(const SpelledWord &word) const
{
    return !m_ignored.contains(word.word) && !m_checker.isRight(word.word).value_or(true);
}

void SpellingHighlighter::highlightBlock(const QString &text)
{
    if (!m_hasBegun)
        return;
    const int typedAt = m_typedAt < 0 ? -1 : m_typedAt - currentBlock().position();
    QTextCharFormat wave;
    wave.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    wave.setUnderlineColor(m_look.theme().failed);
    for (const SpelledWord &word : spelledWords(text)) {
        const bool isTyped = typedAt >= word.start && typedAt <= word.start + word.length;
        if (isMarked(word) && !isTyped)
            setFormat(word.start, word.length, wave);
    }
}

void SpellingHighlighter::cursorMoved(int position)
{
    if (m_typedAt < 0 || position == m_typedAt)
        return;
    const QTextBlock block = document()->findBlock(m_typedAt);
    m_typedAt = -1;
    const QSignalBlocker quiet(document());
    if (block.isValid())
        rehighlightBlock(block);
}

void SpellingHighlighter::ignore(const QString &word)
{
    m_ignored.insert(word);
    begin();
}

std::optional<SpelledWord> SpellingHighlighter::wordAt(int position) const
{
    const QTextBlock block = document()->findBlock(position);
    if (!block.isValid())
        return std::nullopt;
    const int at = position - block.position();
    for (SpelledWord word : spelledWords(block.text())) {
        if (at < word.start || at > word.start + word.length)
            continue;
        word.start += block.position();
        return word;
    }
    return std::nullopt;
}

std::optional<SpelledWord> SpellingHighlighter::markedWordAt(int position) const
{
    auto word = wordAt(position);
    return word && isMarked(*word) ? word : std::nullopt;
}

std::optional<SpelledWord> SpellingHighlighter::ownWordAt(int position) const
{
    auto word = wordAt(position);
    return word && m_checker.isOn() && m_checker.isOwn(word->word) ? word : std::nullopt;
}

} // namespace primer
