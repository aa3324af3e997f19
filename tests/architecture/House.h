// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace primer::tests {

/// A room of the house: what its files may include, by the folders of other rooms and the names of libraries.
/// A folder belongs to the room with the longest path that holds it.
struct Room
{
    QString folder;
    QStringList rooms;
    QStringList libraries;
};

/// A library that others made: its headers (whole names, or beginnings that end in "/" or "-") and the words
/// that link it in CMake.
struct Outside
{
    QString name;
    QStringList headers;
    QStringList links;
};

/// Something that no source of app/ and ui/ may say, and why.
struct Forbidden
{
    QString pattern;
    QString reason;
};

constexpr int kMostLines = 600;

const std::vector<Room> &rooms();
const std::vector<Outside> &outsides();
const std::vector<Forbidden> &forbiddenWords();
/// Words that no file or folder may be named with: they say nothing of what is inside.
const QStringList &emptyNames();
/// Headers of the system below, for what Qt does not offer. None that opens a connection.
const QStringList &systemHeaders();

} // namespace primer::tests
