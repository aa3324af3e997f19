// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/NoteQuery.h"
#include "notes/NoteTally.h"

#include <QWidget>

#include <functional>
#include <vector>

class QComboBox;
class QPushButton;

namespace primer {

class FlowLayout;
class Look;

/// Above the list of all notes: their order, what narrows them, and a button to choose some of them.
class NotesBar final : public QWidget
{
    Q_OBJECT
public:
    explicit NotesBar(Look &look, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(NotesBar)

    void showQuery(const NoteQuery &query);
    /// What there is to choose from.
    void setTopics(const std::vector<TopicTotal> &topics) { m_topics = topics; }
    void setChoosing(bool isChoosing);
    QPushButton *chooseButton() const { return m_choose; }

Q_SIGNALS:
    void queryChosen(const primer::NoteQuery &query);
    void chooseAsked(bool isChoosing);

private:
    void follow();
    void makeChips();
    void addChip(const QString &text, std::function<void(NoteQuery &)> remove);
    void openFilter();

    Look &m_look;
    NoteQuery m_query;
    std::vector<TopicTotal> m_topics;
    FlowLayout *m_flow = nullptr;
    QComboBox *m_order = nullptr;
    QPushButton *m_filter = nullptr;
    QPushButton *m_choose = nullptr;
    QList<QPushButton *> m_chips;
};

} // namespace primer
