// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/DocumentTheme.h"

#include <QFile>

namespace primer {

QByteArray recolouredSign(QByteArray svg, const QColor &color, const QColor &hole)
{
    for (const char *own : {"#232629", "#f67400", "#da4453"})
        svg.replace(own, color.name().toLatin1());
    const QByteArray white = "\"" + hole.name().toLatin1() + "\"";
    svg.replace("\"#fff\"", white);
    return svg;
}

QByteArray calloutSign(CalloutKind kind)
{
    static constexpr std::array<const char *, 5> kNames{
        "call-start", "data-warning", "dialog-question", "games-hint", "help-contextual"};
    QFile file(QStringLiteral(":/document/signs/%1.svg")
                   .arg(QString::fromLatin1(kNames[static_cast<size_t>(kind)])));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace primer
