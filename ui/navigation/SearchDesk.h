// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Desk.h"
#include "ui/navigation/SearchRoom.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>

namespace primer {

/// Searching as the window knows it: questions in, answers out, on a thread of its own. Of questions that
/// follow each other quickly only the last is asked; answers to older ones are dropped. Lives in the window's
/// thread.
class SearchDesk final : public QObject
{
    Q_OBJECT
public:
    explicit SearchDesk(const QStringList &packPaths, QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(SearchDesk)
    ~SearchDesk() override;

    /// Asks once nothing was typed for 60 ms; asks nothing if there is no more than blanks.
    void ask(const QString &typed);
    /// Asks at once, and mends no spelling.
    void askAsTyped(const QString &typed);
    /// Drops the question that is under way.
    void abandon();

    /// Searches this pack as well from now on.
    void addPack(const QString &path);
    /// The notes to be searched. To be told of every change.
    void notesLoaded(const std::vector<Note> &notes);
    void noteChanged(const Note &note);
    void notesRemoved(const QStringList &ids);

Q_SIGNALS:
    void answered(const primer::SearchAnswer &answer);
    void failed(const primer::Error &error);
    /// Packs that cannot be searched; told once for each.
    void packProblem(const primer::PackProblem &problem);

private:
    struct Outcome
    {
        Result<SearchAnswer> answer;
        std::vector<PackProblem> problems;
    };

    void send(const QString &typed, Search::Spelling spelling);
    void take(quint64 number, const std::optional<Outcome> &outcome);
    void changeNotes(std::function<Result<void>(SearchRoom &)> change);

    QTimer m_pause;
    QString m_waiting;
    std::shared_ptr<std::atomic<quint64>> m_newest; ///< number of the last question
    QStringList m_toldProblems; ///< paths
    Desk<SearchRoom> m_desk; ///< last: its answers come to what stands above
};

} // namespace primer
