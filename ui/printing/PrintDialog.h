// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Desk.h"
#include "ui/printing/Press.h"
#include "ui/printing/PrintChoices.h"

#include <QDialog>

#include <vector>

class QBoxLayout;
class QButtonGroup;
class QCheckBox;
class QProgressBar;
class QPushButton;
class QRadioButton;
class QTimer;
class QToolButton;

namespace primer {

class Label;
class Look;
class PagePreview;

/// What is printed, how it looks on its pages, and the ways to paper: a PDF file or a printer. The pages are
/// laid out, painted, saved and printed on a thread of their own; what was asked for before the last change
/// is dropped. No printer is looked for before the person asks to print.
class PrintDialog final : public QDialog
{
    Q_OBJECT
public:
    PrintDialog(Look &look, PrintMaterial material, const PrintChoices &choices, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(PrintDialog)
    ~PrintDialog() override;

    const PrintChoices &choices() const { return m_choices; }
    /// Of what is laid out now; 0 while that is under way.
    int pageCount() const { return m_pageCount; }

    /// While it saves or prints it only hides, closes when that is done, and comes back if it failed.
    void reject() override;

Q_SIGNALS:
    /// To be remembered.
    void choicesChanged(const primer::PrintChoices &choices);
    void saved(const QString &path);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    struct Toggle
    {
        QString text;
        QString name; ///< for assistive technology
        int id = 0;
    };

    QWidget *makePreview();
    QWidget *makeOptions();
    void addWhat(QWidget *options);
    void addHow(QWidget *options);
    void addLine(QWidget *options);
    QButtonGroup *addToggles(
        QWidget *options, const QString &title, const std::vector<Toggle> &toggles, int chosen);
    QWidget *makeFoot();
    void follow();

    std::vector<int> chosenSections() const;
    void readChoices();
    void layOut();
    void laidOut(int pages);
    void turn(int step);
    void showPage();
    void updateControls();
    QString summary() const;

    void askWhereToSave();
    void save(const QString &path);
    void askWhereToPrint();
    void showResult(const Result<void> &result, const QString &success);

    Look &m_look;
    PrintMaterial m_material;
    PrintChoices m_choices;
    Desk<Press> m_press;

    bool m_layingOut = false;
    bool m_layOutAgain = false;
    bool m_working = false; ///< saving or printing
    bool m_closing = false; ///< as soon as that is done
    quint64 m_picture = 0; ///< the one asked for last
    int m_pageCount = 0;
    int m_page = 0;

    PagePreview *m_preview = nullptr;
    QProgressBar *m_progress = nullptr;
    QTimer *m_patience = nullptr; ///< progress is shown when it runs out
    QBoxLayout *m_bar = nullptr; ///< below the preview
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QToolButton *m_smaller = nullptr;
    QToolButton *m_larger = nullptr;
    Label *m_where = nullptr;
    Label *m_zoom = nullptr;
    QRadioButton *m_thisSection = nullptr;
    QRadioButton *m_wholeTopic = nullptr;
    QRadioButton *m_someSections = nullptr;
    QWidget *m_sections = nullptr;
    std::vector<QCheckBox *> m_boxes; ///< one for each section
    QCheckBox *m_notes = nullptr;
    QButtonGroup *m_letters = nullptr;
    QButtonGroup *m_paper = nullptr;
    Label *m_state = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_print = nullptr;
};

} // namespace primer
