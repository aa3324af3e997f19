// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/navigation/SearchResultsModel.h"

#include <QCoreApplication>

namespace primer {

SearchResultsModel::SearchResultsModel(QObject *parent)
    : QAbstractListModel(parent)
{ }

void SearchResultsModel::setHits(std::vector<SearchHit> hits, const QString &topicsHeading)
{
    const auto headingOf = [&topicsHeading](SearchHit::Kind kind) {
        switch (kind) {
        case SearchHit::Kind::Topic:
            return topicsHeading.isEmpty() ? tr("Topics") : topicsHeading;
        case SearchHit::Kind::Section:
            return tr("Sections");
        case SearchHit::Kind::Note:
            break;
        }
        return tr("My notes");
    };
    beginResetModel();
    m_hits = std::move(hits);
    m_rows.clear();
    for (size_t i = 0; i < m_hits.size(); ++i) {
        if (i == 0 || m_hits[i].kind != m_hits[i - 1].kind)
            m_rows.push_back({headingOf(m_hits[i].kind), 0});
        m_rows.push_back({{}, i});
    }
    endResetModel();
}

const SearchHit *SearchResultsModel::hit(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= static_cast<int>(m_rows.size()))
        return nullptr;
    const Row &row = m_rows[static_cast<size_t>(index.row())];
    return row.heading.isEmpty() ? &m_hits[row.hit] : nullptr;
}

QModelIndex SearchResultsModel::step(const QModelIndex &from, int direction) const
{
    int row = from.isValid() ? from.row() + direction : direction > 0 ? 0 : rowCount({}) - 1;
    while (row >= 0 && row < rowCount({}) && hit(index(row)) == nullptr)
        row += direction;
    return index(row);
}

int SearchResultsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SearchResultsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const SearchHit *found = hit(index);
    if (found == nullptr)
        return m_rows[static_cast<size_t>(index.row())].heading;
    if (role == Qt::DisplayRole)
        return found->title;
    QStringList parts{found->title, found->snippet, placeLine(*found)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(". "));
}

Qt::ItemFlags SearchResultsModel::flags(const QModelIndex &index) const
{
    return hit(index) == nullptr ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QString placeLine(const SearchHit &hit)
{
    if (hit.alsoKnownAs.isEmpty())
        return hit.place;
    return QCoreApplication::translate("SearchResults", "%1 \u00b7 also %2").arg(hit.place, hit.alsoKnownAs);
}

} // namespace primer
