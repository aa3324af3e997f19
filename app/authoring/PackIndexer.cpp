// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/PackIndexer.h"

#include "library/IndexFormat.h"
#include "library/PackFormat.h"
#include "library/SectionContent.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QUuid>

#include <xapian.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("PackIndexer", text);
}

constexpr qsizetype kMostPending = 4 * 1024 * 1024; // UTF-16 units of text between two commits
constexpr qsizetype kUuidSize = 16;
constexpr qint64 kHeaderSize = 8192; // the UUID stands in the first block of the file
constexpr int kDatabaseFlags
    = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC;

std::string folded(const QString &text)
{
    return foldForSearch(text).toStdString();
}

Xapian::Stem stemmerOf(const QString &language)
{
    try {
        return Xapian::Stem(language.section(u'-', 0, 0).toStdString());
    } catch (const Xapian::InvalidArgumentError &) {
        return {}; // no stemmer for this language: words are found as they are written
    }
}

/// The words of the text in order, cut as TermGenerator cuts them.
std::vector<std::string> wordsOf(const QString &text)
{
    Xapian::Document document;
    Xapian::TermGenerator generator;
    generator.set_document(document);
    generator.index_text(folded(text));
    std::map<Xapian::termpos, std::string> byPosition;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at)
            byPosition[*at] = *term;
    }
    std::vector<std::string> words;
    for (auto &[position, word] : byPosition)
        words.push_back(std::move(word));
    return words;
}

