// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/SourceFiles.h"

#include "library/Asset.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include <algorithm>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SourceFiles", text);
}

constexpr qint64 kLargestText = 2 * 1024 * 1024;
constexpr char kByteOrderMark[] = "\xef\xbb\xbf";

bool isText(char c)
{
    return static_cast<unsigned char>(c) >= ' ' || c == '\t' || c == '\n';
}

bool checkLines(const QByteArray &text, FileMistakes &mistakes)
{
    int number = 0;
    for (const QByteArray &line : text.split('\n')) {
        ++number;
        QStringDecoder decode(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
        const QString decoded = decode(line);
        if (decode.hasError()) {
            mistakes.add(number, tr("This line is not UTF-8 text. Save the file as UTF-8."));
            return false;
        }
        if (!std::all_of(line.begin(), line.end(), isText)) {
            mistakes.add(number, tr("This line holds a control character. Remove it."));
            return false;
        }
    }
    return true;
}

} // namespace

SourceFiles::SourceFiles(const QString &folder)
    : m_folder(QFileInfo(folder).absoluteFilePath())
    , m_realFolder(QFileInfo(folder).canonicalFilePath())
{ }

QStringList SourceFiles::topics() const
{
    QStringList paths;
    QDirIterator files(
        m_folder.path(), {QStringLiteral("*.md")}, QDir::Files | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(m_folder.relativeFilePath(files.next()));
    paths.sort();
    return paths;
}

bool SourceFiles::has(const QString &path) const
{
    const QFileInfo info(m_folder.filePath(path));
    return info.exists() || info.isSymLink();
}

std::optional<QByteArray> SourceFiles::read(
    const QString &path, qint64 most, const QString &tooLarge, int line, FileMistakes &mistakes) const
{
    const QFileInfo info(m_folder.filePath(path));
    const QString real = info.canonicalFilePath();
    if (real.isEmpty()) {
        mistakes.add(line, tr("There is no file \"%1\".").arg(path));
        return std::nullopt;
    }
    if (!real.startsWith(m_realFolder + u'/')) {
        mistakes.add(line, tr("The file \"%1\" is a link that leads out of the source folder.").arg(path));
        return std::nullopt;
    }
    QFile file(real);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly)) {
        mistakes.add(line, tr("The file \"%1\" cannot be read. Check that you may read it.").arg(path));
        return std::nullopt;
    }
    QByteArray bytes = file.read(most + 1);
    if (bytes.size() > most) {
        mistakes.add(line, tooLarge);
        return std::nullopt;
    }
    if (file.error() != QFile::NoError) {
        mistakes.add(line, tr("The file \"%1\" cannot be read: %2.").arg(path, file.errorString()));
        return std::nullopt;
    }
    return bytes;
}

std::optional<QByteArray> SourceFiles::readText(const QString &path, FileMistakes &mistakes) const
{
    auto text = read(
        path, kLargestText, tr("The file is larger than 2 MB. Cut it into several topics."), 1, mistakes);
    if (!text)
        return std::nullopt;
    if (text->startsWith(kByteOrderMark))
        text->remove(0, qsizetype(sizeof kByteOrderMark) - 1);
    text->replace("\r\n", "\n").replace('\r', '\n');
    if (!checkLines(*text, mistakes))
        return std::nullopt;
    return text;
}

std::optional<QByteArray> SourceFiles::readImage(const QString &path, int line, FileMistakes &mistakes) const
{
    return read(path, kLargestAsset, tr("The picture \"%1\" is larger than 8 MB.").arg(path), line, mistakes);
}

} // namespace primer
