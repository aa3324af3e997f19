// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/Handout.h"
#include "document/MarkPainter.h"
#include "document/SectionWriter.h"

#include <vector>

namespace primer {

/// The box of a note in black ink, and the sign in it.
CalloutLook noteLook();
QByteArray noteSign(NoteKind kind);

/// Writes what the reader wrote and marked in a handout's sections: a letter behind each passage, the note
/// beneath its paragraph, the others after the section, and a key to the marks.
class HandoutMarks final
{
public:
    HandoutMarks(SectionWriter &writer, Drawings &drawings, const DocumentTheme &theme);
    Q_DISABLE_COPY_MOVE(HandoutMarks)

    /// Begins a section; its notes must outlive finishSection().
    void beginSection(const HandoutSection &section);
    /// Writes the notes on passages that end in what was written of the section by now.
    void writeBeneath(WrittenSection &written);
    /// Writes the others and places the marks.
    void finishSection(WrittenSection &written);
    /// Names the lines that were used since the last key; nothing if there were none.
    void writeKey();

    /// The marks of all sections, in positions of the document.
    const std::vector<Mark> &marks() const { return m_marks; }

private:
    void writeNote(const HandoutNote &note, const QString &letter, bool isBeneath);
    void writeState(const HandoutNote &note);
    void insertLetter(WrittenSection &written, const HandoutNote &note, const QString &letter);
    QString nextLetter();

    SectionWriter &m_writer;
    Drawings &m_drawings;
    const DocumentTheme &m_theme;
    const HandoutSection *m_section = nullptr;
    size_t m_next = 0; ///< of the section's notes on passages
    int m_letters = 0; ///< given so far: A, B, ...
    std::vector<Mark> m_marks;
    std::vector<MarkColor> m_unnamed; ///< used since the last key
};

} // namespace primer
