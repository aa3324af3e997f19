// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/Topic.h"

#include <QObject>
#include <QTextCharFormat>
#include <QTextObjectInterface>

#include <memory>
#include <vector>

class QSvgRenderer;
class QTextDocument;

namespace primer {

/// Whether a drawing needs no ink but black: its lines and areas are black, white or left out, nothing in it
/// is a gradient, half transparent, styled by rules or an image.
bool isInBlackAndWhite(const QByteArray &svg);

/// What stands in a document's lines beside letters: the signs of callouts, the pack's pictures, the bars of
/// "37 in 100", the letters of notes. Drawn as vectors where they are vectors. Lengths in units of the
/// document.
class Drawings final : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)
    Q_DISABLE_COPY_MOVE(Drawings)

public:
    /// Belongs to the document from then on.
    explicit Drawings(QTextDocument *document);
    ~Drawings() override;

    /// Makes the document draw them. To be called once it is written: this gives it a layout, and a document
    /// with one is laid out anew at every change.
    void attach();

    /// A square of the side, in the middle of the line, with room after it.
    QTextCharFormat sign(const QByteArray &svg, double side, double gap);
    /// At its own size, `unitsPerPixel` to a pixel, or as wide as the text. `inBlack`: black dots on white,
    /// unless it is a drawing in black and white.
    QTextCharFormat picture(const Asset &asset, double unitsPerPixel, bool inBlack);
    /// Ten cells, of which `inHundred` hundredths are filled.
    QTextCharFormat bar(int inHundred, double width, double height);

    /// A letter in a box.
    QTextCharFormat letter(const QString &letter, const QFont &font);

    QSizeF intrinsicSize(QTextDocument *document, int position, const QTextFormat &format) override;
    void drawObject(QPainter *painter, const QRectF &rect, QTextDocument *document, int position,
        const QTextFormat &format) override;

private:
    struct Drawing;

    QTextCharFormat add(std::unique_ptr<Drawing> drawing);
    const Drawing *drawing(const QTextFormat &format) const;

    QTextDocument *m_document;
    std::vector<std::unique_ptr<Drawing>> m_drawings;
};

} // namespace primer
