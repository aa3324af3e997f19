// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/Library.h"
#include "ui/Desk.h"

#include <QObject>
#include <QStringList>

namespace primer {

/// Tells when the file of an open pack was removed, replaced or written to, as on a stick that was pulled
/// out; once for each change. Lives in the window's thread; the files are looked at on the library's.
class PackWatch final : public QObject
{
    Q_OBJECT
public:
    /// The desk must outlive this.
    explicit PackWatch(Desk<Library> &library, QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(PackWatch)

    void look();

Q_SIGNALS:
    /// Sentences that name the files and say what to do.
    void told(const QStringList &sentences);

private:
    void take(const std::vector<PackProblem> &changes);

    Desk<Library> &m_library;
    QStringList m_known;
};

} // namespace primer
