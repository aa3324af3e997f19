// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/Note.h"

#include <QAbstractButton>

namespace primer {

class Look;

/// The words that a note is about, in quotes, on the fill and above the line of its mark. A button where the
/// words can be shown in the text; a long quote is cut.
class QuoteLabel final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit QuoteLabel(Look &look, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(QuoteLabel)

    void setQuote(const QString &quote, MarkColor color);
    /// Whether pressing it leads to the words.
    void setLeadsSomewhere(bool leads);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void follow();

    Look &m_look;
    MarkColor m_color = MarkColor::Yellow;
};

} // namespace primer
