// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

class QWidget;

namespace primer {

/// Puts the keyboard into the next visible pane after the one that has it: on the focus proxy that a part of
/// the pane names, else on the first widget that Tab reaches.
void focusNextPane(const std::vector<QWidget *> &panes);

} // namespace primer
