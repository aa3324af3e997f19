// SPDX-License-Identifier: GPL-3.0-or-later
#include "IndexedPack.h"
#include "search/Search.h"
#include "TestRegistry.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace primer;
using namespace primer::tests;

namespace {

TestPack packOf(const char *id, int topics, const char *often, const char *seldom)
{
    TestPack pack(QString::fromLatin1(id));
    pack.setMeta(QStringLiteral("language"), QStringLiteral("en"));
    pack.group(QStringLiteral("Medicines"));
    for (int i = 0; i < topics; ++i) {
        const QByteArray text
            = QByteArray("<section><p>") + (i % 3 == 0 ? seldom : often) + QByteArray("</p></section>");
        pack.topic(QStringLiteral("topic-%1").arg(i), QStringLiteral("Nabicine %1").arg(i))
            .section(QStringLiteral("what"), QStringLiteral("Taking it"), text);
    }
    return pack;
}

} // namespace

class SearchOverPacksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Xapian's OP_MAX used memory that it had freed when it went from a pack with many such sections to
    /// another.
    void completesWordsInPacksOfDifferentSize()
    {
        const QTemporaryDir folder;
        const QString large = folder.filePath(QStringLiteral("large.primer"));
        const QString small = folder.filePath(QStringLiteral("small.primer"));
        QVERIFY(writeIndexed(packOf("large", 300, "Side effects, besides: take a card.",
                                 "Take cards and cardiac tablets. Sleepy sleepers take care."),
            large));
        QVERIFY(writeIndexed(packOf("small", 6, "Feeling sleepy is common. Take it with food.",
                                 "Side effects such as dizziness and sleepiness are common."),
            small));
        for (const QStringList &paths : {QStringList{large, small}, QStringList{small, large}}) {
            const auto library = Library::open(paths);
            QVERIFY(library->problems().empty());
            const Search search(*library, nullptr);
            for (const char *typed :
                {"n", "na", "card", "sleep", "sleepy", "side", "take", "take car", "effect"}) {
                const auto answer = search.find(QString::fromLatin1(typed), 60, Search::Spelling::AsTyped);
                QVERIFY(answer);
                QVERIFY2(!answer->hits.empty(), typed);
            }
        }
    }
};

PRIMER_TEST(SearchOverPacksTest)
#include "SearchOverPacksTest.moc"
