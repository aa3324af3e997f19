// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/EnglishPlurals.h"

namespace primer {

QString EnglishPlurals::translate(
    const char * /*context*/, const char *sourceText, const char * /*disambiguation*/, int n) const
{
    QString text = QString::fromUtf8(sourceText);
    const QString plural = QStringLiteral("(s)");
    if (n < 0 || !text.contains(plural))
        return {};
    return text.replace(plural, n == 1 ? QString() : QStringLiteral("s"));
}

} // namespace primer
