// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

namespace primer::tests {

/// The text of each file by its path from the top of the tree.
using SourceTree = QMap<QString, QString>;

/// The sources, the CMake files and the scripts of the project below `root`.
SourceTree readTree(const QString &root);

/// Each of these answers with its findings, "path:line: what is wrong". None is good.

/// Who includes whom, in app/ and ui/.
QStringList inspectIncludes(const SourceTree &tree);
/// Who links what, in the CMake files of app/ and ui/; and that nothing anywhere links Qt Network.
QStringList inspectLinks(const SourceTree &tree);
/// Licence lines, length, names, include guards, forbidden words, and that every source is compiled.
QStringList inspectFiles(const SourceTree &tree);

} // namespace primer::tests
