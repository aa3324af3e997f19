// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/YamlReader.h"

#include <QCoreApplication>

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <string>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("YamlReader", text);
}

constexpr int kDeepest = 16;
constexpr int kMostValues = 200'000;

/// Copies the parser's nodes into values. Aliases are copied out each time they are named: the budget stops a
/// small file from becoming a huge tree.
class Copier final
{
public:
    explicit Copier(int firstLine)
        : m_firstLine(firstLine)
    { }

    bool isTooLarge() const { return m_isTooLarge; }
    int line() const { return m_line; }

    YamlValue copy(const YAML::Node &node, int depth)
    {
        YamlValue value;
        value.line = lineOf(node);
        if (depth > kDeepest || ++m_count > kMostValues) {
            if (!m_isTooLarge)
                m_line = value.line;
            m_isTooLarge = true;
        }
        if (m_isTooLarge)
            return value;
        if (node.IsScalar()) {
            value.kind = YamlValue::Kind::Text;
            value.text = QString::fromStdString(node.Scalar());
        } else if (node.IsSequence()) {
            value.kind = YamlValue::Kind::List;
            for (const auto &item : node)
                value.items.push_back(copy(item, depth + 1));
        } else if (node.IsMap()) {
            value.kind = YamlValue::Kind::Map;
            for (const auto &entry : node) {
                const QString key = entry.first.IsScalar() ? QString::fromStdString(entry.first.Scalar())
                                                           : QStringLiteral("?");
                value.entries.push_back({key, lineOf(entry.first), copy(entry.second, depth + 1)});
            }
        }
        return value;
    }

private:
    int lineOf(const YAML::Node &node) const { return m_firstLine + std::max(0, node.Mark().line); }

    int m_firstLine;
    int m_count = 0;
    int m_line = 1;
    bool m_isTooLarge = false;
};

void refuseDoubles(const YamlValue &value, FileMistakes &mistakes)
{
    QStringList seen;
    for (const YamlEntry &entry : value.entries) {
        if (seen.contains(entry.key))
            mistakes.add(
                entry.line, tr("The field \"%1\" is given twice. Keep one of the two.").arg(entry.key));
        seen.append(entry.key);
        refuseDoubles(entry.value, mistakes);
    }
    for (const YamlValue &item : value.items)
        refuseDoubles(item, mistakes);
}

} // namespace

std::optional<YamlValue> readYaml(const QByteArray &text, int firstLine, FileMistakes &mistakes)
{
    try {
        const auto documents = YAML::LoadAll(text.toStdString());
        if (documents.size() > 1) {
            mistakes.add(firstLine, tr("This YAML holds more than one document. Keep one."));
            return std::nullopt;
        }
        if (documents.empty())
            return YamlValue{YamlValue::Kind::Nothing, firstLine, {}, {}, {}};
        Copier copier(firstLine);
        YamlValue value = copier.copy(documents.front(), 0);
        if (copier.isTooLarge()) {
            mistakes.add(copier.line(), tr("This YAML is nested too deeply or holds too many values."));
            return std::nullopt;
        }
        refuseDoubles(value, mistakes);
        return value;
    } catch (const YAML::Exception &error) {
        mistakes.add(firstLine + std::max(0, error.mark.line),
            tr("This is not sound YAML: %1.").arg(QString::fromStdString(error.msg)));
        return std::nullopt;
    }
}

YamlFields::YamlFields(const YamlValue &map, QString owner, FileMistakes &mistakes)
    : m_map(map)
    , m_owner(std::move(owner))
    , m_mistakes(mistakes)
{ }

const YamlEntry *YamlFields::find(const QString &name) const
{
    const auto found = std::find_if(m_map.entries.begin(), m_map.entries.end(),
        [&](const YamlEntry &entry) { return entry.key == name; });
    return found == m_map.entries.end() ? nullptr : &*found;
}

const YamlValue *YamlFields::take(const QString &name)
{
    m_known.append(name);
    const YamlEntry *entry = find(name);
    return entry == nullptr ? nullptr : &entry->value;
}

int YamlFields::line(const QString &name) const
{
    const YamlEntry *entry = find(name);
    return entry == nullptr ? m_map.line : entry->line;
}

QString YamlFields::optionalText(const QString &name)
{
    const YamlValue *value = take(name);
    if (value == nullptr)
        return {};
    const QString text = value->kind == YamlValue::Kind::Text ? value->text.simplified() : QString();
    if (text.isEmpty())
        m_mistakes.add(line(name), tr("The field \"%1\" must be a text.").arg(name));
    return text;
}

QString YamlFields::requiredText(const QString &name)
{
    if (!has(name)) {
        m_known.append(name);
        m_mistakes.add(m_map.line, tr("The field \"%1\" of %2 is missing.").arg(name, m_owner));
        return {};
    }
    return optionalText(name);
}

QDate YamlFields::date(const QString &name, const QString &text)
{
    if (text.isEmpty())
        return {};
    const QDate date = QDate::fromString(text, QStringLiteral("yyyy-MM-dd"));
    if (!date.isValid())
        m_mistakes.add(line(name), tr("The field \"%1\" must be a date such as 2026-11-22.").arg(name));
    return date;
}

QDate YamlFields::requiredDate(const QString &name)
{
    return date(name, requiredText(name));
}

QDate YamlFields::optionalDate(const QString &name)
{
    return date(name, optionalText(name));
}

const YamlValue *YamlFields::list(const QString &name)
{
    const YamlValue *value = take(name);
    if (value == nullptr || value->kind == YamlValue::Kind::List)
        return value;
    m_mistakes.add(line(name), tr("The field \"%1\" must be a list.").arg(name));
    return nullptr;
}

const YamlValue *YamlFields::map(const QString &name)
{
    const YamlValue *value = take(name);
    if (value == nullptr || value->kind == YamlValue::Kind::Map)
        return value;
    m_mistakes.add(line(name), tr("The field \"%1\" must have fields of its own.").arg(name));
    return nullptr;
}

QStringList YamlFields::texts(const QString &name)
{
    QStringList texts;
    const YamlValue *value = list(name);
    if (value == nullptr)
        return texts;
    for (const YamlValue &item : value->items) {
        const QString text = item.kind == YamlValue::Kind::Text ? item.text.simplified() : QString();
        if (text.isEmpty())
            m_mistakes.add(item.line, tr("The field \"%1\" must be a list of texts.").arg(name));
        else
            texts.append(text);
    }
    return texts;
}

bool YamlFields::flag(const QString &name)
{
    const YamlValue *value = take(name);
    if (value == nullptr)
        return false;
    if (value->text != u"true" && value->text != u"false")
        m_mistakes.add(line(name), tr("The field \"%1\" must be true or false.").arg(name));
    return value->text == u"true";
}

void YamlFields::refuseOthers()
{
    for (const YamlEntry &entry : m_map.entries) {
        if (!m_known.contains(entry.key))
            m_mistakes.add(
                entry.line, tr("\"%1\" is not a field of %2. Check the spelling.").arg(entry.key, m_owner));
    }
}

} // namespace primer
