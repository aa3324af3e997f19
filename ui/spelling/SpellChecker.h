// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Desk.h"
#include "ui/spelling/Dictionary.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>
#include <memory>
#include <optional>

namespace primer {

/// Reads the names and terms of the packs and calls back with them, unless `context` is gone.
using LoadNames = std::function<void(QObject *context, std::function<void(const QStringList &names)> then)>;

/// How words are spelled, as the window asks for it: the dictionary works on a thread of its own, is loaded
/// at wake(), and every word is looked up once. Lives in the window's thread.
class SpellChecker final : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Asleep, ///< nothing was loaded yet
        Ready,
        Missing, ///< there is no dictionary
    };

    explicit SpellChecker(SpellingSource source, LoadNames loadNames = {}, QObject *parent = nullptr);
    ~SpellChecker() override;
    Q_DISABLE_COPY_MOVE(SpellChecker)

    State state() const { return m_state; }
    /// Loads what is needed, once; for when a person begins to write.
    void wake();
    /// Reads the names of the packs again.
    void packsChanged();

    /// Off: every word counts as right.
    bool isOn() const { return m_isOn; }
    void setOn(bool on);

    /// Nothing: it is being looked up, and looked() tells when.
    std::optional<bool> isRight(const QString &word);
    bool isOwn(const QString &word) const { return m_own.contains(word); }
    /// `then` takes a QStringList, best first, unless `context` is gone.
    template <typename Then>
    void suggest(QObject *context, const QString &word, Then then)
    {
        if (m_desk == nullptr)
            return;
        m_desk->ask(
            context,
            [word](const Dictionary &dictionary) { return dictionary.suggestions(word, kMostSuggestions); },
            std::move(then));
    }

    /// Right at once; told by failed() if it could not be written down.
    void addWord(const QString &word);
    void removeWord(const QString &word);

    static constexpr int kMostSuggestions = 5;

Q_SIGNALS:
    /// More is known, or something else holds: what is shown is to be looked at again.
    void looked();
    void stateChanged();
    void failed(const primer::Error &error);

private:
    struct Answer
    {
        QHash<QString, bool> isRight;
        QSet<QString> own;
    };

    void open(const QStringList &names);
    void lookUp();
    void forget();
    template <typename Job>
    void change(const QString &word, bool isRight, Job job);

    SpellingSource m_source;
    LoadNames m_loadNames;
    State m_state = State::Asleep;
    bool m_isOn = true;
    bool m_isAwake = false;
    int m_asked = 0; ///< answers to what was asked before the words changed are dropped
    bool m_isLooking = false;
    QHash<QString, bool> m_known;
    QSet<QString> m_own; ///< of those known
    QSet<QString> m_waiting;
    std::unique_ptr<Desk<Dictionary>> m_desk; ///< last: its answers come to what stands above
};

} // namespace primer
