// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/Note.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace primer {

/// Notes as GitHub-flavoured Markdown, to be read: a heading a topic and a section, the words that a note is
/// about as a quotation, without the trash. What a person wrote is escaped, so that it reads as it was
/// written.
QByteArray notesToMarkdown(const std::vector<Note> &notes);

/// A line of plain text as Markdown that shows it.
QString markdownLine(const QString &line);

} // namespace primer
