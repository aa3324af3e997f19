// SPDX-License-Identifier: GPL-3.0-or-later
#include "FuzzTargets.h"

#include "document/PaperTheme.h"
#include "document/SectionDocument.h"
#include "library/Pack.h"
#include "library/SectionContent.h"
#include "notes/Exchange.h"
#include "notes/NotesJson.h"
#include "notes/NotesJsonReader.h"
#include "notes/NoteStore.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

namespace primer::tests {

namespace {

constexpr int kMostTopics = 20;
constexpr qsizetype kMostSections = 20;

void insist(bool holds, const char *what)
{
    if (!holds)
        qFatal("%s", what);
}

void checkRuns(const Runs &runs, const SectionContent &content)
{
    for (const Run &run : runs) {
        insist(run.start >= 0 && run.start <= content.text().size(), "a run lies outside the text");
        if (run.kind == Run::Kind::Text)
            insist(content.text().mid(run.start, run.text.size()) == run.text,
                "a run is not where it says in the text");
        if (run.kind == Run::Kind::Citation)
            insist(run.number >= 1 && run.number <= content.citedSources().size()
                    && content.citedSources().at(run.number - 1) == run.text,
                "a citation has another's number");
    }
}

void checkBlocks(const std::vector<Block> &blocks, const SectionContent &content)
{
    for (const Block &block : blocks) {
        checkRuns(block.runs, content);
        checkBlocks(block.blocks, content);
        for (const auto &item : block.items)
            checkBlocks(item, content);
        for (const TableRow &row : block.rows) {
            for (const TableCell &cell : row.cells)
                checkRuns(cell.runs, content);
        }
    }
}

void checkContent(const SectionContent &content)
{
    checkBlocks(content.blocks(), content);
    insist(content.text().isEmpty() || !content.blocks().empty(), "there is text but no block");
    content.plainText();
}

void checkMap(const SectionDocument &document, const SectionContent &content)
{
    const int size = static_cast<int>(content.text().size());
    const int step = std::max(1, size / 200);
    int last = 0;
    for (int offset = 0; offset <= size; offset += step) {
        const int position = document.toDocument(offset);
        insist(position >= last, "the map goes backwards");
        insist(position < document.document()->characterCount(), "the map leads out of the document");
        last = position;
        const int back = document.toText(position);
        insist(back >= 0 && back <= size, "the map leads out of the text");
    }
}

/// One file for all packs of this process, in memory where there is such a disk.
QString packPath()
{
    static const QTemporaryDir folder(QDir(QStringLiteral("/dev/shm")).exists()
            ? QStringLiteral("/dev/shm/primer-fuzz-XXXXXX")
            : QString());
    return folder.filePath(QStringLiteral("pack.primer"));
}

void readSection(const Pack &pack, const SectionRef &ref)
{
    const auto section = pack.section(ref.topic, ref.section);
    if (!section)
        return;
    const auto content = SectionContent::parse(section->xhtml);
    if (!content)
        return;
    checkContent(*content);
    for (const QString &name : content->assets())
        (void)pack.asset(name);
    for (const Block &block : content->blocks()) {
        for (const Run &run : block.runs) {
            if (!run.term.isEmpty())
                (void)pack.term(run.term);
        }
    }
}

void readTopic(const Pack &pack, const QString &slug)
{
    (void)pack.entry(slug);
    (void)pack.positionInGroup(slug);
    (void)pack.movedTo(slug, QStringLiteral("old"));
    const auto topic = pack.topic(slug);
    if (!topic)
        return;
    const qsizetype count = std::min(kMostSections, static_cast<qsizetype>(topic->sections.size()));
    for (qsizetype i = 0; i < count; ++i)
        readSection(pack, {pack.info().id, slug, topic->sections[static_cast<size_t>(i)].slug});
}

} // namespace

void readPack(const QByteArray &bytes)
{
    const QString path = packPath();
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(path));
    }
    const auto pack = Pack::open(path);
    if (!pack)
        return;
    for (const PackPart part : {PackPart::TextIndex, PackPart::NamesIndex, PackPart::Signature}) {
        const auto extent = (*pack)->extent(part);
        insist(!extent
                || (extent->offset >= 0 && extent->length >= 0
                    && extent->offset <= bytes.size() - extent->length),
            "a part lies outside the file");
    }
    (void)(*pack)->check();
    for (const TopicGroup &group : (*pack)->groups()) {
        const auto topics = (*pack)->topics(group.title, 0, kMostTopics);
        if (!topics)
            continue;
        for (const TopicEntry &topic : *topics)
            readTopic(**pack, topic.ref.topic);
    }
    (void)(*pack)->asset(QStringLiteral("tablet.svg"));
    (void)(*pack)->asset(QStringLiteral("tablet.png"));
}

void parseSection(const QByteArray &xhtml)
{
    if (const auto content = SectionContent::parse(xhtml))
        checkContent(*content);
}

void layOutSection(const QByteArray &xhtml)
{
    const auto content = SectionContent::parse(xhtml);
    if (!content)
        return;
    SectionParts parts;
    parts.title = QStringLiteral("Side effects");
    for (const DocumentTheme &theme : {DocumentTheme(), paperTheme(PaperLetters::Largest24)}) {
        const SectionDocument document(*content, theme, parts);
        document.document()->setTextWidth(theme.length(400));
        insist(document.document()->size().height() > 0, "the document has no height");
        checkMap(document, *content);
        (void)document.terms();
    }
}

void readNotes(const QByteArray &json)
{
    const auto read = notesFromJson(json, QStringLiteral("notes.json"));
    if (!read) {
        insist(!read.error().message.isEmpty(), "a file is refused without a word");
        return;
    }
    const QByteArray written = notesToJson(*read);
    const auto again = notesFromJson(written, QStringLiteral("notes.json"));
    insist(again && notesToJson(*again) == written, "the same notes give another file");
    (void)exportedNotes(*read, ExportFormat::Markdown);
    (void)exportedNotes(*read, ExportFormat::Html);
    const auto store = NoteStore::openInMemory();
    insist(store.has_value(), "no store");
    const auto added = (*store)->merge(*read);
    insist(added && added->added == static_cast<int>(read->size()), "notes that were read are not stored");
    const auto twice = (*store)->merge(*read);
    insist(twice && !twice->hasChanges(), "the same notes change something the second time");
}

} // namespace primer::tests
