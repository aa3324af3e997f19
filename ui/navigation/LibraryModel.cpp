// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/navigation/LibraryModel.h"

#include <algorithm>

namespace primer {

struct LibraryModel::Node
{
    Kind level = Kind::Group;
    Node *parent = nullptr;
    int row = 0;
    QString title;
    SectionRef ref;
    bool urgent = false;
    bool wasRead = false; ///< at least the first page of its children
    bool isReading = false;
    std::optional<TopicCursor> next = TopicCursor(); ///< of a group: where its topics go on
    std::vector<std::unique_ptr<Node>> children;
};

/// Where a place stands in the tree.
struct LibraryModel::Way
{
    SectionRef ref;
    QString group;
};

LibraryModel::LibraryModel(Desk<Library> &desk, QObject *parent)
    : QAbstractItemModel(parent)
    , m_desk(desk)
    , m_root(std::make_unique<Node>())
{ }

LibraryModel::~LibraryModel() = default;

void LibraryModel::reload()
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_byRef.clear();
    m_hasGroups = false;
    endResetModel();
    const int generation = ++m_generation;
    m_desk.ask(
        this, [](Library &library) { return library.groups(); },
        [this, generation](std::vector<TopicGroup> groups) {
            if (generation == m_generation)
                setGroups(std::move(groups));
        });
}

LibraryModel::Node *LibraryModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex LibraryModel::indexOf(const Node *node) const
{
    return node == m_root.get() ? QModelIndex() : createIndex(node->row, 0, node);
}

QModelIndex LibraryModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    if (row < 0 || column != 0 || row >= static_cast<int>(node->children.size()))
        return {};
    return createIndex(row, 0, node->children[static_cast<size_t>(row)].get());
}

QModelIndex LibraryModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(nodeOf(child)->parent) : QModelIndex();
}

int LibraryModel::rowCount(const QModelIndex &parent) const
{
    return static_cast<int>(nodeOf(parent)->children.size());
}

int LibraryModel::columnCount(const QModelIndex & /*parent*/) const
{
    return 1;
}

QVariant LibraryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = *nodeOf(index);
    const int notes
        = node.level == Kind::Section ? m_noteCounts.value(node.parent->ref).value(node.ref.section) : 0;
    switch (role) {
    case Qt::DisplayRole:
        return node.title;
    case Qt::AccessibleTextRole:
        return notes == 0 ? node.title : tr("%1, %n note(s)", nullptr, notes).arg(node.title);
    case KindRole:
        return static_cast<int>(node.level);
    case RefRole:
        return QVariant::fromValue(node.ref);
    case UrgentRole:
        return node.urgent;
    case NoteCountRole:
        return notes;
    default:
        return {};
    }
}

bool LibraryModel::hasChildren(const QModelIndex &parent) const
{
    const Node &node = *nodeOf(parent);
    if (!parent.isValid() || node.wasRead)
        return !node.children.empty();
    return node.level != Kind::Section;
}

bool LibraryModel::canFetchMore(const QModelIndex &parent) const
{
    const Node &node = *nodeOf(parent);
    return parent.isValid() && node.level != Kind::Section && !node.wasRead && !node.isReading;
}

void LibraryModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    Node *node = nodeOf(parent);
    if (node->level == Kind::Group)
        load(node, {});
    else
        loadSections(node);
}

bool LibraryModel::hasMore(const QModelIndex &group) const
{
    const Node &node = *nodeOf(group);
    return group.isValid() && node.level == Kind::Group && node.next.has_value();
}

void LibraryModel::loadMore(const QModelIndex &group)
{
    if (hasMore(group))
        load(nodeOf(group), {});
}

void LibraryModel::setGroups(std::vector<TopicGroup> groups)
{
    m_hasGroups = true;
    if (!groups.empty()) {
        beginInsertRows({}, 0, static_cast<int>(groups.size()) - 1);
        for (TopicGroup &group : groups) {
            auto node = std::make_unique<Node>();
            node->parent = m_root.get();
            node->row = static_cast<int>(m_root->children.size());
            node->title = std::move(group.title);
            node->urgent = group.urgent;
            m_root->children.push_back(std::move(node));
        }
        endInsertRows();
    }
    goOnFinding();
}

/// Reads one page of topics, or as many as it takes to have this one among them.
void LibraryModel::load(Node *group, const SectionRef &until)
{
    if (group->isReading || !group->next)
        return;
    group->isReading = true;
    const auto job = [title = group->title, from = *group->next, until](Library &library) {
        Result<TopicPage> all = library.topics(title, from, kPageSize);
        const auto isIt = [&until](const TopicEntry &entry) {
            return entry.ref.pack == until.pack && entry.ref.topic == until.topic;
        };
        while (all && all->next && !until.isEmpty()
            && std::none_of(all->entries.begin(), all->entries.end(), isIt)) {
            auto page = library.topics(title, *all->next, kPageSize);
            if (!page)
                return page;
            all->entries.insert(all->entries.end(), page->entries.begin(), page->entries.end());
            all->problems.insert(all->problems.end(), page->problems.begin(), page->problems.end());
            all->next = page->next;
        }
        return all;
    };
    m_desk.ask(this, job, [this, group, generation = m_generation](const Result<TopicPage> &page) {
        if (generation == m_generation)
            addTopics(group, page);
    });
}

