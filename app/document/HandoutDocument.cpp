// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/HandoutDocument.h"

#include "document/Drawings.h"
#include "document/HandoutMarks.h"
#include "document/SealedDocument.h"
#include "document/SectionWriter.h"
#include "notes/NoteGroups.h"

#include <QCoreApplication>
#include <QTextBlock>
#include <QTextTable>

#include <algorithm>

namespace primer {

namespace {

constexpr int kAnswerLines = 2;
constexpr size_t kMostBoxes
    = 1000; // the time that a QTextDocument takes grows with the square of their number

QString tr(const char *text)
{
    return QCoreApplication::translate("Handout", text);
}

QStringList citedSources(const HandoutTopic &topic)
{
    QStringList cited;
    for (const HandoutSection &section : topic.sections) {
        for (const QString &key : section.content.citedSources()) {
            if (!cited.contains(key))
                cited.append(key);
        }
    }
    return cited;
}

const Source *sourceOf(const HandoutTopic &topic, const QString &key)
{
    for (const Source &source : topic.sources) {
        if (source.key == key)
            return &source;
    }
    return nullptr;
}

/// "Klonopin tablets: prescribing information. U.S. Food and Drug Administration, 2023."
QString sourceLine(const Source &source)
{
    QString line = source.title;
    if (!source.publisher.isEmpty())
        line += u". " + source.publisher;
    if (source.year > 0)
        line += u", " + QString::number(source.year);
    return line + u'.';
}

} // namespace

HandoutDocument::HandoutDocument(const Handout &handout)
    : m_theme(paperTheme(handout.letters))
    , m_document(std::make_unique<SealedDocument>())
{
    m_document->setTextWidth(paperPage(handout.letters, handout.format).line);
    auto *drawings = new Drawings(m_document.get());
    SectionWriter writer(m_document.get(), drawings, m_theme);
    HandoutMarks marks(writer, *drawings, m_theme);
    if (handout.isOwnWords)
        writeOwnWords(writer, handout);
    for (size_t i = 0; i < handout.topics.size() && !handout.isOwnWords; ++i)
        writeTopic(writer, marks, handout, i);
    m_marks.insert(m_marks.end(), marks.marks().begin(), marks.marks().end());
    std::stable_sort(m_marks.begin(), m_marks.end(),
        [](const Mark &one, const Mark &other) { return one.range.start < other.range.start; });
    drawings->attach();
}

HandoutDocument::~HandoutDocument() = default;

void HandoutDocument::writeTopic(
    SectionWriter &writer, HandoutMarks &marks, const Handout &handout, size_t index)
{
    const HandoutTopic &topic = handout.topics[index];
    if (topic.sections.empty())
        return;
    const QStringList cited = citedSources(topic);
    QHash<QString, int> numbers;
    for (qsizetype i = 0; i < cited.size(); ++i)
        numbers.insert(cited.at(i), static_cast<int>(i) + 1);
    const QString sourceTarget = QStringLiteral("source:%1:").arg(index);
    const size_t outlineStart = m_outline.size();
    m_outline.push_back({1, topic.title, 0});
    for (size_t i = 0; i < topic.sections.size(); ++i) {
        m_parts.push_back({0, static_cast<int>(index), static_cast<int>(i)});
        writeSection(writer, marks, topic, i, numbers, sourceTarget);
    }
    marks.writeKey();
    m_outline[outlineStart].position = m_outline.at(outlineStart + 1).position;
    m_destinations.insert(u"topic:" + topic.slug, m_outline[outlineStart].position);
    writeClosing(writer, handout, topic, cited, sourceTarget);
}

void HandoutDocument::writeSection(SectionWriter &writer, HandoutMarks &marks, const HandoutTopic &topic,
    size_t index, const QHash<QString, int> &numbers, const QString &sourceTarget)
{
    const HandoutSection &section = topic.sections[index];
    SectionParts parts;
    parts.title = section.title;
    parts.assets = section.assets;
    parts.sourceNumbers = numbers;
    parts.sourceTarget = sourceTarget;
    marks.beginSection(section);
    parts.afterParagraph = [&marks](WrittenSection &written) {
        marks.writeBeneath(written);
    };
    WrittenSection written = writer.write(section.content, parts);
    marks.finishSection(written);
    m_outline.insert(m_outline.end(), written.outline.begin(), written.outline.end());
    const int start = written.outline.empty() ? 0 : written.outline.front().position;
    m_parts.back().position = start;
    m_destinations.insert(u"topic:" + topic.slug + u'/' + section.slug, start);
}

/// A box for a note, its lines to write on beneath.
QTextTable *HandoutDocument::enterNote(SectionWriter &writer, const HandoutNote &note)
{
    const bool isQuestion = note.kind == HandoutNote::Kind::Question;
    QTextTable *box = writer.enterBox(isQuestion ? BoxRole::Question : BoxRole::Note, noteLook(), 1);
    QTextTableFormat format = box->format();
    if (isQuestion && !note.isAnswered)
        format.setProperty(PropertyAnswerLines, kAnswerLines);
    box->setFormat(format);
    return box;
}

void HandoutDocument::writeNoteText(SectionWriter &writer, const HandoutNote &note)
{
    for (const QString &line : textLines(note.quote)) {
        if (line.trimmed().isEmpty())
            continue;
        const int start = writer.writeBlock(m_theme.page, line);
        m_marks.push_back(
            {{start, start + static_cast<int>(line.size())}, static_cast<MarkLine>(note.color), Qt::black});
    }
    for (const QString &line : textLines(note.text)) {
        if (!line.trimmed().isEmpty())
            writer.writeBlock(m_theme.page, line);
    }
}

void HandoutDocument::writeOwnWords(SectionWriter &writer, const Handout &handout)
{
    writer.writeHeading(2, handout.title());
    for (const HandoutTopic &topic : handout.topics) {
        for (const HandoutSection &section : topic.sections)
            m_ownNotes += section.notes.size();
    }
    for (size_t i = 0; i < handout.topics.size(); ++i) {
        const HandoutTopic &topic = handout.topics[i];
        m_outline.push_back({1, topic.title, writer.writeHeading(3, topic.title)});
        for (size_t k = 0; k < topic.sections.size(); ++k) {
            const HandoutSection &section = topic.sections[k];
            int start = m_outline.back().position;
            if (!section.title.isEmpty()) {
                start = writer.writeHeading(4, section.title);
                m_outline.push_back({2, section.title, start});
            }
            m_parts.push_back({start, static_cast<int>(i), static_cast<int>(k)});
            for (const HandoutNote &note : section.notes)
                writeOwnNote(writer, note);
        }
    }
    if (handout.topics.empty())
        writer.writeBlock(m_theme.page, tr("There are no notes."));
    m_closing = -1;
}

void HandoutDocument::writeOwnNote(SectionWriter &writer, const HandoutNote &note)
{
    const bool isQuestion = note.kind == HandoutNote::Kind::Question;
    const bool isMarkAlone = !isQuestion && !note.quote.isEmpty() && note.text.trimmed().isEmpty();
    QTextTable *box = m_ownNotes <= kMostBoxes ? enterNote(writer, note) : nullptr;
    const QString title = isQuestion ? tr("Question") : isMarkAlone ? tr("Highlight") : tr("Note");
    writer.writeBoxTitle(noteSign(note.kind), title, Qt::black);
    TextLook small = m_theme.small;
    small.after = m_theme.page.after / 2;
    writer.writeBlock(small, note.remarks.join(QStringLiteral("; ")), BlockRole::Small);
    writeNoteText(writer, note);
    if (box != nullptr)
        writer.leaveBox(box);
}

void HandoutDocument::writeClosing(SectionWriter &writer, const Handout &handout, const HandoutTopic &topic,
    const QStringList &cited, const QString &sourceTarget)
{
    const TextLook &small = m_theme.small;
    m_closing = m_document->lastBlock().position() + m_document->lastBlock().length();
    if (!cited.isEmpty())
        m_closing = writer.writeHeading(3, tr("Where this comes from"));
    for (qsizetype i = 0; i < cited.size(); ++i) {
        const QString number = QString::number(i + 1);
        const Source *source = sourceOf(topic, cited.at(i));
        const QString line = source ? sourceLine(*source) : cited.at(i);
        const int start = writer.writeBlock(small, u'[' + number + u"] " + line, BlockRole::Small);
        m_destinations.insert(sourceTarget + number, start);
        if (source && !source->url.isEmpty()) {
            writer.addText(small, QStringLiteral(" "));
            writer.addText(small, source->url, source->url);
        }
    }
    TextLook bold = small;
    bold.bold = true;
    const QString reviewed = topic.reviewedBy.isEmpty()
        ? tr("Not yet reviewed by a clinician. Checked %1.").arg(paperDate(topic.reviewed))
        : tr("Reviewed by %1, %2.").arg(topic.reviewedBy, paperDate(topic.reviewed));
    const int start = writer.writeBlock(bold, reviewed, BlockRole::Small);
    if (cited.isEmpty())
        m_closing = start;
    if (topic.nextReview.isValid())
        writer.addText(bold, u' ' + tr("Next review due %1.").arg(paperDate(topic.nextReview)));
    writer.addText(small, u' ' + tr("Printed %1.").arg(paperDate(handout.printed)));
}

} // namespace primer
