// SPDX-License-Identifier: GPL-3.0-or-later
#include "Inspection.h"

#include "House.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QLibraryInfo>
#include <QRegularExpression>

#include <algorithm>

namespace primer::tests {

namespace {

using Matches = QRegularExpressionMatchIterator;

QString at(const QString &path, qsizetype line, const QString &what)
{
    return QStringLiteral("%1:%2: %3").arg(path, QString::number(line), what);
}

qsizetype lineOf(const QString &text, qsizetype position)
{
    return QStringView(text).left(position).count(u'\n') + 1;
}

QString folderOf(const QString &path)
{
    return path.section(u'/', 0, -2);
}

QString nameOf(const QString &path)
{
    return path.section(u'/', -1);
}

QString stemOf(const QString &path)
{
    return nameOf(path).section(u'.', 0, 0);
}

bool isSource(const QString &path)
{
    return path.endsWith(QLatin1String(".h")) || path.endsWith(QLatin1String(".cpp"));
}

bool isInHouse(const QString &path)
{
    return path.startsWith(QLatin1String("app/")) || path.startsWith(QLatin1String("ui/"));
}

/// The text without what `pattern` finds, its lines where they were. What stands in quotes is kept.
QString blanked(const QString &text, const QString &pattern)
{
    const QRegularExpression piece(QStringLiteral(R"("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'|)") + pattern,
        QRegularExpression::DotMatchesEverythingOption);
    QString result;
    qsizetype done = 0;
    for (Matches found = piece.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        const QString words = match.captured();
        result += QStringView(text).mid(done, match.capturedStart() - done);
        const bool quoted = words.startsWith(u'"') || words.startsWith(u'\'');
        result += quoted ? words : QString(words.count(u'\n'), u'\n');
        done = match.capturedEnd();
    }
    result += QStringView(text).mid(done);
    return result;
}

QString withoutComments(const QString &path, const QString &text)
{
    return isSource(path) ? blanked(text, QStringLiteral(R"(//[^\n]*|/\*.*?\*/)"))
                          : blanked(text, QStringLiteral(R"(#[^\n]*)"));
}

const Room *roomOf(const QString &path)
{
    const Room *best = nullptr;
    for (const Room &room : rooms()) {
        if (QString(path + u'/').startsWith(room.folder + u'/')
            && (best == nullptr || room.folder.size() > best->folder.size()))
            best = &room;
    }
    return best;
}

/// "QString" and "qstring.h" -> "QtCore/QString", "QtCore/qstring.h", as Qt is installed here.
QString withQtModule(const QString &header)
{
    static const QHash<QString, QString> modules = [] {
        QHash<QString, QString> found;
        const QDir root(QLibraryInfo::path(QLibraryInfo::HeadersPath));
        const QStringList folders = root.entryList({QStringLiteral("Qt*")}, QDir::Dirs);
        for (const QString &module : folders) {
            const QStringList headers = QDir(root.filePath(module)).entryList(QDir::Files);
            for (const QString &name : headers)
                found.insert(name, module);
        }
        return found;
    }();
    const QString module = modules.value(header);
    return module.isEmpty() ? header : QString(module + u'/' + header);
}

const Outside *outsideOfHeader(const QString &header)
{
    for (const Outside &outside : outsides()) {
        for (const QString &known : outside.headers) {
            const bool begins = known.endsWith(u'/') || known.endsWith(u'-');
            if (begins ? header.startsWith(known) : header == known)
                return &outside;
        }
    }
    return nullptr;
}

const Outside *outsideOfLink(const QString &word)
{
    const auto &all = outsides();
    const auto found = std::find_if(
        all.begin(), all.end(), [&word](const Outside &outside) { return outside.links.contains(word); });
    return found == all.end() ? nullptr : &*found;
}

struct Include
{
    QString name;
    bool quoted = false;
    qsizetype line = 0;
};

std::vector<Include> includesOf(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral(R"(^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"])"),
        QRegularExpression::MultilineOption);
    std::vector<Include> result;
    for (Matches found = pattern.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        result.push_back({match.captured(2), match.captured(1) == QLatin1String("\""),
            lineOf(text, match.capturedStart(2))});
    }
    return result;
}

/// "base/Result.h" -> "app/base/Result.h"; "ui/reader/ReaderPane.h" stays.
QString pathOfOurs(const QString &include)
{
    return include.startsWith(QLatin1String("ui/")) ? include : QString(QLatin1String("app/") + include);
}

QString objectionToOurs(const SourceTree &tree, const Room &room, const QString &path, const QString &include)
{
    if (include == stemOf(path) + QLatin1String(".moc"))
        return {};
    const QString target = pathOfOurs(include);
    if (!include.contains(u'/') || include.contains(QLatin1String("..")) || !tree.contains(target))
        return QStringLiteral("no file \"%1\"; write \"room/Header.h\" or \"ui/pane/Header.h\"").arg(include);
    const Room *other = roomOf(target);
    if (other == nullptr)
        return QStringLiteral("%1 is no room of the table").arg(folderOf(target));
    const bool allowed = other->folder == room.folder
        || std::any_of(room.rooms.begin(), room.rooms.end(), [other](const QString &folder) {
               return QString(other->folder + u'/').startsWith(folder + u'/');
           });
    return allowed ? QString() : QStringLiteral("%1 may not include %2").arg(room.folder, other->folder);
}

QString objectionToOthers(const Room &room, const QString &include)
{
    const bool standard = !include.contains(u'/') && !include.contains(u'.') && include == include.toLower();
    if (standard || systemHeaders().contains(include))
        return {};
    const QString header = withQtModule(include);
    const Outside *outside = outsideOfHeader(header);
    if (outside == nullptr)
        return QStringLiteral("no room may include <%1>").arg(header);
    return room.libraries.contains(outside->name)
        ? QString()
        : QStringLiteral("%1 may not include %2 (<%3>)").arg(room.folder, outside->name, header);
}

struct Link
{
    QString word;
    bool isPublic = false;
    qsizetype line = 0;
};

/// A target that the CMake file itself declares from files, as an object library of resources is.
bool isMadeHere(const QString &text, const QString &word)
{
    return word.startsWith(QLatin1String("$<TARGET_OBJECTS:"))
        || text.contains(QLatin1String("add_library(") + word + u' ');
}

/// The words after PUBLIC, PRIVATE and INTERFACE of every primer_library(...) and target_link_libraries(...).
std::vector<Link> linksOf(const QString &text)
{
    static const QRegularExpression call(
        QStringLiteral(R"(\b(?:primer_library|target_link_libraries)\s*\(([^()]*)\))"));
    static const QRegularExpression word(QStringLiteral(R"(\S+)"));
    std::vector<Link> result;
    for (Matches calls = call.globalMatch(text); calls.hasNext();) {
        const auto found = calls.next();
        QString part;
        for (Matches words = word.globalMatch(found.captured(1)); words.hasNext();) {
            const auto match = words.next();
            const QString name = match.captured();
            if (name == name.toUpper() && !name.contains(u'$'))
                part = name;
            else if (part != QLatin1String("SOURCES") && !part.isEmpty() && !isMadeHere(text, name))
                result.push_back({name, part == QLatin1String("PUBLIC"),
                    lineOf(text, found.capturedStart(1) + match.capturedStart())});
        }
    }
    return result;
}

/// "primer_base" -> "app/base", "primer_ui_reader" -> "ui/reader", "primer_ui" -> "ui".
QString folderOfTarget(const QString &target)
{
    QString room = target.mid(QStringLiteral("primer_").size());
    if (room == QLatin1String("ui") || room.startsWith(QLatin1String("ui_")))
        return room.replace(u'_', u'/');
    return QLatin1String("app/") + room;
}

bool holds(const SourceTree &tree, const QString &folder)
{
    const auto first = tree.lowerBound(folder + u'/');
    return first != tree.end() && first.key().startsWith(folder + u'/');
}

bool someHeaderNeeds(const SourceTree &tree, const QString &folder, const QString &word)
{
    const Outside *outside = outsideOfLink(word);
    const QString ours = folderOfTarget(word);
    if (outside == nullptr && !holds(tree, ours))
        return true; // a target that is not named for a folder
    for (auto file = tree.lowerBound(folder + u'/'); file != tree.end(); ++file) {
        if (!file.key().startsWith(folder + u'/'))
            break;
        if (folderOf(file.key()) != folder || !file.key().endsWith(QLatin1String(".h")))
            continue;
        for (const Include &include : includesOf(withoutComments(file.key(), file.value()))) {
            if (outside != nullptr && !include.quoted
                && outsideOfHeader(withQtModule(include.name)) == outside)
                return true;
            if (outside == nullptr && include.quoted && folderOf(pathOfOurs(include.name)) == ours)
                return true;
        }
    }
    return false;
}

QString objectionToLink(const SourceTree &tree, const Room &room, const QString &folder, const Link &link)
{
    if (link.word.startsWith(QLatin1String("primer_"))) {
        const QString target = folderOfTarget(link.word);
        const Room *other = roomOf(target);
        const bool allowed = other != nullptr
            && (other->folder == room.folder
                || std::any_of(room.rooms.begin(), room.rooms.end(), [&target](const QString &allowedRoom) {
                       return QString(target + u'/').startsWith(allowedRoom + u'/');
                   }));
        if (!allowed)
            return QStringLiteral("%1 may not link %2").arg(room.folder, link.word);
    } else {
        const Outside *outside = outsideOfLink(link.word);
        if (outside == nullptr || !room.libraries.contains(outside->name))
            return QStringLiteral("%1 may not link %2").arg(room.folder, link.word);
    }
    if (link.isPublic && !someHeaderNeeds(tree, folder, link.word))
        return QStringLiteral("no header needs %1; link it PRIVATE").arg(link.word);
    return {};
}

void inspectName(const QString &path, QStringList &findings)
{
    static const QRegularExpression camel(QStringLiteral("^[A-Z][A-Za-z0-9]*$"));
    static const QRegularExpression words(QStringLiteral("[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])"));
    if (!camel.match(stemOf(path)).hasMatch() && nameOf(path) != QLatin1String("main.cpp"))
        findings << at(path, 1, QStringLiteral("name it for its class, in CamelCase"));
    for (Matches found = words.globalMatch(path); found.hasNext();) {
        const QString word = found.next().captured();
        if (emptyNames().contains(word.toLower()))
            findings << at(path, 1, QStringLiteral("\"%1\" says nothing of what is inside").arg(word));
    }
}

void inspectHeader(const QString &path, const QString &code, QStringList &findings)
{
    if (!code.contains(QLatin1String("#pragma once")))
        findings << at(path, 1, QStringLiteral("#pragma once is missing"));
    static const QRegularExpression definition(QStringLiteral(R"(\b(class|struct)\s+(\w+)[^;{}()]*\{)"));
    static const QRegularExpression enumeration(QStringLiteral(R"(\benum\s+class\b)"));
    static const QRegularExpression firstWord(QStringLiteral("^[A-Z]?[a-z0-9]+|^[A-Z]+"));
    const QString word = firstWord.match(stemOf(path)).captured();
    const QString rest = QString(code).remove(enumeration);
    QStringList classes;
    bool bearsTheName = false;
    for (Matches found = definition.globalMatch(rest); found.hasNext();) {
        const auto match = found.next();
        bearsTheName = bearsTheName || match.captured(2).contains(word);
        if (match.captured(1) == QLatin1String("class"))
            classes << match.captured(2);
    }
    if (!classes.isEmpty() && !bearsTheName)
        findings << at(
            path, 1, QStringLiteral("name it for its class, %1").arg(classes.join(QLatin1String(", "))));
}

void inspectHouseFile(const SourceTree &tree, const QString &path, const QString &code, QStringList &findings)
{
    if (roomOf(path) == nullptr)
        findings << at(path, 1, QStringLiteral("stands in no room of the table"));
    inspectName(path, findings);
    if (path.endsWith(QLatin1String(".h")))
        inspectHeader(path, code, findings);
    else if (nameOf(path) != QLatin1String("main.cpp")
        && !tree.contains(path.chopped(3) + QLatin1String("h")))
        findings << at(path, 1, QStringLiteral("has no header of its name"));
    const QString build = folderOf(path) + QLatin1String("/CMakeLists.txt");
    const QRegularExpression listed(
        QStringLiteral(R"((^|[\s/(])%1($|[\s)]))").arg(QRegularExpression::escape(nameOf(path))));
    if (path.endsWith(QLatin1String(".cpp")) && !withoutComments(build, tree.value(build)).contains(listed))
        findings << at(path, 1, QStringLiteral("is not named in %1").arg(build));
    for (const Forbidden &forbidden : forbiddenWords()) {
        for (Matches found = QRegularExpression(forbidden.pattern).globalMatch(code); found.hasNext();) {
            const auto match = found.next();
            findings << at(path, lineOf(code, match.capturedStart()),
                QStringLiteral("%1: %2").arg(match.captured(), forbidden.reason));
        }
    }
}

} // namespace

