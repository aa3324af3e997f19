// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTextEdit;
class QUndoStack;

namespace primer {

/// The Edit menu on whatever has the keyboard. A text in focus undoes its own typing first, then the stack
/// what was done to notes.
void undoWhereTheKeyboardIs(QUndoStack &stack);
void redoWhereTheKeyboardIs(QUndoStack &stack);
/// Copies what is chosen in the text in focus, or else in `otherwise`.
void copyWhereTheKeyboardIs(QTextEdit &otherwise);

} // namespace primer
