// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/Pack.h"

#include <QString>

#include <vector>

class QWidget;

namespace primer {

class Look;
struct Page;

/// What the program is, its version and the licences of what it is made of.
void showAbout(Look &look, QWidget *parent);

/// Versions and settings, for whoever helps; not a word of what was read or written.
QString diagnostics(const Look &look, const std::vector<PackInfo> &packs);

/// The place and version of a page, to begin a message about a mistake in it. Null page: the start page.
QString mistakeReport(const Page *page, const std::vector<PackInfo> &packs);

} // namespace primer
