// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NotesMarkdown.h"

#include "notes/NoteGroups.h"

#include <QCoreApplication>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("NotesMarkdown", text);
}

bool isControl(QChar c)
{
    return c.unicode() < 0x20 || c.unicode() == 0x7f;
}

/// Whether an escaped sign would begin something where it stands.
bool isMarkup(QChar c, bool isFirst, bool followsDigits)
{
    if (QStringView(u"\\`*_{}[]<>&~|$").contains(c))
        return true;
    if (isFirst)
        return QStringView(u"#+-=:").contains(c);
    return followsDigits && (c == u'.' || c == u')');
}

/// Lines as paragraphs, broken where they were.
QString paragraphs(const QString &text, const QString &before)
{
    QString written;
    bool isInParagraph = false;
    for (const QString &line : textLines(text)) {
        const QString shown = markdownLine(line);
        if (line.trimmed().isEmpty()) {
            isInParagraph = false;
            continue;
        }
        if (isInParagraph)
            written += QStringLiteral("\\\n");
        else if (!written.isEmpty())
            written += u'\n' + before.trimmed() + u'\n';
        written += before + shown;
        isInParagraph = true;
    }
    return written.isEmpty() ? QString() : QString(written + u'\n');
}

QString writtenNote(const Note &note)
{
    QString written = u"**" + noteKindTitle(note.kind) + u"**, "
        + markdownLine(noteRemarks(note).join(QStringLiteral("; "))) + u'\n';
    if (note.passage) {
        written += u'\n' + paragraphs(note.passage->exact, QStringLiteral("> "));
        written += u'\n' + (u'*' + markWords(note.color) + u"*\n");
    }
    if (const QString text = paragraphs(note.text, {}); !text.isEmpty())
        written += u'\n' + text;
    return written;
}

} // namespace

QString markdownLine(const QString &line)
{
    QString shown;
    bool isFirst = true; // only blanks before it
    bool onlyDigits = true;
    QChar before = u' ';
    for (const QChar c : line) {
        if (c == u'\t') {
            shown += QStringLiteral("&nbsp;&nbsp;&nbsp; ");
        } else if (c == u' ') {
            shown += before == u' ' ? QStringLiteral("&nbsp;") : QStringLiteral(" ");
        } else if (isControl(c)) {
            shown += QChar(QChar::ReplacementCharacter);
        } else {
            if (isMarkup(c, isFirst, !isFirst && onlyDigits))
                shown += u'\\';
            shown += c;
        }
        if (c != u' ' && c != u'\t') {
            onlyDigits = onlyDigits && c.isDigit();
            isFirst = false;
        }
        before = c == u'\t' ? QChar(u' ') : c;
    }
    if (shown.endsWith(u' '))
        shown.chop(1); // two at the end of a line would break it
    return shown;
}

QByteArray notesToMarkdown(const std::vector<Note> &notes)
{
    const auto topics = groupNotes(notes);
    QString written = u"# " + tr("My notes") + u"\n\n"
        + tr("My own words. Nothing here was checked by a clinician.") + u'\n';
    if (topics.empty())
        written += u'\n' + tr("There are no notes.") + u'\n';
    for (const TopicNotes &topic : topics) {
        written += u"\n## " + markdownLine(topic.title) + u'\n';
        for (const SectionNotes &section : topic.sections) {
            if (!section.title.isEmpty())
                written += u"\n### " + markdownLine(section.title) + u'\n';
            bool isNext = false;
            for (const Note &note : section.notes) {
                written += isNext ? QStringLiteral("\n---\n\n") : QStringLiteral("\n");
                written += writtenNote(note);
                isNext = true;
            }
        }
    }
    return written.toUtf8();
}

} // namespace primer
