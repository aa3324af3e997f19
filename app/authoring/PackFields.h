// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authoring/PackDraft.h"
#include "authoring/YamlReader.h"

namespace primer {

/// A group of pack.yaml with the order that its topics are given in.
struct GroupFields
{
    TopicGroup group;
    QStringList topics;
    std::vector<int> topicLines; ///< as long as topics
};

struct PackFields
{
    PackInfo info;
    std::vector<GroupFields> groups;
};

/// Reads pack.yaml.
PackFields readPackFields(const YamlValue &file, FileMistakes &mistakes);
/// Reads glossary.yaml.
std::vector<TermDraft> readGlossary(const YamlValue &file, FileMistakes &mistakes);
/// Reads synonyms.yaml.
std::map<QString, QStringList> readSynonyms(const YamlValue &file, FileMistakes &mistakes);

} // namespace primer
