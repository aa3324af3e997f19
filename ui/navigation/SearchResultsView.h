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
/// notes with the words marked; or why there is nothing. Install it as event filter of the search box: its
/// arrow keys then walk the results, Enter opens and Escape ends searching.
class SearchResultsView final : public QWidget
{
    Q_OBJECT
public:
    explicit SearchResultsView(Look &look, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(SearchResultsView)

    using QWidget::show;
    void show(const SearchAnswer &answer);
    void showError(const Error &error);
    /// Forgets what was found.
    void clear();

    QListView *list() const { return m_list; }

Q_SIGNALS:
    /// `noteId` is empty for a topic or a section; `ref` may be empty for a note.
    void openSection(const primer::SectionRef &ref, const QString &noteId);
    void searchAsTyped(const QString &typed);
    /// The person is done searching.
    void escaped();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool isFor(const QString &typed) const;
    void step(int direction);
    void openChosen();
    void showMessage(const QString &title, const QString &advice);
    void open(const QModelIndex &index);

    SearchResultsModel m_model;
    QString m_typed; ///< null: no answer yet
    bool m_openWhenAnswered = false; ///< Enter was pressed before the answer came
    QFrame *m_banner;
    Label *m_correction;
    QPushButton *m_asTyped;
    Label *m_messageTitle;
    Label *m_messageAdvice;
    QListView *m_list;
};

} // namespace primer
