// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authoring/PackIndexer.h"
#include "library/TestPack.h"

#include <QFile>

namespace primer::tests {

/// What is left out of a pack, or spoilt in it.
enum class Indexes { Whole, Missing, Damaged, DamagedInside };

/// Writes the pack with its search indexes.
inline bool writeIndexed(const TestPack &pack, const QString &path, Indexes indexes = Indexes::Whole)
{
    const QString text = path + QStringLiteral(".text");
    const QString names = path + QStringLiteral(".names");
    if (!pack.writeDatabase(path))
        return false;
    if (indexes == Indexes::Missing)
        return TestPack::appendParts(path, {});
    const auto connection = Connection::open(path);
    if (!connection || !buildIndexes(**connection, "digest", text, names))
        return false;
    std::vector<std::pair<PackPart, QByteArray>> parts;
    for (const auto &[part, file] :
        {std::pair(PackPart::TextIndex, text), std::pair(PackPart::NamesIndex, names)}) {
        QFile index(file);
        if (!index.open(QIODevice::ReadOnly))
            return false;
        QByteArray bytes = index.readAll();
        if (indexes == Indexes::Damaged)
            bytes.fill('x');
        if (indexes == Indexes::DamagedInside) // all but the block that is read at the start
            bytes.replace(8192, bytes.size() - 8192, QByteArray(bytes.size() - 8192, '\xee'));
        parts.emplace_back(part, bytes);
        index.remove();
    }
    return TestPack::appendParts(path, parts);
}

} // namespace primer::tests
