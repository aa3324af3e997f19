// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/printing/PrintDialog.h"
#include "PrintFixtures.h"
#include "TestRegistry.h"
#include "ui/printing/PagePreview.h"
#include "ui/style/Look.h"

#include <QApplication>
#include <QCheckBox>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace primer;
using namespace primer::tests;

namespace {

template <typename Button>
Button *buttonOf(const QDialog &dialog, const QString &text)
{
    for (Button *button : dialog.findChildren<Button *>()) {
        if (button->text() == text || button->accessibleName() == text)
            return button;
    }
    QTest::qFail(qPrintable(u"no button " + text), __FILE__, __LINE__);
    return nullptr;
}

bool shows(const QDialog &dialog, const QString &text)
{
    for (const QLabel *label : dialog.findChildren<QLabel *>()) {
        if (label->text().contains(text))
            return true;
    }
    return false;
}

} // namespace

class PrintDialogTest final : public QObject
{
    Q_OBJECT

    Look m_look;

private Q_SLOTS:
    void initTestCase() { m_look.applyTo(*qobject_cast<QApplication *>(QCoreApplication::instance())); }

    void showsTheSectionBeingReadOnItsPages()
    {
        PrintDialog dialog(m_look, someMaterial(), {});
        dialog.show();
        QTRY_VERIFY(dialog.pageCount() > 0);
        auto *preview = dialog.findChild<PagePreview *>();
        const QString name = QStringLiteral("Page 1 of %1").arg(dialog.pageCount());
        QTRY_COMPARE(preview->accessibleName(), name);
        QVERIFY(shows(dialog, name));
        QVERIFY(dialog.windowTitle().contains(QStringLiteral("Side effects")));
        QVERIFY(buttonOf<QRadioButton>(dialog, QStringLiteral("This section"))->isChecked());
    }

    void turnsPagesByButtonsAndKeys()
    {
        PrintMaterial material = someMaterial();
        material.section = 2;
        PrintDialog dialog(m_look, material, {});
        dialog.show();
        QTRY_VERIFY(dialog.pageCount() > 3);
        auto *preview = dialog.findChild<PagePreview *>();
        auto *next = buttonOf<QToolButton>(dialog, QStringLiteral("Next page"));
        auto *previous = buttonOf<QToolButton>(dialog, QStringLiteral("Previous page"));
        QVERIFY(!previous->isEnabled());
        QTest::mouseClick(next, Qt::LeftButton);
        QTRY_VERIFY(preview->accessibleName().startsWith(QStringLiteral("Page 2 of")));
        QVERIFY(previous->isEnabled());
        QTest::keyClick(preview, Qt::Key_PageDown);
        QTRY_VERIFY(preview->accessibleName().startsWith(QStringLiteral("Page 3 of")));
        QTest::keyClick(preview, Qt::Key_PageUp);
        QTRY_VERIFY(preview->accessibleName().startsWith(QStringLiteral("Page 2 of")));
        for (int i = 0; i < dialog.pageCount() + 2; ++i)
            QTest::keyClick(preview, Qt::Key_PageDown);
        QTRY_COMPARE(preview->accessibleName(), QStringLiteral("Page %1 of %1").arg(dialog.pageCount()));
        QVERIFY(!next->isEnabled());
    }

    void zoomsByButtonsAndKeys()
    {
        PrintDialog dialog(m_look, someMaterial(), {});
        dialog.show();
        QTRY_VERIFY(dialog.pageCount() > 0);
        auto *preview = dialog.findChild<PagePreview *>();
        auto *larger = buttonOf<QToolButton>(dialog, QStringLiteral("Larger"));
        auto *smaller = buttonOf<QToolButton>(dialog, QStringLiteral("Smaller"));
        QCOMPARE(preview->zoom(), 0);
        QVERIFY(!smaller->isEnabled());
        QTest::mouseClick(larger, Qt::LeftButton);
        QCOMPARE(preview->zoom(), 75);
        QTRY_VERIFY(preview->widget()->width() > 590);
        for (int i = 0; i < 9; ++i)
            QTest::keyClick(preview, Qt::Key_Plus);
        QCOMPARE(preview->zoom(), 300);
        QVERIFY(!larger->isEnabled());
        for (int i = 0; i < 9; ++i)
            QTest::keyClick(preview, Qt::Key_Minus);
        QCOMPARE(preview->zoom(), 0);
        QVERIFY(shows(dialog, QStringLiteral("Whole page")));
    }

