// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/Drawings.h"

#include "document/DocumentProperty.h"

#include <QAbstractTextDocumentLayout>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QTextDocument>
#include <QXmlStreamReader>

#include <algorithm>

namespace primer {

namespace {

constexpr double kSharpest = 300.0 / 96.0; // dots of a printed picture to a pixel of its own size
constexpr int kLargestSide = 4000;
constexpr int kBarCells = 10;

QImage rendered(QSvgRenderer &svg, QSizeF size)
{
    const QSize dots = (size * kSharpest).toSize().boundedTo({kLargestSide, kLargestSide});
    QImage image(dots, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    svg.render(&painter, QRectF(QPointF(), QSizeF(dots)));
    return image;
}

QImage inBlackDots(const QImage &image)
{
    if (image.isNull())
        return image;
    QImage onWhite(image.size(), QImage::Format_RGB32);
    onWhite.fill(Qt::white);
    QPainter(&onWhite).drawImage(0, 0, image);
    return onWhite.convertToFormat(QImage::Format_Mono, Qt::MonoOnly | Qt::DiffuseDither);
}

void drawBar(QPainter *painter, const QRectF &rect, int inHundred)
{
    const double line = rect.height() / 9;
    const double cell = rect.width() / kBarCells;
    painter->fillRect(
        QRectF(rect.left(), rect.top(), rect.width() * inHundred / 100, rect.height()), Qt::black);
    painter->fillRect(QRectF(rect.left(), rect.top(), rect.width(), line), Qt::black);
    painter->fillRect(QRectF(rect.left(), rect.bottom() - line, rect.width(), line), Qt::black);
    for (int i = 0; i <= kBarCells; ++i) {
        const double x = std::clamp(rect.left() + i * cell - line / 2, rect.left(), rect.right() - line);
        const bool isWithin = i > 0 && i * kBarCells < inHundred;
        const double inset = isWithin ? line : 0;
        painter->fillRect(
            QRectF(x, rect.top() + inset, line, rect.height() - 2 * inset), isWithin ? Qt::white : Qt::black);
    }
}

void drawLetter(QPainter *painter, const QRectF &rect, const QString &letter, const QFont &font)
{
    const double line = rect.height() / 14;
    painter->save();
    painter->setPen(QPen(Qt::black, line));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(rect.adjusted(line / 2, line / 2, -line / 2, -line / 2), 2 * line, 2 * line);
    painter->setFont(font);
    const QFontMetricsF metrics(font);
    painter->drawText(QPointF(rect.center().x() - metrics.horizontalAdvance(letter) / 2,
                          rect.center().y() + metrics.capHeight() / 2),
        letter);
    painter->restore();
}

} // namespace

bool isInBlackAndWhite(const QByteArray &svg)
{
    static const QStringList colours{QStringLiteral("none"), QStringLiteral("black"), QStringLiteral("white"),
        QStringLiteral("#000"), QStringLiteral("#000000"), QStringLiteral("#fff"), QStringLiteral("#ffffff")};
    static const QStringList painted{
        QStringLiteral("fill"), QStringLiteral("stroke"), QStringLiteral("color")};
    static const QStringList shaded{QStringLiteral("opacity"), QStringLiteral("fill-opacity"),
        QStringLiteral("stroke-opacity"), QStringLiteral("style"), QStringLiteral("class")};
    static const QStringList others{QStringLiteral("image"), QStringLiteral("style"),
        QStringLiteral("linearGradient"), QStringLiteral("radialGradient"), QStringLiteral("pattern")};
    QXmlStreamReader xml(svg);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (others.contains(xml.name()))
            return false;
        for (const QXmlStreamAttribute &attribute : xml.attributes()) {
            const bool isOther = painted.contains(attribute.name())
                && !colours.contains(attribute.value(), Qt::CaseInsensitive);
            if (isOther || shaded.contains(attribute.name()))
                return false;
        }
    }
    return !xml.hasError();
}

struct Drawings::Drawing
{
    std::unique_ptr<QSvgRenderer> svg;
    QImage image;
    QSizeF size; ///< of what is drawn
    double gap = 0; ///< empty room after it, or before a letter
    bool fitsWidth = false;
    int inHundred = -1; ///< a bar
    QString letter;
    QFont font; ///< of the letter
};

Drawings::Drawings(QTextDocument *document)
    : QObject(document)
    , m_document(document)
{ }

Drawings::~Drawings() = default;

void Drawings::attach()
{
    m_document->documentLayout()->registerHandler(kDrawingObject, this);
}

QTextCharFormat Drawings::add(std::unique_ptr<Drawing> drawing)
{
    QTextCharFormat format;
    format.setObjectType(kDrawingObject);
    format.setProperty(PropertyDrawing, static_cast<int>(m_drawings.size()));
    format.setVerticalAlignment(QTextCharFormat::AlignMiddle);
    m_drawings.push_back(std::move(drawing));
    return format;
}

const Drawings::Drawing *Drawings::drawing(const QTextFormat &format) const
{
    const auto index = static_cast<size_t>(format.intProperty(PropertyDrawing));
    return index < m_drawings.size() ? m_drawings[index].get() : nullptr;
}

QTextCharFormat Drawings::sign(const QByteArray &svg, double side, double gap)
{
    auto drawing = std::make_unique<Drawing>();
    drawing->svg = std::make_unique<QSvgRenderer>(svg);
    drawing->size = QSizeF(side, side);
    drawing->gap = gap;
    return add(std::move(drawing));
}

QTextCharFormat Drawings::picture(const Asset &asset, double unitsPerPixel, bool inBlack)
{
    auto drawing = std::make_unique<Drawing>();
    drawing->fitsWidth = true;
    if (asset.mediaType == u"image/svg+xml") {
        drawing->svg = std::make_unique<QSvgRenderer>(asset.data);
        drawing->size = drawing->svg->isValid() ? QSizeF(drawing->svg->defaultSize()) : QSizeF();
        if (inBlack && !drawing->size.isEmpty() && !isInBlackAndWhite(asset.data)) {
            drawing->image = inBlackDots(rendered(*drawing->svg, drawing->size));
            drawing->svg.reset();
        }
    } else {
        drawing->image.loadFromData(asset.data);
        drawing->size = drawing->image.size();
        if (inBlack)
            drawing->image = inBlackDots(drawing->image);
    }
    drawing->size *= unitsPerPixel;
    return add(std::move(drawing));
}

QTextCharFormat Drawings::bar(int inHundred, double width, double height)
{
    auto drawing = std::make_unique<Drawing>();
    drawing->size = QSizeF(width, height);
    drawing->inHundred = std::clamp(inHundred, 0, 100);
    return add(std::move(drawing));
}

QTextCharFormat Drawings::letter(const QString &letter, const QFont &font)
{
    auto drawing = std::make_unique<Drawing>();
    const QFontMetricsF metrics(font);
    const double height = metrics.capHeight() * 1.7;
    drawing->letter = letter;
    drawing->font = font;
    drawing->size = QSizeF(std::max(height, metrics.horizontalAdvance(letter) + height * 0.5), height);
    drawing->gap = height * 0.25;
    return add(std::move(drawing));
}

QSizeF Drawings::intrinsicSize(QTextDocument *document, int /*position*/, const QTextFormat &format)
{
    const Drawing *drawing = this->drawing(format);
    if (!drawing)
        return {};
    QSizeF size = drawing->size + QSizeF(drawing->gap, 0);
    const double room = document->pageSize().width() * 0.9;
    if (drawing->fitsWidth && room > 0 && size.width() > room)
        size *= room / size.width();
    return size;
}

void Drawings::drawObject(QPainter *painter, const QRectF &rect, QTextDocument * /*document*/,
    int /*position*/, const QTextFormat &format)
{
    const Drawing *drawing = this->drawing(format);
    if (!drawing)
        return;
    if (!drawing->letter.isEmpty()) {
        drawLetter(painter, rect.adjusted(drawing->gap, 0, 0, 0), drawing->letter, drawing->font);
        return;
    }
    const QRectF inner(rect.topLeft(), rect.size() - QSizeF(drawing->gap, 0));
    if (drawing->inHundred >= 0)
        drawBar(painter, inner, drawing->inHundred);
    else if (drawing->svg)
        drawing->svg->render(painter, inner);
    else if (!drawing->image.isNull())
        painter->drawImage(inner, drawing->image);
}

} // namespace primer
