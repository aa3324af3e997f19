// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NoteIndex.h"

#include "notes/Transaction.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace primer {

namespace {

constexpr int kMostWords = 32;
constexpr qsizetype kLongestWord = 100;
constexpr QChar kMarkStart(0x02);
constexpr QChar kMarkEnd(0x03);

bool hasWord(const QString &text)
{
    const auto codePoints = text.toUcs4();
    return std::any_of(
        codePoints.begin(), codePoints.end(), [](char32_t c) { return QChar::isLetterOrNumber(c); });
}

/// The words in the language of FTS5, each quoted, so that nothing typed has a meaning of its own there.
QString matchExpression(const QString &words)
{
    QString plain = words;
    for (QChar &c : plain) {
        if (c.category() == QChar::Other_Control || c == u'"')
            c = u' ';
    }
    QStringList quoted;
    for (const QString &word : plain.split(u' ', Qt::SkipEmptyParts)) {
        for (const QString &part : word.simplified().split(u' ', Qt::SkipEmptyParts)) {
            if (quoted.size() < kMostWords && hasWord(part.left(kLongestWord)))
                quoted.append(u'"' + part.left(kLongestWord) + u'"');
        }
    }
    if (quoted.isEmpty())
        return {};
    return quoted.join(u' ') + u" *";
}

/// Takes the marks out of a snippet and notes where they were.
void setSnippet(NoteHit &hit, const QString &marked)
{
    int start = 0;
    for (const QChar c : marked) {
        const int at = static_cast<int>(hit.snippetText.size());
        if (c == kMarkStart)
            start = at;
        else if (c == kMarkEnd)
            hit.marks.push_back({start, at - start});
        else
            hit.snippetText += c.isSpace() || c.isNull() ? QChar(u' ') : c;
    }
}

/// Shows the quote instead of the text where the words are found there only, or there is no text.
void considerQuote(NoteHit &hit, const QString &marked)
{
    NoteHit quoted;
    setSnippet(quoted, marked);
    if (quoted.snippetText.isEmpty() || (quoted.marks.empty() && !hit.snippetText.trimmed().isEmpty()))
        return;
    hit.snippetText = u'\u201c' + quoted.snippetText + u'\u201d';
    hit.marks.clear();
    for (const TextSpan &span : quoted.marks)
        hit.marks.push_back({span.start + 1, span.length});
}

} // namespace

NoteIndex::NoteIndex(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection))
{ }

NoteIndex::~NoteIndex() = default;

Result<std::unique_ptr<NoteIndex>> NoteIndex::openInMemory()
{
    return openAt(QStringLiteral(":memory:"));
}

Result<std::unique_ptr<NoteIndex>> NoteIndex::open(const QString &path)
{
    if (!QFileInfo::exists(path)) {
        QFile file(path);
        if (!file.open(QFile::NewOnly | QFile::WriteOnly, QFile::ReadOwner | QFile::WriteOwner))
            return failure(Trouble::Other, file.errorString());
    }
    return openAt(path);
}

Result<std::unique_ptr<NoteIndex>> NoteIndex::openAt(const QString &path)
{
    auto connection = Connection::open(path, QStringLiteral("QSQLITE_BUSY_TIMEOUT=50"));
    if (!connection)
        return failure(connection);
    // Not make_unique: the constructor is private.
    std::unique_ptr<NoteIndex> index(new NoteIndex(std::move(*connection)));
    if (auto made = index->makeTables(); !made)
        return failure(made);
    return index;
}

Result<void> NoteIndex::makeTables()
{
    for (const auto &sql :
        {QStringLiteral("PRAGMA secure_delete=ON"), QStringLiteral("PRAGMA temp_store=MEMORY"),
            QStringLiteral(
                "CREATE TABLE IF NOT EXISTS entry(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
                " kind TEXT NOT NULL, pack TEXT NOT NULL, topic TEXT NOT NULL, section TEXT NOT NULL,"
                " topic_title TEXT NOT NULL, section_title TEXT NOT NULL) STRICT"),
            QStringLiteral("CREATE VIRTUAL TABLE IF NOT EXISTS word USING fts5(title, text, quote, tags,"
                           " tokenize = 'unicode61 remove_diacritics 2')")}) {
        if (auto done = m_connection->execute(sql); !done)
            return done;
    }
    return {};
}

