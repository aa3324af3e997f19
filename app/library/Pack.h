// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/SectionRef.h"
#include "base/Statement.h"
#include "library/FileStamp.h"
#include "library/PackFormat.h"
#include "library/Topic.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace primer {

/// What a pack says of itself.
struct PackInfo
{
    QString path;
    QString id; ///< a slug
    QString title;
    QString language; ///< BCP 47, such as "en"
    QString version;
    QString publisher;
    QString licence;
    QDate date; ///< its newest review
    QByteArray digest; ///< SHA-256 of the content, see contentDigest()
    int topicCount = 0;
    int sectionCount = 0;
};

/// One file of content, opened read-only and checked: nothing in it can make the program read another file.
/// Refuses a file that holds a view, a trigger, a virtual table or a table that is not of the format. To be
/// used in the thread that opened it. Slugs are those of the pack; a topic or section that is not there is
/// Trouble::NotFound. Titles and other lines are given as shownLine() makes them, of bounded length; lists
/// are cut where no sound pack goes on. A file that is written to while it is open is an error, never mixed
/// text.
class Pack final
{
public:
    static Result<std::unique_ptr<Pack>> open(const QString &path);
    Q_DISABLE_COPY_MOVE(Pack)
    ~Pack();

    const PackInfo &info() const { return m_info; }
    /// Which file was opened, and in which state.
    const FileStamp &stamp() const { return m_stamp; }
    /// Nothing while the file is where it was opened and as it was; else the sentence for the person. A file
    /// that was removed or replaced can still be read; one that was written to cannot.
    std::optional<Error> change() const;

    const std::vector<TopicGroup> &groups() const { return m_groups; }

    /// Topics of a group in the pack's order, from the one at `from` (0 the first), at most `limit`.
    Result<std::vector<TopicEntry>> topics(const QString &group, int from, int limit) const;
    Result<TopicEntry> entry(const QString &topic) const;
    Result<Topic> topic(const QString &slug) const;
    Result<Section> section(const QString &topic, const QString &section) const;
    /// Where the topic is in its group: the number of topics before it.
    Result<int> positionInGroup(const QString &topic) const;
    /// The present slug of a section that was renamed, nothing if the pack knows of no such move.
    Result<std::optional<QString>> movedTo(const QString &topic, const QString &oldSection) const;
    Result<Term> term(const QString &term) const;
    /// Titles and other names of topics, and glossary terms, at most `limit`: what spelling must not mark.
    Result<QStringList> names(int limit) const;
    /// Titles, brands and generic names of the topics on medicines, each once; at most `limit`.
    Result<QStringList> medicineNames(int limit) const;
    /// An image of the pack, vetted.
    Result<Asset> asset(const QString &name) const;

    /// Where an index lies in the file, nothing if the pack has none.
    std::optional<Extent> extent(PackPart part) const;

    /// Reads everything: the database is sound, the digest is right, every section parses and every image is
    /// safe. Takes seconds for a large pack.
    Result<void> check() const;

private:
    Pack(PackInfo info, std::unique_ptr<Connection> connection, std::vector<PackEntry> entries);

    /// Reads rows from the file as it was opened; a sentence for the person if that cannot be.
    template <typename Use>
    Result<void> read(Statement &statement, Use use) const;
    Result<void> readOne(Statement &statement, const QString &notFound) const;
    Result<void> readInfo();
    Result<void> readGroups();
    Result<void> readLists(Topic &topic, qint64 id) const;
    Result<void> checkSections() const;
    Result<void> checkAssets() const;

    PackInfo m_info;
    std::unique_ptr<Connection> m_connection;
    std::vector<PackEntry> m_entries;
    FileStamp m_stamp;
    std::vector<TopicGroup> m_groups;
    std::vector<qint64> m_groupPositions; ///< of m_groups
    QByteArray m_dictionary;
};

} // namespace primer
