// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/IndexFormat.h"

namespace primer {

QString foldForSearch(const QString &text)
{
    QString folded;
    folded.reserve(text.size());
    for (const QChar c : text.normalized(QString::NormalizationForm_KD).toLower()) {
        if (c.category() == QChar::Mark_NonSpacing)
            continue;
        folded += c == u'\u2019' ? QChar(u'\'') : c;
    }
    return folded;
}

} // namespace primer
