// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/EditCommands.h"

#include <QApplication>
#include <QLineEdit>
#include <QTextDocument>
#include <QTextEdit>
#include <QUndoStack>

namespace primer {

void undoWhereTheKeyboardIs(QUndoStack &stack)
{
    if (auto *text = qobject_cast<QTextEdit *>(QApplication::focusWidget());
        text != nullptr && text->document()->isUndoAvailable())
        text->undo();
    else
        stack.undo();
}

void redoWhereTheKeyboardIs(QUndoStack &stack)
{
    if (auto *text = qobject_cast<QTextEdit *>(QApplication::focusWidget());
        text != nullptr && text->document()->isRedoAvailable())
        text->redo();
    else
        stack.redo();
}

void copyWhereTheKeyboardIs(QTextEdit &otherwise)
{
    QWidget *focus = QApplication::focusWidget();
    if (auto *line = qobject_cast<QLineEdit *>(focus); line != nullptr)
        line->copy();
    else if (auto *text = qobject_cast<QTextEdit *>(focus); text != nullptr)
        text->copy();
    else
        otherwise.copy();
}

} // namespace primer
