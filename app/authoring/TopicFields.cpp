// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/TopicFields.h"

#include <QCoreApplication>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("TopicFields", text);
}

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2999;

std::optional<OtherName::Kind> nameKind(const QString &word)
{
    if (word == u"brand")
        return OtherName::Kind::Brand;
    if (word == u"generic")
        return OtherName::Kind::Generic;
    if (word == u"synonym")
        return OtherName::Kind::Synonym;
    return std::nullopt;
}

class Reader final
{
public:
    Reader(const YamlValue &frontMatter, FileMistakes &mistakes)
        : m_fields(frontMatter, tr("a topic"), mistakes)
        , m_mistakes(mistakes)
    { }

    TopicFields read()
    {
        Topic &topic = m_read.topic;
        topic.entry.title = m_fields.requiredText(QStringLiteral("title"));
        m_read.titleLine = m_fields.line(QStringLiteral("title"));
        readKind();
        readNames();
        topic.entry.group = m_fields.requiredText(QStringLiteral("group"));
        m_read.groupLine = m_fields.line(QStringLiteral("group"));
        topic.entry.summary = m_fields.requiredText(QStringLiteral("summary"));
        m_read.summaryLine = m_fields.line(QStringLiteral("summary"));
        readReview();
        readSources();
        readSeeAlso();
        readChecks();
        readMoved();
        m_fields.refuseOthers();
        return std::move(m_read);
    }

private:
    void readKind()
    {
        const QString name = QStringLiteral("kind");
        const QString word = m_fields.requiredText(name);
        const auto kind = topicKindFromWord(word);
        if (kind)
            m_read.topic.entry.kind = *kind;
        else if (!word.isEmpty())
            m_mistakes.add(m_fields.line(name),
                tr("\"%1\" is not a kind of topic. It must be medicine, condition, treatment, skill or "
                   "guide.")
                    .arg(word));
    }

    void readNames()
    {
        const YamlValue *names = m_fields.list(QStringLiteral("also"));
        m_read.namesLine = m_fields.line(QStringLiteral("also"));
        if (names == nullptr)
            return;
        QStringList seen{m_read.topic.entry.title.toLower()};
        for (const YamlValue &item : names->items) {
            const OtherName name = readName(item);
            if (name.name.isEmpty())
                continue;
            if (seen.contains(name.name.toLower()))
                m_mistakes.add(item.line, tr("The name \"%1\" is given twice.").arg(name.name));
            seen.append(name.name.toLower());
            if (name.kind == OtherName::Kind::Brand && m_read.topic.entry.brand.isEmpty())
                m_read.topic.entry.brand = name.name;
            m_read.topic.names.push_back(name);
        }
    }

    OtherName readName(const YamlValue &item) const
    {
        OtherName name;
        name.kind = m_read.topic.entry.kind == TopicKind::Medicine ? OtherName::Kind::Brand
                                                                   : OtherName::Kind::Synonym;
        if (item.kind == YamlValue::Kind::Text) {
            name.name = item.text.simplified();
            return name;
        }
        if (item.kind != YamlValue::Kind::Map) {
            m_mistakes.add(item.line, tr("Each name in \"also\" must be a text, or have a name and a kind."));
            return name;
        }
        YamlFields fields(item, tr("a name"), m_mistakes);
        name.name = fields.requiredText(QStringLiteral("name"));
        const QString word = fields.requiredText(QStringLiteral("kind"));
        if (const auto kind = nameKind(word))
            name.kind = *kind;
        else if (!word.isEmpty())
            m_mistakes.add(fields.line(QStringLiteral("kind")),
                tr("\"%1\" is not a kind of name. It must be brand, generic or synonym.").arg(word));
        fields.refuseOthers();
        return name;
    }

    void readReview()
    {
        Topic &topic = m_read.topic;
        topic.reviewed = m_fields.requiredDate(QStringLiteral("reviewed"));
        topic.nextReview = m_fields.optionalDate(QStringLiteral("next_review"));
        m_read.nextReviewLine = m_fields.line(QStringLiteral("next_review"));
        if (topic.reviewed.isValid() && topic.nextReview.isValid() && topic.nextReview <= topic.reviewed)
            m_mistakes.add(m_fields.line(QStringLiteral("next_review")),
                tr("The next review must be after the last one."));
        topic.reviewedBy = m_fields.optionalText(QStringLiteral("reviewed_by"));
        if (topic.reviewedBy == u"none")
            topic.reviewedBy.clear();
    }

