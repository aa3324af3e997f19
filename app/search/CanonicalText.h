// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace primer {

/// The text that SectionContent::parse() makes of a section, many times faster and without checking anything:
/// for the snippets of many sections at once. Of a section that would be refused, whatever can be made out.
QString canonicalTextOf(const QByteArray &xhtml);

} // namespace primer
