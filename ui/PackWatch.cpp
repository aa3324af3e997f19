// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PackWatch.h"

#include <QDir>

namespace primer {

PackWatch::PackWatch(Desk<Library> &library, QObject *parent)
    : QObject(parent)
    , m_library(library)
{ }

void PackWatch::look()
{
    m_library.ask(
        this, [](const Library &library) { return library.changes(); },
        [this](const std::vector<PackProblem> &changes) { take(changes); });
}

void PackWatch::take(const std::vector<PackProblem> &changes)
{
    QStringList now;
    QStringList unheard;
    for (const PackProblem &change : changes) {
        now.append(QDir::toNativeSeparators(change.path) + u": " + change.error.message);
        if (!m_known.contains(now.constLast()))
            unheard.append(now.constLast());
    }
    m_known = now;
    if (!unheard.isEmpty())
        Q_EMIT told(unheard);
}

} // namespace primer
