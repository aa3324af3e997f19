// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/OwnWords.h"

#include "ui/spelling/SpelledWords.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace primer {

namespace {

constexpr QFileDevice::Permissions kOwnerAlone = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// The word that stands in a line of the file; empty: none.
QString wordOf(const QByteArray &line)
{
    const QString text = QString::fromUtf8(line).trimmed();
    const std::vector<SpelledWord> words = spelledWords(text);
    const bool isWord = words.size() == 1 && words.front().length == text.size();
    return isWord ? words.front().word : QString();
}

} // namespace

OwnWords::OwnWords(QString path)
    : m_path(std::move(path))
{
    read();
}

/// A pipe or a device in its place would keep us waiting.
bool OwnWords::isOrdinaryFile() const
{
    const QFileInfo info(m_path);
    return info.isFile() || (!info.exists() && !info.isSymLink());
}

void OwnWords::read()
{
    QFile file(m_path);
    if (m_path.isEmpty() || !isOrdinaryFile() || !file.open(QIODevice::ReadOnly))
        return;
    for (const QByteArray &line : file.read(kLargestFile).split('\n')) {
        if (m_words.size() >= kMostWords)
            return;
        if (line.size() > 4 * kLongestSpelledWord)
            continue;
        if (const QString word = wordOf(line); !word.isEmpty())
            m_words.insert(word);
    }
}

Error OwnWords::notWritten(const QString &detail) const
{
    return {
        QCoreApplication::translate("OwnWords",
            "Your list of words in %1 cannot be written. Check that you may write there and that the disk "
            "has room.")
            .arg(QDir::toNativeSeparators(m_path)),
        detail, Trouble::Other};
}

Result<void> OwnWords::add(const QString &word)
{
    if (m_words.contains(word) || wordOf(word.toUtf8()) != word)
        return {};
    m_words.insert(word);
    if (m_path.isEmpty())
        return {};
    return append(word.toUtf8() + '\n');
}

/// What the file held stays as it is, whatever it is.
Result<void> OwnWords::append(const QByteArray &line) const
{
    if (!isOrdinaryFile())
        return tl::unexpected(notWritten(QStringLiteral("it is no ordinary file")));
    QFile file(m_path);
    if (!file.open(QIODevice::ReadWrite))
        return tl::unexpected(notWritten(file.errorString()));
    file.setPermissions(kOwnerAlone);
    const qint64 before = file.size();
    const bool isOpenLine = before > 0 && file.seek(before - 1) && file.read(1) != "\n";
    const QByteArray bytes = isOpenLine ? QByteArray('\n' + line) : line;
    if (file.seek(before) && file.write(bytes) == bytes.size() && file.flush())
        return {};
    const QString why = file.errorString();
    file.resize(before);
    return tl::unexpected(notWritten(why));
}

Result<void> OwnWords::remove(const QString &word)
{
    if (!m_words.remove(word) || m_path.isEmpty())
        return {};
    return rewriteWithout(word);
}

Result<void> OwnWords::rewriteWithout(const QString &word) const
{
    QFile file(m_path);
    if (!isOrdinaryFile() || !file.open(QIODevice::ReadOnly))
        return tl::unexpected(notWritten(file.errorString()));
    if (file.size() > kLargestFile)
        return tl::unexpected(notWritten(QStringLiteral("it is too large")));
    QByteArrayList lines = file.readAll().split('\n');
    lines.removeIf([&word](const QByteArray &line) { return wordOf(line) == word; });
    const QByteArray bytes = lines.join('\n');
    QSaveFile anew(m_path);
    // commit() alone does not notice a full disk.
    if (anew.open(QIODevice::WriteOnly) && anew.setPermissions(kOwnerAlone)
        && anew.write(bytes) == bytes.size() && anew.flush() && anew.commit())
        return {};
    return tl::unexpected(notWritten(anew.errorString()));
}

} // namespace primer
