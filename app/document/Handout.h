// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/PaperTheme.h"
#include "library/SectionContent.h"
#include "library/Topic.h"
#include "notes/Note.h"
#include "notes/PassageLocator.h"

#include <QDate>
#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace primer {

/// What the reader wrote about a section or marked in it, printed beneath the passage or after the section.
struct HandoutNote
{
    using Kind = NoteKind;
    Kind kind = Kind::Note;
    QString text;
    QDate date;
    QString quote = {}; ///< the words that it is about; empty: it is about the section as a whole
    MarkColor color = MarkColor::Yellow; ///< of the mark under them
    QStringList remarks = {}; ///< on a sheet of one's own words: the day, the answer, the tags
    bool isAnswered = false; ///< of a question: no lines to write on
    PassagePlace place = {}; ///< where the words stand in the section's text

    bool isMarked() const { return !quote.isEmpty() && place.state != PassageState::Lost; }
    /// A highlight that says nothing and stands where it was: its mark is all there is to print.
    bool isOnlyMark() const { return isMarked() && kind == Kind::Highlight && text.trimmed().isEmpty(); }
};

struct HandoutSection
{
    QString slug;
    QString title;
    SectionContent content;
    QHash<QString, Asset> assets; ///< the pack's images that the text names
    std::vector<HandoutNote> notes;
};

/// Sections of one topic, in the order in which they are printed, and where they come from.
struct HandoutTopic
{
    QString slug;
    QString title; ///< with its brand: "Clonazepam (Klonopin)"
    std::vector<HandoutSection> sections;
    std::vector<Source> sources;
    QDate reviewed;
    QDate nextReview;
    QString reviewedBy; ///< empty: not yet reviewed by a clinician
};

/// What is to be printed, and how. A plain value.
struct Handout
{
    std::vector<HandoutTopic> topics;
    PaperLetters letters = PaperLetters::Normal12;
    PaperFormat format = PaperFormat::A4;
    QDate printed;
    QString language = QStringLiteral("en");
    /// A sheet of the reader's own words and nothing else: the sections hold notes only, and nothing is said
    /// of sources and reviews.
    bool isOwnWords = false;

    /// "Clonazepam (Klonopin): Side effects", or without the section if there are several; "My notes".
    QString title() const;
};

/// "22 November 2026": the month in letters, so that nobody takes it for the day.
QString paperDate(const QDate &date);

} // namespace primer
