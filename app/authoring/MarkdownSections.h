// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authoring/Mistake.h"
#include "authoring/PackDraft.h"

#include <QByteArray>

#include <vector>

namespace primer {

/// Something in a text that points to something else, for the one who knows what there is.
struct Mention
{
    QString target; ///< a link's address, a source's key, an image's path relative to the source folder
    int line = 1;
};

/// The text of a topic, cut into sections.
struct MarkdownSections
{
    std::vector<SectionDraft> sections;
    std::vector<Mention> links; ///< those to topics: "clonazepam/side-effects"
    std::vector<Mention> citations;
    std::vector<Mention> images;
};

/// Reads the Markdown below the front matter, which begins on line `firstLine` of its file. Everything that
/// is not part of a topic (raw HTML, code, quotations, ...) is a mistake. Images get names relative to the
/// source folder, in which the file is named `mistakes.file()`.
MarkdownSections readMarkdown(const QByteArray &markdown, int firstLine, FileMistakes &mistakes);

} // namespace primer
