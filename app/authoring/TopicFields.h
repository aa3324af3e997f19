// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authoring/PackDraft.h"
#include "authoring/YamlReader.h"

#include <QHash>

namespace primer {

/// What the front matter says, and on which line, for what only the whole folder can judge.
struct TopicFields
{
    Topic topic; ///< without its slug, which is the file's name
    std::map<QString, QString> moved;
    int titleLine = 1;
    int groupLine = 1;
    int namesLine = 1;
    std::vector<int> seeAlsoLines; ///< as long as topic.seeAlso
    int summaryLine = 1;
    int nextReviewLine = 1;
    int checksLine = 1; ///< of the field itself
    std::vector<int> sourceLines; ///< as long as topic.sources
    std::vector<int> checkLines; ///< as long as topic.checks
    std::vector<int> questionLines; ///< the same
    std::vector<int> answerLines; ///< the same
    QHash<QString, int> movedLines; ///< by the old slug
};

/// Reads the front matter of a topic.
TopicFields readTopicFields(const YamlValue &frontMatter, FileMistakes &mistakes);

} // namespace primer
