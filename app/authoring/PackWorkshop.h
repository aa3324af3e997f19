// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QString>
#include <QTemporaryDir>

namespace primer {

/// The folder where a pack is made, beside the target so that the finished file can take its place at once.
/// It goes with this, and what is unfinished with it.
class PackWorkshop final
{
public:
    explicit PackWorkshop(const QString &target);
    Q_DISABLE_COPY_MOVE(PackWorkshop)

    /// Whether the folder could be made.
    Result<void> ready() const;
    /// Where the tables are to be written.
    QString database() const { return m_folder.filePath(QStringLiteral("tables")); }
    /// Takes tables and signature out of a pack that was checked.
    Result<void> takeApart(const QString &path) const;
    /// Indexes the tables, joins all parts, has the file on the disk and gives it the target's name.
    Result<void> finish() const;

private:
    QString textIndex() const { return m_folder.filePath(QStringLiteral("text")); }
    QString namesIndex() const { return m_folder.filePath(QStringLiteral("names")); }
    QString signature() const { return m_folder.filePath(QStringLiteral("signature")); }
    QString file() const { return m_folder.filePath(QStringLiteral("pack")); }
    Result<void> index() const;
    Result<void> assemble() const;

    QString m_target;
    QTemporaryDir m_folder;
};

} // namespace primer
