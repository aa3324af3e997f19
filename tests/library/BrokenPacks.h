// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/Pack.h"
#include "library/TestPack.h"

#include <QDir>
#include <QFile>

#include <functional>
#include <vector>

#include <sys/stat.h>

namespace primer::tests {

/// Where what is wrong with a pack shows.
enum class Fault {
    Refused, ///< it is not put on the shelf
    Unreadable, ///< its section "broken/text" cannot be read
    Checked, ///< it can be read; a check finds what is wrong
    Unsearchable, ///< it can be read but not searched
    Harmless, ///< sound, however much it holds or whatever it says
};

/// A pack as no sound program makes it, or beyond all measure.
struct BrokenPack
{
    QByteArray name;
    Fault fault = Fault::Refused;
    QString sentence; ///< part of what the person is told; empty for one that is harmless
    std::function<bool(const QString &path)> write;
};

/// Nothing may try to open a file or an address with this in its name.
inline const QByteArray kCanary = QByteArrayLiteral("primer-canary");

class BrokenPacks final
{
public:
    static const std::vector<BrokenPack> &all()
    {
        static const std::vector<BrokenPack> packs = BrokenPacks().made();
        return packs;
    }

    static const BrokenPack &named(const QByteArray &name)
    {
        for (const BrokenPack &pack : all()) {
            if (pack.name == name)
                return pack;
        }
        qFatal("no broken pack %s", name.constData());
    }

    static QString fixture() { return QStringLiteral(PRIMER_BINARY_DIR "/tests/fixtures.primer"); }

private:
    using Bytes = std::function<void(QByteArray &)>;

    static constexpr char kDamaged[]
        = "The pack is damaged or is not a Patient Primer pack. Get a sound copy";
    static constexpr char kNewer[] = "made for a newer Patient Primer. Update Patient Primer";
    static constexpr char kClosed[] = "cannot be opened. Check that the file is there";
    static constexpr char kNotShown[] = "not in a form that can be shown. Build the pack again.";
    static constexpr char kNotSearched[] = "can be read but not searched";
    static constexpr int kRows = 10'000;

    static QString text(const char *latin1) { return QString::fromLatin1(latin1); }

    /// One topic "broken" with a section "text", and pictures if any are given.
    static TestPack packWith(const QByteArray &xhtml = "<section><p>Sound words.</p></section>")
    {
        TestPack pack(text("broken"));
        pack.setMeta(text("title"), text("Broken pack"))
            .group(text("Medicines"))
            .topic(text("broken"), text("Broken topic"))
            .section(text("text"), text("Broken text"), xhtml);
        return pack;
    }

    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static bool write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
    }

    static QByteArray index(PackPart part)
    {
        const auto pack = Pack::open(fixture());
        QFile file(fixture());
        if (!pack || !file.open(QIODevice::ReadOnly) || !file.seek((*pack)->extent(part)->offset))
            return {};
        return file.read((*pack)->extent(part)->length);
    }
    /// Indexes that are sound by themselves: those of the fixture.
    static const std::vector<std::pair<PackPart, QByteArray>> &indexes()
    {
        static const std::vector<std::pair<PackPart, QByteArray>> parts{
            {PackPart::TextIndex, index(PackPart::TextIndex)},
            {PackPart::NamesIndex, index(PackPart::NamesIndex)}};
        return parts;
    }

    void add(const char *name, Fault fault, const char *sentence, std::function<bool(const QString &)> writes)
    {
        m_packs.push_back({name, fault, text(sentence), std::move(writes)});
    }
    void add(const char *name, Fault fault, const char *sentence, const TestPack &pack)
    {
        add(name, fault, sentence, [pack](const QString &path) { return pack.write(path, indexes()); });
    }
    /// A sound pack whose bytes are spoilt.
    void spoilt(const char *name, Fault fault, const char *sentence, const Bytes &spoil)
    {
        add(name, fault, sentence, [spoil](const QString &path) {
            if (!packWith().write(path, indexes()))
                return false;
            QByteArray bytes = bytesOf(path);
            spoil(bytes);
            return write(path, bytes);
        });
    }
    /// A sound database with a trailer that lies.
    void lying(const char *name, const std::vector<PackEntry> &entries)
    {
        add(name, Fault::Refused, kDamaged, [entries](const QString &path) {
            return packWith().writeDatabase(path) && write(path, bytesOf(path) + makeTrailer(entries));
        });
    }
    void unreadable(const char *name, const QByteArray &inside)
    {
        add(name, Fault::Unreadable, kNotShown, packWith(QByteArray("<section>" + inside + "</section>")));
    }
    void stored(const char *name, const char *sentence, int coding, const QByteArray &content)
    {
        TestPack pack(text("broken"));
        pack.setMeta(text("title"), text("Broken pack"))
            .group(text("Medicines"))
            .topic(text("broken"), text("Broken topic"))
            .storedSection(text("text"), text("Broken text"), coding, content);
        add(name, Fault::Unreadable, sentence, pack);
    }
    void picture(const char *name, const char *sentence, const QByteArray &svg)
    {
        add(name, Fault::Checked, sentence,
            packWith("<section><p>Sound words.</p><figure><img src=\"a.svg\" alt=\"Words for it\"/></figure>"
                     "</section>")
                .asset(text("a.svg"), text("image/svg+xml"), svg));
    }

