// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/NoteDesk.h"

#include <QFrame>
#include <QTimer>

#include <optional>

class QBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace primer {

class Label;
class Look;

/// Above the panes, while the notes cannot be opened or what was written cannot be saved: says why, and
/// offers what can be done. A damaged file is left alone until the person chooses. Goes by itself when all is
/// well.
class StoreRescue final : public QFrame
{
    Q_OBJECT
public:
    /// `busyPatience`: how long another program may hold the notes before that is said, in milliseconds.
    StoreRescue(Look &look, NoteDesk &notes, int busyPatience, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(StoreRescue)

Q_SIGNALS:
    /// Something was done that the person should hear of after this is gone.
    void told(const QString &sentence);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void connectNotes();
    void follow();
    void fit();
    void takeOpenError(const Error &error);
    void takeOffer(const RescueOffer &offer);
    void useOffer();
    void keepText();
    /// Looks at the state of the notes again.
    void refresh();
    void say(const QString &words);
    QString offerWords() const;
    QString offerButton(bool isLong) const;
    void tellRescued(const RescueOffer &offer);

    Look &m_look;
    NoteDesk &m_notes;
    std::optional<Error> m_openError;
    std::optional<RescueOffer> m_offer;
    QString m_rescueFailure;
    QString m_putAway; ///< words that the person has closed
    bool m_isRescuing = false;
    QTimer m_patience;
    bool m_isPatient = true;

    QScrollArea *m_scroll = nullptr;
    QBoxLayout *m_row = nullptr;
    QBoxLayout *m_buttons = nullptr;
    QLabel *m_sign = nullptr;
    Label *m_words = nullptr;
    QPushButton *m_use = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_keep = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace primer
