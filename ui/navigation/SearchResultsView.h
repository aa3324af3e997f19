// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/navigation/SearchResultsModel.h"

#include <QWidget>

class QFrame;
class QListView;
class QPushButton;

namespace primer {

class Label;
class Look;

/// What was found, in place of the tree: a banner when the spelling was mended, then topics, sections and
/// notes with the words marked; or why there is nothing.
class SearchResultsView final : public QWidget
{
    Q_OBJECT
public:
    explicit SearchResultsView(Look &look, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(SearchResultsView)

    void showAnswer(const SearchAnswer &answer);
    void showFailure(const Error &error);

    /// Shows nothing, until the first answer.
    void clear();
    /// Whether what is shown answers this question.
    bool isFor(const QString &typed) const;
    /// The words that were looked for, mended if they were.
    QString lookedFor() const { return m_lookedFor; }

    /// Chooses the next or the one before; true if there is one.
    bool step(int direction);
    /// Opens the chosen one, the first if none is.
    void openChosen();
    QListView *list() const { return m_list; }

Q_SIGNALS:
    void hitOpened(const primer::SearchHit &hit);
    void asTypedRequested(const QString &typed);
    /// The person is done searching.
    void escaped();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showMessage(const QString &title, const QString &advice);
    void open(const QModelIndex &index);

    SearchResultsModel m_model;
    QString m_typed; ///< null: no answer yet
    QString m_lookedFor;
    QFrame *m_banner;
    Label *m_correction;
    QPushButton *m_asTyped;
    Label *m_messageTitle;
    Label *m_messageAdvice;
    QListView *m_list;
};

} // namespace primer
