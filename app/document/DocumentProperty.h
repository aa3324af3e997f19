// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextFormat>

namespace primer {

/// What this room writes into the formats of its documents beside what Qt knows.
enum DocumentProperty : int {
    PropertyBox = QTextFormat::UserProperty + 1, ///< table format: a BoxRole
    PropertyCallout, ///< table format: a CalloutKind
    PropertyRole, ///< block format: a BlockRole
    PropertyDrawing, ///< character format: index in Drawings
    PropertyAnswerLines, ///< table format: lines to write on, below the text
    PropertyBeneath, ///< table format: it belongs to the paragraph above
    PropertyNumber, ///< character format: "N in 100", for the bar
};

/// What a table stands for.
enum class BoxRole { Table, Callout, Note, Question };

/// What a block is, where its place in the document does not tell.
enum class BlockRole { Text, Caption, BoxTitle, Small, Key };

/// The object type of everything that Drawings draws.
constexpr int kDrawingObject = QTextFormat::UserObject + 1;

} // namespace primer
