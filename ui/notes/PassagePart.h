// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/Note.h"
#include "notes/PassageLocator.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace primer {

class Label;
class Look;
class QuoteLabel;

/// What a card says of the passage that its note is about: the quote, whether its words still stand in the
/// text, and what can be done if not. Hidden for a note without a passage whose section is there.
class PassagePart final : public QWidget
{
    Q_OBJECT
public:
    explicit PassagePart(Look &look, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(PassagePart)

    void showNote(const Note &note);
    /// Where the words stand in the section on show; none: that is not known here.
    void setPlace(const std::optional<PassagePlace> &place);
    const std::optional<PassagePlace> &place() const { return m_place; }
    /// The section that the note is about is no longer in the topic.
    void setSectionGone(bool gone);
    /// Whether the section can be opened: it can unless told otherwise.
    void setReachable(bool reachable);
    /// The note looks for its place: the words are to be selected in the text.
    void setFinding(bool finding);
    void setHasSelection(bool has);

Q_SIGNALS:
    void quoteActivated();
    /// The place that was found is right.
    void confirmed();
    void findAsked(bool finding);
    /// To what is selected in the text.
    void attachAsked();

private:
    void refresh();
    void follow();

    Look &m_look;
    Note m_note;
    std::optional<PassagePlace> m_place;
    bool m_isSectionGone = false;
    bool m_isReachable = true;
    bool m_isFinding = false;
    QuoteLabel *m_quote = nullptr;
    QWidget *m_stateRow = nullptr;
    QLabel *m_sign = nullptr;
    Label *m_state = nullptr;
    Label *m_hint = nullptr;
    QPushButton *m_right = nullptr;
    QPushButton *m_find = nullptr;
    QPushButton *m_attach = nullptr;
    QPushButton *m_stop = nullptr;
};

} // namespace primer
