// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authoring/Mistake.h"

#include <QByteArray>
#include <QDir>
#include <QString>
#include <QStringList>

#include <optional>

namespace primer {

/// The files of a source folder, and nothing outside it: a link that leads out is refused. Paths are relative
/// to the folder.
class SourceFiles final
{
public:
    explicit SourceFiles(const QString &folder);

    /// Every *.md file, also in folders below, in order. Hidden files are left out.
    QStringList topics() const;
    bool has(const QString &path) const;

    /// A text as UTF-8 with line feeds at the ends of its lines. Nothing if it cannot be read, is larger than
    /// 2 MB, or is not text: that is then a mistake.
    std::optional<QByteArray> readText(const QString &path, FileMistakes &mistakes) const;
    /// An image's bytes; `line` is where it is named.
    std::optional<QByteArray> readImage(const QString &path, int line, FileMistakes &mistakes) const;

private:
    std::optional<QByteArray> read(
        const QString &path, qint64 most, const QString &tooLarge, int line, FileMistakes &mistakes) const;

    QDir m_folder;
    QString m_realFolder;
};

} // namespace primer
