// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>

#include <unistd.h>

namespace primer::tests {

/// Root may read and write everywhere: gives that up until this goes, and the folder to who is left.
class AsNobody final
{
public:
    explicit AsNobody(const QString &folder)
        : m_isRoot(geteuid() == 0)
    {
        constexpr uid_t kNobody = 65534;
        const QByteArray path = QFile::encodeName(folder);
        m_worked = !m_isRoot || (chown(path.constData(), kNobody, kNobody) == 0 && seteuid(kNobody) == 0);
    }
    ~AsNobody()
    {
        if (m_isRoot && seteuid(0) != 0)
            qFatal("could not become root again");
    }
    Q_DISABLE_COPY_MOVE(AsNobody)

    bool worked() const { return m_worked; }
    /// Files that were made before belong to root.
    bool wasRoot() const { return m_isRoot; }

private:
    bool m_isRoot = false;
    bool m_worked = false;
};

} // namespace primer::tests
