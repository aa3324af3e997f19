// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace primer::tests {

/// A temporary folder in memory where there is one, for tests that write thousands of files.
class QuickFolder final
{
public:
    QuickFolder()
        : m_folder(QFileInfo(QStringLiteral("/dev/shm")).isWritable()
                ? QStringLiteral("/dev/shm/primer-XXXXXX")
                : QDir::tempPath() + QStringLiteral("/primer-XXXXXX"))
    {
        if (!m_folder.isValid())
            qFatal("no temporary folder");
    }

    QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

} // namespace primer::tests
