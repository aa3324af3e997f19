// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/SpellChecker.h"

#include <QMetaObject>

namespace primer {

namespace {

constexpr int kMostKnown = 200'000; ///< words; more than the longest note has
constexpr int kAtOnce = 1000; ///< words looked up before suggestions are next

} // namespace

SpellChecker::SpellChecker(SpellingSource source, LoadNames loadNames, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_loadNames(std::move(loadNames))
{ }

SpellChecker::~SpellChecker() = default;

void SpellChecker::wake()
{
    if (!m_isOn || std::exchange(m_isAwake, true))
        return;
    if (m_loadNames)
        m_loadNames(this, [this](const QStringList &names) { open(names); });
    else
        open({});
}

void SpellChecker::open(const QStringList &names)
{
    if (m_desk == nullptr)
        m_desk = std::make_unique<Desk<Dictionary>>(
            [source = m_source] { return std::make_unique<Dictionary>(source); });
    m_desk->ask(
        this,
        [names](Dictionary &dictionary) {
            dictionary.addNames(names);
            return dictionary.isThere();
        },
        [this](bool isThere) {
            m_state = isThere ? State::Ready : State::Missing;
            forget();
            Q_EMIT stateChanged();
        });
}

void SpellChecker::packsChanged()
{
    if (m_isAwake && m_loadNames)
        m_loadNames(this, [this](const QStringList &names) { open(names); });
}

void SpellChecker::setOn(bool on)
{
    if (on == m_isOn)
        return;
    m_isOn = on;
    Q_EMIT looked();
}

/// Every word is looked up anew when it is next asked for.
void SpellChecker::forget()
{
    ++m_asked;
    m_isLooking = false;
    m_known.clear();
    m_own.clear();
    m_waiting.clear();
    Q_EMIT looked();
}

std::optional<bool> SpellChecker::isRight(const QString &word)
{
    if (!m_isOn || m_state != State::Ready)
        return true;
    if (const auto known = m_known.constFind(word); known != m_known.constEnd())
        return *known;
    if (m_known.size() + m_waiting.size() >= kMostKnown)
        return true;
    if (m_waiting.isEmpty() && !m_isLooking)
        QMetaObject::invokeMethod(this, &SpellChecker::lookUp, Qt::QueuedConnection);
    m_waiting.insert(word);
    return std::nullopt;
}

void SpellChecker::lookUp()
{
    if (m_isLooking || m_waiting.isEmpty())
        return;
    m_isLooking = true;
    QStringList words;
    for (auto next = m_waiting.cbegin(); next != m_waiting.cend() && words.size() < kAtOnce; ++next)
        words.append(*next);
    m_desk->ask(
        this,
        [words](const Dictionary &dictionary) {
            Answer answer;
            for (const QString &word : words) {
                answer.isRight.insert(word, dictionary.knows(word));
                if (dictionary.isOwn(word))
                    answer.own.insert(word);
            }
            return answer;
        },
        [this, asked = m_asked](const Answer &answer) {
            if (asked != m_asked)
                return;
            m_isLooking = false;
            m_known.insert(answer.isRight);
            m_own.unite(answer.own);
            for (auto word = answer.isRight.cbegin(); word != answer.isRight.cend(); ++word)
                m_waiting.remove(word.key());
            Q_EMIT looked();
            lookUp();
        });
}

void SpellChecker::addWord(const QString &word)
{
    change(word, true, [word](Dictionary &dictionary) { return dictionary.addOwn(word); });
    m_own.insert(word);
}

void SpellChecker::removeWord(const QString &word)
{
    m_own.remove(word);
    change(word, false, [word](Dictionary &dictionary) { return dictionary.removeOwn(word); });
}

/// What was under way is asked again: its answer may be older than the change.
template <typename Job>
void SpellChecker::change(const QString &word, bool isRight, Job job)
{
    if (m_desk == nullptr)
        return;
    m_desk->ask(this, job, [this](const Result<void> &done) {
        if (!done)
            Q_EMIT failed(done.error());
    });
    ++m_asked;
    m_isLooking = false;
    m_known.removeIf([&word, isRight](QHash<QString, bool>::iterator known) {
        const QString folded = known.key().toCaseFolded();
        return known.value() != isRight
            && (folded == word.toCaseFolded() || folded == word.toCaseFolded() + u"'s");
    });
    Q_EMIT looked();
    lookUp();
}

} // namespace primer