    void addRefused()
    {
        add("missing", Fault::Refused, kClosed, [](const QString & /*path*/) { return true; });
        add("folder", Fault::Refused, kClosed, [](const QString &path) { return QDir().mkpath(path); });
        add("pipe", Fault::Refused, kClosed,
            [](const QString &path) { return ::mkfifo(QFile::encodeName(path).constData(), 0600) == 0; });
        add("empty", Fault::Refused, kDamaged, [](const QString &path) { return write(path, {}); });
        add("foreign", Fault::Refused, kDamaged,
            [](const QString &path) { return write(path, "PK\3\4" + QByteArray(9000, 'x')); });
        spoilt("cut short", Fault::Refused, kDamaged, [](QByteArray &bytes) { bytes.chop(5000); });
        spoilt("cut short with a trailer", Fault::Refused, kDamaged,
            [](QByteArray &bytes) { bytes = bytes.left(20'000) + makeTrailer({}); });
        spoilt("spoilt header", Fault::Refused, kDamaged, [](QByteArray &bytes) { bytes[20] = 'x'; });
        spoilt(
            "newer trailer", Fault::Refused, kNewer, [](QByteArray &bytes) { bytes[bytes.size() - 8] = 2; });
        spoilt("trailer of too many parts", Fault::Refused, kDamaged,
            [](QByteArray &bytes) { bytes.replace(bytes.size() - 4, 4, "\xff\xff\xff\xff"); });
        add("newer tables", Fault::Refused, kNewer, packWith().row(text("PRAGMA user_version=2")));
        for (const auto &[name, sql] : {std::pair("view", "CREATE VIEW evil AS SELECT 1"),
                 std::pair("trigger", "CREATE TRIGGER evil AFTER INSERT ON meta BEGIN SELECT 1; END"),
                 std::pair("virtual table", "CREATE VIRTUAL TABLE evil USING fts5(a)"),
                 std::pair("table of its own", "CREATE TABLE evil (a)"),
                 std::pair("two groups that look the same",
                     "INSERT INTO topic_group VALUES (9, 'Medicines' || char(8238), 0)")})
            add(name, Fault::Refused, kDamaged, packWith().row(text(sql)));
        add("a name that is a path", Fault::Refused, kDamaged,
            packWith().setMeta(text("id"), text("../../primer-canary")));
        lying("part beyond the end", {{PackPart::TextIndex, {1 << 20, 4096}}});
        lying("part that is longer than the file", {{PackPart::TextIndex, {4096, 1 << 30}}});
        lying("parts that overlap",
            {{PackPart::TextIndex, {4096, 8192}}, {PackPart::NamesIndex, {8192, 8192}}});
        lying("part before the beginning", {{PackPart::TextIndex, {-8192, 4096}}});
        lying("part of less than nothing", {{PackPart::TextIndex, {4096, -1}}});
        lying("part beyond all numbers",
            {{PackPart::TextIndex,
                {std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max()}}});
        lying("part within the database", {{PackPart::TextIndex, {4096, 4096}}});
    }

    void addUnreadable()
    {
        const QByteArray frame = QByteArray::fromHex("28b52ffd");
        // 4,000 blocks that each stand for 128 KB of one letter.
        QByteArray blocks;
        for (int i = 0; i < 4000; ++i)
            blocks += QByteArray::fromHex(i + 1 < 4000 ? "020010" : "030010") + 'a';
        stored("bomb that says its size", kDamaged, 1,
            frame + QByteArray::fromHex("80") + QByteArray::fromHex("88") + QByteArray::fromHex("0000401f")
                + blocks);
        stored("bomb that does not say its size", kDamaged, 1, frame + QByteArray::fromHex("0088") + blocks);
        stored("packed section cut short", kDamaged, 1,
            encodeSection("<section><p>Sound words.</p></section>", {})->chopped(4));
        stored("plain section of 5 MB", kDamaged, 0,
            "<section><p>" + QByteArray(5 << 20, ' ') + "</p></section>");
        stored("newer coding", kNewer, 7, "x");
        unreadable("10,000 elements deep", QByteArray("<ul><li>").repeated(5000));
        unreadable("script", "<script>1</script>");
        unreadable("style", "<p style=\"background:url(file:///primer-canary)\">a</p>");
        unreadable("frame", "<iframe src=\"file:///primer-canary\"/>");
        unreadable("link to a file", "<p><a href=\"file:///primer-canary\">a</a></p>");
        unreadable("link to data", "<p><a href=\"data:text/html,primer-canary\">a</a></p>");
        unreadable("link to a script", "<p><a href=\"javascript:1\">a</a></p>");
        unreadable("link upwards", "<p><a href=\"../../primer-canary\">a</a></p>");
        for (const auto &[name, source] : {std::pair("image of a file", "file:///primer-canary.png"),
                 std::pair("image of a path", "/etc/primer-canary.png"),
                 std::pair("image upwards", "../../primer-canary.png"),
                 std::pair("image of the web", "http://primer-canary.invalid/a.png"),
                 std::pair("image of data", "data:image/png;base64,primer-canary"),
                 std::pair("image of a resource", ":/primer-canary.png")})
            unreadable(name, QByteArray("<figure><img alt=\"a\" src=\"") + source + "\"/></figure>");
        stored("entity of a file", kNotShown, 0,
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///primer-canary\">]><section><p>&x;</p></section>");
        stored("entities that multiply", kNotShown, 0,
            "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><section><p>&b;</p>"
            "</section>");
        unreadable("a megabyte in one word", "<p>" + QByteArray(1'000'000, 'a') + "</p>");
        unreadable("100,000 paragraphs", QByteArray("<p>a</p>").repeated(100'000));
        unreadable("20,000 items", "<ul>" + QByteArray("<li><p>a</p></li>").repeated(20'000) + "</ul>");
        unreadable("20,000 cells",
            "<table><tbody>" + QByteArray("<tr><td>a</td></tr>").repeated(20'000) + "</tbody></table>");
        unreadable("a tower of marks", "<p>a" + QByteArray("\xcc\x81").repeated(20'000) + "</p>");
        unreadable("callouts in callouts",
            QByteArray("<aside class=\"tip\">").repeated(20) + "<p>a</p>"
                + QByteArray("</aside>").repeated(20));
    }

    void addChecked()
    {
        add("no digest", Fault::Checked, kDamaged, packWith().withoutDigest());
        const char *outside = "refers to something outside itself";
        picture("drawing with href", outside, "<svg><a href='file:///primer-canary.svg'/></svg>");
        picture("drawing with xlink", outside,
            "<svg xmlns:xlink='http://www.w3.org/1999/xlink'><use xlink:href='/primer-canary.svg#a'/></svg>");
        picture("drawing with url", outside,
            "<svg><rect width='9' height='9' fill='url(file:///primer-canary.svg#a)'/></svg>");
        picture(
            "drawing with import", outside, "<svg><style>@import 'file:///primer-canary.css';</style></svg>");
        picture("drawing with image", outside,
            "<svg><image width='9' height='9' href='file:///primer-canary.png'/></svg>");
        picture("drawing with entity", "an entity or an instruction",
            "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///primer-canary'>]><svg><text>&x;</text></svg>");
        picture("drawing that is none", "not well-formed", "primer-canary");
    }

    void addUnsearchable()
    {
        add("no index", Fault::Unsearchable, kNotSearched,
            [](const QString &path) { return packWith().write(path); });
        for (const auto &[name, part] :
            {std::pair("text index of noise", 0), std::pair("names index of noise", 1)}) {
            add(name, Fault::Unsearchable, kNotSearched, [part = part](const QString &path) {
                auto parts = indexes();
                parts[static_cast<size_t>(part)].second.fill('x');
                return packWith().write(path, parts);
            });
        }
        add("index of zeros inside", Fault::Unsearchable, kNotSearched, [](const QString &path) {
            auto parts = indexes();
            for (auto &[kind, bytes] : parts)
                bytes.replace(8192, bytes.size() - 8192, QByteArray(bytes.size() - 8192, '\0'));
            return packWith().write(path, parts);
        });
        add("index cut short", Fault::Unsearchable, kNotSearched, [](const QString &path) {
            auto parts = indexes();
            for (auto &[kind, bytes] : parts)
                bytes.chop(8192);
            return packWith().write(path, parts);
        });
        add("index that names a block twice", Fault::Unsearchable, kNotSearched, [](const QString &path) {
            auto parts = indexes();
            parts.front().second[46] = parts.front().second[33]; // the roots of its first two tables
            return packWith().write(path, parts);
        });
    }

    void addHarmless()
    {
        add("nothing in it", Fault::Harmless, "", TestPack(text("broken")));
        add("a long word", Fault::Harmless, "",
            packWith("<section><p>" + QByteArray(200'000, 'a') + "</p></section>"));
        add("a long section", Fault::Harmless, "",
            packWith("<section>"
                + QByteArray("<p>" + QByteArray("Some words. ").repeated(10) + "</p>").repeated(1000)
                + "</section>"));
        add("10,000 sections", Fault::Harmless, "",
            packWith().row(text("WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
                                " INSERT INTO section SELECT i, 1, i, 's' || i, 'Section ' || i, 0,"
                                " '<section><p>Words.</p></section>', 6.0 FROM n")
                               .arg(kRows)));
        add("10,000 topics", Fault::Harmless, "",
            packWith().row(text("WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
                                " INSERT INTO topic SELECT i, 't' || i, 'Topic ' || i, 'guide', 0, i, '',"
                                " '2026-11-22', '2027-11-22', '' FROM n")
                               .arg(kRows)));
        const QString endless(1'000'000, u'w');
        TestPack titles = packWith();
        for (const char *sql : {"UPDATE topic SET title = title || ?", "UPDATE topic SET summary = ?",
                 "UPDATE section SET title = title || ?", "UPDATE topic SET reviewed_by = ?",
                 "INSERT INTO name VALUES (1, 0, ?, 'brand')", "INSERT INTO glossary VALUES (?, 'a', '')",
                 "INSERT INTO glossary VALUES ('b', ?, '')",
                 "INSERT INTO source VALUES (1, 0, 'k', ?, '', 2026, '')"})
            titles.row(text(sql), {endless});
        add("titles of a megabyte", Fault::Harmless, "", titles.setMeta(text("title"), endless));
        const QString odd = text("A") + QChar(0) + QChar(0x202e) + text("\n<img src='file:///primer-canary'>")
            + QChar(0x2066) + QChar(7);
        TestPack controls = packWith();
        for (const char *sql :
            {"UPDATE topic SET title = title || ?", "UPDATE section SET title = title || ?",
                "UPDATE topic SET summary = ?", "INSERT INTO name VALUES (1, 0, ?, 'brand')"})
            controls.row(text(sql), {odd});
        add("titles of control characters", Fault::Harmless, "", controls.setMeta(text("title"), odd));
        add("topics that name each other", Fault::Harmless, "",
            packWith()
                .row(text("INSERT INTO see_also VALUES (1, 0, 'broken')"))
                .row(text("INSERT INTO see_also VALUES (1, 1, 'other')"))
                .row(text("INSERT INTO see_also VALUES (1, 2, '../../primer-canary')"))
                .moved(text("a"), text("b"))
                .moved(text("b"), text("a"))
                .topic(text("other"), text("Other"))
                .row(text("INSERT INTO see_also VALUES (2, 0, 'broken')")));
        add("source at a file", Fault::Harmless, "",
            packWith("<section><p>Words<cite>k</cite></p></section>")
                .row(text("INSERT INTO source VALUES (1, 0, 'k', 'T', 'P', 2026, 'file:///primer-canary')")));
    }

    std::vector<BrokenPack> made()
    {
        addRefused();
        addUnreadable();
        addChecked();
        addUnsearchable();
        addHarmless();
        return std::move(m_packs);
    }

    std::vector<BrokenPack> m_packs;
};

} // namespace primer::tests
