// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/Asset.h"
#include "TestRegistry.h"

#include <QBuffer>
#include <QImage>
#include <QtTest>

using namespace primer;

namespace {

const QString kSvg = QStringLiteral("image/svg+xml");

QByteArray svg(const QByteArray &inside)
{
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">" + inside
        + "</svg>";
}

QByteArray image(const char *format)
{
    QImage picture(4, 4, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, format);
    return buffer.data();
}

} // namespace

class AssetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheTypesOfImages();
    void takesPngAndJpeg();
    void refusesBytesOfAnotherType();
    void refusesMoreThanEightMegabytes();
    void takesPlainDrawings_data();
    void takesPlainDrawings();
    void refusesDrawings_data();
    void refusesDrawings();
    void refusesADrawingThatMultipliesItself();
    void refusesALongChainOfUses();
};

void AssetTest::knowsTheTypesOfImages()
{
    QCOMPARE(assetMediaType(QStringLiteral("brain.PNG")), QStringLiteral("image/png"));
    QCOMPARE(assetMediaType(QStringLiteral("a.jpeg")), QStringLiteral("image/jpeg"));
    QCOMPARE(assetMediaType(QStringLiteral("a.jpg")), QStringLiteral("image/jpeg"));
    QCOMPARE(assetMediaType(QStringLiteral("a.svg")), kSvg);
    QVERIFY(assetMediaType(QStringLiteral("a.gif")).isEmpty());
    QVERIFY(assetMediaType(QStringLiteral("png")).isEmpty());
    QVERIFY(assetMediaType(QString()).isEmpty());
}

void AssetTest::takesPngAndJpeg()
{
    QVERIFY(vetAsset(QStringLiteral("image/png"), image("PNG")));
    QVERIFY(vetAsset(QStringLiteral("image/jpeg"), image("JPEG")));
}

void AssetTest::refusesBytesOfAnotherType()
{
    QVERIFY(!vetAsset(QStringLiteral("image/png"), image("JPEG")));
    QVERIFY(!vetAsset(QStringLiteral("image/jpeg"), svg({})));
    QVERIFY(!vetAsset(QStringLiteral("image/png"), {}));
    QVERIFY(!vetAsset(QStringLiteral("text/html"), "<html/>"));
    QVERIFY(!vetAsset({}, image("PNG")));
}

void AssetTest::refusesMoreThanEightMegabytes()
{
    QByteArray data = image("PNG");
    data.append(QByteArray(kLargestAsset, '\0'));
    QVERIFY(!vetAsset(QStringLiteral("image/png"), data));
}

void AssetTest::takesPlainDrawings_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("shapes") << svg("<g id='a'><path d='M0 0L1 1' style='fill:#fff'/></g>");
    QTest::newRow("inner references")
        << svg("<defs><linearGradient id='g'/></defs><rect fill='url(#g)'/><use xlink:href='#g'/>");
    QTest::newRow("spaced url") << svg("<rect fill='url( \"#g\" )'/>");
    QTest::newRow("style") << svg(
        "<style>.a { fill: url(#g) }</style><text class='a'>Take url with food</text>");
    QTest::newRow("declaration") << QByteArray("<?xml version='1.0' encoding='UTF-8'?>" + svg("<!-- a -->"));
}

void AssetTest::takesPlainDrawings()
{
    QFETCH(QByteArray, data);
    const auto vetted = vetAsset(kSvg, data);
    QVERIFY2(vetted, vetted ? "" : qPrintable(vetted.error().message));
}

void AssetTest::refusesDrawings_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut short") << svg("<g>").chopped(12);
    QTest::newRow("another root") << QByteArray("<html><svg/></html>");
    QTest::newRow("href to a file") << svg("<use href='file:///etc/passwd'/>");
    QTest::newRow("xlink:href to a file") << svg("<a xlink:href='/etc/passwd'/>");
    QTest::newRow("href in capitals") << svg("<use HREF='x.svg'/>");
    QTest::newRow("empty href") << svg("<use href=''/>");
    QTest::newRow("data link") << svg("<use href='data:image/svg+xml,a'/>");
    QTest::newRow("image") << svg("<image href='#a'/>");
    QTest::newRow("image in capitals") << svg("<IMAGE/>");
    QTest::newRow("image with a prefix") << svg("<s:image xmlns:s='http://www.w3.org/2000/svg' width='1'/>");
    QTest::newRow("script") << svg("<script>alert(1)</script>");
    QTest::newRow("handler") << svg("<rect onclick='alert(1)'/>");
    QTest::newRow("foreignObject") << svg("<foreignObject/>");
    QTest::newRow("url in an attribute") << svg("<rect fill='url(file:///etc/passwd)'/>");
    QTest::newRow("url with blanks") << svg("<rect style='fill: URL(  \"http://a/\")'/>");
    QTest::newRow("open url") << svg("<rect fill='url('/>");
    QTest::newRow("import") << svg("<style>@import 'a.css';</style>");
    QTest::newRow("import in CDATA") << svg("<style><![CDATA[@IMPORT 'a.css';]]></style>");
    QTest::newRow("import around a comment") << svg("<style>@im<!-- -->port 'a.css';</style>");
    QTest::newRow("CSS escape") << svg("<rect style='fill:u\\72l(file:///etc/passwd)'/>");
    QTest::newRow("CSS escape in style") << svg("<style>@\\69mport 'a.css';</style>");
    QTest::newRow("numeric character") << svg("<rect fill='&#117;rl(x)'/>");
    QTest::newRow("base") << svg("<g xml:base='file:///etc/'/>");
    QTest::newRow("animated link") << svg("<set attributeName='xlink:href' to='file:///etc/passwd'/>");
    QTest::newRow("document type") << "<!DOCTYPE svg SYSTEM 'file:///etc/passwd'>" + svg({});
    QTest::newRow("entity") << "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + svg("&a;");
    QTest::newRow("unknown entity") << svg("&nbsp;");
    QTest::newRow("style sheet") << "<?xml-stylesheet href='a.css'?>" + svg({});
    QTest::newRow("deep") << QByteArray("<svg>").repeated(10000);
    QTest::newRow("not UTF-8") << svg("<text>\xff\xfe</text>");
    QTest::newRow("circle of uses") << svg("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>");
    QTest::newRow("uses itself") << svg("<g id='a'><use href='#a'/></g>");
}

void AssetTest::refusesDrawings()
{
    QFETCH(QByteArray, data);
    const auto vetted = vetAsset(kSvg, data);
    QVERIFY(!vetted);
    QCOMPARE(vetted.error().trouble, Trouble::BadInput);
    QVERIFY(!vetted.error().message.isEmpty());
}

void AssetTest::refusesADrawingThatMultipliesItself()
{
    QByteArray layers = "<rect id='l0'/>";
    for (int i = 1; i < 12; ++i) {
        const QByteArray use = "<use href='#l" + QByteArray::number(i - 1) + "'/>";
        layers += "<g id='l" + QByteArray::number(i) + "'>" + use.repeated(10) + "</g>";
    }
    QVERIFY(!vetAsset(kSvg, svg(layers)));
}

void AssetTest::refusesALongChainOfUses()
{
    QByteArray chain;
    for (int i = 0; i < 100'000; ++i)
        chain += "<use id='c" + QByteArray::number(i) + "' href='#c" + QByteArray::number(i + 1) + "'/>";
    QVERIFY(!vetAsset(kSvg, svg(chain)));
}

PRIMER_TEST(AssetTest)
#include "AssetTest.moc"
