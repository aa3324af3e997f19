// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/Library.h"
#include "ui/Desk.h"

#include <QAbstractItemModel>
#include <QHash>

#include <memory>
#include <vector>

namespace primer {

/// Groups, their topics and their sections, fetched from the library's thread as they are opened, 200 topics
/// at a time: a shelf of 45,000 topics costs no more at the start than one of 50.
class LibraryModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role {
        KindRole = Qt::UserRole, ///< a Kind, as int
        RefRole, ///< SectionRef of a topic or section
        UrgentRole, ///< bool, of a group
        NoteCountRole, ///< int, of a section
    };
    enum class Kind { Group, Topic, Section };

    explicit LibraryModel(Desk<Library> &library, QObject *parent = nullptr);
    ~LibraryModel() override;
    Q_DISABLE_COPY_MOVE(LibraryModel)

    /// Forgets everything and fetches the groups.
    void reload();
    /// Fetches what is needed to show a topic or section, then tells found().
    void find(const SectionRef &ref);
    QModelIndex group(const QString &title) const;
    /// Numbers of notes by section slug; those that are not named have none.
    void setNoteCounts(const SectionRef &topic, const QHash<QString, int> &counts);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// The place of the reference that was looked for last; invalid if it is nowhere.
    void found(const QModelIndex &index, const SectionRef &ref);

private:
    struct Node;

    Node *node(const QModelIndex &index) const;
    QModelIndex indexOf(const Node *node) const;
    void fetchTopics(Node *group);
    void fetchSections(Node *topic);
    void add(Node *parent, std::vector<std::unique_ptr<Node>> children);
    void goOnFinding();
    Node *child(const Node &parent, const QString &slug) const;

    Desk<Library> &m_library;
    std::unique_ptr<Node> m_root;
    int m_generation = 0; ///< answers to questions of before a reload are dropped
    SectionRef m_wanted;
    QString m_wantedGroup;
};

} // namespace primer
