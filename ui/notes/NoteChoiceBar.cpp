// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/NoteChoiceBar.h"

#include "ui/notes/FlowLayout.h"
#include "ui/style/Label.h"

#include <QPushButton>

namespace primer {

NoteChoiceBar::NoteChoiceBar(Look &look, QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_flow(new FlowLayout(this))
{
    setProperty("kind", QStringLiteral("banner"));
    m_words = new Label(look, Look::Role::InterfaceBold, Label::Tone::Text, {}, this);
    m_words->setWordWrap(false);
    m_flow->addWidget(m_words);
    add(tr("All"), QStringLiteral("edit-select-all"), &NoteChoiceBar::allAsked)
        ->setAccessibleName(tr("Select all notes of this list"));
    m_export = add(tr("Export …"), QStringLiteral("document-export"), &NoteChoiceBar::exportAsked);
    m_tag = add(tr("Tag …"), QStringLiteral("tag"), &NoteChoiceBar::tagAsked);
    m_delete = add(tr("Delete"), QStringLiteral("trash-empty"), &NoteChoiceBar::deleteAsked);
    m_restore = add(tr("Restore"), QStringLiteral("edit-undo"), &NoteChoiceBar::restoreAsked);
    add(tr("Cancel"), QStringLiteral("tab-close"), &NoteChoiceBar::cancelled);
    connect(&look, &Look::changed, this, &NoteChoiceBar::follow);
    follow();
}

QPushButton *NoteChoiceBar::add(const QString &text, const QString &icon, void (NoteChoiceBar::*told)())
{
    auto *button = new QPushButton(text, this);
    button->setProperty("iconName", icon);
    m_flow->addWidget(button);
    connect(button, &QPushButton::clicked, this, told);
    return button;
}

void NoteChoiceBar::follow()
{
    m_flow->setContentsMargins(m_look.px(12), m_look.px(6), m_look.px(12), m_look.px(6));
    m_flow->setSpacing(m_look.px(8));
    m_words->setMinimumHeight(m_look.px(40));
    for (QPushButton *button : findChildren<QPushButton *>()) {
        button->setIcon(m_look.icon(button->property("iconName").toString()));
        button->setIconSize({m_look.px(18), m_look.px(18)});
    }
}

void NoteChoiceBar::showCount(int chosen, bool isTrash)
{
    m_words->setText(tr("%n note(s) selected", nullptr, chosen));
    m_tag->setVisible(!isTrash);
    m_delete->setVisible(!isTrash);
    m_restore->setVisible(isTrash);
    for (QPushButton *button : {m_export, m_tag, m_delete, m_restore})
        button->setEnabled(chosen > 0);
}

} // namespace primer
