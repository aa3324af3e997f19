// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/Handout.h"

#include <QCoreApplication>
#include <QLocale>

namespace primer {

QString Handout::title() const
{
    if (isOwnWords)
        return QCoreApplication::translate("Handout", "My notes");
    if (topics.size() == 1 && topics.front().sections.size() == 1)
        return topics.front().title + u": " + topics.front().sections.front().title;
    QStringList titles;
    for (const HandoutTopic &topic : topics)
        titles.append(topic.title);
    return titles.join(QStringLiteral(", "));
}

QString paperDate(const QDate &date)
{
    return QLocale().toString(date, QStringLiteral("d\u00a0MMMM\u00a0yyyy"));
}

} // namespace primer
