// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/navigation/LibraryModel.h"

#include <algorithm>

namespace primer {

namespace {

constexpr int kPage = 200;

} // namespace

struct LibraryModel::Node
{
    Kind kind = Kind::Group;
    QString title;
    SectionRef ref;
    bool urgent = false;
    int notes = 0;

    Node *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Node>> children;
    std::optional<TopicCursor> next = TopicCursor(); ///< of a group or topic: where fetching goes on
    bool fetching = false;
};

LibraryModel::LibraryModel(Desk<Library> &library, QObject *parent)
    : QAbstractItemModel(parent)
    , m_library(library)
    , m_root(std::make_unique<Node>())
{
    m_root->next.reset();
}

LibraryModel::~LibraryModel() = default;

void LibraryModel::reload()
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_root->next.reset();
    endResetModel();
    const int generation = ++m_generation;
    m_library.ask(
        this, [](const Library &library) { return library.groups(); },
        [this, generation](const std::vector<TopicGroup> &groups) {
            if (generation != m_generation)
                return;
            std::vector<std::unique_ptr<Node>> nodes;
            for (const TopicGroup &group : groups) {
                auto node = std::make_unique<Node>();
                node->title = group.title;
                node->urgent = group.urgent;
                nodes.push_back(std::move(node));
            }
            add(m_root.get(), std::move(nodes));
            goOnFinding();
        });
}

LibraryModel::Node *LibraryModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex LibraryModel::indexOf(const Node *node) const
{
    return node == m_root.get() ? QModelIndex() : createIndex(node->row, 0, node);
}

QModelIndex LibraryModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, node(parent)->children[static_cast<size_t>(row)].get());
}

QModelIndex LibraryModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(node(child)->parent) : QModelIndex();
}

int LibraryModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(node(parent)->children.size());
}

int LibraryModel::columnCount(const QModelIndex & /*parent*/) const
{
    return 1;
}

QVariant LibraryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &item = *node(index);
    switch (role) {
    case Qt::DisplayRole:
        return item.title;
    case Qt::AccessibleTextRole:
        return item.notes > 0 ? item.title + u", " + tr("%n note(s)", nullptr, item.notes) : item.title;
    case KindRole:
        return static_cast<int>(item.kind);
    case RefRole:
        return QVariant::fromValue(item.ref);
    case UrgentRole:
        return item.urgent;
    case NoteCountRole:
        return item.notes;
    default:
        return {};
    }
}

bool LibraryModel::hasChildren(const QModelIndex &parent) const
{
    const Node &item = *node(parent);
    if (&item == m_root.get())
        return !item.children.empty();
    return item.kind != Kind::Section && (item.next || !item.children.empty());
}

bool LibraryModel::canFetchMore(const QModelIndex &parent) const
{
    const Node &item = *node(parent);
    return item.kind != Kind::Section && item.next && !item.fetching;
}

void LibraryModel::fetchMore(const QModelIndex &parent)
{
    Node *item = node(parent);
    if (!canFetchMore(parent) || item == m_root.get())
        return;
    if (item->kind == Kind::Group)
        fetchTopics(item);
    else
        fetchSections(item);
}

void LibraryModel::fetchTopics(Node *group)
{
    group->fetching = true;
    m_library.ask(
        this,
        [title = group->title, from = *group->next](
            const Library &library) { return library.topics(title, from, kPage); },
        [this, group, generation = m_generation](const Result<TopicPage> &page) {
            if (generation != m_generation)
                return;
            group->fetching = false;
            group->next = page ? page->next : std::nullopt;
            std::vector<std::unique_ptr<Node>> nodes;
            for (const TopicEntry &entry : page ? page->entries : std::vector<TopicEntry>()) {
                auto node = std::make_unique<Node>();
                node->kind = Kind::Topic;
                node->title = entry.title;
                node->ref = entry.ref;
                nodes.push_back(std::move(node));
            }
            add(group, std::move(nodes));
            goOnFinding();
        });
}