std::string joined(const std::vector<std::string> &words)
{
    std::string text;
    for (const auto &word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

bool startsWithLetter(const std::string &word)
{
    return Xapian::Unicode::is_wordchar(*Xapian::Utf8Iterator(word))
        && Xapian::Unicode::tolower(*Xapian::Utf8Iterator(word))
        != Xapian::Unicode::toupper(*Xapian::Utf8Iterator(word));
}

/// One index while it is built, in a folder of its own.
class IndexUnderWork final
{
public:
    IndexUnderWork(const QString &targetPath, const Xapian::Stem &stemmer)
        : m_targetPath(targetPath)
        , m_folder(targetPath + QStringLiteral("-work-XXXXXX"))
        , m_stemmer(stemmer)
    { }
    Q_DISABLE_COPY_MOVE(IndexUnderWork)

    bool hasFolder() const { return m_folder.isValid(); }
    const Xapian::Stem &stemmer() const { return m_stemmer; }
    Xapian::WritableDatabase &database() { return m_database; }

    void create()
    {
        m_database = Xapian::WritableDatabase(workPath(), kDatabaseFlags);
        m_generator.set_stemmer(m_stemmer);
        m_generator.set_stemming_strategy(
            m_stemmer.is_none() ? Xapian::TermGenerator::STEM_NONE : Xapian::TermGenerator::STEM_SOME);
        m_generator.set_database(m_database);
    }

    void beginDocument(const QString &topic, const QString &data)
    {
        m_document = Xapian::Document();
        m_document.set_data(data.toStdString());
        m_document.add_boolean_term(kTopicPrefix + topic.toStdString());
        m_generator.set_document(m_document);
    }

    void addText(const QString &text, unsigned weight)
    {
        m_generator.index_text_without_positions(folded(text), weight);
        m_pending += text.size();
    }

    void endDocument()
    {
        m_database.add_document(m_document);
        if (m_pending > kMostPending) {
            m_database.commit();
            m_pending = 0;
        }
    }

    void learnSpelling(const QString &text)
    {
        for (const std::string &word : wordsOf(text)) {
            if (startsWithLetter(word))
                m_database.add_spelling(word);
        }
    }

    /// Writes the single file, with a UUID made from the digest.
    Result<void> finish(const QByteArray &digest)
    {
        m_database.commit();
        m_database.close();
        Xapian::Database(workPath())
            .compact(QFile::encodeName(m_targetPath).toStdString(),
                Xapian::DBCOMPACT_SINGLE_FILE | Xapian::Compactor::FULL);
        return replaceUuid(digest);
    }

private:
    std::string workPath() const
    {
        return QFile::encodeName(m_folder.filePath(QStringLiteral("index"))).toStdString();
    }

    Result<void> replaceUuid(const QByteArray &digest) const
    {
        const std::string uuidText
            = Xapian::Database(QFile::encodeName(m_targetPath).toStdString()).get_uuid();
        const QByteArray uuid = QUuid::fromString(QString::fromStdString(uuidText)).toRfc4122();
        QFile file(m_targetPath);
        if (!file.open(QIODevice::ReadWrite))
            return notWritten(file.errorString());
        const qsizetype at = file.read(kHeaderSize).indexOf(uuid);
        if (at < 0)
            return notWritten(QStringLiteral("the UUID of the index was not found"));
        const QByteArray ours = QCryptographicHash::hash(digest, QCryptographicHash::Sha256).left(kUuidSize);
        if (!file.seek(at) || file.write(ours) != ours.size() || !file.flush())
            return notWritten(file.errorString());
        return {};
    }

    tl::unexpected<Error> notWritten(const QString &detail) const
    {
        return failure(Trouble::Other,
            tr("The search index %1 could not be written. Check the disk and try again.").arg(m_targetPath),
            detail);
    }

    QString m_targetPath;
    QTemporaryDir m_folder;
    Xapian::Stem m_stemmer;
    Xapian::WritableDatabase m_database;
    Xapian::TermGenerator m_generator;
    Xapian::Document m_document;
    qsizetype m_pending = 0;
};

struct Names
{
    QString topic;
    QString title;
    QStringList others;
};

Result<QVariant> readMeta(const Connection &database, const QString &key)
{
    Statement find(database, QStringLiteral("SELECT value FROM meta WHERE key = ?"));
    if (auto done = find.bind(key).run(); !done)
        return failure(done);
    const auto row = find.next();
    if (!row)
        return failure(row);
    return *row ? find.value(0) : QVariant();
}

Result<QStringList> readOtherNames(const Connection &database, qint64 topic)
{
    Statement rows(database, QStringLiteral("SELECT name FROM name WHERE topic = ? ORDER BY position"));
    if (auto done = rows.bind(topic).run(); !done)
        return failure(done);
    QStringList names;
    while (true) {
        const auto row = rows.next();
        if (!row)
            return failure(row);
        if (!*row)
            return names;
        names.append(rows.text(0));
    }
}

Result<void> indexNames(const Connection &database, IndexUnderWork &names, IndexUnderWork &text)
{
    Statement topics(database, QStringLiteral("SELECT id, slug, title FROM topic ORDER BY id"));
    if (auto done = topics.run(); !done)
        return failure(done);
    while (true) {
        const auto row = topics.next();
        if (!row)
            return failure(row);
        if (!*row)
            return {};
        const auto others = readOtherNames(database, topics.number(0));
        if (!others)
            return failure(others);
        const QString title = topics.text(2);
        names.beginDocument(topics.text(1), topics.text(1));
        names.addText(title, kTitleWeight);
        for (const QString &name : *others)
            names.addText(name, 1);
        names.endDocument();
        for (const QString &name : QStringList{title} + *others) {
            names.learnSpelling(name);
            text.learnSpelling(name);
        }
    }
}

Result<QString> sectionText(const Statement &row, const QByteArray &dictionary)
{
    const auto xhtml = decodeSection(static_cast<SectionCoding>(row.number(5)), row.bytes(6), dictionary);
    if (!xhtml)
        return failure(xhtml);
    const auto content = SectionContent::parse(*xhtml);
    if (!content)
        return failure(content.error().trouble,
            tr("Section \"%1/%2\": %3").arg(row.text(1), row.text(3), content.error().message),
            content.error().detail);
    return content->text();
}

Result<void> indexSections(const Connection &database, IndexUnderWork &text, const QByteArray &dictionary)
{
    Statement sections(database,
        QStringLiteral("SELECT t.id, t.slug, t.title, s.slug, s.title, s.coding, s.content"
                       " FROM section s JOIN topic t ON t.id = s.topic ORDER BY s.topic, s.position"));
    if (auto done = sections.run(); !done)
        return failure(done);
    qint64 topicOfNames = -1;
    QStringList names;
    while (true) {
        const auto row = sections.next();
        if (!row)
            return failure(row);
        if (!*row)
            return {};
        if (topicOfNames != sections.number(0)) {
            topicOfNames = sections.number(0);
            auto others = readOtherNames(database, topicOfNames);
            if (!others)
                return failure(others);
            names = QStringList{sections.text(2)} + *others;
        }
        const auto body = sectionText(sections, dictionary);
        if (!body)
            return failure(body);
        text.beginDocument(sections.text(1), sections.text(1) + u'/' + sections.text(3));
        text.addText(*body, 1);
        text.addText(sections.text(4), kTitleWeight);
        for (const QString &name : std::as_const(names))
            text.addText(name, kNameWeight);
        text.endDocument();
        text.learnSpelling(sections.text(4));
    }
}

Result<void> learnGlossary(const Connection &database, IndexUnderWork &text)
{
    Statement terms(database, QStringLiteral("SELECT term, forms FROM glossary ORDER BY term"));
    if (auto done = terms.run(); !done)
        return failure(done);
    while (true) {
        const auto row = terms.next();
        if (!row)
            return failure(row);
        if (!*row)
            return {};
        text.learnSpelling(terms.text(0) + u' ' + terms.text(1));
    }
}

/// Words that stand in many sections are spelled right.
void learnCommonWords(IndexUnderWork &text)
{
    Xapian::WritableDatabase &database = text.database();
    database.commit();
    std::vector<std::pair<std::string, Xapian::doccount>> words;
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        const std::string word = *term;
        const bool isPrefixed = word.front() >= 'A' && word.front() <= 'Z';
        if (!isPrefixed && startsWithLetter(word) && term.get_termfreq() >= kSpellingSections)
            words.emplace_back(word, term.get_termfreq());
    }
    for (const auto &[word, sections] : words)
        database.add_spelling(word, sections);
}

/// Xapian takes the values of a synonym as terms: a single word is given by its stem, with the Z that marks
/// one. Several words cannot be a term; they are kept with spaces between them.
std::string synonymValue(const std::vector<std::string> &words, const Xapian::Stem &stemmer)
{
    if (words.size() == 1 && !stemmer.is_none() && startsWithLetter(words.front()))
        return "Z" + stemmer(words.front());
    return joined(words);
}

Result<void> learnSynonyms(const Connection &database, IndexUnderWork &text)
{
    Statement rows(database, QStringLiteral("SELECT words, meaning FROM synonym ORDER BY words, meaning"));
    if (auto done = rows.run(); !done)
        return failure(done);
    while (true) {
        const auto row = rows.next();
        if (!row)
            return failure(row);
        if (!*row)
            return {};
        const auto words = wordsOf(rows.text(0));
        const auto meaning = wordsOf(rows.text(1));
        if (words.empty() || meaning.empty())
            continue;
        const std::string value = synonymValue(meaning, text.stemmer());
        text.database().add_synonym(joined(words), value);
        if (words.size() == 1 && synonymValue(words, text.stemmer()) != joined(words))
            text.database().add_synonym(synonymValue(words, text.stemmer()), value);
    }
}

Result<void> fillIndexes(
    const Connection &database, const QByteArray &digest, IndexUnderWork &text, IndexUnderWork &names)
{
    const auto dictionary = readMeta(database, QStringLiteral("dictionary"));
    if (!dictionary)
        return failure(dictionary);
    text.create();
    names.create();
    if (auto done = indexNames(database, names, text); !done)
        return done;
    if (auto done = indexSections(database, text, dictionary->toByteArray()); !done)
        return done;
    if (auto done = learnGlossary(database, text); !done)
        return done;
    learnCommonWords(text);
    if (auto done = learnSynonyms(database, text); !done)
        return done;
    if (auto done = text.finish(digest); !done)
        return done;
    return names.finish(digest);
}

} // namespace

Result<void> buildIndexes(const Connection &database, const QByteArray &digest, const QString &textIndexPath,
    const QString &namesIndexPath)
{
    for (const QString &path : {textIndexPath, namesIndexPath}) {
        if (QFile::exists(path))
            return failure(Trouble::BadInput, tr("%1 is there already. Remove it first.").arg(path));
    }
    const auto language = readMeta(database, QStringLiteral("language"));
    if (!language)
        return failure(language);
    Result<void> done;
    {
        IndexUnderWork text(textIndexPath, stemmerOf(language->toString()));
        IndexUnderWork names(namesIndexPath, Xapian::Stem());
        if (!text.hasFolder() || !names.hasFolder())
            return failure(Trouble::Other,
                tr("No folder could be made beside %1. Check that you may write there.").arg(textIndexPath));
        try {
            done = fillIndexes(database, digest, text, names);
        } catch (const Xapian::Error &error) {
            done = failure(Trouble::Other,
                tr("The search index %1 could not be written. Make room on the disk and try again.")
                    .arg(textIndexPath),
                QString::fromStdString(error.get_description()));
        }
    }
    if (!done) {
        QFile::remove(textIndexPath);
        QFile::remove(namesIndexPath);
    }
    return done;
}

} // namespace primer