SourceTree readTree(const QString &root)
{
    SourceTree tree;
    const QDir top(root);
    QStringList paths{QStringLiteral("CMakeLists.txt")};
    for (const char *folder : {"app", "ui", "tests", "resources", "packaging", ".ci"}) {
        QDirIterator files(top.filePath(QLatin1String(folder)), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = top.relativeFilePath(files.next());
            const bool script = !nameOf(path).contains(u'.') || path.endsWith(QLatin1String(".sh"));
            if (isSource(path) || script || nameOf(path) == QLatin1String("CMakeLists.txt")
                || path.endsWith(QLatin1String(".cmake")))
                paths << path;
        }
    }
    for (const QString &path : std::as_const(paths)) {
        QFile file(top.filePath(path));
        if (file.open(QIODevice::ReadOnly))
            tree.insert(path, QString::fromUtf8(file.readAll()));
    }
    return tree;
}

QStringList inspectIncludes(const SourceTree &tree)
{
    QStringList findings;
    for (auto file = tree.begin(); file != tree.end(); ++file) {
        const Room *room = roomOf(file.key());
        if (room == nullptr || !isSource(file.key()))
            continue;
        for (const Include &include : includesOf(withoutComments(file.key(), file.value()))) {
            const QString objection = include.quoted ? objectionToOurs(tree, *room, file.key(), include.name)
                                                     : objectionToOthers(*room, include.name);
            if (!objection.isEmpty())
                findings << at(file.key(), include.line, objection);
        }
    }
    return findings;
}

