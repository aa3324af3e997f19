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
constexpr int kLast = 5; // of those that were asked for or made before other notes took their place
constexpr qint64 kHalfMadeFor = 3600; // seconds after which what is half made is nobody's any more

QString tr(const char *text)
{
    return QCoreApplication::translate("Backup", text);
}

const QString kTimeForm = QStringLiteral("HHmmss");

std::optional<BackupFile> backupNamed(const QString &name)
{
    static const QRegularExpression form(
        QStringLiteral("^notes-([0-9]{4}-[0-9]{2}-[0-9]{2})"
                       "(?:-before-v([1-9][0-9]{0,5})|T([0-9]{6})(-before-restore)?)?\\.sqlite$"));
    const QRegularExpressionMatch match = form.match(name);
    if (!match.hasMatch())
        return std::nullopt;
    BackupFile backup{name, QDate::fromString(match.captured(1), Qt::ISODate), match.captured(2).toInt()};
    const QString time = match.captured(3);
    if (!time.isEmpty())
        backup.time = QTime::fromString(time, kTimeForm);
    backup.isBeforeRestore = match.hasCaptured(4);
    if (!backup.day.isValid() || (!time.isEmpty() && !backup.time.isValid()))
        return std::nullopt;
    return backup;
}

bool isNewer(const BackupFile &a, const BackupFile &b)
{
    // On a day the one before a step comes first, then the one of the day, then what is done in the window.
    const auto key = [](const BackupFile &backup) {
        const int moment = backup.time.isValid() ? backup.time.msecsSinceStartOfDay() : -1;
        return std::tuple(
            backup.day, moment, backup.beforeVersion == 0, backup.beforeVersion, backup.isBeforeRestore);
    };
    return key(a) > key(b);
}

qint64 weekOf(QDate day)
{
    return day.toJulianDay() / 7; // Julian day 0 was a Monday
}

qint64 monthOf(QDate day)
{
    return qint64(day.year()) * 12 + day.month();
}

/// Tells the newest of each day, week and month, when asked from the newest on.
class Calendar final
{
public:
    bool keeps(QDate day)
    {
        // Each is asked: a backup may be the newest of its day, its week and its month.
        const bool ofDay = isFirstOf(m_days, day.toJulianDay(), kDays);
        const bool ofWeek = isFirstOf(m_weeks, weekOf(day), kWeeks);
        const bool ofMonth = isFirstOf(m_months, monthOf(day), kMonths);
        return ofDay || ofWeek || ofMonth;
    }

private:
    static bool isFirstOf(QSet<qint64> &seen, qint64 one, int most)
    {
        if (seen.contains(one) || seen.size() >= most)
            return false;
        seen.insert(one);
        return true;
    }

    QSet<qint64> m_days;
    QSet<qint64> m_weeks;
    QSet<qint64> m_months;
};

} // namespace

std::vector<BackupFile> backupsToRemove(const std::vector<BackupFile> &backups)
{
    std::vector<BackupFile> newestFirst = backups;
    std::sort(newestFirst.begin(), newestFirst.end(), isNewer);
    QSet<int> steps;
    Calendar daily;
    Calendar timed[2]; // asked for, before a restore
    int last[2] = {0, 0};
    std::vector<BackupFile> old;
    for (const BackupFile &backup : newestFirst) {
        bool isKept = false;
        if (backup.beforeVersion > 0) {
            isKept = !steps.contains(backup.beforeVersion);
            steps.insert(backup.beforeVersion);
        } else if (backup.isDaily()) {
            isKept = daily.keeps(backup.day);
        } else {
            const int kind = backup.isBeforeRestore ? 1 : 0;
            const bool byDay = timed[kind].keeps(backup.day);
            isKept = ++last[kind] <= kLast || byDay;
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

Result<int> makeSoundCopy(const Connection &notes, const QString &path, const std::vector<SchemaStep> &steps)
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
    return static_cast<int>(count->kept);
}

Backup::Backup(const QString &dataFolder)
    : m_folder(QDir::cleanPath(dataFolder + QStringLiteral("/backups")))
{ }

QString Backup::pathOf(const BackupFile &file) const
{
    QString path = m_folder + QStringLiteral("/notes-") + file.day.toString(Qt::ISODate);
    if (file.beforeVersion > 0)
        path += QStringLiteral("-before-v%1").arg(file.beforeVersion);
    if (file.time.isValid())
        path += u'T' + file.time.toString(kTimeForm);
    if (file.isBeforeRestore)
        path += QStringLiteral("-before-restore");
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
        if (error.trouble == Trouble::Newer) {
            return failure(error.trouble,
                tr("The copy of your notes %1 was made by a newer Patient Primer. Update Patient Primer to "
                   "use "
                   "it.")
                    .arg(QDir::toNativeSeparators(file.path)),
                error.detail);
        }
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

Result<SoundBackup> Backup::make(
    const Connection &notes, BackupFile file, const std::vector<SchemaStep> &steps) const
{
    if (const auto made = makePrivateFolder(m_folder); !made)
        return tl::unexpected<Error>(named(made.error()));
    removeHalfMade();
    const auto fresh = makePrivateFile(m_folder + QStringLiteral("/new"));
    if (!fresh)
        return tl::unexpected<Error>(named(fresh.error()));
    auto made = makeSoundCopy(notes, *fresh, steps);
    file.path = pathOf(file);
    if (made) {
        if (const auto renamed = renameDurably(*fresh, file.path); !renamed)
            made = failure(renamed);
    }
    if (!made) {
        QFile::remove(*fresh);
        return tl::unexpected<Error>(named(made.error()));
    }
    return SoundBackup{file, *made};
}

Result<SoundBackup> Backup::make(
    const Connection &notes, QDate day, int beforeVersion, const std::vector<SchemaStep> &steps) const
{
    return make(notes, BackupFile{{}, day, beforeVersion}, steps);
}

Result<SoundBackup> Backup::makeNow(
    const Connection &notes, const QDateTime &now, BackupOccasion occasion) const
{
    BackupFile file;
    for (QDateTime moment = now;; moment = moment.addSecs(1)) {
        file = {{}, moment.date(), 0, moment.time(), occasion == BackupOccasion::BeforeRestore};
        if (!QFile::exists(pathOf(file)))
            break;
    }
    file.time.setHMS(file.time.hour(), file.time.minute(), file.time.second()); // as the name tells it
    return make(notes, file, noteSchemaSteps());
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
        return {tr("A copy of your notes could not be made: the disk that holds %1 is full. Make room on "
                   "it.")
                    .arg(place),
            error.detail, error.trouble};
    default:
        return {tr("A copy of your notes could not be made in %1. Check that you may write there and that "
                   "the disk is sound.")
                    .arg(place),
            error.detail, error.trouble};
    }
}

} // namespace primer
