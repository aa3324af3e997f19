// SPDX-License-Identifier: GPL-3.0-or-later
// Prints what the benches found, from the files of JSON that they wrote, as one table.
#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

namespace {

QString number(double value)
{
    return QString::number(value, 'f', value < 10 ? 2 : 1);
}

QStringList cellsOf(const QJsonObject &row)
{
    const bool hasBar = row.contains(QStringLiteral("bar"));
    const QString unit = row.value(QStringLiteral("unit")).toString();
    return {row.value(QStringLiteral("what")).toString(),
        number(row.value(QStringLiteral("measured")).toDouble()) + u' ' + unit,
        hasBar ? number(row.value(QStringLiteral("bar")).toDouble()) + u' ' + unit : QStringLiteral("–"),
        row.value(QStringLiteral("floor")).toString(),
        !hasBar                                         ? QStringLiteral("–")
            : row.value(QStringLiteral("met")).toBool() ? QStringLiteral("met")
                                                        : QStringLiteral("NOT MET")};
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QTextStream out(stdout);
    out << "| what | measured | bar | floor | |\n|---|---|---|---|---|\n";
    for (const QString &path : QCoreApplication::arguments().mid(1)) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            QTextStream(stderr) << path << ": cannot be read\n";
            return 1;
        }
        const auto rows
            = QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("rows")).toArray();
        for (const auto &row : rows)
            out << "| " << cellsOf(row.toObject()).join(QStringLiteral(" | ")) << " |\n";
    }
    return 0;
}
