// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/SealedDocument.h"

#include <QImage>
#include <QUrl>

namespace primer {

SealedDocument::SealedDocument(QObject *parent)
    : QTextDocument(parent)
{
    setUndoRedoEnabled(false);
}

QVariant SealedDocument::loadResource(int type, const QUrl & /*name*/)
{
    // A null answer would make Qt look on the disk.
    if (type == ImageResource) {
        QImage nothing(1, 1, QImage::Format_ARGB32_Premultiplied);
        nothing.fill(Qt::transparent);
        return nothing;
    }
    return QByteArray("");
}

} // namespace primer
