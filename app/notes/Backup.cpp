// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/Backup.h"

#include "notes/StoreFile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <tuple>

namespace primer {

namespace {

Q_LOGGING_CATEGORY(backupLog, "primer.backup")

constexpr int kDays = 7;
constexpr int kWeeks = 4;
constexpr int kMonths = 12;
constexpr qint64 kHalfMadeFor = 3600; // seconds after which what is half made is nobody's any more

QString tr(const char *text)
{
    return QCoreApplication::translate("Backup", text);
}

std::optional<BackupFile> backupNamed(const QString &name)
{
    static const QRegularExpression form(
        QStringLiteral("^notes-([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-before-v([1-9][0-9]{0,5}))?\\.sqlite$"));
    const QRegularExpressionMatch match = form.match(name);
    const QDate day = QDate::fromString(match.captured(1), Qt::ISODate);
    if (!match.hasMatch() || !day.isValid())
        return std::nullopt;
    return BackupFile{name, day, match.captured(2).toInt()};
}

bool isNewer(const BackupFile &a, const BackupFile &b)
{
    // On the day of a step the backup of the day is made after it.
    if (a.day != b.day || (a.beforeVersion == 0) != (b.beforeVersion == 0))
        return std::tuple(a.day, a.beforeVersion == 0) > std::tuple(b.day, b.beforeVersion == 0);
    return a.beforeVersion > b.beforeVersion;
}

qint64 weekOf(QDate day)
{
    return day.toJulianDay() / 7; // Julian day 0 was a Monday
}

qint64 monthOf(QDate day)
{
    return qint64(day.year()) * 12 + day.month();
}

} // namespace

std::vector<BackupFile> backupsToRemove(const std::vector<BackupFile> &backups)
{
    std::vector<BackupFile> newestFirst = backups;
    std::sort(newestFirst.begin(), newestFirst.end(), isNewer);
    QSet<qint64> days;
    QSet<qint64> weeks;
    QSet<qint64> months;
    QSet<int> steps;
    const auto isFirstOf = [](auto &seen, auto one, int most) {
        if (seen.contains(one) || seen.size() >= most)
            return false;
        seen.insert(one);
        return true;
    };
    std::vector<BackupFile> old;
    for (const BackupFile &backup : newestFirst) {
        bool isKept = false;
        if (backup.beforeVersion > 0) {
            isKept = isFirstOf(steps, backup.beforeVersion, std::numeric_limits<int>::max());
        } else {
            // Each is asked: a backup may be the newest of its day, its week and its month.
            const bool ofDay = isFirstOf(days, backup.day.toJulianDay(), kDays);
            const bool ofWeek = isFirstOf(weeks, weekOf(backup.day), kWeeks);
            const bool ofMonth = isFirstOf(months, monthOf(backup.day), kMonths);
            isKept = ofDay || ofWeek || ofMonth;
        }
        if (!isKept)
            old.push_back(backup);
    }
    return old;
}

Result<std::unique_ptr<Connection>> openSoundNotes(const QString &path, const std::vector<SchemaStep> &steps)
{
    auto connection = Connection::open(path, QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=50"));
    if (!connection)
        return connection;
    for (const char *pragma : {"trusted_schema=OFF", "temp_store=MEMORY"}) {
        if (const auto done = (*connection)->execute(u"PRAGMA " + QString::fromLatin1(pragma)); !done)
            return failure(done);
    }
    if (const auto ours = checkNoteSchema(**connection, steps); !ours)
        return failure(ours);
    if (const auto sound = checkNotesSound(**connection, Thoroughness::Whole); !sound)
        return failure(sound);
    return connection;
}

Result<void> copyNotesInto(const Connection &notes, const QString &path)
{
    Statement copy(notes, QStringLiteral("VACUUM INTO ?"));
    if (auto done = copy.bind(path).run(); !done)
        return done;
    return syncToDisk(path);
}

Backup::Backup(const QString &dataFolder)
    : m_folder(QDir::cleanPath(dataFolder + QStringLiteral("/backups")))
{ }

QString Backup::pathOf(QDate day, int beforeVersion) const
{
    QString path = m_folder + QStringLiteral("/notes-") + day.toString(Qt::ISODate);
    if (beforeVersion > 0)
        path += QStringLiteral("-before-v%1").arg(beforeVersion);
    return path + QStringLiteral(".sqlite");
}

std::vector<BackupFile> Backup::list() const
{
    std::vector<BackupFile> backups;
    const QStringList names = QDir(m_folder).entryList(QDir::Files | QDir::NoSymLinks);
    for (const QString &name : names) {
        if (auto backup = backupNamed(name)) {
            backup->path = m_folder + u'/' + name;
            backups.push_back(*backup);
        }
    }
    std::sort(backups.begin(), backups.end(), isNewer);
    return backups;
}

Result<SoundBackup> Backup::check(const BackupFile &file) const
{
    const auto refuse = [&](const Error &error) {
        return failure(error.trouble,
            tr("The copy of your notes %1 cannot be used: it is damaged, or may not be read.")
                .arg(QDir::toNativeSeparators(file.path)),
            error.detail);
    };
    const auto connection = openSoundNotes(file.path);
    if (!connection)
        return refuse(connection.error());
    const auto count = countNotes(**connection);
    if (!count)
        return refuse(count.error());
    return SoundBackup{file, static_cast<int>(count->kept)};
}

std::optional<SoundBackup> Backup::newestSound() const
{
    for (const BackupFile &file : list()) {
        const auto sound = check(file);
        if (sound)
            return *sound;
        qCWarning(backupLog) << "a backup is not sound:" << sound.error().detail;
    }
    return std::nullopt;
}

Result<SoundBackup> Backup::fill(
    const QString &path, const Connection &notes, const std::vector<SchemaStep> &steps) const
{
    const auto before = countNotes(notes);
    if (!before)
        return failure(before);
    if (const auto copied = copyNotesInto(notes, path); !copied)
        return failure(copied);
    const auto after = countNotes(notes);
    if (!after)
        return failure(after);
    const auto connection = openSoundNotes(path, steps);
    if (!connection)
        return failure(connection);
    const auto count = countNotes(**connection);
    if (!count)
        return failure(count);
    // Another window may have written meanwhile.
    const auto [fewest, most] = std::minmax(before->all, after->all);
    if (count->all < fewest || count->all > most)
        return failure(Trouble::Damaged, {}, QStringLiteral("the numbers of notes differ"));
    return SoundBackup{{}, static_cast<int>(count->kept)};
}

Result<SoundBackup> Backup::make(
    const Connection &notes, QDate day, int beforeVersion, const std::vector<SchemaStep> &steps) const
{
    if (const auto made = makePrivateFolder(m_folder); !made)
        return tl::unexpected<Error>(named(made.error()));
    removeHalfMade();
    const auto fresh = makePrivateFile(m_folder + QStringLiteral("/new"));
    if (!fresh)
        return tl::unexpected<Error>(named(fresh.error()));
    auto made = fill(*fresh, notes, steps);
    if (made) {
        made->file = {pathOf(day, beforeVersion), day, beforeVersion};
        if (const auto renamed = renameDurably(*fresh, made->file.path); !renamed)
            made = failure(renamed);
    }
    if (!made) {
        QFile::remove(*fresh);
        return tl::unexpected<Error>(named(made.error()));
    }
    return made;
}

Result<void> Backup::rotate(const SoundBackup &made) const
{
    const std::vector<BackupFile> backups = list();
    if (backups.empty() || (backups.front() != made.file && !check(backups.front())))
        return {};
    for (const BackupFile &old : backupsToRemove(backups)) {
        if (!QFile::remove(old.path) && QFile::exists(old.path)) {
            return failure(Trouble::ReadOnly,
                tr("The old copy of your notes %1 cannot be removed. Check that you may write to its folder.")
                    .arg(QDir::toNativeSeparators(old.path)));
        }
    }
    return {};
}

/// What a process that was ended in the middle left.
void Backup::removeHalfMade() const
{
    const QDateTime limit = QDateTime::currentDateTimeUtc().addSecs(-kHalfMadeFor);
    const QFileInfoList files = QDir(m_folder).entryInfoList({QStringLiteral("new.*")}, QDir::Files);
    for (const QFileInfo &file : files) {
        if (file.lastModified() < limit)
            QFile::remove(file.filePath());
    }
}

Error Backup::named(const Error &error) const
{
    const QString place = QDir::toNativeSeparators(m_folder);
    switch (error.trouble) {
    case Trouble::Busy:
        return {tr("Another program is using your notes, so that no copy can be made in %1 now.").arg(place),
            error.detail, error.trouble};
    case Trouble::DiskFull:
        return {
            tr("Today's copy of your notes could not be made: the disk that holds %1 is full. Make room on "
               "it.")
                .arg(place),
            error.detail, error.trouble};
    default:
        return {
            tr("Today's copy of your notes could not be made in %1. Check that you may write there and that "
               "the disk is sound.")
                .arg(place),
            error.detail, error.trouble};
    }
}

} // namespace primer
