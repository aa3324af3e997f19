// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NotesHtml.h"

#include "notes/NoteGroups.h"

#include <QCoreApplication>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("NotesHtml", text);
}

// Sizes in rem follow the reader's own; the lines of the marks are told apart without colour.
constexpr QStringView kStyle = uR"(
:root { color-scheme: light dark; }
body { margin: 2rem auto; padding: 0 1.25rem; max-width: 42rem; font: 1.125rem/1.6 "Noto Sans", sans-serif;
  color: #1b262c; background: #ffffff; overflow-wrap: anywhere; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.6rem; line-height: 1.3; margin: 2.5rem 0 .5rem; border-bottom: 2px solid #75807f; }
h3 { font-size: 1.25rem; line-height: 1.35; margin: 1.75rem 0 .5rem; }
article { margin: 1rem 0; padding: .75rem 1rem; border: 1px solid #75807f; border-radius: .5rem; }
article > * { margin: .35rem 0; }
.what { font-size: 1rem; }
.text, blockquote { white-space: pre-wrap; }
blockquote { margin: .5rem 0; padding: 0 0 0 1rem; border-left: 4px solid #75807f; }
.mark { font-size: 1rem; color: #4d5b63; padding-left: 1.25rem; }
mark { color: inherit; text-decoration: underline; text-decoration-thickness: .12em; text-underline-offset: .2em; }
.yellow { background: #ffef9f; text-decoration-color: #8a6d00; text-decoration-style: solid; }
.green { background: #cdeccb; text-decoration-color: #2c7a34; text-decoration-style: dashed; }
.blue { background: #cfe5fb; text-decoration-color: #1f6cb0; text-decoration-style: double; }
.rose { background: #fbd7e2; text-decoration-color: #b8346a; text-decoration-style: wavy; }
.violet { background: #e4dcf8; text-decoration-color: #6a4fc0; text-decoration-style: dotted; }
@media (prefers-color-scheme: dark) {
  body { color: #e4e8e6; background: #1e2528; }
  .mark { color: #b0bbbd; }
  .yellow { background: #534710; text-decoration-color: #f0d460; }
  .green { background: #24482a; text-decoration-color: #86d18c; }
  .blue { background: #1f4468; text-decoration-color: #84bdf5; }
  .rose { background: #5c2a40; text-decoration-color: #f59ab9; }
  .violet { background: #433668; text-decoration-color: #bda9f5; }
}
@media print {
  @page { margin: 25mm; }
  body { margin: 0; padding: 0; max-width: none; font-size: 12pt; line-height: 1.5; color: #000; background: #fff; }
  h2, h3, .what { break-after: avoid; }
  article { border: .75pt solid #000; }
  blockquote { border-left-color: #000; }
  .mark { color: #000; }
  mark { background: none !important; text-decoration-color: #000 !important; }
}
)";

/// As text of HTML. Signs that HTML has no place for are shown as such.
QString escaped(const QString &text)
{
    QString shown = text.toHtmlEscaped();
    for (QChar &c : shown) {
        const char16_t code = c.unicode();
        const bool isBlank = code == u'\n' || code == u'\t';
        if ((code < 0x20 && !isBlank) || (code >= 0x7f && code < 0xa0))
            c = QChar(QChar::ReplacementCharacter);
    }
    return shown.replace(u'\'', QStringLiteral("&#39;"));
}

/// What a person wrote, line by line as it was.
QString escapedLines(const QString &text)
{
    return escaped(textLines(text).join(u'\n'));
}

QString writtenNote(const Note &note)
{
    QString written = u"<article>\n<p class=\"what\"><strong>" + escaped(noteKindTitle(note.kind))
        + u"</strong>, " + escaped(noteRemarks(note).join(QStringLiteral("; "))) + u"</p>\n";
    if (note.passage) {
        written += u"<blockquote dir=\"auto\"><mark class=\"" + markColorWord(note.color) + u"\">"
            + escapedLines(note.passage->exact) + u"</mark></blockquote>\n<p class=\"mark\">"
            + escaped(markWords(note.color)) + u"</p>\n";
    }
    if (!note.text.trimmed().isEmpty())
        written += u"<p class=\"text\" dir=\"auto\">" + escapedLines(note.text) + u"</p>\n";
    return written + u"</article>\n";
}

} // namespace

QByteArray notesToHtml(const std::vector<Note> &notes)
{
    const auto topics = groupNotes(notes);
    const QString title = escaped(tr("My notes"));
    QString written = u"<!DOCTYPE html>\n<html lang=\"" + escaped(tr("en"))
        + u"\">\n<head>\n<meta charset=\"utf-8\">\n"
          u"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
          u"'unsafe-inline'\">\n"
          u"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + title + u"</title>\n<style>" + kStyle.toString() + u"</style>\n</head>\n<body>\n<main>\n<h1>"
        + title + u"</h1>\n<p>" + escaped(tr("My own words. Nothing here was checked by a clinician."))
        + u"</p>\n";
    if (topics.empty())
        written += u"<p>" + escaped(tr("There are no notes.")) + u"</p>\n";
    for (const TopicNotes &topic : topics) {
        written += u"<section>\n<h2>" + escaped(topic.title) + u"</h2>\n";
        for (const SectionNotes &section : topic.sections) {
            if (!section.title.isEmpty())
                written += u"<h3>" + escaped(section.title) + u"</h3>\n";
            for (const Note &note : section.notes)
                written += writtenNote(note);
        }
        written += QStringLiteral("</section>\n");
    }
    written += QStringLiteral("</main>\n</body>\n</html>\n");
    return written.toUtf8();
}

} // namespace primer
