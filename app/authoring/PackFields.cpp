// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/PackFields.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("PackFields", text);
}

GroupFields readGroup(const YamlValue &item, FileMistakes &mistakes)
{
    GroupFields group;
    if (item.kind == YamlValue::Kind::Text) {
        group.group.title = item.text.simplified();
        return group;
    }
    if (item.kind != YamlValue::Kind::Map) {
        mistakes.add(
            item.line, tr("Each group must be a title, or have a title, topics and perhaps urgent."));
        return group;
    }
    YamlFields fields(item, tr("a group"), mistakes);
    group.group.title = fields.requiredText(QStringLiteral("title"));
    group.group.urgent = fields.flag(QStringLiteral("urgent"));
    if (const YamlValue *topics = fields.list(QStringLiteral("topics"))) {
        for (const YamlValue &topic : topics->items) {
            if (topic.kind != YamlValue::Kind::Text)
                mistakes.add(topic.line, tr("The field \"topics\" must be a list of topics."));
            if (group.topics.contains(topic.text))
                mistakes.add(topic.line, tr("\"%1\" stands twice in this group.").arg(topic.text));
            group.topics.append(topic.text);
            group.topicLines.push_back(topic.line);
        }
    }
    fields.refuseOthers();
    return group;
}

void readGroups(const YamlValue &groups, PackFields &pack, FileMistakes &mistakes)
{
    for (const YamlValue &item : groups.items) {
        GroupFields group = readGroup(item, mistakes);
        if (group.group.title.isEmpty())
            continue;
        const bool isThere = std::any_of(pack.groups.begin(), pack.groups.end(),
            [&](const GroupFields &other) { return other.group.title == group.group.title; });
        if (isThere)
            mistakes.add(item.line, tr("The group \"%1\" is given twice.").arg(group.group.title));
        else
            pack.groups.push_back(std::move(group));
    }
}

void checkInfo(const YamlFields &fields, const PackInfo &info, FileMistakes &mistakes)
{
    if (!info.id.isEmpty() && !isSlug(info.id))
        mistakes.add(fields.line(QStringLiteral("id")),
            tr("\"%1\" cannot name a pack. Use a to z, 0 to 9 and single hyphens.").arg(info.id));
    static const QRegularExpression language(QStringLiteral("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"));
    if (!info.language.isEmpty() && !language.match(info.language).hasMatch())
        mistakes.add(fields.line(QStringLiteral("language")),
            tr("\"%1\" is not a language such as en or pt-BR.").arg(info.language));
}

} // namespace

PackFields readPackFields(const YamlValue &file, FileMistakes &mistakes)
{
    PackFields pack;
    YamlFields fields(file, tr("a pack"), mistakes);
    PackInfo &info = pack.info;
    info.id = fields.requiredText(QStringLiteral("id"));
    info.title = fields.requiredText(QStringLiteral("title"));
    info.language = fields.requiredText(QStringLiteral("language"));
    info.version = fields.requiredText(QStringLiteral("version"));
    info.publisher = fields.requiredText(QStringLiteral("publisher"));
    info.licence = fields.requiredText(QStringLiteral("licence"));
    checkInfo(fields, info, mistakes);
    const QString name = QStringLiteral("groups");
    if (const YamlValue *groups = fields.list(name); groups != nullptr && !groups->items.empty())
        readGroups(*groups, pack, mistakes);
    else if (groups != nullptr || !fields.has(name))
        mistakes.add(fields.line(name), tr("The pack names no groups. Give at least one."));
    fields.refuseOthers();
    return pack;
}

std::vector<TermDraft> readGlossary(const YamlValue &file, FileMistakes &mistakes)
{
    std::vector<TermDraft> glossary;
    if (file.kind != YamlValue::Kind::List && file.kind != YamlValue::Kind::Nothing)
        mistakes.add(file.line, tr("The glossary must be a list of terms."));
    QHash<QString, QString> termOfForm;
    for (const YamlValue &item : file.items) {
        if (item.kind != YamlValue::Kind::Map) {
            mistakes.add(item.line, tr("Each entry of the glossary must have a term and a meaning."));
            continue;
        }
        YamlFields fields(item, tr("a term"), mistakes);
        TermDraft term;
        term.term = fields.requiredText(QStringLiteral("term"));
        term.meaning = fields.requiredText(QStringLiteral("meaning"));
        term.forms = fields.texts(QStringLiteral("forms"));
        fields.refuseOthers();
        QStringList kept;
        for (const QString &form : QStringList{term.term} + term.forms) {
            const QString other = termOfForm.value(form.toLower());
            if (!other.isEmpty() && other != term.term)
                mistakes.add(item.line,
                    tr("\"%1\" stands for the term \"%2\" already. Keep one of the two.").arg(form, other));
            else if (!other.isEmpty())
                mistakes.add(item.line, tr("The form \"%1\" is given twice.").arg(form));
            termOfForm.insert(form.toLower(), term.term);
        }
        glossary.push_back(std::move(term));
    }
    return glossary;
}

std::map<QString, QStringList> readSynonyms(const YamlValue &file, FileMistakes &mistakes)
{
    std::map<QString, QStringList> synonyms;
    if (file.kind != YamlValue::Kind::Map && file.kind != YamlValue::Kind::Nothing)
        mistakes.add(file.line, tr("The synonyms must be words followed by a list of words."));
    YamlFields fields(file, tr("the synonyms"), mistakes);
    for (const YamlEntry &entry : file.entries) {
        QStringList meanings = fields.texts(entry.key);
        meanings.removeDuplicates();
        if (entry.key.trimmed().isEmpty() || meanings.isEmpty())
            mistakes.add(entry.line, tr("\"%1\" must be followed by a list of words.").arg(entry.key));
        else
            synonyms.insert_or_assign(entry.key.simplified(), meanings);
    }
    return synonyms;
}

} // namespace primer
