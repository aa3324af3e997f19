// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QDate>
#include <QMap>
#include <QRectF>
#include <QString>

#include <vector>

namespace primer {

/// A place in a PDF file. `top` in points from the page's upper edge.
struct PdfPlace
{
    int page = 0;
    double top = 0;
};

struct PdfHeading
{
    int level = 1;
    QString title;
    PdfPlace place;
};

struct PdfLink
{
    int page = 0;
    QRectF rect; ///< points, from the page's upper left corner
    QString target; ///< the name of a destination, or an address
};

/// What Qt leaves out of a PDF file.
struct PdfDetails
{
    QString title;
    QString language; ///< BCP 47
    QDate date;
    std::vector<PdfHeading> outline; ///< in order
    std::vector<PdfLink> links;
    QMap<QString, PdfPlace> destinations;
};

/// The file with its title, language, outline and working links. The same input gives the same bytes: objects
/// in the order of their tree, our date, an id made from the content. An error if the bytes are not a PDF
/// file; no exception leaves it.
Result<QByteArray> finishPdf(const QByteArray &pdf, const PdfDetails &details);

} // namespace primer
