// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/NoteQuery.h"
#include "notes/NoteTally.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QFormLayout;

namespace primer {

class Look;

/// The name of a colour, as people say it.
QString colorName(MarkColor color);

/// Asks which notes to show: by topic, colour and the days they were written on.
class NotesFilterDialog final : public QDialog
{
    Q_OBJECT
public:
    NotesFilterDialog(
        Look &look, const NoteQuery &query, const std::vector<TopicTotal> &topics, QWidget *parent);
    Q_DISABLE_COPY_MOVE(NotesFilterDialog)

Q_SIGNALS:
    /// The query with what was chosen.
    void chosen(const primer::NoteQuery &query);

private:
    void addDay(QFormLayout *form, const QString &title, QDate day, QDate otherwise, QCheckBox *&check,
        QDateEdit *&edit);
    NoteQuery query() const;

    Look &m_look;
    NoteQuery m_query;
    std::vector<TopicTotal> m_topics;
    QComboBox *m_topic = nullptr;
    QComboBox *m_color = nullptr;
    QCheckBox *m_isFrom = nullptr;
    QCheckBox *m_isTo = nullptr;
    QDateEdit *m_from = nullptr;
    QDateEdit *m_to = nullptr;
};

} // namespace primer
