// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/Asset.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QXmlStreamReader>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Asset", text);
}

constexpr int kDeepestSvg = 64;

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
    return value.contains(QStringLiteral("@import"), Qt::CaseInsensitive);
}

Result<void> vetSvg(const QByteArray &data)
{
    QXmlStreamReader xml(data);
    int depth = 0;
    while (!xml.atEnd()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
        case QXmlStreamReader::ProcessingInstruction:
            return failure(
                Trouble::BadInput, tr("The drawing has a document type, an entity or an instruction."));
        case QXmlStreamReader::StartElement: {
            const auto name = xml.name().toString().toLower();
            if (++depth > kDeepestSvg)
                return failure(Trouble::BadInput, tr("The drawing is nested too deeply."));
            if (name == u"script" || name == u"foreignobject" || name == u"image" || name == u"iframe")
                return failure(
                    Trouble::BadInput, tr("The drawing holds <%1>, which is not allowed.").arg(name));
            for (const auto &attribute : xml.attributes()) {
                const QString value = attribute.value().toString();
                const bool isLink = attribute.name().compare(u"href", Qt::CaseInsensitive) == 0;
                if ((isLink && !value.startsWith(u'#')) || namesSomethingOutside(value))
                    return failure(Trouble::BadInput, tr("The drawing refers to something outside itself."));
            }
            break;
        }
        case QXmlStreamReader::EndElement:
            --depth;
            break;
        case QXmlStreamReader::Characters:
            if (namesSomethingOutside(xml.text().toString()))
                return failure(Trouble::BadInput, tr("The drawing refers to something outside itself."));
            break;
        default:
            break;
        }
    }
    if (xml.hasError())
        return failure(Trouble::BadInput, tr("The drawing is not well-formed SVG."), xml.errorString());
    return {};
}

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

Result<void> vetAsset(const QString &mediaType, const QByteArray &data)
{
    if (data.size() > kLargestAsset)
        return failure(Trouble::BadInput, tr("The image is larger than 8 MB."));
    if (mediaType == u"image/svg+xml")
        return vetSvg(data);
    const bool sound = (mediaType == u"image/png" && data.startsWith("\x89PNG\r\n\x1a\n"))
        || (mediaType == u"image/jpeg" && data.startsWith("\xff\xd8\xff"));
    if (!sound)
        return failure(Trouble::BadInput, tr("The image is not a PNG, JPEG or SVG file."));
    return {};
}

} // namespace primer
