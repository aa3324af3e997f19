// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/CanonicalText.h"

#include <QByteArrayView>

#include <algorithm>
#include <array>

namespace primer {

namespace {

/// Elements whose words are text; a line feed stands behind each.
constexpr std::array<QByteArrayView, 7> kTextElements{"p", "h3", "h4", "caption", "th", "td", "figcaption"};
constexpr qsizetype kLongestEntity = 8; // "&#x1F600;" without its ends

bool isTextElement(QByteArrayView name)
{
    return std::find(kTextElements.begin(), kTextElements.end(), name) != kTextElements.end();
}

QString characterOf(QByteArrayView entity)
{
    if (entity == "amp")
        return QStringLiteral("&");
    if (entity == "lt")
        return QStringLiteral("<");
    if (entity == "gt")
        return QStringLiteral(">");
    if (entity == "quot")
        return QStringLiteral("\"");
    if (entity == "apos")
        return QStringLiteral("'");
    const bool isHex = entity.startsWith("#x");
    bool isNumber = false;
    const uint code = entity.sliced(std::min<qsizetype>(isHex ? 2 : 1, entity.size()))
                          .toByteArray()
                          .toUInt(&isNumber, isHex ? 16 : 10);
    if (!entity.startsWith('#') || !isNumber || code > QChar::LastValidCodePoint)
        return {};
    const auto character = static_cast<char32_t>(code);
    return QString::fromUcs4(&character, 1);
}

class TextReader final
{
public:
    explicit TextReader(const QByteArray &xhtml)
        : m_xhtml(xhtml)
    { }

    QString read()
    {
        QByteArray kept;
        kept.reserve(m_xhtml.size());
        while (m_at < m_xhtml.size()) {
            if (m_xhtml.at(m_at) == '<')
                readTag(kept);
            else
                readCharacters(kept);
        }
        return QString::fromUtf8(kept);
    }

private:
    void readCharacters(QByteArray &kept)
    {
        const qsizetype end = endOf('<');
        if (!m_isText || m_isCitation) {
            m_at = end;
            return;
        }
        while (m_at < end) {
            const qsizetype entity = std::min(end, endOf('&'));
            kept.append(m_xhtml.constData() + m_at, entity - m_at);
            m_at = entity;
            if (m_at < end)
                readEntity(kept);
        }
    }

    void readEntity(QByteArray &kept)
    {
        const qsizetype end = endOf(';');
        const QByteArrayView name = QByteArrayView(m_xhtml).sliced(
            m_at + 1, std::min(std::max<qsizetype>(end - m_at - 1, 0), kLongestEntity));
        kept.append(characterOf(name).toUtf8());
        m_at = std::min(end + 1, m_xhtml.size());
    }

    void readTag(QByteArray &kept)
    {
        if (m_xhtml.sliced(m_at, std::min<qsizetype>(4, m_xhtml.size() - m_at)) == "<!--") {
            const qsizetype end = m_xhtml.indexOf("-->", m_at);
            m_at = end < 0 ? m_xhtml.size() : end + 3;
            return;
        }
        const qsizetype end = endOfTag();
        qsizetype from = m_at + 1;
        const bool closes = from < end && m_xhtml.at(from) == '/';
        from += closes ? 1 : 0;
        qsizetype to = from;
        while (to < end && m_xhtml.at(to) != ' ' && m_xhtml.at(to) != '/' && m_xhtml.at(to) != '\n')
            ++to;
        const QByteArrayView name = QByteArrayView(m_xhtml).sliced(from, to - from);
        const bool isEmpty = end > 0 && m_xhtml.at(end - 1) == '/';
        if (name == "cite") {
            m_isCitation = !closes && !isEmpty;
        } else if (name == "br" && !closes && m_isText) {
            kept.append('\n');
        } else if (isTextElement(name)) {
            m_isText = !closes && !isEmpty;
            if (closes || isEmpty)
                kept.append('\n');
        }
        m_at = std::min(end + 1, m_xhtml.size());
    }

    /// A value of an attribute may hold a ">".
    qsizetype endOfTag() const
    {
        char quote = 0;
        for (qsizetype at = m_at; at < m_xhtml.size(); ++at) {
            const char c = m_xhtml.at(at);
            if (quote == 0 && c == '>')
                return at;
            if (quote == 0 && (c == '"' || c == '\''))
                quote = c;
            else if (c == quote)
                quote = 0;
        }
        return m_xhtml.size();
    }

    qsizetype endOf(char sign) const
    {
        const qsizetype found = m_xhtml.indexOf(sign, m_at);
        return found < 0 ? m_xhtml.size() : found;
    }

    const QByteArray &m_xhtml;
    qsizetype m_at = 0;
    bool m_isText = false;
    bool m_isCitation = false;
};

} // namespace

QString canonicalTextOf(const QByteArray &xhtml)
{
    return TextReader(xhtml).read();
}

} // namespace primer
