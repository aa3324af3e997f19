// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authoring/MarkdownSource.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace primer::tests {

/// A source folder that is sound until a test writes something else into it: one topic with one section.
class SourceFolder final
{
public:
    SourceFolder()
    {
        write("pack.yaml", kPack);
        write("clonazepam.md", topic());
    }

    /// A topic whose front matter takes lines 1 to 11, so that the text begins on line 12.
    static QByteArray topic(const QByteArray &text = "## What it is\nIt calms the brain.[^fda]\n")
    {
        return QByteArray(kFrontMatter) + "---\n" + text;
    }

    static QByteArray topicWith(const QByteArray &moreFields)
    {
        return QByteArray(kFrontMatter) + moreFields + "---\n## What it is\nIt calms the brain.[^fda]\n";
    }

    /// The front matter without its closing line, with one piece exchanged.
    static QByteArray frontMatter(const QByteArray &before, const QByteArray &after)
    {
        return QByteArray(kFrontMatter).replace(before, after)
            + "---\n## What it is\nIt calms the brain.[^fda]\n";
    }

    void write(const char *name, const QByteArray &bytes) const
    {
        const QString path = this->path(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("the test cannot write %s", name);
    }

    QString path(const char *name = "") const { return m_folder.filePath(QString::fromUtf8(name)); }

    /// The mistakes as "file:line: text", one a line.
    QStringList mistakes() const
    {
        MarkdownSource source(m_folder.path());
        source.read();
        QStringList lines;
        for (const Mistake &mistake : source.mistakes())
            lines.append(mistake.file + u':' + QString::number(mistake.line) + u": " + mistake.text);
        return lines;
    }

    static constexpr char kPack[] = "id: test\n"
                                    "title: Test\n"
                                    "language: en\n"
                                    "version: 1\n"
                                    "publisher: Nobody\n"
                                    "licence: CC0-1.0\n"
                                    "groups:\n"
                                    "  - Medicines\n";

    static constexpr char kFrontMatter[] = "---\n"
                                           "title: Clonazepam\n"
                                           "kind: medicine\n"
                                           "group: Medicines\n"
                                           "summary: A calming medicine.\n"
                                           "reviewed: 2026-11-22\n"
                                           "sources:\n"
                                           "  fda:\n"
                                           "    title: Label\n"
                                           "    publisher: FDA\n";

private:
    QTemporaryDir m_folder;
};

} // namespace primer::tests
