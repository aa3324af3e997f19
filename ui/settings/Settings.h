// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/SectionRef.h"

#include <QByteArray>
#include <QString>

namespace primer {

/// What the window remembers between starts. A plain value; what is missing or damaged in the file keeps its
/// default.
struct Settings
{
    QString theme = QStringLiteral("light"); ///< as themeWord()
    int textSize = 100; ///< percent
    QByteArray geometry; ///< QWidget::saveGeometry()
    int leftWidth = 0; ///< pixels; 0: as the window chooses
    int notesWidth = 0;
    bool leftOpen = true;
    bool notesOpen = true;

    SectionRef lastPlace; ///< where the reader stopped; empty: nowhere yet
    int lastOffset = 0; ///< UTF-16 units of the section's text above the first visible line
    QString lastTime; ///< ISO 8601 UTC, when it was last read

    bool checkSpelling = true;
    QString notesOrder = QStringLiteral("newest"); ///< as noteOrderWord()

    bool printWithNotes = true;
    int printPoints = 12; ///< 12, 14, 18 or 24
    QString printPaper; ///< "a4" or "letter"; empty: by the reader's country

    QString markColor = QStringLiteral("yellow"); ///< of the last highlight, as markColorWord()

    /// Takes out what tells what was read.
    void forgetReading();
    bool operator==(const Settings &) const = default;
};

/// Where settings are kept: an INI file, or memory only when the path is empty. May be used from any one
/// thread.
class SettingsFile final
{
public:
    explicit SettingsFile(QString path);

    /// Never fails: without a readable file, or with a damaged one, the defaults hold.
    Settings load() const;
    /// The whole file is written anew, readable by its owner alone, or left as it was.
    Result<void> save(const Settings &settings);

private:
    QString m_path;
    Settings m_memory;
};

} // namespace primer
