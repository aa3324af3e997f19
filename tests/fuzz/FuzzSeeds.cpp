// SPDX-License-Identifier: GPL-3.0-or-later
#include "FuzzSeeds.h"

#include "library/Pack.h"
#include "library/TestPack.h"
#include "notes/NotesJson.h"
#include "notes/RandomNotes.h"

#include <QTemporaryDir>
#include <QUrl>

namespace primer::tests {

namespace {

constexpr char kEverything[]
    = "<section><h3>Heading</h3><p>Words <strong>strong <em>both</em></strong> H<sub>2</sub>O "
      "10<sup>3</sup><br/>"
      "<a href=\"topic:clonazepam/side-effects\">link</a> <a href=\"https://example.org/a?b=c#d\">out</a> "
      "<dfn title=\"seizure\">fits</dfn><cite>fda</cite><cite>nhs</cite></p><h4>Lower</h4>"
      "<ul><li><p>one</p><ol start=\"3\"><li><p>three</p></li><li><p>four</p></li></ol></li></ul>"
      "<table><caption>How many</caption><thead><tr><th>a</th><th colspan=\"2\">b</th></tr></thead>"
      "<tbody><tr><td "
      "rowspan=\"2\">1</td><td>2</td><td>3</td></tr><tr><td>4</td><td>5</td></tr></tbody></table>"
      "<aside class=\"caution\"><p class=\"title\">Call</p><p>112</p></aside><aside "
      "class=\"warning\"><p>w</p></aside>"
      "<aside class=\"important\"><p>i</p></aside><aside class=\"tip\"><ul><li><p>t</p></li></ul></aside>"
      "<aside class=\"note\"><p>n</p></aside>"
      "<figure><img src=\"tablet.svg\" alt=\"a tablet\"/><figcaption>Tablet</figcaption></figure>"
      "<p>\xd7\x91\xd7\xa8\xd7\x99\xd7\x90\xd7\x95\xd7\xaa \xf0\x9f\x92\x8a &amp; &#x1F48A; "
      "&lt;b&gt;</p></section>";

constexpr char kFirstNotes[]
    = R"({"format": "patient-primer-notes", "version": 1, "exported": "2026-11-22T14:05:06.007Z", "notes": [
{"id": "11111111-2222-3333-4444-555555555555", "kind": "question", "pack": "library", "topic": "clonazepam",
"section": "side-effects", "topicTitle": "Clonazepam", "sectionTitle": "Side effects", "text": "May I drive?",
"answered": "2026-12-03", "created": "2026-11-01T08:00:00.123Z", "modified": "2026-11-02T08:00:00.000Z",
"revision": 3, "deleted": "2026-11-03T08:00:00.000Z"}]})";

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

[[noreturn]] void stop(const QString &what)
{
    qFatal("%s", qPrintable(what));
}

/// The database of the pack at `from`, with pages of 512 bytes, as a pack at `to`. Opened immutable, as packs
/// are, it would keep its pages.
QByteArray withSmallPages(const QString &from, const QString &to)
{
    {
        const QString url = QString::fromLatin1(QUrl::fromLocalFile(from).toEncoded(QUrl::FullyEncoded))
            + QStringLiteral("?mode=ro");
        const auto source = Connection::open(url, QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"));
        if (!source || !(*source)->execute(QStringLiteral("PRAGMA page_size=512")))
            stop(QStringLiteral("not opened: ") + from);
        Statement vacuum(**source, QStringLiteral("VACUUM INTO ?"));
        if (const auto done = vacuum.bind(to).run(); !done)
            stop(done.error().detail);
    }
    if (!TestPack::appendParts(to, {}))
        stop(QStringLiteral("not written: ") + to);
    return contents(to);
}

QByteArray smallPack(const QString &path)
{
    const QString assets = QStringLiteral(PRIMER_SOURCE_DIR "/tests/fixtures/library/");
    const auto coded = encodeSection(kEverything, {});
    if (!coded)
        stop(coded.error().detail);
    TestPack pack;
    pack.group(QStringLiteral("Medicines"), true)
        .topic(QStringLiteral("clonazepam"), QStringLiteral("Clonazepam"))
        .brand(QStringLiteral("Klonopin"))
        .section(QStringLiteral("side-effects"), QStringLiteral("Side effects"), kEverything)
        .storedSection(QStringLiteral("coded"), QStringLiteral("Coded"), 1, *coded)
        .moved(QStringLiteral("old"), QStringLiteral("side-effects"))
        .synonym(QStringLiteral("fits"), QStringLiteral("seizure"))
        .asset(QStringLiteral("tablet.svg"), QStringLiteral("image/svg+xml"),
            contents(assets + QStringLiteral("tablet.svg")))
        .asset(QStringLiteral("tablet.png"), QStringLiteral("image/png"),
            contents(assets + QStringLiteral("tablet.png")))
        .row(QStringLiteral(
            "INSERT INTO glossary(term, meaning, forms) VALUES('seizure', 'a storm in the brain', 'fits')"));
    if (!pack.write(path))
        stop(QStringLiteral("not written: ") + path);
    return contents(path);
}

} // namespace

FuzzSeeds sectionSeeds(const QString &path)
{
    FuzzSeeds seeds{{QStringLiteral("everything"), QByteArray(kEverything)},
        {QStringLiteral("empty"), QByteArray("<section/>")}};
    const auto pack = Pack::open(path);
    if (!pack)
        stop(pack.error().detail);
    for (const TopicGroup &group : (*pack)->groups()) {
        const auto topics = (*pack)->topics(group.title, 0, 100);
        for (size_t i = 0; topics && i < topics->size(); ++i) {
            const QString slug = (*topics)[i].ref.topic;
            const auto topic = (*pack)->topic(slug);
            for (size_t at = 0; topic && at < topic->sections.size(); ++at) {
                const QString name = topic->sections[at].slug;
                if (const auto section = (*pack)->section(slug, name))
                    seeds.insert(slug + u'-' + name, section->xhtml);
            }
        }
    }
    return seeds;
}

FuzzSeeds packSeeds(const QString &path)
{
    const QTemporaryDir folder;
    const QString made = folder.filePath(QStringLiteral("made.primer"));
    smallPack(made);
    return {{QStringLiteral("small"), withSmallPages(made, folder.filePath(QStringLiteral("small.primer")))},
        {QStringLiteral("fixtures"),
            withSmallPages(path, folder.filePath(QStringLiteral("fixtures.primer")))}};
}

FuzzSeeds notesSeeds()
{
    return {{QStringLiteral("first"), kFirstNotes}, {QStringLiteral("empty"), notesToJson({})},
        {QStringLiteral("few"), notesToJson(RandomNotes(1).records(3))},
        {QStringLiteral("some"), notesToJson(RandomNotes(2).records(8))}};
}

} // namespace primer::tests
