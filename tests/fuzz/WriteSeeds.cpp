// SPDX-License-Identifier: GPL-3.0-or-later
// fuzz-seeds PACK FOLDER: writes the seeds made from the pack into FOLDER/pack and FOLDER/section, and
// those of notes into FOLDER/notes.
#include "FuzzSeeds.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cstdio>

using primer::tests::FuzzSeeds;

namespace {

bool write(const FuzzSeeds &seeds, const QString &folder)
{
    QDir().mkpath(folder);
    for (auto seed = seeds.begin(); seed != seeds.end(); ++seed) {
        QFile file(QDir(folder).filePath(seed.key()));
        if (!file.open(QIODevice::WriteOnly) || file.write(seed.value()) != seed.value().size())
            return false;
    }
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3) {
        std::fputs("fuzz-seeds: Call it with a pack and a folder.\n", stderr);
        return 2;
    }
    const QString folder = arguments.at(2);
    const bool written = write(primer::tests::packSeeds(arguments.at(1)), folder + QStringLiteral("/pack"))
        && write(primer::tests::sectionSeeds(arguments.at(1)), folder + QStringLiteral("/section"))
        && write(primer::tests::notesSeeds(), folder + QStringLiteral("/notes"));
    return written ? 0 : 1;
}
