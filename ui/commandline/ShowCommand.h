// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/SectionRef.h"

class QTextStream;

namespace primer {

class Library;

/// The plain text of a section, or of every section of a topic, each with the sources that it cites; at the
/// end when it was reviewed.
Result<void> showText(const Library &library, const SectionRef &ref, QTextStream &out);

} // namespace primer
