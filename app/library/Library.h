// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "library/Pack.h"
#include "library/SectionContent.h"
#include "library/Topic.h"

#include <QStringList>

#include <atomic>
#include <memory>
#include <vector>

namespace primer {

/// A pack that could not be put on the shelf, and why.
struct PackProblem
{
    QString path;
    Error error;
};

/// Where a listing of topics goes on: the pack, and the position in its group.
struct TopicCursor
{
    int pack = 0;
    int position = 0;
};

struct TopicPage
{
    std::vector<TopicEntry> entries;
    std::optional<TopicCursor> next; ///< nothing after the last
    std::vector<Error> problems; ///< packs whose topics could not be read and are left out
};

/// Copies a pack into the folder, after reading all of it and finding it sound, and returns the path of the
/// copy: `ID.primer`. A pack of the same id that is there already is replaced. The folder is made if it is
/// missing. The copy takes its place at once and whole, or not at all. Takes seconds for a large pack; once
/// `cancelled` is true nothing is left behind and the error says so.
Result<QString> keepPack(const QString &path, const QString &folder, const std::atomic<bool> &cancelled);

/// The open packs as one shelf. References without a pack mean the first pack that has the topic. An error
/// other than Trouble::NotFound names the file of its pack.
/// To be used in the thread that opened it.
class Library final
{
public:
    /// Opens what can be opened; the rest is in problems(). Of two packs with the same id the first stays.
    static std::unique_ptr<Library> open(const QStringList &paths);
    Q_DISABLE_COPY_MOVE(Library)
    ~Library();

    /// Puts one more pack at the end of the shelf.
    Result<PackInfo> add(const QString &path);

    /// Puts the pack in the place of the one of the same id, which is closed.
    Result<PackInfo> replace(const QString &path);

    /// Where packs are looked for, in order: beside the program, then in the data folders of the platform.
    static QStringList standardPaths(const QString &programFolder);

    const std::vector<std::unique_ptr<Pack>> &packs() const { return m_packs; }
    const std::vector<PackProblem> &problems() const { return m_problems; }
    /// Null if there is no pack of that id.
    const Pack *pack(const QString &id) const;

    /// The packs whose files were removed, replaced or written to since they were opened.
    std::vector<PackProblem> changes() const;

    /// Groups of all packs; those with the same title are one. Urgent ones first.
    std::vector<TopicGroup> groups() const;
    /// A pack that cannot be read does not keep the others from being listed; an error if there is no other.
    Result<TopicPage> topics(const QString &group, TopicCursor from, int limit) const;

    /// The reference with its pack and, if it named a section that was renamed, the present name.
    /// Trouble::NotFound, with a sentence that says what is missing, if it leads nowhere.
    Result<SectionRef> resolve(const SectionRef &ref) const;
    Result<Topic> topic(const SectionRef &ref) const;
    /// A reference without a section means the first section of the topic.
    Result<Section> section(const SectionRef &ref) const;
    /// The section's text.
    Result<SectionContent> content(const Section &section) const;

private:
    Library() = default;

    Result<const Pack *> packOf(const SectionRef &ref) const;

    std::vector<std::unique_ptr<Pack>> m_packs;
    std::vector<PackProblem> m_problems;
};

} // namespace primer
