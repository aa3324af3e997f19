// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace primer {

/// The plural forms of the texts as they stand in the code: "%n note(s)" becomes "1 note" or "2 notes".
/// Everything else is left as it is. A translation into another language brings its own forms.
class EnglishPlurals final : public QTranslator
{
    Q_OBJECT
public:
    using QTranslator::QTranslator;
    Q_DISABLE_COPY_MOVE(EnglishPlurals)

    bool isEmpty() const override { return false; }
    QString translate(
        const char *context, const char *sourceText, const char *disambiguation, int n) const override;
};

} // namespace primer
