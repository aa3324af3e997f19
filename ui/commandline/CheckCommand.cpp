// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commandline/CheckCommand.h"

#include "library/Library.h"
#include "notes/NoteStore.h"
#include "search/Search.h"
#include "ui/commandline/NoteCommands.h"

#include <QCoreApplication>
#include <QTextStream>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CheckCommand", text);
}

class Checker final
{
public:
    Checker(QTextStream &out, QTextStream &err)
        : m_out(out)
        , m_err(err)
    { }

    bool isSound() const { return m_isSound; }

    void checkPacks(const Library &library)
    {
        for (const PackProblem &problem : library.problems())
            refuse(problem.path, problem.error);
        const Search search(library, nullptr);
        for (const auto &pack : library.packs())
            checkPack(*pack, search);
    }

    void checkNotes(const QString &dataFolder)
    {
        const QString path = NoteStore::pathIn(dataFolder);
        const auto store = openNotesThere(dataFolder);
        if (!store) {
            refuse(path, store.error());
        } else if (*store == nullptr) {
            m_out << path << ": " << tr("No notes yet.") << '\n';
        } else if (const auto sound = (*store)->check(); !sound) {
            refuse(path, sound.error());
        } else if (const auto notes = (*store)->everything(); !notes) {
            refuse(path, notes.error());
        } else {
            m_out << path << ": " << tr("Sound (notes: %1).").arg(notes->size()) << '\n';
        }
        checkNewestBackup(Backup(dataFolder));
    }

private:
    void checkNewestBackup(const Backup &backup)
    {
        const std::vector<BackupFile> backups = backup.list();
        if (backups.empty())
            return;
        const BackupFile &newest = backups.front();
        if (const auto sound = backup.check(newest); !sound)
            refuse(newest.path, sound.error());
        else
            m_out << newest.path << ": " << tr("Sound copy (notes: %1).").arg(sound->notes) << '\n';
    }

    void refuse(const QString &path, const Error &error)
    {
        m_isSound = false;
        m_err << "patient-primer: " << path << ": " << error.message << '\n';
    }

    void checkPack(const Pack &pack, const Search &search)
    {
        const PackInfo &info = pack.info();
        if (const auto sound = pack.check(); !sound) {
            refuse(info.path, sound.error());
            return;
        }
        for (const PackProblem &problem : search.problems()) {
            if (problem.path == info.path) {
                refuse(info.path, problem.error);
                return;
            }
        }
        m_out << info.path << ": "
              << tr("Sound (topics: %1, sections: %2).").arg(info.topicCount).arg(info.sectionCount) << '\n';
    }

    QTextStream &m_out;
    QTextStream &m_err;
    bool m_isSound = true;
};

} // namespace

bool checkAll(const Library &library, const QString &dataFolder, QTextStream &out, QTextStream &err)
{
    Checker checker(out, err);
    checker.checkPacks(library);
    checker.checkNotes(dataFolder);
    return checker.isSound();
}

} // namespace primer
