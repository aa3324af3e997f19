// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "document/Handout.h"
#include "library/Library.h"
#include "notes/Note.h"

#include <QStringList>

namespace primer {

/// A topic as it is printed, with these sections in this order; none named: all of them. An error if one is
/// not there or cannot be shown.
Result<HandoutTopic> handoutTopic(
    const Library &library, const SectionRef &ref, const QStringList &sections = {});

/// Puts notes about sections of the topic, or about it as a whole, where they are printed: beneath the
/// passage that they are about, after their section, or after the last one. `exactWords`: as PassageLocator
/// takes them.
void addNotes(HandoutTopic &topic, const std::vector<Note> &notes, const QSet<QString> &exactWords = {});

} // namespace primer