Result<void> NoteIndex::put(const Note &note)
{
    Transaction transaction(*m_connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    if (auto done = erase(note.id); !done)
        return done;
    if (!note.isInTrash()) {
        if (auto done = insert(note); !done)
            return done;
    }
    return transaction.commit();
}

Result<void> NoteIndex::remove(const QString &id)
{
    Transaction transaction(*m_connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    if (auto done = erase(id); !done)
        return done;
    return transaction.commit();
}

Result<void> NoteIndex::rebuild(const std::vector<Note> &notes)
{
    Transaction transaction(*m_connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    // Dropped, not emptied: FTS5 leaves the words of deleted rows in its pages.
    for (const auto &sql : {QStringLiteral("DROP TABLE word"), QStringLiteral("DROP TABLE entry")}) {
        if (auto done = m_connection->execute(sql); !done)
            return done;
    }
    if (auto made = makeTables(); !made)
        return made;
    for (const Note &note : notes) {
        if (note.isInTrash())
            continue;
        if (auto done = insert(note); !done)
            return done;
    }
    return transaction.commit();
}

Result<void> NoteIndex::insert(const Note &note)
{
    Statement entry(*m_connection,
        QStringLiteral("INSERT INTO entry(id, kind, pack, topic, section, topic_title, section_title)"
                       " VALUES(?, ?, ?, ?, ?, ?, ?)"));
    entry.bind(note.id).bind(noteKindWord(note.kind));
    entry.bind(note.about.pack).bind(note.about.topic).bind(note.about.section);
    if (auto done = entry.bind(note.topicTitle).bind(note.sectionTitle).run(); !done)
        return done;
    const QString title = note.topicTitle + u' ' + note.sectionTitle;
    Statement words(*m_connection,
        QStringLiteral("INSERT INTO word(rowid, title, text, quote, tags) VALUES(?, ?, ?, ?, ?)"));
    words.bind(entry.lastInsertId()).bind(title).bind(note.text);
    const QString quote = note.passage ? note.passage->exact : QString();
    return words.bind(quote).bind(note.tags.join(u' ')).run();
}

Result<void> NoteIndex::erase(const QString &id)
{
    Statement words(*m_connection,
        QStringLiteral("DELETE FROM word WHERE rowid = (SELECT number FROM entry WHERE id = ?)"));
    if (auto done = words.bind(id).run(); !done)
        return done;
    return Statement(*m_connection, QStringLiteral("DELETE FROM entry WHERE id = ?")).bind(id).run();
}

Result<std::vector<NoteHit>> NoteIndex::search(const QString &words, int limit) const
{
    std::vector<NoteHit> hits;
    const QString expression = matchExpression(words);
    if (expression.isEmpty() || limit <= 0)
        return hits;
    Statement find(*m_connection,
        QStringLiteral("SELECT id, kind, pack, topic, section, topic_title, section_title,"
                       " snippet(word, 1, char(2), char(3), '…', 24),"
                       " snippet(word, 2, char(2), char(3), '…', 24)"
                       " FROM word JOIN entry ON entry.number = word.rowid WHERE word MATCH ?"
                       " ORDER BY bm25(word, 0.2, 1.0, 0.6, 1.0), word.rowid DESC LIMIT ?"));
    if (auto done = find.bind(expression).bind(static_cast<qint64>(limit)).run(); !done)
        return failure(done);
    while (true) {
        const auto row = find.next();
        if (!row)
            return failure(row);
        if (!*row)
            return hits;
        NoteHit hit;
        hit.id = find.text(0);
        hit.kind = noteKindFromWord(find.text(1)).value_or(NoteKind::Note);
        hit.about = {find.text(2), find.text(3), find.text(4)};
        hit.topicTitle = find.text(5);
        hit.sectionTitle = find.text(6);
        setSnippet(hit, find.text(7));
        if (hit.marks.empty() || hit.snippetText.trimmed().isEmpty())
            considerQuote(hit, find.text(8));
        hits.push_back(std::move(hit));
    }
}

} // namespace primer