    void theWholeTopicAndChosenSectionsCanBePrinted()
    {
        PrintDialog dialog(m_look, someMaterial(), {});
        dialog.show();
        QTRY_VERIFY(dialog.pageCount() > 0);
        const int one = dialog.pageCount();
        QTest::mouseClick(
            buttonOf<QRadioButton>(dialog, QStringLiteral("The whole topic, 4 sections")), Qt::LeftButton);
        QTRY_VERIFY(dialog.pageCount() > one + 2);

        auto *side = buttonOf<QCheckBox>(dialog, QStringLiteral("Side effects"));
        auto *how = buttonOf<QCheckBox>(dialog, QStringLiteral("How to take it"));
        QVERIFY(!side->isVisible());
        QTest::mouseClick(
            buttonOf<QRadioButton>(dialog, QStringLiteral("Sections I choose")), Qt::LeftButton);
        QVERIFY(side->isVisible());
        QTRY_COMPARE(dialog.pageCount(), one);
        QTest::keyClick(side, Qt::Key_Space);
        QTRY_VERIFY(shows(dialog, QStringLiteral("Choose at least one section.")));
        QVERIFY(!buttonOf<QPushButton>(dialog, QStringLiteral("Save as PDF"))->isEnabled());
        QTest::keyClick(how, Qt::Key_Space);
        QTRY_VERIFY(dialog.pageCount() > 3);
        QVERIFY(buttonOf<QPushButton>(dialog, QStringLiteral("Save as PDF"))->isEnabled());
    }

    void tellsWhatWasChosenToBeRemembered()
    {
        PrintDialog dialog(m_look, someMaterial(), {});
        QSignalSpy spy(&dialog, &PrintDialog::choicesChanged);
        dialog.show();
        QTRY_VERIFY(dialog.pageCount() > 0);
        const int normal = dialog.pageCount();
        QTest::mouseClick(
            buttonOf<QPushButton>(dialog, QStringLiteral("Largest letters, 24 points")), Qt::LeftButton);
        QCOMPARE(dialog.choices().letters, PaperLetters::Largest24);
        QTRY_VERIFY(dialog.pageCount() > normal);
        QTRY_VERIFY(shows(dialog, QStringLiteral("black only, largest letters")));
        QTest::keyClick(buttonOf<QPushButton>(dialog, QStringLiteral("Letter paper")), Qt::Key_Space);
        QCOMPARE(dialog.choices().format, PaperFormat::Letter);
        QTest::mouseClick(buttonOf<QCheckBox>(dialog, QStringLiteral("My notes")), Qt::LeftButton, {},
            QPoint(8, dialog.findChild<QCheckBox *>(QStringLiteral("notes"))->height() / 2));
        QVERIFY(!dialog.choices().withNotes);
        QCOMPARE(spy.size(), 3);
        PrintDialog again(m_look, someMaterial(), dialog.choices());
        QVERIFY(!again.findChild<QCheckBox *>(QStringLiteral("notes"))->isChecked());
        QVERIFY(buttonOf<QPushButton>(again, QStringLiteral("Letter paper"))->isChecked());
        QVERIFY(buttonOf<QPushButton>(again, QStringLiteral("Largest letters, 24 points"))->isChecked());
    }

    void lettersThatHaveNoButtonBecomeNormal()
    {
        PrintChoices choices;
        choices.letters = PaperLetters::Medium14;
        const PrintDialog dialog(m_look, someMaterial(), choices);
        QVERIFY(buttonOf<QPushButton>(dialog, QStringLiteral("Normal letters, 12 points"))->isChecked());
        QCOMPARE(dialog.choices().letters, PaperLetters::Normal12);
    }

    void onlyTheLastOfManyChangesIsShown()
    {
        PrintDialog dialog(m_look, someMaterial(), {});
        dialog.show();
        auto *whole = buttonOf<QRadioButton>(dialog, QStringLiteral("The whole topic, 4 sections"));
        auto *one = buttonOf<QRadioButton>(dialog, QStringLiteral("This section"));
        for (int i = 0; i < 10; ++i) {
            whole->click();
            one->click();
        }
        QTRY_VERIFY(dialog.pageCount() > 0);
        const int expected = PagePainter(handoutOf(someMaterial(), {1}, {})).pageCount();
        QCOMPARE(dialog.pageCount(), expected);
    }

    void closingWhileItWorksIsSafe()
    {
        for (int i = 0; i < 5; ++i) {
            PrintDialog dialog(m_look, someMaterial(), {});
            dialog.show();
            buttonOf<QRadioButton>(dialog, QStringLiteral("The whole topic, 4 sections"))->click();
        }
    }

