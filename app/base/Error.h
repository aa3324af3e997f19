// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace primer {

/// What stands in the way, as far as a caller may act on it.
enum class Trouble {
    Other,
    Busy, ///< another process holds the file; trying again later may work
    DiskFull,
    ReadOnly,
    Damaged, ///< the file is not what it should be
    Newer, ///< made by a newer version of the program
    NotFound,
    BadInput, ///< the person or a script asked for something that cannot be
};

/// Why something failed: one sentence for the person that says what to do, and the detail for the log.
/// The detail never holds what a person wrote, read or searched.
struct Error
{
    QString message;
    QString detail;
    Trouble trouble = Trouble::Other;
};

} // namespace primer
