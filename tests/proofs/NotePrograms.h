// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace primer::tests {

inline QString noteWriter()
{
    return QStringLiteral(PRIMER_BINARY_DIR "/tests/note-writer");
}

inline QString noteVerify()
{
    return QStringLiteral(PRIMER_BINARY_DIR "/tests/note-verify");
}

/// How a program ended and what it said.
struct ProgramOutcome
{
    int exitCode = -1; ///< -1: it crashed or never started
    QByteArray output;
    QByteArray errors;

    QStringList lines() const { return QString::fromUtf8(output).split(u'\n', Qt::SkipEmptyParts); }
};

inline ProgramOutcome outcomeOf(QProcess &process)
{
    const bool ended = process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit;
    return {ended ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

inline ProgramOutcome runProgram(
    const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    return outcomeOf(process);
}

/// What a writer acknowledged, over all its lives: the highest revision of each note.
class Acknowledged final
{
public:
    /// Adds the whole lines "ACK <id>@<revision>" of the output; how many there were. A line that was cut
    /// short acknowledges nothing.
    int add(const QByteArray &output)
    {
        int count = 0;
        const qsizetype end = output.lastIndexOf('\n') + 1;
        for (const QByteArray &line : output.left(end).split('\n')) {
            if (!line.startsWith("ACK "))
                continue;
            const qsizetype at = line.indexOf('@');
            auto &revision = m_revisions[line.mid(4, at - 4)];
            revision = qMax(revision, line.mid(at + 1).toLongLong());
            ++count;
        }
        m_count += count;
        return count;
    }

    qint64 count() const { return m_count; }
    QByteArray tokens() const
    {
        QByteArray lines;
        for (auto note = m_revisions.begin(); note != m_revisions.end(); ++note)
            lines += note.key() + '@' + QByteArray::number(note.value()) + '\n';
        return lines;
    }

private:
    QHash<QByteArray, qint64> m_revisions;
    qint64 m_count = 0;
};

} // namespace primer::tests
