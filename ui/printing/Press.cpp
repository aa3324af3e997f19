// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/printing/Press.h"

#include "document/PdfFile.h"

#include <QCoreApplication>
#include <QPagedPaintDevice>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace primer {

namespace {

constexpr double kUnitsPerInch = 720;

Error nothingLaidOut()
{
    return {QCoreApplication::translate("Press", "There is nothing to print yet. Choose a section."), {},
        Trouble::BadInput};
}

} // namespace

int Press::layOut(const Handout &handout)
{
    m_pages = std::make_unique<PagePainter>(handout);
    return m_pages->pageCount();
}

QImage Press::picture(int page, int width) const
{
    if (!m_pages || page < 0 || page >= m_pages->pageCount() || width <= 0)
        return {};
    const PaperPage &paper = m_pages->page();
    const int height = static_cast<int>(std::lround(width * paper.height / paper.width));
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    m_pages->paint(painter, page, width * kUnitsPerInch / paper.width);
    return image;
}

Result<void> Press::save(const QString &path) const
{
    if (!m_pages)
        return tl::unexpected(nothingLaidOut());
    const auto pdf = makePdf(*m_pages);
    if (!pdf)
        return failure(pdf);
    return saveFile(*pdf, path);
}

Result<void> Press::print(QPagedPaintDevice &device, int from, int to) const
{
    if (!m_pages)
        return tl::unexpected(nothingLaidOut());
    const auto broken = [] {
        return failure(Trouble::Other,
            QCoreApplication::translate(
                "Press", "The printer did not take the pages. See that it is on, or save as PDF."));
    };
    QPainter painter;
    if (!painter.begin(&device))
        return broken();
    const int last = std::min(to, m_pages->pageCount() - 1);
    for (int page = std::max(from, 0); page <= last; ++page) {
        if (page > std::max(from, 0) && !device.newPage())
            return broken();
        m_pages->paint(painter, page, device.logicalDpiX());
    }
    if (!painter.end())
        return broken();
    return {};
}

} // namespace primer