void LibraryModel::fetchSections(Node *topic)
{
    topic->fetching = true;
    m_library.ask(
        this, [ref = topic->ref](const Library &library) { return library.topic(ref); },
        [this, topic, generation = m_generation](const Result<Topic> &found) {
            if (generation != m_generation)
                return;
            topic->fetching = false;
            topic->next.reset();
            std::vector<std::unique_ptr<Node>> nodes;
            for (const SectionEntry &entry : found ? found->sections : std::vector<SectionEntry>()) {
                auto node = std::make_unique<Node>();
                node->kind = Kind::Section;
                node->title = entry.title;
                node->ref = {topic->ref.pack, topic->ref.topic, entry.slug};
                nodes.push_back(std::move(node));
            }
            add(topic, std::move(nodes));
            goOnFinding();
        });
}

void LibraryModel::add(Node *parent, std::vector<std::unique_ptr<Node>> children)
{
    if (children.empty())
        return;
    const int first = static_cast<int>(parent->children.size());
    beginInsertRows(indexOf(parent), first, first + static_cast<int>(children.size()) - 1);
    for (auto &item : children) {
        item->parent = parent;
        item->row = static_cast<int>(parent->children.size());
        parent->children.push_back(std::move(item));
    }
    endInsertRows();
}

QModelIndex LibraryModel::group(const QString &title) const
{
    for (const auto &item : m_root->children) {
        if (item->title == title)
            return indexOf(item.get());
    }
    return {};
}

LibraryModel::Node *LibraryModel::child(const Node &parent, const QString &slug) const
{
    const auto found = std::find_if(parent.children.begin(), parent.children.end(), [&](const auto &item) {
        return (item->kind == Kind::Topic ? item->ref.topic : item->ref.section) == slug
            && (m_wanted.pack.isEmpty() || item->ref.pack == m_wanted.pack);
    });
    return found == parent.children.end() ? nullptr : found->get();
}

void LibraryModel::find(const SectionRef &ref)
{
    m_wanted = ref;
    m_wantedGroup.clear();
    m_library.ask(
        this, [ref](const Library &library) { return library.topic(ref); },
        [this, ref](const Result<Topic> &topic) {
            if (ref != m_wanted)
                return;
            if (!topic) {
                m_wanted = {};
                Q_EMIT found({}, ref);
                return;
            }
            m_wantedGroup = topic->entry.group;
            goOnFinding();
        });
}

void LibraryModel::goOnFinding()
{
    if (m_wanted.isEmpty() || m_wantedGroup.isEmpty())
        return;
    const QModelIndex groupIndex = group(m_wantedGroup);
    if (!groupIndex.isValid())
        return; // the groups are still on their way
    Node *parent = node(groupIndex);
    Node *item = child(*parent, m_wanted.topic);
    if (item != nullptr && !m_wanted.section.isEmpty()) {
        parent = item;
        item = child(*parent, m_wanted.section);
    }
    if (item == nullptr && (parent->next || parent->fetching)) {
        fetchMore(indexOf(parent));
        return;
    }
    const SectionRef ref = std::exchange(m_wanted, {});
    Q_EMIT found(item != nullptr ? indexOf(item) : QModelIndex(), ref);
}

void LibraryModel::setNoteCounts(const SectionRef &topic, const QHash<QString, int> &counts)
{
    for (const auto &groupNode : m_root->children) {
        for (const auto &topicNode : groupNode->children) {
            if (topicNode->ref.pack != topic.pack || topicNode->ref.topic != topic.topic)
                continue;
            for (const auto &section : topicNode->children) {
                section->notes = counts.value(section->ref.section);
                const QModelIndex at = indexOf(section.get());
                Q_EMIT dataChanged(at, at, {NoteCountRole, Qt::AccessibleTextRole});
            }
        }
    }
}

} // namespace primer
