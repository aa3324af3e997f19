// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/PdfFile.h"

#include "document/PdfFinish.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

#include <algorithm>

namespace primer {

namespace {

constexpr int kResolution = 720;

QString tr(const char *text)
{
    return QCoreApplication::translate("Handout", text);
}

QByteArray paintedPages(const PagePainter &pages)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(kResolution);
    writer.setPageLayout(
        QPageLayout(QPageSize(pages.page().size), QPageLayout::Portrait, QMarginsF(), QPageLayout::Point));
    QPainter painter(&writer);
    for (int page = 0; page < pages.pageCount(); ++page) {
        if (page > 0)
            writer.newPage();
        pages.paint(painter, page, kResolution);
    }
    painter.end();
    return bytes;
}

PdfPlace placeOf(const PagePlace &place)
{
    return {place.page, place.y / kPaperUnitsPerPoint};
}

PdfDetails detailsOf(const PagePainter &pages)
{
    PdfDetails details;
    details.title = pages.handout().title();
    details.language = pages.handout().language;
    details.date = pages.handout().printed;
    for (const OutlineEntry &entry : pages.outline())
        details.outline.push_back({entry.level, entry.title, placeOf(pages.place(entry.position))});
    const auto destinations = pages.destinations();
    for (auto it = destinations.begin(); it != destinations.end(); ++it)
        details.destinations.insert(it.key(), placeOf(it.value()));
    for (const PageLink &link : pages.links()) {
        const QRectF rect(link.rect.topLeft() / kPaperUnitsPerPoint, link.rect.size() / kPaperUnitsPerPoint);
        details.links.push_back({link.page, rect, link.target});
    }
    return details;
}

tl::unexpected<Error> saveFailure(const QSaveFile &file)
{
    const QString name = QDir::toNativeSeparators(QFileInfo(file.fileName()).fileName());
    if (file.error() == QFileDevice::ResourceError)
        return failure(Trouble::DiskFull,
            tr("%1 was not saved: the disk is full. Make room, or choose another folder.").arg(name),
            file.errorString());
    return failure(
        Trouble::Other, tr("%1 was not saved. Choose another folder.").arg(name), file.errorString());
}

} // namespace

Result<QByteArray> makePdf(const PagePainter &pages)
{
    return finishPdf(paintedPages(pages), detailsOf(pages));
}

Result<void> saveFile(const QByteArray &bytes, const QString &path)
{
    const QFileInfo info(path);
    const QString folder = QDir::toNativeSeparators(info.absolutePath());
    if (!QFileInfo(info.absolutePath()).isDir())
        return failure(Trouble::NotFound, tr("There is no folder %1. Choose another folder.").arg(folder));
    if (info.isDir())
        return failure(Trouble::BadInput, tr("%1 is a folder. Choose another name.").arg(folder));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(Trouble::ReadOnly,
            tr("The folder %1 cannot be written to. Choose another folder.").arg(folder), file.errorString());
    // commit() alone says yes on a full disk.
    if (file.write(bytes) != bytes.size() || !file.flush()) {
        const auto problem = saveFailure(file);
        file.cancelWriting();
        return problem;
    }
    if (!file.commit())
        return saveFailure(file);
    return {};
}

Result<void> writePdf(const Handout &handout, const QString &path)
{
    const PagePainter pages(handout);
    const auto pdf = makePdf(pages);
    if (!pdf)
        return failure(pdf);
    return saveFile(*pdf, path);
}

} // namespace primer
