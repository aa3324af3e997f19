// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/NoteStore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <memory>

namespace primer::tests {

/// A data folder of its own, and its files as a stranger would find or break them.
class StoreFolder final
{
public:
    StoreFolder() = default;
    /// Where no disk is waited for, if there is such a place: for thousands of commits.
    static std::unique_ptr<StoreFolder> inMemory()
    {
        const QString memory = QStringLiteral("/dev/shm");
        return std::unique_ptr<StoreFolder>(QFileInfo(memory).isWritable()
                ? new StoreFolder(memory + QStringLiteral("/notes-XXXXXX"))
                : new StoreFolder);
    }
    Q_DISABLE_COPY_MOVE(StoreFolder)

    QString folder() const { return m_folder.path(); }
    QString path() const { return NoteStore::pathIn(m_folder.path()); }
    QString file(const QString &name) const { return m_folder.filePath(name); }

    std::unique_ptr<NoteStore> open() const
    {
        auto opened = NoteStore::open(m_folder.path());
        if (!opened)
            qFatal("not opened: %s", qPrintable(opened.error().message + opened.error().detail));
        return std::move(*opened);
    }

    /// Adds so many notes, their texts numbered and long enough for some to overflow a page.
    void fill(int notes) const
    {
        const auto store = open();
        for (int i = 0; i < notes; ++i) {
            Note note;
            note.text = QStringLiteral("note %1 ").arg(i).repeated(i % 10 == 0 ? 800 : 5);
            note.about = {QStringLiteral("pack"), QStringLiteral("topic-%1").arg(i % 3), {}};
            if (!store->add(note))
                qFatal("not added");
        }
    }

    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static bool write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
    }
    /// Overwrites a page of the tables, as a bad disk would.
    static bool damage(const QString &path)
    {
        QByteArray bytes = contents(path);
        return write(path, bytes.replace(4096, 64, QByteArray(64, '\xff')));
    }

private:
    explicit StoreFolder(const QString &form)
        : m_folder(form)
    { }

    QTemporaryDir m_folder;
};

} // namespace primer::tests
