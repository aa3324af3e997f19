// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commandline/ShowCommand.h"

#include "library/Library.h"
#include "library/SectionContent.h"

#include <QCoreApplication>
#include <QTextStream>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ShowCommand", text);
}

QString sourceLine(const Source &source)
{
    QString line = source.title + u". " + source.publisher;
    if (source.year != 0)
        line += u", " + QString::number(source.year);
    line += u'.';
    if (!source.url.isEmpty())
        line += u' ' + source.url;
    return line;
}

QString reviewLine(const Topic &topic)
{
    QString line = tr("Reviewed %1.").arg(topic.reviewed.toString(Qt::ISODate));
    if (topic.nextReview.isValid())
        line += u' ' + tr("Next review %1.").arg(topic.nextReview.toString(Qt::ISODate));
    line += u' '
        + (topic.reviewedBy.isEmpty() ? tr("Not yet reviewed by a clinician.")
                                      : tr("Reviewed by %1.").arg(topic.reviewedBy));
    return line;
}

void writeSources(const Topic &topic, const QStringList &cited, QTextStream &out)
{
    if (cited.isEmpty())
        return;
    out << '\n' << tr("Sources") << '\n';
    int number = 0;
    for (const QString &key : cited) {
        const Source *source = topic.source(key);
        out << '[' << ++number << "] " << (source != nullptr ? sourceLine(*source) : key) << '\n';
    }
}

Result<void> writeSection(const Library &library, const Topic &topic, const SectionRef &ref, QTextStream &out)
{
    const auto section = library.section(ref);
    if (!section)
        return failure(section);
    const auto content = library.content(*section);
    if (!content)
        return failure(content);
    out << section->title << "\n\n" << content->plainText();
    writeSources(topic, content->citedSources(), out);
    out << '\n';
    return {};
}

} // namespace

Result<void> showText(const Library &library, const SectionRef &ref, QTextStream &out)
{
    const auto resolved = library.resolve(ref);
    if (!resolved)
        return failure(resolved);
    const auto topic = library.topic(*resolved);
    if (!topic)
        return failure(topic);
    out << topic->entry.titleWithBrand() << '\n' << topic->entry.summary << "\n\n";
    if (!resolved->section.isEmpty()) {
        if (auto done = writeSection(library, *topic, *resolved, out); !done)
            return done;
    } else {
        for (const SectionEntry &section : topic->sections) {
            const SectionRef place{resolved->pack, resolved->topic, section.slug};
            if (auto done = writeSection(library, *topic, place, out); !done)
                return done;
        }
    }
    out << reviewLine(*topic) << '\n';
    return {};
}

} // namespace primer
