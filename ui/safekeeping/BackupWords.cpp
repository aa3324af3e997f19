// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/safekeeping/BackupWords.h"

#include "ui/notes/NoteDates.h"

#include <QCoreApplication>
#include <QLocale>

namespace primer {

namespace {

constexpr qsizetype kFirstWords = 140; // letters
constexpr qsizetype kLooked = 1000; // letters in which they are looked for

QString tr(const char *text)
{
    return QCoreApplication::translate("BackupWords", text);
}

QString firstWords(const QString &text)
{
    const QString line = text.left(kLooked).simplified();
    if (line.size() <= kFirstWords)
        return line;
    const qsizetype blank = line.lastIndexOf(u' ', kFirstWords);
    return line.left(blank > kFirstWords / 2 ? blank : kFirstWords) + u" …";
}

QString placeOf(const Note &note)
{
    if (note.topicTitle.isEmpty())
        return tr("Not about a topic");
    return note.sectionTitle.isEmpty() ? note.topicTitle
                                       : QString(note.topicTitle + u": " + note.sectionTitle);
}

} // namespace

QString backupMoment(const BackupFile &file, QDate today)
{
    QString day = dayText(file.day, today);
    if (file.day == today)
        day = tr("Today");
    else if (file.day == today.addDays(-1))
        day = tr("Yesterday");
    if (!file.time.isValid())
        return day;
    return tr("%1, %2").arg(day, QLocale().toString(file.time, QLocale::ShortFormat));
}

QString backupReason(const BackupFile &file)
{
    if (file.beforeVersion > 0)
        return tr("before an update");
    if (file.isBeforeRestore)
        return tr("before other notes were put back");
    return file.time.isValid() ? tr("you asked for it") : QString();
}

QString noteInBrief(const Note &note)
{
    QString words = firstWords(note.text);
    if (words.isEmpty() && note.passage)
        words = tr("Marked: \"%1\"").arg(firstWords(note.passage->exact));
    const QString kind = note.kind == NoteKind::Question ? tr("Question. %1").arg(words) : words;
    return placeOf(note) + u'\n' + kind;
}

} // namespace primer
