// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/Handout.h"

#include <QLocale>

#include <vector>

namespace primer {

/// How a person prints; remembered between starts.
struct PrintChoices
{
    bool withNotes = true;
    PaperLetters letters = PaperLetters::Normal12;
    PaperFormat format = PaperFormat::A4;

    bool operator==(const PrintChoices &) const = default;
};

/// A topic with all its sections and the reader's notes, of which some are printed.
struct PrintMaterial
{
    HandoutTopic topic;
    int section = 0; ///< the one being read
    QString language = QStringLiteral("en"); ///< of the text, BCP 47
    QDate today;

    bool hasNotes() const;
};

/// The paper of a country: Letter in North America and where its paper is used, else A4.
PaperFormat paperOf(const QLocale &locale);

/// The sections of these numbers as they are to be printed.
Handout handoutOf(
    const PrintMaterial &material, const std::vector<int> &sections, const PrintChoices &choices);

/// "Clonazepam (Klonopin) - Side effects.pdf", without what file systems do not bear.
QString suggestedFileName(const Handout &handout);

} // namespace primer
