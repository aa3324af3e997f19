// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/Note.h"

#include <QByteArray>

#include <vector>

namespace primer {

/// Notes as one HTML file, to be read and printed in any browser: a heading a topic and a section, without
/// the trash. It has no script and names nothing outside itself; what a person wrote is escaped.
QByteArray notesToHtml(const std::vector<Note> &notes);

} // namespace primer
