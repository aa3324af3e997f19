// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/IndexProbe.h"

#include <QCoreApplication>
#include <QFile>

#include <sstream>
#include <xapian.h>

#include <unistd.h>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("IndexProbe", text);
}

tl::unexpected<Error> damaged(const QString &detail)
{
    return failure(Trouble::Damaged,
        tr("A search index of the pack is damaged. Build it anew with: primer-pack reindex FILE"), detail);
}

/// A descriptor at that place of the file, for Xapian to keep and close.
int descriptorAt(QFile &file, qint64 offset)
{
    const int descriptor = ::dup(file.handle());
    if (descriptor >= 0)
        ::lseek(descriptor, offset, SEEK_SET);
    return descriptor;
}

} // namespace

Result<int> documentsInIndex(const QString &packPath, const Extent &extent)
{
    QFile file(packPath);
    if (!file.open(QIODevice::ReadOnly))
        return damaged(file.errorString());
    try {
        std::ostringstream report;
        if (Xapian::Database::check(descriptorAt(file, extent.offset), 0, &report) != 0)
            return damaged(QString::fromStdString(report.str()));
        const Xapian::Database database(descriptorAt(file, extent.offset));
        return static_cast<int>(database.get_doccount());
    } catch (const Xapian::Error &error) {
        return damaged(QString::fromStdString(error.get_description()));
    }
}

} // namespace primer