QStringList inspectLinks(const SourceTree &tree)
{
    static const QRegularExpression network(QStringLiteral(R"(\b(Network|WebEngine\w*|WebSockets|curl)\b)"));
    QStringList findings;
    for (auto file = tree.begin(); file != tree.end(); ++file) {
        const bool build = nameOf(file.key()) == QLatin1String("CMakeLists.txt")
            || file.key().endsWith(QLatin1String(".cmake"));
        if (!build)
            continue;
        const QString code = withoutComments(file.key(), file.value());
        for (Matches found = network.globalMatch(code); found.hasNext();) {
            const auto match = found.next();
            findings << at(file.key(), lineOf(code, match.capturedStart()),
                QStringLiteral("%1: nothing here links what opens a connection").arg(match.captured()));
        }
        const QString folder = folderOf(file.key());
        const Room *room = roomOf(folder);
        if (room == nullptr)
            continue;
        for (const Link &link : linksOf(code)) {
            const QString objection = objectionToLink(tree, *room, folder, link);
            if (!objection.isEmpty())
                findings << at(file.key(), link.line, objection);
        }
    }
    return findings;
}

QStringList inspectFiles(const SourceTree &tree)
{
    QStringList findings;
    for (auto file = tree.begin(); file != tree.end(); ++file) {
        const QString &path = file.key();
        const QString head = file.value().section(u'\n', 0, 2);
        if (!head.contains(QLatin1String("SPDX-License-Identifier: ")))
            findings << at(path, 1, QStringLiteral("the SPDX-License-Identifier line is missing"));
        const qsizetype lines = file.value().count(u'\n');
        if (lines > kMostLines)
            findings << at(path, lines, QStringLiteral("more than %1 lines").arg(kMostLines));
        if (!isSource(path))
            continue;
        const QString code = withoutComments(path, file.value());
        if (isInHouse(path))
            inspectHouseFile(tree, path, code, findings);
        else if (path.endsWith(QLatin1String(".h")) && !code.contains(QLatin1String("#pragma once")))
            findings << at(path, 1, QStringLiteral("#pragma once is missing"));
    }
    return findings;
}

} // namespace primer::tests
