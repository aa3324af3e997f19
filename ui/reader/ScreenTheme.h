// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/DocumentTheme.h"

namespace primer {

class Look;

/// The layout of a section on screen, in the look's colours and letters.
DocumentTheme screenTheme(const Look &look);

} // namespace primer
