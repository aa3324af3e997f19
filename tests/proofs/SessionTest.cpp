// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestRegistry.h"
#include "ui/navigation/SearchResultsView.h"
#include "ui/printing/PagePreview.h"
#include "ui/printing/PrintDialog.h"
#include "ui/window/WindowUnderTest.h"

#include <QFileDialog>
#include <QListView>

using namespace primer;
using namespace primer::tests;

/// What a person does in a quarter of an hour, by keys and clicks, in the program's window.
class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsSearchesWritesAndPrints();
};

void SessionTest::readsSearchesWritesAndPrints()
{
    WindowUnderTest m;
    m.openAt("clonazepam", "side-effects");
    m.key(Qt::Key_PageDown, Qt::ControlModifier);
    QTRY_COMPARE(m.section(), QStringLiteral("stopping-safely"));

    m.key(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(m.searchBox().hasFocus());
    m.type(QStringLiteral("sleepy"));
    const QListView &hits = *m.the<SearchResultsView>().list();
    QTRY_VERIFY(hits.isVisible() && hits.model()->rowCount() > 0);
    m.key(Qt::Key_Return);
    QTRY_VERIFY(!m.section().isEmpty());
    m.key(Qt::Key_Escape);

    m.read("clonazepam", "side-effects");
    m.write(QStringLiteral("Worse after lunch."));
    QTRY_VERIFY(m.stored().size() == 1 && m.stored().front().text == QStringLiteral("Worse after lunch."));

    m.key(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(WindowUnderTest::dialog<PrintDialog>() != nullptr);
    auto *dialog = WindowUnderTest::dialog<PrintDialog>();
    QTRY_VERIFY(dialog->pageCount() > 0);
    auto *preview = dialog->findChild<PagePreview *>();
    QTRY_VERIFY(preview->accessibleName().startsWith(QStringLiteral("Page 1 of")));
    QSignalSpy saved(dialog, &PrintDialog::saved);
    QTest::mouseClick(WindowUnderTest::button(*dialog, QStringLiteral("Save as PDF")), Qt::LeftButton);
    QTRY_VERIFY(dialog->findChild<QFileDialog *>() != nullptr);
    auto *file = dialog->findChild<QFileDialog *>();
    const QString path = m.path("page.pdf");
    file->setDirectory(m.path(""));
    file->selectFile(path);
    QMetaObject::invokeMethod(file, "accept");
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(QFileInfo(path).size() > 1000);
    dialog->reject();
    QTRY_VERIFY(WindowUnderTest::dialog<PrintDialog>() == nullptr);
    QVERIFY(m.window->close());
}

PRIMER_TEST(SessionTest)
#include "SessionTest.moc"