void LibraryModel::addTopics(Node *group, const Result<TopicPage> &page)
{
    group->isReading = false;
    group->wasRead = true;
    if (!page) {
        group->next.reset();
        Q_EMIT failed(page.error());
        return;
    }
    group->next = page->next;
    for (const Error &problem : page->problems)
        Q_EMIT failed(problem);
    const int first = static_cast<int>(group->children.size());
    if (!page->entries.empty()) {
        beginInsertRows(indexOf(group), first, first + static_cast<int>(page->entries.size()) - 1);
        for (const TopicEntry &entry : page->entries) {
            auto node = std::make_unique<Node>();
            node->level = Kind::Topic;
            node->parent = group;
            node->row = static_cast<int>(group->children.size());
            node->title = entry.title;
            node->ref = entry.ref;
            m_byRef.insert(node->ref, node.get());
            group->children.push_back(std::move(node));
        }
        endInsertRows();
    }
    goOnFinding();
}

void LibraryModel::loadSections(Node *topic)
{
    if (topic->isReading)
        return;
    topic->isReading = true;
    m_desk.ask(
        this, [ref = topic->ref](Library &library) { return library.topic(ref); },
        [this, topic, generation = m_generation](const Result<Topic> &read) {
            if (generation != m_generation)
                return;
            topic->isReading = false;
            topic->wasRead = true;
            if (read)
                addSections(topic, *read);
            else
                Q_EMIT failed(read.error());
            goOnFinding();
        });
}

void LibraryModel::addSections(Node *topic, const Topic &found)
{
    if (found.sections.empty())
        return;
    beginInsertRows(indexOf(topic), 0, static_cast<int>(found.sections.size()) - 1);
    for (const SectionEntry &section : found.sections) {
        auto node = std::make_unique<Node>();
        node->level = Kind::Section;
        node->parent = topic;
        node->row = static_cast<int>(topic->children.size());
        node->title = section.title;
        node->ref = {topic->ref.pack, topic->ref.topic, section.slug};
        node->wasRead = true;
        m_byRef.insert(node->ref, node.get());
        topic->children.push_back(std::move(node));
    }
    endInsertRows();
}

QModelIndex LibraryModel::group(const QString &title) const
{
    for (const auto &node : m_root->children) {
        if (node->title == title)
            return indexOf(node.get());
    }
    return {};
}

void LibraryModel::find(const SectionRef &ref)
{
    m_asked = ref;
    m_wanted = {};
    m_desk.ask(
        this,
        [ref](Library &library) -> Result<Way> {
            const auto resolved = library.resolve(ref);
            if (!resolved)
                return failure(resolved);
            const auto topic = library.topic(*resolved);
            if (!topic)
                return failure(topic);
            return Way{*resolved, topic->entry.group};
        },
        [this, ref](const Result<Way> &way) {
            if (ref != m_asked)
                return;
            if (!way) { // the reader says what is wrong with a place that is not there
                tellFound({});
                return;
            }
            m_wanted = way->ref;
            m_wantedGroup = way->group;
            goOnFinding();
        });
}

/// Goes one step further towards the place that is looked for.
void LibraryModel::goOnFinding()
{
    if (m_wanted.isEmpty() || !m_hasGroups)
        return;
    if (const Node *found = m_byRef.value(m_wanted)) {
        tellFound(indexOf(found));
        return;
    }
    if (Node *topic = m_byRef.value({m_wanted.pack, m_wanted.topic, {}})) {
        if (topic->wasRead)
            tellFound(indexOf(topic)); // its sections could not be read
        else
            loadSections(topic);
        return;
    }
    const QModelIndex index = group(m_wantedGroup);
    Node *node = nodeOf(index);
    if (index.isValid() && (node->next || node->isReading))
        load(node, m_wanted);
    else
        tellFound({});
}

void LibraryModel::tellFound(const QModelIndex &index)
{
    m_wanted = {};
    const SectionRef ref = std::exchange(m_asked, {});
    Q_EMIT found(index, ref);
}

void LibraryModel::setNoteCounts(const SectionRef &topic, const QHash<QString, int> &counts)
{
    const SectionRef whole{topic.pack, topic.topic, {}};
    m_noteCounts.insert(whole, counts);
    const Node *node = m_byRef.value(whole);
    if (node == nullptr || node->children.empty())
        return;
    Q_EMIT dataChanged(indexOf(node->children.front().get()), indexOf(node->children.back().get()),
        {NoteCountRole, Qt::AccessibleTextRole});
}

} // namespace primer
