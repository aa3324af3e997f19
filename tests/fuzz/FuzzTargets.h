// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace primer::tests {

/// What a stranger's bytes may reach. Each takes any bytes; what it must not do is crash, read what is not
/// its own, take for ever, or accept what contradicts itself, which ends the process.

/// A pack: opened, checked, and everything in it read.
void readPack(const QByteArray &bytes);
/// The text of a section.
void parseSection(const QByteArray &xhtml);
/// The text of a section laid out on the screen and on paper. Needs a QGuiApplication.
void layOutSection(const QByteArray &xhtml);
/// A file of notes: read, written again in each format, and merged.
void readNotes(const QByteArray &json);

} // namespace primer::tests
