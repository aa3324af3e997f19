// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QDateTime>
#include <QLocale>
#include <QString>

namespace primer {

/// "Nov 22", with the year where it is not this one, as the reader's language writes it.
QString dayText(QDate day, QDate today, const QLocale &locale = QLocale());

/// "Today, 2:05 PM", "Yesterday, 9:30 AM", "Nov 20": a moment in the reader's time zone.
QString momentText(const QDateTime &moment, const QDateTime &now, const QLocale &locale = QLocale());

} // namespace primer
