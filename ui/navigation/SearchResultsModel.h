// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/Search.h"

#include <QAbstractListModel>

#include <vector>

namespace primer {

/// What was found, under headings that cannot be chosen.
class SearchResultsModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit SearchResultsModel(QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(SearchResultsModel)

    /// `topicsHeading` stands above topics in place of "Topics".
    void setHits(std::vector<SearchHit> hits, const QString &topicsHeading = {});

    /// Null for a heading.
    const SearchHit *hit(const QModelIndex &index) const;
    /// The next row that can be chosen in this direction (1 or -1), invalid behind the last.
    QModelIndex step(const QModelIndex &from, int direction) const;

    int rowCount(const QModelIndex &parent) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        QString heading; ///< empty: a hit
        size_t hit = 0;
    };

    std::vector<SearchHit> m_hits;
    std::vector<Row> m_rows;
};

/// The line below a hit: its place, and the other name that it was found by.
QString placeLine(const SearchHit &hit);

} // namespace primer