    void aSectionWithoutNotesSaysSo()
    {
        PrintMaterial material = someMaterial();
        material.topic.sections[1].notes.clear();
        PrintDialog dialog(m_look, material, {});
        QVERIFY(!dialog.findChild<QCheckBox *>(QStringLiteral("notes"))->isEnabled());
        QVERIFY(dialog.choices().withNotes); // what was chosen before stays chosen
    }

    void savesAPdfFileWhereThePersonSays()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("mine.pdf"));
        PrintDialog dialog(m_look, someMaterial(), {});
        QSignalSpy spy(&dialog, &PrintDialog::saved);
        dialog.show();
        QTRY_VERIFY(dialog.pageCount() > 0);
        QTest::mouseClick(buttonOf<QPushButton>(dialog, QStringLiteral("Save as PDF")), Qt::LeftButton);
        auto *file = dialog.findChild<QFileDialog *>();
        QVERIFY(file);
        QCOMPARE(QFileInfo(file->selectedFiles().constFirst()).fileName(),
            QStringLiteral("Clonazepam (Klonopin) - Side effects.pdf"));
        file->setDirectory(folder.path());
        file->selectFile(path);
        QMetaObject::invokeMethod(file, "accept");
        QTRY_COMPARE(spy.size(), 1);
        QVERIFY(QFileInfo(path).size() > 1000);
        QVERIFY(shows(dialog, QStringLiteral("Saved: ")));
    }

    void saysWhyAFileWasNotSaved()
    {
        PrintDialog dialog(m_look, someMaterial(), {});
        dialog.show();
        QTRY_VERIFY(dialog.pageCount() > 0);
        QTest::mouseClick(buttonOf<QPushButton>(dialog, QStringLiteral("Save as PDF")), Qt::LeftButton);
        auto *file = dialog.findChild<QFileDialog *>();
        QVERIFY(file);
        Q_EMIT file->fileSelected(QStringLiteral("/proc/mine.pdf"));
        QTRY_VERIFY(shows(dialog, QStringLiteral("The folder /proc cannot be written to.")));
        QVERIFY(buttonOf<QPushButton>(dialog, QStringLiteral("Save as PDF"))->isEnabled());
    }

    void closedWhileSavingItComesBackOnlyIfThatFails()
    {
        QTemporaryDir folder;
        PrintDialog dialog(m_look, someMaterial(), {});
        QSignalSpy closed(&dialog, &QDialog::rejected);
        QSignalSpy saved(&dialog, &PrintDialog::saved);
        dialog.show();
        QTRY_VERIFY(dialog.pageCount() > 0);
        for (const QString &path :
            {QStringLiteral("/proc/mine.pdf"), folder.filePath(QStringLiteral("mine.pdf"))}) {
            QTest::mouseClick(buttonOf<QPushButton>(dialog, QStringLiteral("Save as PDF")), Qt::LeftButton);
            auto *file = dialog.findChild<QFileDialog *>();
            QVERIFY(file);
            file->setAttribute(Qt::WA_DeleteOnClose, false);
            file->hide();
            Q_EMIT file->fileSelected(path);
            delete file;
            if (path.startsWith(QStringLiteral("/proc"))) {
                dialog.close();
                QVERIFY(!dialog.isVisible());
                QTRY_VERIFY(dialog.isVisible());
            } else {
                QTest::mouseClick(buttonOf<QPushButton>(dialog, QStringLiteral("Close")), Qt::LeftButton);
                QVERIFY(!dialog.isVisible());
            }
        }
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(!dialog.isVisible());
        QVERIFY(QFileInfo(folder.filePath(QStringLiteral("mine.pdf"))).size() > 1000);
    }

    void fitsAScreenOf1280PixelsAtTwiceTheText()
    {
        m_look.setTextSize(200);
        const PrintDialog dialog(m_look, someMaterial(), {});
        const QSize least = dialog.minimumSizeHint();
        m_look.setTextSize(100);
        QVERIFY2(least.width() <= 1280 && least.height() <= 720,
            qPrintable(QStringLiteral("%1 x %2").arg(least.width()).arg(least.height())));
    }

    void everythingThatTakesFocusHasAName()
    {
        PrintDialog dialog(m_look, someMaterial(), {});
        dialog.show();
        for (const QWidget *widget : dialog.findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool isNamed = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            QVERIFY2(isNamed, widget->metaObject()->className());
        }
    }
};

PRIMER_TEST(PrintDialogTest)
#include "PrintDialogTest.moc"
