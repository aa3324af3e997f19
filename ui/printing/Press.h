// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "document/PagePainter.h"

#include <QImage>

#include <memory>

class QPagedPaintDevice;

namespace primer {

/// Lays handouts out, and shows, saves and prints the one laid out last. Lives on a thread of its own.
class Press final
{
public:
    Press() = default;
    Q_DISABLE_COPY_MOVE(Press)

    /// How many pages it has.
    int layOut(const Handout &handout);
    /// A page (from 0) as wide as that many pixels; null if there is no such page.
    QImage picture(int page, int width) const;
    Result<void> save(const QString &path) const;
    /// Pages from..to, counted from 0; the device's origin is the corner of the paper.
    Result<void> print(QPagedPaintDevice &device, int from, int to) const;

private:
    std::unique_ptr<PagePainter> m_pages;
};

} // namespace primer
