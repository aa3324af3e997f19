// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/GlossaryMarker.h"

#include <QSet>

#include <algorithm>

namespace primer {

struct GlossaryMarker::Seen
{
    QSet<QString> terms;
};

GlossaryMarker::GlossaryMarker(const std::vector<TermDraft> &glossary)
{
    QStringList forms;
    for (const TermDraft &term : glossary) {
        const QStringList all = QStringList{term.term} + term.forms;
        for (const QString &form : all) {
            m_termOfForm.insert(form.toLower(), term.term);
            forms.append(QRegularExpression::escape(form));
        }
    }
    if (forms.isEmpty())
        return;
    std::stable_sort(
        forms.begin(), forms.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
    m_forms.setPattern(u"(?<![\\p{L}\\p{N}])(?:" + forms.join(u'|') + QStringLiteral(")(?![\\p{L}\\p{N}])"));
    m_forms.setPatternOptions(
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
}

void GlossaryMarker::mark(std::vector<Block> &section) const
{
    if (m_termOfForm.isEmpty())
        return;
    Seen seen;
    markBlocks(section, seen);
}

void GlossaryMarker::markBlocks(std::vector<Block> &blocks, Seen &seen) const
{
    for (Block &block : blocks) {
        if (block.kind == Block::Kind::Paragraph)
            markRuns(block.runs, seen);
        for (auto &item : block.items)
            markBlocks(item, seen);
        markBlocks(block.blocks, seen);
        for (TableRow &row : block.rows) {
            for (TableCell &cell : row.cells)
                markRuns(cell.runs, seen);
        }
    }
}

void GlossaryMarker::markRuns(Runs &runs, Seen &seen) const
{
    Runs marked;
    for (const Run &run : runs) {
        if (run.kind == Run::Kind::Text && run.link.isEmpty())
            markRun(run, marked, seen);
        else
            marked.push_back(run);
    }
    runs = std::move(marked);
}

void GlossaryMarker::markRun(const Run &run, Runs &out, Seen &seen) const
{
    qsizetype done = 0;
    const auto add = [&](qsizetype from, qsizetype to, const QString &term) {
        if (from == to)
            return;
        Run piece = run;
        piece.text = run.text.mid(from, to - from);
        piece.term = term;
        out.push_back(std::move(piece));
    };
    auto matches = m_forms.globalMatch(run.text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString term = m_termOfForm.value(match.captured().toLower());
        if (term.isEmpty() || seen.terms.contains(term))
            continue;
        seen.terms.insert(term);
        add(done, match.capturedStart(), {});
        add(match.capturedStart(), match.capturedEnd(), term);
        done = match.capturedEnd();
    }
    add(done, run.text.size(), {});
}

} // namespace primer
