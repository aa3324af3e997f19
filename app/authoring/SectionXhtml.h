// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/SectionContent.h"

#include <QByteArray>

#include <vector>

namespace primer {

/// The XHTML that SectionContent::parse() reads back as these blocks. Runs that stand side by side with the
/// same link become one link.
QByteArray writeXhtml(const std::vector<Block> &blocks);

} // namespace primer
