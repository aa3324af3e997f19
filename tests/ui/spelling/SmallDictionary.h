// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/spelling/Dictionary.h"

#include <QFile>
#include <QTemporaryDir>

namespace primer::tests {

/// A folder with an English dictionary of a few words and a medical one of one.
class SmallDictionary final
{
public:
    SmallDictionary()
    {
        write("en_US.aff", "SET UTF-8\nTRY esianrtolcdugmfphbyvkw\n");
        write("en_US.dic", "9\nthe\nsleep\nsleeps\nslept\nwell\nafter\nlunch\ncan't\nnight\n");
        write("en_med_glut.dic", "1\nbradykinesia\n");
    }
    Q_DISABLE_COPY_MOVE(SmallDictionary)

    void write(const char *name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
            qFatal("not written");
    }
    QByteArray contents(const char *name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QString ownWords() const { return path("words.txt"); }
    SpellingSource source() const { return {{m_folder.path()}, ownWords()}; }

private:
    QTemporaryDir m_folder;
};

} // namespace primer::tests
