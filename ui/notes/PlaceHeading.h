// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/Note.h"
#include "ui/style/Label.h"
#include "visits/Relocation.h"

#include <QWidget>

namespace primer {

/// What the notes below are about: a link to the section, or words where it is gone.
class PlaceHeading final : public QWidget
{
    Q_OBJECT
public:
    PlaceHeading(Look &look, const Note &note, const Placement &placement, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(PlaceHeading)

    static QString titleOf(const Note &note);

Q_SIGNALS:
    void opened(const primer::SectionRef &ref);

private:
    void follow();

    Look &m_look;
    QString m_title;
    Placement m_placement;
    QLabel *m_sign = nullptr;
    Label *m_link = nullptr;
};

} // namespace primer
