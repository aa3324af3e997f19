// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/Dictionary.h"

#include "ui/spelling/SpelledWords.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>

#include <hunspell.hxx>

namespace primer {

namespace {

constexpr int kMostNames = 200'000;
constexpr int kMostSuggestedNames = 20'000; ///< these can be suggested, too

/// The first such file in the folders; empty: there is none.
QString findFile(const QStringList &folders, const QString &name)
{
    for (const QString &folder : folders) {
        const QFileInfo file(folder + u'/' + name);
        if (file.isFile() && file.isReadable() && file.size() > 0)
            return file.filePath();
    }
    return {};
}

QStringList wantedLanguages()
{
    QStringList names{QStringLiteral("en_US")};
    if (const QLocale locale; locale.language() == QLocale::English)
        names.prepend(locale.name());
    names.removeDuplicates();
    return names;
}

} // namespace

SpellingSource SpellingSource::standard()
{
    QStringList folders;
    const QStringList shared = QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation);
    for (const QString &folder : shared)
        folders << folder + u"/hunspell" << folder + u"/myspell/dicts";
    return {folders, {}};
}

Dictionary::Dictionary(const SpellingSource &source)
    : m_own(source.ownWords)
{
    load(source);
}

Dictionary::~Dictionary() = default;

void Dictionary::load(const SpellingSource &source)
{
    for (const QString &language : wantedLanguages()) {
        const QString rules = findFile(source.folders, language + u".aff");
        const QString words = findFile(source.folders, language + u".dic");
        if (rules.isEmpty() || words.isEmpty())
            continue;
        auto hunspell = std::make_unique<Hunspell>(
            QFile::encodeName(rules).constData(), QFile::encodeName(words).constData());
        // A damaged dictionary opens without a word of complaint, and knows no words.
        if (hunspell->get_dict_encoding() != "UTF-8" || !hunspell->spell(std::string("the"))
            || hunspell->spell(std::string("zqxjk")))
            continue;
        if (const QString medical = findFile(source.folders, QStringLiteral("en_med_glut.dic"));
            !medical.isEmpty())
            hunspell->add_dic(QFile::encodeName(medical).constData());
        m_hunspell = std::move(hunspell);
        for (const QString &word : m_own.words())
            teach(word);
        return;
    }
}

/// A word that is taught is suggested, too.
void Dictionary::teach(const QString &word)
{
    if (m_hunspell == nullptr || m_taught.contains(word) || m_hunspell->spell(word.toStdString()))
        return;
    m_hunspell->add(word.toStdString());
    m_taught.insert(word);
}

bool Dictionary::knows(const QString &word) const
{
    return m_hunspell == nullptr || m_own.words().contains(word) || m_own.words().contains(word.toLower())
        || m_names.contains(word.toCaseFolded()) || m_hunspell->spell(word.toStdString())
        || (word.endsWith(u"'s") && knows(word.chopped(2))); // "Klonopin's"
}

QStringList Dictionary::suggestions(const QString &word, int most) const
{
    QStringList found;
    if (m_hunspell == nullptr)
        return found;
    for (const std::string &suggestion : m_hunspell->suggest(word.toStdString())) {
        if (found.size() >= most)
            break;
        found.append(QString::fromStdString(suggestion));
    }
    found.removeDuplicates();
    return found;
}

void Dictionary::addNames(const QStringList &names)
{
    for (const QString &name : names) {
        for (const SpelledWord &found : spelledWords(name)) {
            if (m_names.size() >= kMostNames)
                return;
            const QString folded = found.word.toCaseFolded();
            if (m_names.contains(folded))
                continue;
            m_names.insert(folded);
            if (m_names.size() <= kMostSuggestedNames)
                teach(found.word);
        }
    }
}

Result<void> Dictionary::addOwn(const QString &word)
{
    teach(word);
    return m_own.add(word);
}

Result<void> Dictionary::removeOwn(const QString &word)
{
    if (m_taught.remove(word))
        m_hunspell->remove(word.toStdString());
    return m_own.remove(word);
}

} // namespace primer