    void readSources()
    {
        const QString name = QStringLiteral("sources");
        const YamlValue *sources = m_fields.map(name);
        if (sources == nullptr || sources->entries.empty()) {
            if (sources != nullptr || !m_fields.has(name))
                m_mistakes.add(m_fields.line(name), tr("The topic names no source. Give at least one."));
            return;
        }
        for (const YamlEntry &entry : sources->entries)
            readSource(entry);
    }

    void readSource(const YamlEntry &entry)
    {
        if (!isSlug(entry.key))
            m_mistakes.add(entry.line,
                tr("\"%1\" cannot name a source. Use a to z, 0 to 9 and single hyphens.").arg(entry.key));
        Source source;
        source.key = entry.key;
        if (entry.value.kind != YamlValue::Kind::Map) {
            m_mistakes.add(
                entry.line, tr("The source \"%1\" must have a title and a publisher.").arg(entry.key));
        } else {
            YamlFields fields(entry.value, tr("a source"), m_mistakes);
            source.title = fields.requiredText(QStringLiteral("title"));
            source.publisher = fields.requiredText(QStringLiteral("publisher"));
            const QString year = fields.optionalText(QStringLiteral("year"));
            source.year = year.toInt();
            if (!year.isEmpty() && (source.year < kFirstYear || source.year > kLastYear))
                m_mistakes.add(fields.line(QStringLiteral("year")),
                    tr("The field \"year\" must be a year such as 2026."));
            source.url = fields.optionalText(QStringLiteral("url"));
            if (!source.url.isEmpty() && !source.url.startsWith(QStringLiteral("https://"))
                && !source.url.startsWith(QStringLiteral("http://")))
                m_mistakes.add(fields.line(QStringLiteral("url")),
                    tr("The address of a source must begin with https:// or http://."));
            fields.refuseOthers();
        }
        m_read.topic.sources.push_back(std::move(source));
        m_read.sourceLines.push_back(entry.line);
    }

    void readSeeAlso()
    {
        const YamlValue *topics = m_fields.list(QStringLiteral("see_also"));
        if (topics == nullptr)
            return;
        for (const YamlValue &item : topics->items) {
            if (item.kind != YamlValue::Kind::Text || item.text.isEmpty()) {
                m_mistakes.add(item.line, tr("The field \"see_also\" must be a list of topics."));
                continue;
            }
            if (m_read.topic.seeAlso.contains(item.text))
                m_mistakes.add(item.line, tr("\"%1\" stands twice in \"see_also\".").arg(item.text));
            m_read.topic.seeAlso.append(item.text);
            m_read.seeAlsoLines.push_back(item.line);
        }
    }

    void readChecks()
    {
        const YamlValue *checks = m_fields.list(QStringLiteral("check_yourself"));
        m_read.checksLine = m_fields.line(QStringLiteral("check_yourself"));
        if (checks == nullptr)
            return;
        for (const YamlValue &item : checks->items) {
            if (item.kind != YamlValue::Kind::Map) {
                m_mistakes.add(item.line,
                    tr("Each entry of \"check_yourself\" must have a question, an answer and a section."));
                continue;
            }
            YamlFields fields(item, tr("a question"), m_mistakes);
            CheckQuestion check;
            check.question = fields.requiredText(QStringLiteral("question"));
            check.answer = fields.requiredText(QStringLiteral("answer"));
            check.section = fields.requiredText(QStringLiteral("section"));
            m_read.checkLines.push_back(fields.line(QStringLiteral("section")));
            m_read.questionLines.push_back(fields.line(QStringLiteral("question")));
            m_read.answerLines.push_back(fields.line(QStringLiteral("answer")));
            fields.refuseOthers();
            m_read.topic.checks.push_back(std::move(check));
        }
    }

    void readMoved()
    {
        const YamlValue *moved = m_fields.map(QStringLiteral("moved"));
        if (moved == nullptr)
            return;
        for (const YamlEntry &entry : moved->entries) {
            if (!isSlug(entry.key))
                m_mistakes.add(entry.line,
                    tr("\"%1\" cannot name a section. Use a to z, 0 to 9 and single hyphens.")
                        .arg(entry.key));
            if (entry.value.kind != YamlValue::Kind::Text) {
                m_mistakes.add(
                    entry.line, tr("\"%1\" must be followed by the present section.").arg(entry.key));
                continue;
            }
            m_read.moved.insert_or_assign(entry.key, entry.value.text);
            m_read.movedLines.insert(entry.key, entry.line);
        }
    }

    YamlFields m_fields;
    FileMistakes &m_mistakes;
    TopicFields m_read;
};

} // namespace

TopicFields readTopicFields(const YamlValue &frontMatter, FileMistakes &mistakes)
{
    return Reader(frontMatter, mistakes).read();
}

} // namespace primer
