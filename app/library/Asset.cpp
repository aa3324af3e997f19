// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/Asset.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QStringList>
#include <QXmlStreamReader>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Asset", text);
}

constexpr int kDeepestSvg = 64;
constexpr int kMostUses = 10'000;

/// Whether CSS or an attribute's value reaches outside. CSS escapes could hide it, so they are not let in.
bool namesSomethingOutside(const QString &value)
{
    qsizetype at = 0;
    while ((at = value.indexOf(QStringLiteral("url("), at, Qt::CaseInsensitive)) >= 0) {
        at += 4;
        while (at < value.size() && (value.at(at).isSpace() || value.at(at) == u'"' || value.at(at) == u'\''))
            ++at;
        if (at >= value.size() || value.at(at) != u'#')
            return true;
    }
    return value.contains(u'\\') || value.contains(QStringLiteral("@import"), Qt::CaseInsensitive);
}

/// Reads a drawing to its end and notes the first thing that is not allowed in it.
class SvgVetting final
{
public:
    explicit SvgVetting(const QByteArray &data)
        : m_xml(data)
    { }

    Result<void> run()
    {
        while (!m_xml.atEnd() && m_refusal.isEmpty())
            readToken();
        if (m_refusal.isEmpty() && m_xml.hasError())
            return failure(Trouble::BadInput, tr("The drawing is not well-formed SVG."), m_xml.errorString());
        if (m_refusal.isEmpty() && namesSomethingOutside(m_text))
            m_refusal = outside();
        if (m_refusal.isEmpty() && usesFrom({}, 0) > kMostUses)
            m_refusal = tr("The drawing repeats itself too often.");
        if (!m_refusal.isEmpty())
            return failure(Trouble::BadInput, m_refusal);
        return {};
    }

private:
    static QString outside() { return tr("The drawing refers to something outside itself."); }

    void readToken()
    {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
        case QXmlStreamReader::ProcessingInstruction:
            m_refusal = tr("The drawing has a document type, an entity or an instruction.");
            break;
        case QXmlStreamReader::StartElement:
            readElement();
            break;
        case QXmlStreamReader::EndElement:
            m_openIds.removeLast();
            break;
        case QXmlStreamReader::Characters:
            m_text += m_xml.text(); // as a whole: a comment may stand in the middle of a word
            break;
        default:
            break;
        }
    }

    void readElement()
    {
        static const QStringList refused{QStringLiteral("script"), QStringLiteral("foreignobject"),
            QStringLiteral("image"), QStringLiteral("iframe"), QStringLiteral("object"),
            QStringLiteral("embed"), QStringLiteral("audio"), QStringLiteral("video")};
        const QString name = m_xml.name().toString().toLower();
        if (m_openIds.isEmpty() && name != u"svg")
            m_refusal = tr("The drawing is not well-formed SVG.");
        else if (m_openIds.size() >= kDeepestSvg)
            m_refusal = tr("The drawing is nested too deeply.");
        else if (refused.contains(name))
            m_refusal = tr("The drawing holds <%1>, which is not allowed.").arg(name);
        QString id;
        QString link;
        for (const auto &attribute : m_xml.attributes())
            readAttribute(attribute, id, link);
        m_openIds.append(id);
        if (name == u"use")
            noteUse(link.mid(1));
    }

    void readAttribute(const QXmlStreamAttribute &attribute, QString &id, QString &link)
    {
        const QString name = attribute.name().toString().toLower();
        const QString value = attribute.value().toString();
        const bool isLink = name == u"href";
        const bool movesLinks = name == u"base"
            || (name == u"attributename" && value.contains(QStringLiteral("href"), Qt::CaseInsensitive));
        if ((isLink && !value.startsWith(u'#')) || movesLinks || namesSomethingOutside(value))
            m_refusal = outside();
        else if (name.startsWith(QStringLiteral("on")))
            m_refusal = tr("The drawing holds a script.");
        else if (name == u"id")
            id = value;
        else if (isLink)
            link = value;
    }

    /// A part that is used is drawn again with all that it uses in turn.
    void noteUse(const QString &target)
    {
        m_uses[QString()].append(target);
        for (const QString &id : std::as_const(m_openIds)) {
            if (!id.isEmpty())
                m_uses[id].append(target);
        }
    }

    /// How many parts are drawn for this one, counted no further than the limit; circles count as too many.
    int usesFrom(const QString &id, int depth)
    {
        if (depth > kDeepestSvg)
            return kMostUses + 1;
        const auto known = m_counted.constFind(id);
        if (known != m_counted.cend())
            return *known;
        m_counted[id] = kMostUses + 1;
        int count = 0;
        const QStringList targets = m_uses.value(id);
        for (const QString &target : targets) {
            count += 1 + usesFrom(target, depth + 1);
            if (count > kMostUses)
                return count;
        }
        m_counted[id] = count;
        return count;
    }

    QXmlStreamReader m_xml;
    QStringList m_openIds; ///< of the elements being read, empty for one without
    QString m_text;
    QHash<QString, QStringList> m_uses;
    QHash<QString, int> m_counted;
    QString m_refusal;
};

} // namespace

QString assetMediaType(const QString &name)
{
    const QString suffix = QFileInfo(name).suffix().toLower();
    if (suffix == u"png")
        return QStringLiteral("image/png");
    if (suffix == u"jpg" || suffix == u"jpeg")
        return QStringLiteral("image/jpeg");
    if (suffix == u"svg")
        return QStringLiteral("image/svg+xml");
    return {};
}

bool isAssetName(const QString &name)
{
    static const QRegularExpression form(
        QStringLiteral("\\A[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\\z"));
    return form.match(name).hasMatch() && !assetMediaType(name).isEmpty();
}

Result<void> vetAsset(const QString &mediaType, const QByteArray &data)
{
    if (data.size() > kLargestAsset)
        return failure(Trouble::BadInput, tr("The image is larger than 8 MB."));
    if (mediaType == u"image/svg+xml")
        return SvgVetting(data).run();
    const bool sound = (mediaType == u"image/png" && data.startsWith("\x89PNG\r\n\x1a\n"))
        || (mediaType == u"image/jpeg" && data.startsWith("\xff\xd8\xff"));
    if (!sound)
        return failure(Trouble::BadInput, tr("The image is not a PNG, JPEG or SVG file."));
    return {};
}

} // namespace primer
