// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/TextComparison.h"
#include "TestRegistry.h"

#include <QtTest>

using primer::ComparedPiece;
using primer::compareTexts;

namespace {

/// "same [went] {came}".
QString shown(const std::vector<ComparedPiece> &pieces)
{
    QString text;
    for (const ComparedPiece &piece : pieces) {
        if (piece.in == ComparedPiece::In::Both)
            text += piece.text;
        else if (piece.in == ComparedPiece::In::Before)
            text += u'[' + piece.text + u']';
        else
            text += u'{' + piece.text + u'}';
    }
    return text;
}

QString partOf(const std::vector<ComparedPiece> &pieces, ComparedPiece::In in)
{
    QString text;
    for (const ComparedPiece &piece : pieces) {
        if (piece.in == ComparedPiece::In::Both || piece.in == in)
            text += piece.text;
    }
    return text;
}

} // namespace

class TextComparisonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatChanged_data();
    void tellsWhatChanged();
    void isBoundedForHugeTexts();
};

void TextComparisonTest::tellsWhatChanged_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("shows");
    const auto row = [](const char *name, const char *before, const char *after, const char *shows) {
        QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(after)
                            << QString::fromUtf8(shows);
    };
    row("nothing", "", "", "");
    row("the same", "one two", "one two", "one two");
    row("all new", "", "one two", "{one two}");
    row("all gone", "one two", "", "[one two]");
    row("a word more", "one three", "one two three", "one {two }three");
    row("a word less", "one two three", "one three", "one [two ]three");
    row("another word", "I slept well.", "I slept badly.", "I slept [well]{badly}.");
    row("a line more", "one\ntwo", "one\nand\ntwo", "one\n{and\n}two");
    row("no words at all", "...", "..", "..[.]");
    row("signs", "caf\u00e9 \U0001f600", "caf\u00e9 \U0001f601", "caf\u00e9 [\U0001f600]{\U0001f601}");
}

void TextComparisonTest::tellsWhatChanged()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, shows);
    const auto pieces = compareTexts(before, after);
    QCOMPARE(shown(pieces), shows);
    QCOMPARE(partOf(pieces, ComparedPiece::In::Before), before);
    QCOMPARE(partOf(pieces, ComparedPiece::In::After), after);
}

void TextComparisonTest::isBoundedForHugeTexts()
{
    QString before;
    QString after;
    for (int i = 0; i < 100'000; ++i) {
        before += QString::number(i) + u' ';
        after += QString::number(i * 7 + 1) + u' ';
    }
    const auto pieces = compareTexts(before, after);
    QCOMPARE(partOf(pieces, ComparedPiece::In::Before), before);
    QCOMPARE(partOf(pieces, ComparedPiece::In::After), after);
    // A word changed in a long text is still told as one word.
    const QString changed = QString(before).replace(QStringLiteral(" 5000 "), QStringLiteral(" x "));
    QCOMPARE(compareTexts(before, changed).size(), size_t(4));
}

PRIMER_TEST(TextComparisonTest)
#include "TextComparisonTest.moc"
