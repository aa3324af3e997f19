// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/Note.h"

#include <QPixmap>

#include <array>
#include <functional>

class QMenu;
class QObject;

namespace primer {

class Look;

constexpr std::array<MarkColor, 5> kMarkColors{
    MarkColor::Yellow, MarkColor::Green, MarkColor::Blue, MarkColor::Rose, MarkColor::Violet};

/// "Yellow, solid line": a colour by its name and by the line that tells it apart without colour.
QString markColorName(MarkColor color);

/// A letter on the fill of this colour above its line.
QPixmap markSwatch(const Look &look, MarkColor color, qreal devicePixelRatio);

/// Puts the five colours into a menu, `present` checked. `chosen` is called unless `context` is gone.
void addMarkColors(QMenu &menu, const Look &look, MarkColor present, QObject *context,
    const std::function<void(MarkColor)> &chosen);

} // namespace primer
