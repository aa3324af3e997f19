// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authoring/Mistake.h"

#include <QByteArray>
#include <QDate>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace primer {

struct YamlEntry;

/// A value of a YAML file, copied out of the parser with the line that it begins on.
struct YamlValue
{
    enum class Kind { Nothing, Text, List, Map };

    Kind kind = Kind::Nothing;
    int line = 1;
    QString text; ///< Text
    std::vector<YamlValue> items; ///< List
    std::vector<YamlEntry> entries; ///< Map
};

struct YamlEntry
{
    QString key;
    int line = 1;
    YamlValue value;
};

/// Reads one YAML document that begins on line `firstLine` of its file. Nothing if it is broken, nested
/// deeper than 16 or, with its aliases resolved, holds more than 200,000 values: that is then a mistake.
std::optional<YamlValue> readYaml(const QByteArray &text, int firstLine, FileMistakes &mistakes);

/// The fields of a map, taken by name; each that is missing or of the wrong type is a mistake.
class YamlFields final
{
public:
    /// `owner` says whose fields they are: "a topic".
    YamlFields(const YamlValue &map, QString owner, FileMistakes &mistakes);

    /// Empty if it is not there or wrong.
    QString requiredText(const QString &name);
    QString optionalText(const QString &name);
    /// An invalid date if it is not there or wrong.
    QDate requiredDate(const QString &name);
    QDate optionalDate(const QString &name);
    /// The value if it is there and of that kind.
    const YamlValue *list(const QString &name);
    const YamlValue *map(const QString &name);
    /// Every item of a list that is a text.
    QStringList texts(const QString &name);
    bool flag(const QString &name);

    /// Line of the field, or of the map if the field is not there.
    int line(const QString &name) const;
    bool has(const QString &name) const { return find(name) != nullptr; }

    /// To be called once all fields are taken: those that nobody asked for are mistakes.
    void refuseOthers();

private:
    const YamlEntry *find(const QString &name) const;
    const YamlValue *take(const QString &name);
    QDate date(const QString &name, const QString &text);

    const YamlValue &m_map;
    QString m_owner;
    FileMistakes &m_mistakes;
    QStringList m_known;
};

} // namespace primer
