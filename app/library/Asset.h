// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QString>

namespace primer {

/// The largest image that a pack may hold, in bytes.
constexpr qsizetype kLargestAsset = 8 * 1024 * 1024;

/// The media type that an image's name stands for, empty if the program shows no such images.
QString assetMediaType(const QString &name);

/// Whether the text may name an image of a pack, such as "brain.svg" or "figures/brain.svg": Latin letters,
/// digits, `.`, `_` and `-`, no part beginning with a dot, the ending of a type that is shown.
bool isAssetName(const QString &name);

/// Refuses an image whose bytes are not of its type, that is too large, or, for SVG, that names anything
/// outside itself: QtSvg would load the local files that an `href` or `url()` names.
Result<void> vetAsset(const QString &mediaType, const QByteArray &data);

} // namespace primer
