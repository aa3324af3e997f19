// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/NoteDates.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("NoteDates", text);
}

} // namespace

QString dayText(QDate day, QDate today, const QLocale &locale)
{
    // The long format without the weekday, its month shortened: the order and the signs of the language stay.
    static const QRegularExpression weekday(QStringLiteral("^d{3,4}[^dMy']*|[^dMy']*d{3,4}$"));
    static const QRegularExpression year(QStringLiteral("[^dM']*y+[^dM']*$|^y+[^dM']*"));
    QString format = locale.dateFormat(QLocale::LongFormat);
    format.remove(weekday);
    format.replace(QStringLiteral("MMMM"), QStringLiteral("MMM"));
    if (day.year() == today.year())
        format.remove(year);
    return locale.toString(day, format).trimmed();
}

QString momentText(const QDateTime &moment, const QDateTime &now, const QLocale &locale)
{
    const QDateTime here = moment.toLocalTime();
    const QDate today = now.toLocalTime().date();
    const QString time = locale.toString(here.time(), QLocale::ShortFormat);
    if (here.date() == today)
        return tr("Today, %1").arg(time);
    if (here.date() == today.addDays(-1))
        return tr("Yesterday, %1").arg(time);
    return dayText(here.date(), today, locale);
}

} // namespace primer
