// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "document/PagePainter.h"

#include <QByteArray>

namespace primer {

/// A handout as a PDF file: the same bytes for the same handout.
Result<QByteArray> makePdf(const PagePainter &pages);

/// Writes beside `path` and puts it in place when all of it is on the disk; a file of that name stays as it
/// was when something fails. The errors are sentences that say what to do.
Result<void> saveFile(const QByteArray &bytes, const QString &path);

/// Lays the handout out, makes the file and saves it. In any thread that may wait for the disk.
Result<void> writePdf(const Handout &handout, const QString &path);

} // namespace primer
