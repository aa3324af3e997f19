// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/InlineText.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

#include <cmark-gfm.h>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("MarkdownSections", text);
}

constexpr int kDeepestText = 12;

QString literalOf(cmark_node *node)
{
    return QString::fromUtf8(cmark_node_get_literal(node));
}

/// Characters that XML cannot hold: a reference such as "&#1;" makes them.
bool isUnprintable(QChar c)
{
    return (c < u' ' && c != u'\t' && c != u'\n') || c == QChar(0xfffe) || c == QChar(0xffff)
        || c == QChar(0xfffd);
}

bool isOutsideAddress(const QString &address)
{
    const QStringList schemes{QStringLiteral("https://"), QStringLiteral("http://"),
        QStringLiteral("mailto:"), QStringLiteral("tel:")};
    return std::any_of(schemes.begin(), schemes.end(),
        [&](const QString &scheme) { return address.startsWith(scheme) && address.size() > scheme.size(); });
}

} // namespace

InlineText::InlineText(MarkdownSections &found, FileMistakes &mistakes, int lineOffset, int outerLine)
    : m_found(found)
    , m_mistakes(mistakes)
    , m_lineOffset(lineOffset)
    , m_line(outerLine)
{ }

Runs InlineText::read(cmark_node *parent, cmark_node *first)
{
    m_runs.clear();
    m_lines = {m_line};
    m_length = 0;
    readChildren(first == nullptr ? cmark_node_first_child(parent) : first, {});
    return std::move(m_runs);
}

void InlineText::readChildren(cmark_node *first, const Look &look)
{
    if (look.depth > kDeepestText) {
        m_mistakes.add(m_line, tr("The text is marked bold, slanted or linked too deeply."));
        return;
    }
    for (cmark_node *node = first; node != nullptr; node = cmark_node_next(node))
        readNode(node, look);
}

void InlineText::readNode(cmark_node *node, Look look)
{
    if (const int line = cmark_node_get_start_line(node); line > 0)
        m_line = std::max(m_line, line + m_lineOffset);
    ++look.depth;
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        addText(literalOf(node), look);
        break;
    case CMARK_NODE_SOFTBREAK:
        addPlain(QStringLiteral(" "), look);
        breakLine();
        break;
    case CMARK_NODE_LINEBREAK: {
        Run run;
        run.kind = Run::Kind::LineBreak;
        m_runs.push_back(run);
        ++m_length;
        breakLine();
        break;
    }
    case CMARK_NODE_STRONG:
        look.marks |= Run::Strong;
        readChildren(cmark_node_first_child(node), look);
        break;
    case CMARK_NODE_EMPH:
        look.marks |= Run::Emphasis;
        readChildren(cmark_node_first_child(node), look);
        break;
    case CMARK_NODE_LINK:
        readLink(node, look);
        break;
    case CMARK_NODE_IMAGE:
        m_mistakes.add(m_line, tr("A picture must stand in a paragraph of its own."));
        break;
    case CMARK_NODE_CODE:
        m_mistakes.add(m_line, tr("Code is not part of a topic. Write it as words."));
        break;
    case CMARK_NODE_HTML_INLINE:
        m_mistakes.add(m_line, tr("HTML is not part of a topic. Use Markdown."));
        break;
    default:
        m_mistakes.add(m_line,
            tr("\"%1\" is not part of a topic.").arg(QString::fromUtf8(cmark_node_get_type_string(node))));
    }
}

void InlineText::breakLine()
{
    ++m_line;
    m_lines.breaks.push_back(m_length);
}

void InlineText::readLink(cmark_node *node, Look look)
{
    const QString address = QString::fromUtf8(cmark_node_get_url(node));
    const int line = m_line;
    const size_t before = m_runs.size();
    look.link = address;
    if (address.startsWith(QStringLiteral("topic:"))) {
        const auto ref = SectionRef::parse(QStringView(address).mid(6));
        if (ref && ref->pack.isEmpty()) {
            m_found.links.push_back({ref->toString(), line});
        } else {
            m_mistakes.add(
                line, tr("The link \"%1\" must be written topic:TOPIC or topic:TOPIC/SECTION.").arg(address));
        }
    } else if (!isOutsideAddress(address)) {
        m_mistakes.add(line,
            tr("The link \"%1\" leads nowhere. Links begin with topic:, https:, http:, mailto: or tel:.")
                .arg(address));
    }
    readChildren(cmark_node_first_child(node), look);
    if (m_runs.size() == before)
        m_mistakes.add(line, tr("The link \"%1\" has no words to click.").arg(address));
}

void InlineText::addText(const QString &text, const Look &look)
{
    static const QRegularExpression citation(QStringLiteral("\\[\\^([^\\]\\s\\[]+)\\]"));
    qsizetype done = 0;
    auto matches = citation.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        addPlain(text.mid(done, match.capturedStart() - done), look);
        addCitation(match.captured(1));
        done = match.capturedEnd();
    }
    addPlain(text.mid(done), look);
}

void InlineText::addPlain(const QString &text, const Look &look)
{
    if (text.isEmpty())
        return;
    checkText(text);
    const bool joins = !m_runs.empty() && m_runs.back().kind == Run::Kind::Text
        && m_runs.back().marks == look.marks && m_runs.back().link == look.link;
    if (!joins) {
        Run run;
        run.marks = look.marks;
        run.link = look.link;
        m_runs.push_back(std::move(run));
    }
    m_runs.back().text += text;
    m_length += text.size();
}

void InlineText::addCitation(const QString &key)
{
    if (!m_runs.empty() && m_runs.back().kind == Run::Kind::Text) {
        QString &before = m_runs.back().text;
        while (!before.isEmpty() && before.back().isSpace()) {
            before.chop(1);
            --m_length;
        }
        if (before.isEmpty())
            m_runs.pop_back();
        for (auto past = m_lines.breaks.rbegin(); past != m_lines.breaks.rend() && *past > m_length; ++past)
            *past = m_length;
    }
    Run run;
    run.kind = Run::Kind::Citation;
    run.text = key;
    m_runs.push_back(std::move(run));
    m_found.citations.push_back({key, m_line});
}

void InlineText::checkText(const QString &text)
{
    if (std::any_of(text.begin(), text.end(), isUnprintable))
        m_mistakes.add(m_line, tr("The text holds a character that cannot be shown. Remove it."));
    if (text.contains(QStringLiteral("[^")))
        m_mistakes.add(m_line, tr("This citation is not closed. Write it as [^key]."));
    if (text.contains(QStringLiteral("](")))
        m_mistakes.add(m_line, tr("This link is not well formed. Write it as [words](address)."));
}

QString wordsOf(const Runs &runs)
{
    QString words;
    for (const Run &run : runs) {
        if (run.kind == Run::Kind::Text)
            words += run.text;
        else if (run.kind == Run::Kind::LineBreak)
            words += u' ';
    }
    return words.simplified();
}

} // namespace primer
