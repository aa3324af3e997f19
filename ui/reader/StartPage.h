// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/Page.h"

#include <QScrollArea>

namespace primer {

class Look;

/// What the reader has written, in numbers.
struct NoteCounts
{
    int notes = 0;
    int openQuestions = 0;

    bool operator==(const NoteCounts &) const = default;
};

/// The first page: "Get help now" first, then going on reading, my notes, and where to begin.
class StartPage final : public QScrollArea
{
    Q_OBJECT
public:
    explicit StartPage(Look &look, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(StartPage)

    void setContents(const StartContents &contents, const QString &lastTime);
    void setNoteCounts(const NoteCounts &counts);

Q_SIGNALS:
    void openRequested(const SectionRef &ref);
    /// Goes on where the reader stopped, at the remembered line.
    void continueRequested();
    void allNotesRequested();
    void addPackRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void rebuild();
    QWidget *buildHelp();
    QWidget *buildUrgent(const TopicEntry &entry, QWidget *card);
    QWidget *buildContinue();
    QWidget *buildNotes();
    QWidget *buildBegin(const TopicEntry &entry);
    QWidget *buildEmpty();
    int columns() const;

    Look &m_look;
    StartContents m_contents;
    QString m_lastTime;
    NoteCounts m_counts;
    int m_columns = 0; ///< 0: not built yet
};

} // namespace primer
