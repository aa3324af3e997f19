// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/Library.h"
#include "ui/Desk.h"

#include <QAbstractItemModel>
#include <QHash>

#include <memory>
#include <vector>

namespace primer {

/// The shelf as a tree: groups, their topics, the sections of those. Nothing is read before its parent is
/// opened, and of a large group 200 topics at a time, on the library's thread. Lives in the window's thread.
class LibraryModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Kind { Group, Topic, Section };
    enum Role {
        KindRole = Qt::UserRole, ///< a Kind as int
        RefRole, ///< a SectionRef; empty for a group
        UrgentRole, ///< bool, of a group: "Get help now"
        NoteCountRole, ///< int, of a section
    };

    static constexpr int kPageSize = 200;

    /// The desk must outlive this. Empty until reload().
    explicit LibraryModel(Desk<Library> &desk, QObject *parent = nullptr);
    ~LibraryModel() override;
    Q_DISABLE_COPY_MOVE(LibraryModel)

    /// Forgets everything and reads the groups.
    void reload();

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    /// True until the first page of a parent was read: views then ask for it. Further pages: loadMore().
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    /// Whether a group has topics that were not read yet.
    bool hasMore(const QModelIndex &group) const;
    /// Reads the next page of a group, unless that is under way.
    void loadMore(const QModelIndex &group);

    /// Reads what is needed to show this place, then emits found(). An empty section means the topic. A newer
    /// call replaces one that is under way.
    void find(const SectionRef &ref);
    /// Invalid if there is none, or none yet.
    QModelIndex group(const QString &title) const;

    /// Numbers of notes by section slug of a topic, named with its pack; those that are not named have none.
    void setNoteCounts(const SectionRef &topic, const QHash<QString, int> &counts);

Q_SIGNALS:
    /// The place that was looked for last; invalid if it is nowhere.
    void found(const QModelIndex &index, const primer::SectionRef &ref);
    /// Something could not be read; the rest stays usable.
    void failed(const primer::Error &error);

private:
    struct Node;
    struct Way;

    Node *nodeOf(const QModelIndex &index) const;
    QModelIndex indexOf(const Node *node) const;
    void setGroups(std::vector<TopicGroup> groups);
    void load(Node *group, const SectionRef &until);
    void addTopics(Node *group, const Result<TopicPage> &page);
    void loadSections(Node *topic);
    void addSections(Node *topic, const Topic &found);
    void goOnFinding();
    void tellFound(const QModelIndex &index);

    Desk<Library> &m_desk;
    std::unique_ptr<Node> m_root;
    QHash<SectionRef, Node *> m_byRef; ///< topics and sections that were read
    QHash<SectionRef, QHash<QString, int>> m_noteCounts; ///< by topic, then by section
    int m_generation = 0; ///< answers to questions of before a reload are dropped
    bool m_hasGroups = false;
    SectionRef m_asked; ///< as find() was called; empty: nothing is looked for
    SectionRef m_wanted; ///< the same, resolved; empty while that is under way
    QString m_wantedGroup;
};

} // namespace primer
