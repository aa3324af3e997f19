// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/Settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStringList>

#include <algorithm>

namespace primer {

namespace {

constexpr qint64 kLargestFile = 64 * 1024;
constexpr int kWidestPane = 4000;

/// Calls `use(key, field)` for every setting: the one list of them.
template <typename SettingsType, typename Use>
void forEachSetting(SettingsType &settings, Use use)
{
    use("theme", settings.theme);
    use("text-size", settings.textSize);
    use("geometry", settings.geometry);
    use("left-width", settings.leftWidth);
    use("notes-width", settings.notesWidth);
    use("left-open", settings.leftOpen);
    use("notes-open", settings.notesOpen);
    use("last-place", settings.lastPlace);
    use("last-offset", settings.lastOffset);
    use("last-time", settings.lastTime);
    use("check-spelling", settings.checkSpelling);
    use("notes-order", settings.notesOrder);
    use("print-with-notes", settings.printWithNotes);
    use("print-points", settings.printPoints);
    use("print-paper", settings.printPaper);
    use("mark-color", settings.markColor);
}

QByteArray written(const QString &value)
{
    return value.toUtf8().toPercentEncoding(" :/-.+,");
}
QByteArray written(int value)
{
    return QByteArray::number(value);
}
QByteArray written(bool value)
{
    return value ? "true" : "false";
}
QByteArray written(const QByteArray &value)
{
    return value.toBase64();
}
QByteArray written(const SectionRef &value)
{
    return value.toString().toUtf8();
}

void read(const QByteArray &text, QString &value)
{
    value = QString::fromUtf8(QByteArray::fromPercentEncoding(text));
}
void read(const QByteArray &text, int &value)
{
    bool isNumber = false;
    if (const int number = text.toInt(&isNumber); isNumber)
        value = number;
}
void read(const QByteArray &text, bool &value)
{
    if (text == "true" || text == "false")
        value = text == "true";
}
void read(const QByteArray &text, QByteArray &value)
{
    value = QByteArray::fromBase64(text);
}
void read(const QByteArray &text, SectionRef &value)
{
    value = SectionRef::parse(QString::fromUtf8(text)).value_or(SectionRef());
}

/// What a damaged file may have put out of range.
void bound(Settings &settings)
{
    settings.textSize = std::clamp(settings.textSize, 80, 300);
    settings.leftWidth = std::clamp(settings.leftWidth, 0, kWidestPane);
    settings.notesWidth = std::clamp(settings.notesWidth, 0, kWidestPane);
    settings.lastOffset = std::max(settings.lastOffset, 0);
    constexpr int kPoints[] = {12, 14, 18, 24};
    if (std::find(std::begin(kPoints), std::end(kPoints), settings.printPoints) == std::end(kPoints))
        settings.printPoints = 12;
}

} // namespace

void Settings::forgetReading()
{
    lastPlace = {};
    lastOffset = 0;
    lastTime.clear();
}

SettingsFile::SettingsFile(QString path)
    : m_path(std::move(path))
{ }

Settings SettingsFile::load() const
{
    if (m_path.isEmpty())
        return m_memory;
    Settings settings;
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestFile)
        return settings;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const qsizetype equals = line.indexOf('=');
        if (equals < 0)
            continue;
        const QByteArray name = line.left(equals).trimmed();
        const QByteArray value = line.mid(equals + 1).trimmed();
        forEachSetting(settings, [&](const char *key, auto &field) {
            if (name == key)
                read(value, field);
        });
    }
    bound(settings);
    return settings;
}

Result<void> SettingsFile::save(const Settings &settings)
{
    m_memory = settings;
    if (m_path.isEmpty())
        return {};
    QByteArray bytes = "[patient-primer]\n";
    forEachSetting(settings, [&](const char *key, const auto &field) {
        bytes += QByteArray(key);
        bytes += '=';
        bytes += written(field);
        bytes += '\n';
    });
    const QString sentence = QCoreApplication::translate("Settings",
        "The settings cannot be saved in %1. Check that you may write there and that the disk has room.")
                                 .arg(m_path);
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(Trouble::ReadOnly, sentence, file.errorString());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    // commit() alone does not notice a full disk.
    if (file.write(bytes) != bytes.size() || !file.flush() || !file.commit())
        return failure(Trouble::DiskFull, sentence, file.errorString());
    return {};
}

} // namespace primer
