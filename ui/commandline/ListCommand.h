// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

class QTextStream;

namespace primer {

class Library;

/// Topics and their sections, by group. As JSON:
/// `[{"pack","topic","title","kind","group","sections":[{"section","title"}]}]`
Result<void> listTopics(const Library &library, bool json, QTextStream &out);

} // namespace primer
