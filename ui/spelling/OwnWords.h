// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QSet>
#include <QString>

namespace primer {

/// The words that a person taught the program: a text file of UTF-8, one word a line, readable by its owner
/// alone. What is no word in it is passed over and stays. To be used in one thread.
class OwnWords final
{
public:
    static constexpr qint64 kLargestFile
        = 1024 * 1024; ///< bytes; of a larger file only the beginning is read
    static constexpr int kMostWords = 20'000;

    /// With an empty path they are kept in memory only.
    explicit OwnWords(QString path);
    Q_DISABLE_COPY_MOVE(OwnWords)

    const QSet<QString> &words() const { return m_words; }
    /// Written to the disk at the end of the file. After an error the file is as before, and the word is
    /// known until the program ends.
    Result<void> add(const QString &word);
    /// After an error the word is forgotten until the program ends.
    Result<void> remove(const QString &word);

private:
    void read();
    Result<void> append(const QByteArray &line) const;
    Result<void> rewriteWithout(const QString &word) const;
    bool isOrdinaryFile() const;
    Error notWritten(const QString &detail) const;

    QString m_path;
    QSet<QString> m_words;
};

} // namespace primer
