// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace primer {

/// A stretch of text with one look, a line break, or a citation.
struct Run
{
    enum class Kind { Text, LineBreak, Citation };
    enum Mark : unsigned { Strong = 1, Emphasis = 2, Superscript = 4, Subscript = 8 };

    Kind kind = Kind::Text;
    QString text; ///< Text: the words. Citation: the key of the source
    unsigned marks = 0;
    QString link; ///< "topic:clonazepam/side-effects" or an address outside; empty: no link
    QString term; ///< the glossary term that these words stand for; empty: none
    int number = 0; ///< Citation: its number in this section, from 1
    int start = 0; ///< where it begins in SectionContent::text()

    bool operator==(const Run &) const = default;
};

using Runs = std::vector<Run>;

enum class CalloutKind { Caution, Warning, Important, Tip, Note };

struct TableCell
{
    Runs runs;
    bool isHead = false;
    int columnSpan = 1;
    int rowSpan = 1;
};

struct TableRow
{
    std::vector<TableCell> cells;
    bool isHead = false; ///< repeated on every page that the table goes on
};

/// A paragraph, a heading, a list, ...: what stands below the one before it.
struct Block
{
    enum class Kind { Paragraph, Heading, List, Callout, Table, Image };

    Kind kind = Kind::Paragraph;
    Runs runs; ///< Paragraph, Heading: the text. Callout: its own title, if any. Table, Image: the caption,
               ///< if any
    int level = 0; ///< Heading: 3 or 4
    bool ordered = false; ///< List
    int firstNumber = 1; ///< List
    std::vector<std::vector<Block>> items; ///< List
    CalloutKind callout = CalloutKind::Note; ///< Callout
    std::vector<Block> blocks; ///< Callout
    std::vector<TableRow> rows; ///< Table
    QString asset; ///< Image: name in the pack
    QString alternative; ///< Image: what it shows, in words
};

/// The text of one section, parsed once and checked; everything that shows, searches or prints it starts
/// here.
///
/// The pack stores a section as well-formed XHTML of a closed subset, in a root `<section>`:
/// - `h3 h4 p ul ol(start) li table(caption thead tbody tr th td; colspan rowspan)`
/// - `<aside class="caution|warning|important|tip|note">` with, first, at most one `<p class="title">`
/// - `<figure><img src alt/><figcaption/></figure>`, `src` the name of an image of the pack
/// - within text: `strong em sub sup br`, `<a href>` to `topic:`, `https:`, `http:`, `mailto:` or `tel:`,
///   `<dfn title="term">` a glossary mark, `<cite>source-key</cite>` a citation
/// Everything else is refused: other elements and attributes, text where none belongs, a document type,
/// entities of its own, nesting deeper than 24, callouts within callouts within callouts within callouts, and
/// more than can be laid out at once: 1 MB, 256 Ki UTF-16 units of text, 10,000 paragraphs, items and cells,
/// 500 tables and callouts, 1,000 items of a list, 2,000 cells of a table, 2,000 different links or sources,
/// 32 combining marks on one letter.
///
/// The canonical text holds the words of paragraphs, headings, titles, captions and cells, a line feed after
/// each; line breaks are line feeds; citations and alternatives are not text. Offsets count UTF-16 units.
/// A plain value: may be read from any thread.
class SectionContent final
{
public:
    static Result<SectionContent> parse(const QByteArray &xhtml);

    const std::vector<Block> &blocks() const { return m_blocks; }
    const QString &text() const { return m_text; }
    /// Keys of the cited sources; the first has number 1.
    const QStringList &citedSources() const { return m_citedSources; }
    /// Every link, each once, in order.
    const QStringList &links() const { return m_links; }
    /// Names of the images, in order.
    const QStringList &assets() const { return m_assets; }

    /// For people at a terminal: list signs, callout words and "[1]" added, tables as rows.
    QString plainText() const;

private:
    friend class SectionContentParser;

    std::vector<Block> m_blocks;
    QString m_text;
    QStringList m_citedSources;
    QStringList m_links;
    QStringList m_assets;
};

/// "Get help now", "Warning", "Ask your clinician", "What helps", "Good to know": the title of a callout that
/// brings none of its own.
QString calloutWord(CalloutKind kind);

} // namespace primer
