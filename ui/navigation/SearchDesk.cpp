// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/navigation/SearchDesk.h"

#include <chrono>

namespace primer {

namespace {

using namespace std::chrono_literals;

constexpr auto kPause = 60ms;
constexpr int kMostHits = 30;

} // namespace

SearchDesk::SearchDesk(const QStringList &packPaths, QObject *parent)
    : QObject(parent)
    , m_newest(std::make_shared<std::atomic<quint64>>(0))
    , m_desk([packPaths] { return std::make_unique<SearchRoom>(packPaths); })
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, [this] { send(m_waiting, Search::Spelling::Mend); });
}

SearchDesk::~SearchDesk()
{
    abandon();
}

void SearchDesk::ask(const QString &typed)
{
    abandon();
    m_waiting = typed;
    if (!typed.trimmed().isEmpty())
        m_pause.start();
}

void SearchDesk::askAsTyped(const QString &typed)
{
    abandon();
    send(typed, Search::Spelling::AsTyped);
}

void SearchDesk::abandon()
{
    m_pause.stop();
    ++*m_newest;
}

void SearchDesk::send(const QString &typed, Search::Spelling spelling)
{
    const quint64 number = ++*m_newest;
    m_desk.ask(
        this,
        [typed, spelling, number, newest = m_newest](SearchRoom &room) -> std::optional<Outcome> {
            if (number != *newest)
                return std::nullopt; // it waited until it was of no use
            auto answer
                = room.find(typed, kMostHits, spelling, [number, newest] { return number == *newest; });
            return Outcome{std::move(answer), room.problems()};
        },
        [this, number](const std::optional<Outcome> &outcome) { take(number, outcome); });
}

void SearchDesk::take(quint64 number, const std::optional<Outcome> &outcome)
{
    if (!outcome)
        return;
    for (const PackProblem &problem : outcome->problems) {
        if (!m_toldProblems.contains(problem.path)) {
            m_toldProblems.append(problem.path);
            Q_EMIT packProblem(problem);
        }
    }
    if (number != *m_newest)
        return;
    if (outcome->answer)
        Q_EMIT answered(*outcome->answer);
    else
        Q_EMIT failed(outcome->answer.error());
}

void SearchDesk::addPack(const QString &path)
{
    m_desk.tell([path](SearchRoom &room) { room.addPack(path); });
}

void SearchDesk::notesLoaded(const std::vector<Note> &notes)
{
    changeNotes([notes](SearchRoom &room) { return room.rebuild(notes); });
}

void SearchDesk::noteChanged(const Note &note)
{
    changeNotes([note](SearchRoom &room) { return room.put(note); });
}

void SearchDesk::notesRemoved(const QStringList &ids)
{
    changeNotes([ids](SearchRoom &room) { return room.remove(ids); });
}

void SearchDesk::changeNotes(std::function<Result<void>(SearchRoom &)> change)
{
    m_desk.ask(this, std::move(change), [this](const Result<void> &done) {
        if (!done)
            Q_EMIT failed(done.error());
    });
}

} // namespace primer
