// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/HandoutMarks.h"

#include "document/Drawings.h"
#include "document/MarkStretches.h"

#include <QCoreApplication>
#include <QFile>
#include <QFontMetricsF>
#include <QTextDocument>
#include <QTextTable>

#include <algorithm>

namespace primer {

namespace {

constexpr double kNoteIndent = 10; // mm
constexpr int kAnswerLines = 2;
constexpr qsizetype kLongestQuote = 300; // UTF-16 units that are printed
constexpr QChar kWordJoiner(0x2060);

QString tr(const char *text)
{
    return QCoreApplication::translate("Handout", text);
}

QString inQuotes(QString quote)
{
    if (quote.size() > kLongestQuote) {
        const auto blank = quote.lastIndexOf(u' ', kLongestQuote);
        quote = quote.left(blank > 0 ? blank : kLongestQuote) + QStringLiteral(" …");
    }
    return u'\u201c' + quote + u'\u201d';
}

QString lineName(MarkColor color)
{
    switch (color) {
    case MarkColor::Yellow:
        break;
    case MarkColor::Green:
        return tr("green, dashes");
    case MarkColor::Blue:
        return tr("blue, double");
    case MarkColor::Rose:
        return tr("rose, wavy");
    case MarkColor::Violet:
        return tr("violet, dots");
    }
    return tr("yellow, solid");
}

QString titleOf(const HandoutNote &note)
{
    if (note.kind == NoteKind::Question)
        return tr("My question %1");
    const bool isBlankHighlight = note.kind == NoteKind::Highlight && note.text.trimmed().isEmpty();
    return isBlankHighlight ? tr("My highlight %1") : tr("My note %1");
}

} // namespace

CalloutLook noteLook()
{
    CalloutLook look;
    look.edge = Qt::black;
    look.title = Qt::black;
    look.border = 0.75;
    look.bar = 3;
    return look;
}

QByteArray noteSign(NoteKind kind)
{
    if (kind == NoteKind::Question)
        return recolouredSign(calloutSign(CalloutKind::Important), Qt::black, Qt::white);
    QFile file(QStringLiteral(":/document/signs/document-edit.svg"));
    return file.open(QIODevice::ReadOnly) ? recolouredSign(file.readAll(), Qt::black, Qt::white)
                                          : QByteArray();
}

HandoutMarks::HandoutMarks(SectionWriter &writer, Drawings &drawings, const DocumentTheme &theme)
    : m_writer(writer)
    , m_drawings(drawings)
    , m_theme(theme)
{ }

/// A, B, ... Z, AA, AB, ...
QString HandoutMarks::nextLetter()
{
    QString letters;
    for (int rest = m_letters; rest >= 0; rest = rest / 26 - 1)
        letters.prepend(QChar(static_cast<char16_t>(u'A' + rest % 26)));
    ++m_letters;
    return letters;
}

void HandoutMarks::beginSection(const HandoutSection &section)
{
    m_section = &section;
    m_next = 0;
}

void HandoutMarks::writeBeneath(WrittenSection &written)
{
    const std::vector<HandoutNote> &notes = m_section->notes;
    for (; m_next < notes.size() && notes[m_next].isMarked(); ++m_next) {
        const HandoutNote &note = notes[m_next];
        if (note.place.end > written.map.textEnd())
            return;
        if (note.isOnlyMark())
            continue;
        const QString letter = nextLetter();
        insertLetter(written, note, letter);
        writeNote(note, letter, true);
    }
}

void HandoutMarks::finishSection(WrittenSection &written)
{
    const std::vector<HandoutNote> &notes = m_section->notes;
    std::vector<TextRange> ranges;
    for (; m_next < notes.size(); ++m_next) {
        const HandoutNote &note = notes[m_next];
        if (note.isOnlyMark())
            continue;
        const QString letter = nextLetter();
        if (note.isMarked())
            insertLetter(written, note, letter);
        writeNote(note, letter, false);
    }
    for (const HandoutNote &note : notes) {
        if (note.isMarked())
            ranges.push_back({note.place.start, note.place.end});
    }
    const std::vector<int> levels = markLevels(ranges);
    for (size_t i = 0; i < ranges.size(); ++i) { // those on passages come first
        const MarkColor color = notes[i].color;
        for (const DocumentRange &range :
            markStretches(*m_writer.document(), written.map, ranges[i].start, ranges[i].end))
            m_marks.push_back({range, markLineOf(color), Qt::black, levels[i]});
        if (std::find(m_unnamed.begin(), m_unnamed.end(), color) == m_unnamed.end())
            m_unnamed.push_back(color);
    }
    m_section = nullptr;
}

void HandoutMarks::insertLetter(WrittenSection &written, const HandoutNote &note, const QString &letter)
{
    const std::vector<DocumentRange> ranges = written.map.ranges(note.place.start, note.place.end);
    if (ranges.empty())
        return;
    TextLook look = m_theme.small;
    look.bold = true;
    const int at = ranges.back().end;
    QTextCharFormat format = m_writer.lettersOf(look);
    const QString joined = QString(kWordJoiner) + QChar(QChar::ObjectReplacementCharacter);
    format.merge(m_drawings.letter(letter, format.font()));
    QTextCursor cursor(m_writer.document());
    cursor.setPosition(at);
    cursor.insertText(joined, format);
    written.makeRoom(at, static_cast<int>(joined.size()));
}

void HandoutMarks::writeNote(const HandoutNote &note, const QString &letter, bool isBeneath)
{
    const bool isQuestion = note.kind == NoteKind::Question;
    QTextTable *box = m_writer.enterBox(isQuestion ? BoxRole::Question : BoxRole::Note, noteLook(), 1);
    QTextTableFormat format = box->format();
    format.setLeftMargin(kNoteIndent * kPaperUnitsPerMm);
    if (isBeneath)
        format.setProperty(PropertyBeneath, true);
    if (isQuestion)
        format.setProperty(PropertyAnswerLines, kAnswerLines);
    box->setFormat(format);
    m_writer.writeBoxTitle(noteSign(note.kind), titleOf(note).arg(letter), Qt::black);
    if (note.date.isValid())
        m_writer.addText(m_theme.small, u"  " + paperDate(note.date));
    writeState(note);
    const QStringList lines = note.text.split(u'\n');
    for (const QString &line : lines) {
        if (!line.trimmed().isEmpty())
            m_writer.writeBlock(m_theme.page, line);
    }
    m_writer.leaveBox(box);
}

/// Says where the words are gone, or that the place is not certain.
void HandoutMarks::writeState(const HandoutNote &note)
{
    if (note.quote.isEmpty())
        return;
    const QString quote = inQuotes(note.quote);
    if (note.place.state == PassageState::Lost)
        m_writer.writeBlock(m_theme.page, tr("About these words, whose place has changed: %1").arg(quote));
    else if (note.place.state == PassageState::Approximate)
        m_writer.writeBlock(
            m_theme.page, tr("Please check: the text has changed. The words were: %1").arg(quote));
}

void HandoutMarks::writeKey()
{
    if (m_unnamed.empty())
        return;
    const TextLook &small = m_theme.small;
    TextLook bold = small;
    bold.bold = true;
    bold.before = m_theme.boxMargin;
    std::sort(m_unnamed.begin(), m_unnamed.end());
    m_writer.writeBlock(bold, tr("My marks:"), BlockRole::Key);
    for (const MarkColor color : m_unnamed) {
        m_writer.addText(small, QStringLiteral("   "));
        const int start = m_writer.position();
        m_writer.addText(small, lineName(color));
        m_marks.push_back({{start, m_writer.position()}, markLineOf(color), Qt::black});
    }
    m_unnamed.clear();
}

} // namespace primer
