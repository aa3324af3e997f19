// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/printing/PrintDialog.h"

#include "ui/printing/PagePreview.h"
#include "ui/style/Label.h"
#include "ui/style/Look.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QCloseEvent>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPrintDialog>
#include <QPrinter>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QScrollArea>
#include <QStandardPaths>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace primer {

namespace {

constexpr int kPatience = 200; // milliseconds before progress is shown
constexpr int kSideBySide = 140; // percent of text size up to which the preview's buttons stand in one row

QToolButton *makeTool(const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

/// Lines that are narrow enough, broken at blanks: a check box does not wrap its text.
QString wrapped(const QString &text, const QFontMetrics &metrics, int width)
{
    QString lines;
    const QStringList words = text.split(u' ');
    for (const QString &word : words) {
        const QString last = lines.section(u'\n', -1);
        const bool fits = metrics.horizontalAdvance(last + u' ' + word) <= width;
        lines += lines.isEmpty() ? word : (fits ? u' ' : u'\n') + word;
    }
    return lines;
}

QFrame *makeFrame(const char *kind, QWidget *parent)
{
    auto *frame = new QFrame(parent);
    frame->setProperty("kind", QString::fromLatin1(kind));
    return frame;
}

} // namespace

PrintDialog::PrintDialog(Look &look, PrintMaterial material, const PrintChoices &choices, QWidget *parent)
    : QDialog(parent)
    , m_look(look)
    , m_material(std::move(material))
    , m_choices(choices)
    , m_press([] { return std::make_unique<Press>(); })
    , m_patience(new QTimer(this))
{
    const auto &sections = m_material.topic.sections;
    m_material.section
        = std::clamp(m_material.section, 0, std::max(0, static_cast<int>(sections.size()) - 1));
    const QString current
        = sections.empty() ? QString() : sections[static_cast<size_t>(m_material.section)].title;
    setWindowTitle(tr("Print: %1, %2").arg(m_material.topic.title, current));
    auto *middle = new QHBoxLayout;
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    middle->addWidget(makePreview(), 1);
    middle->addWidget(makeOptions());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(middle, 1);
    column->addWidget(makeFoot());
    m_patience->setSingleShot(true);
    m_patience->setInterval(kPatience);
    connect(m_patience, &QTimer::timeout, m_progress, &QWidget::show);
    connect(&m_look, &Look::changed, this, &PrintDialog::follow);
    follow();
    const QSize room = screen() ? screen()->availableSize() : QSize(1280, 800);
    resize(QSize(m_look.em(76), m_look.em(48)).boundedTo(room * 0.95));
    updateControls();
    layOut();
}

PrintDialog::~PrintDialog() = default;

QWidget *PrintDialog::makePreview()
{
    auto *side = makeFrame("bar", this);
    m_preview = new PagePreview(m_look, side);
    m_preview->setMinimumSize(m_look.em(12), m_look.em(10));
    m_progress = new QProgressBar(side);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Preparing the pages"));
    m_progress->hide();
    m_previous = makeTool(tr("Previous page"), side);
    m_next = makeTool(tr("Next page"), side);
    m_smaller = makeTool(tr("Smaller"), side);
    m_larger = makeTool(tr("Larger"), side);
    m_where = new Label(m_look, Look::Role::Interface, Label::Tone::Text, {}, side);
    m_zoom = new Label(m_look, Look::Role::Interface, Label::Tone::Text, {}, side);
    for (Label *label : {m_where, m_zoom}) {
        label->setWordWrap(false);
        label->setAlignment(Qt::AlignCenter);
    }
    m_bar = new QBoxLayout(QBoxLayout::LeftToRight);
    m_bar->setContentsMargins(m_look.px(8), m_look.px(8), m_look.px(8), m_look.px(8));
    m_bar->addStretch();
    for (const auto &group : {std::array<QWidget *, 3>{m_previous, m_where, m_next},
             std::array<QWidget *, 3>{m_smaller, m_zoom, m_larger}}) {
        auto *row = new QHBoxLayout;
        row->addStretch();
        for (QWidget *widget : group)
            row->addWidget(widget);
        row->addStretch();
        m_bar->addLayout(row);
    }
    m_bar->addStretch();
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_preview, 1);
    column->addWidget(m_progress);
    column->addLayout(m_bar);
    connect(m_previous, &QToolButton::clicked, this, [this] { turn(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { turn(1); });
    connect(m_smaller, &QToolButton::clicked, m_preview, &PagePreview::zoomOut);
    connect(m_larger, &QToolButton::clicked, m_preview, &PagePreview::zoomIn);
    connect(m_preview, &PagePreview::pageWanted, this, &PrintDialog::turn);
    connect(m_preview, &PagePreview::sizeChanged, this, &PrintDialog::showPage);
    return side;
}

QWidget *PrintDialog::makeOptions()
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *options = makeFrame("pane", scroll);
    auto *column = new QVBoxLayout(options);
    column->setContentsMargins(m_look.px(20), m_look.px(20), m_look.px(20), m_look.px(20));
    column->setSpacing(m_look.px(6));
    addWhat(options);
    addHow(options);
    column->addStretch();
    scroll->setWidget(options);
    scroll->setObjectName(QStringLiteral("options"));
    return scroll;
}

void PrintDialog::addWhat(QWidget *options)
{
    auto *column = static_cast<QVBoxLayout *>(options->layout());
    const int count = static_cast<int>(m_material.topic.sections.size());
    column->addWidget(
        new Label(m_look, Look::Role::InterfaceBold, Label::Tone::Text, tr("What to print"), options));
    m_thisSection = new QRadioButton(tr("This section"), options);
    m_wholeTopic = new QRadioButton(tr("The whole topic, %1 sections").arg(count), options);
    m_someSections = new QRadioButton(tr("Sections I choose"), options);
    m_sections = new QWidget(options);
    auto *list = new QVBoxLayout(m_sections);
    list->setContentsMargins(m_look.px(16), 0, 0, 0);
    list->setSpacing(m_look.px(4));
    for (int i = 0; i < count; ++i) {
        auto *box = new QCheckBox(m_sections);
        box->setAccessibleName(m_material.topic.sections[static_cast<size_t>(i)].title);
        box->setChecked(i == m_material.section);
        connect(box, &QCheckBox::toggled, this, &PrintDialog::readChoices);
        list->addWidget(box);
        m_boxes.push_back(box);
    }
    m_sections->hide();
    m_thisSection->setChecked(true);
    for (QRadioButton *button : {m_thisSection, m_wholeTopic, m_someSections}) {
        column->addWidget(button);
        connect(button, &QRadioButton::toggled, this, [this](bool isOn) {
            if (isOn)
                readChoices();
        });
    }
    column->addWidget(m_sections);
    addLine(options);
    column->addWidget(
        new Label(m_look, Look::Role::InterfaceBold, Label::Tone::Text, tr("Also print"), options));
    m_notes = new QCheckBox(m_material.hasNotes() ? tr("My notes") : tr("My notes (none here)"), options);
    m_notes->setObjectName(QStringLiteral("notes"));
    m_notes->setEnabled(m_material.hasNotes());
    m_notes->setChecked(m_material.hasNotes() && m_choices.withNotes);
    connect(m_notes, &QCheckBox::toggled, this, &PrintDialog::readChoices);
    column->addWidget(m_notes);
    addLine(options);
}

QButtonGroup *PrintDialog::addToggles(
    QWidget *options, const QString &title, const std::vector<Toggle> &toggles, int chosen)
{
    auto *column = static_cast<QVBoxLayout *>(options->layout());
    column->addWidget(new Label(m_look, Look::Role::InterfaceBold, Label::Tone::Text, title, options));
    auto *group = new QButtonGroup(this);
    auto *row = new QHBoxLayout;
    row->setSpacing(m_look.px(8));
    for (const Toggle &toggle : toggles) {
        auto *button = new QPushButton(toggle.text, options);
        button->setCheckable(true);
        button->setAutoDefault(false);
        button->setAccessibleName(toggle.name);
        group->addButton(button, toggle.id);
        row->addWidget(button, 1);
    }
    QAbstractButton *first = group->button(chosen);
    (first ? first : group->buttons().constFirst())->setChecked(true);
    connect(group, &QButtonGroup::idToggled, this, [this](int, bool isOn) {
        if (isOn)
            readChoices();
    });
    column->addLayout(row);
    return group;
}

void PrintDialog::addHow(QWidget *options)
{
    const auto id = [](auto value) {
        return static_cast<int>(value);
    };
    m_letters = addToggles(options, tr("Letters"),
        {{tr("Normal"), tr("Normal letters, 12 points"), id(PaperLetters::Normal12)},
            {tr("Large"), tr("Large letters, 18 points"), id(PaperLetters::Large18)},
            {tr("Largest"), tr("Largest letters, 24 points"), id(PaperLetters::Largest24)}},
        id(m_choices.letters));
    m_choices.letters = static_cast<PaperLetters>(m_letters->checkedId());
    addLine(options);
    m_paper = addToggles(options, tr("Paper"),
        {{tr("A4"), tr("A4 paper"), id(PaperFormat::A4)},
            {tr("Letter"), tr("Letter paper"), id(PaperFormat::Letter)}},
        id(m_choices.format));
}

void PrintDialog::addLine(QWidget *options)
{
    auto *column = static_cast<QVBoxLayout *>(options->layout());
    auto *line = makeFrame("line", options);
    column->addSpacing(m_look.px(8));
    column->addWidget(line);
    column->addSpacing(m_look.px(8));
}

QWidget *PrintDialog::makeFoot()
{
    auto *foot = makeFrame("bottombar", this);
    m_state = new Label(m_look, Look::Role::Interface, Label::Tone::Muted, {}, foot);
    m_state->setAccessibleName(tr("State"));
    auto *cancel = new QPushButton(tr("Close"), foot);
    cancel->setProperty("kind", QStringLiteral("text"));
    m_save = new QPushButton(tr("Save as PDF"), foot);
    m_print = new QPushButton(tr("Print …"), foot);
    m_print->setProperty("kind", QStringLiteral("primary"));
    for (QPushButton *button : {cancel, m_save, m_print})
        button->setAutoDefault(false);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(m_look.px(24), m_look.px(14), m_look.px(24), m_look.px(14));
    row->setSpacing(m_look.px(12));
    row->addWidget(m_state, 1);
    row->addWidget(cancel);
    row->addWidget(m_save);
    row->addWidget(m_print);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &PrintDialog::askWhereToSave);
    connect(m_print, &QPushButton::clicked, this, &PrintDialog::askWhereToPrint);
    return foot;
}

void PrintDialog::follow()
{
    const Theme &theme = m_look.theme();
    const QSize size(m_look.px(20), m_look.px(20));
    const std::pair<QToolButton *, const char *> tools[]{
        {m_previous, "go-previous"}, {m_next, "go-next"}, {m_smaller, "zoom-out"}, {m_larger, "zoom-in"}};
    for (const auto &[button, icon] : tools) {
        button->setIcon(m_look.icon(QString::fromLatin1(icon)));
        button->setIconSize(size);
    }
    m_save->setIcon(m_look.icon(QStringLiteral("document-save")));
    m_print->setIcon(m_look.icon(QStringLiteral("document-print"), theme.onAccent));
    for (QPushButton *button : {m_save, m_print})
        button->setIconSize(size);
    const QColor ground = theme.isHighContrast() ? theme.window : theme.border;
    m_preview->setStyleSheet(u"QScrollArea { background: " + ground.name() + u"; }");
    const QFontMetrics metrics(m_look.font(Look::Role::Interface));
    for (QCheckBox *box : m_boxes)
        box->setText(wrapped(box->accessibleName(), metrics, m_look.em(16)));
    const bool isLarge = m_look.textSize() > kSideBySide;
    m_bar->setDirection(isLarge ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    auto *options = findChild<QScrollArea *>(QStringLiteral("options"));
    options->setFixedWidth(m_look.em(23.5));
    updateControls();
}

std::vector<int> PrintDialog::chosenSections() const
{
    if (m_thisSection->isChecked())
        return {m_material.section};
    std::vector<int> chosen(m_material.topic.sections.size());
    std::iota(chosen.begin(), chosen.end(), 0);
    if (m_someSections->isChecked()) {
        std::erase_if(
            chosen, [this](int index) { return !m_boxes[static_cast<size_t>(index)]->isChecked(); });
    }
    return chosen;
}

void PrintDialog::readChoices()
{
    PrintChoices choices = m_choices;
    if (m_material.hasNotes())
        choices.withNotes = m_notes->isChecked();
    choices.letters = static_cast<PaperLetters>(m_letters->checkedId());
    choices.format = static_cast<PaperFormat>(m_paper->checkedId());
    m_sections->setVisible(m_someSections->isChecked());
    if (choices != m_choices) {
        m_choices = choices;
        Q_EMIT choicesChanged(m_choices);
    }
    layOut();
}

void PrintDialog::layOut()
{
    m_pageCount = 0;
    if (m_layingOut) {
        m_layOutAgain = true;
        return;
    }
    m_layOutAgain = false;
    const std::vector<int> sections = chosenSections();
    updateControls();
    if (sections.empty())
        return;
    m_layingOut = true;
    m_patience->start();
    m_press.ask(
        this,
        [handout = handoutOf(m_material, sections, m_choices)](
            Press &press) { return press.layOut(handout); },
        [this](int pages) { laidOut(pages); });
}

void PrintDialog::laidOut(int pages)
{
    m_layingOut = false;
    m_patience->stop();
    m_progress->hide();
    if (m_layOutAgain) {
        layOut();
        return;
    }
    m_pageCount = pages;
    m_page = std::clamp(m_page, 0, pages - 1);
    showPage();
}

void PrintDialog::turn(int step)
{
    const int page = std::clamp(m_page + step, 0, std::max(0, m_pageCount - 1));
    if (page == m_page)
        return;
    m_page = page;
    showPage();
}

void PrintDialog::showPage()
{
    updateControls();
    if (m_pageCount == 0)
        return;
    const PaperPage paper = paperPage(m_choices.letters, m_choices.format);
    const int width = m_preview->wantedWidth(paper.height / paper.width);
    const QString name = tr("Page %1 of %2").arg(m_page + 1).arg(m_pageCount);
    m_press.ask(
        this, [page = m_page, width](Press &press) { return press.picture(page, width); },
        [this, name, number = ++m_picture](const QImage &picture) {
            if (number == m_picture && m_pageCount > 0 && !picture.isNull())
                m_preview->showPicture(picture, name);
        });
}

void PrintDialog::updateControls()
{
    const bool isReady = m_pageCount > 0;
    m_previous->setEnabled(isReady && m_page > 0);
    m_next->setEnabled(isReady && m_page + 1 < m_pageCount);
    m_smaller->setEnabled(m_preview->canZoomOut());
    m_larger->setEnabled(m_preview->canZoomIn());
    m_where->setText(isReady ? tr("Page %1 of %2").arg(m_page + 1).arg(m_pageCount) : tr("No page"));
    m_zoom->setText(m_preview->zoom() == 0 ? tr("Whole page") : tr("%1 %").arg(m_preview->zoom()));
    m_save->setEnabled(isReady && !m_working);
    m_print->setEnabled(isReady && !m_working);
    for (QAbstractButton *button : m_letters->buttons() + m_paper->buttons()) {
        const QIcon check = m_look.icon(QStringLiteral("checkmark"), m_look.theme().chosenText);
        button->setIcon(button->isChecked() ? check : QIcon());
        button->setIconSize({m_look.px(16), m_look.px(16)});
        button->setFont(m_look.font(button->isChecked() ? Look::Role::InterfaceBold : Look::Role::Interface));
    }
    if (m_working)
        return;
    m_state->setTone(Label::Tone::Muted);
    m_state->setText(summary());
}

QString PrintDialog::summary() const
{
    if (chosenSections().empty())
        return tr("Choose at least one section.");
    if (m_pageCount == 0)
        return tr("Preparing the pages …");
    const QString pages = m_pageCount == 1 ? tr("1 page") : tr("%1 pages").arg(m_pageCount);
    switch (m_choices.letters) {
    case PaperLetters::Large18:
        return tr("%1, black only, large letters").arg(pages);
    case PaperLetters::Largest24:
        return tr("%1, black only, largest letters").arg(pages);
    default:
        return tr("%1, black only").arg(pages);
    }
}

void PrintDialog::askWhereToSave()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog
        = new QFileDialog(this, tr("Save as PDF"), QDir(folder).exists() ? folder : QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("PDF files (*.pdf)"));
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->selectFile(suggestedFileName(handoutOf(m_material, chosenSections(), m_choices)));
    connect(dialog, &QFileDialog::fileSelected, this, &PrintDialog::save);
    dialog->open();
}

void PrintDialog::save(const QString &path)
{
    if (m_pageCount == 0)
        return;
    m_working = true;
    m_state->setTone(Label::Tone::Muted);
    m_state->setText(tr("Saving …"));
    updateControls();
    m_press.ask(
        this, [path](Press &press) { return press.save(path); },
        [this, path](const Result<void> &result) {
            showResult(result, tr("Saved: %1").arg(QDir::toNativeSeparators(path)));
            if (result)
                Q_EMIT saved(path);
        });
}

void PrintDialog::askWhereToPrint()
{
    // Only now: looking for printers may ask a print service over the network.
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(handoutOf(m_material, chosenSections(), m_choices).title());
    printer->setFullPage(true);
    printer->setPageSize(QPageSize(paperPage(m_choices.letters, m_choices.format).size));
    auto *dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QAbstractPrintDialog::PrintToFile, false);
    dialog->setMinMax(1, m_pageCount);
    connect(dialog, &QDialog::finished, this, [this, printer](int answer) {
        if (answer != QDialog::Accepted || m_pageCount == 0)
            return;
        m_working = true;
        m_state->setText(tr("Sending the pages to the printer …"));
        updateControls();
        const int from = printer->fromPage() > 0 ? printer->fromPage() - 1 : 0;
        const int to = printer->toPage() > 0 ? printer->toPage() - 1 : m_pageCount - 1;
        m_press.ask(
            this, [printer, from, to](Press &press) { return press.print(*printer, from, to); },
            [this](const Result<void> &result) { showResult(result, tr("Sent to the printer.")); });
    });
    dialog->open();
}

void PrintDialog::reject()
{
    if (!m_working) {
        QDialog::reject();
        return;
    }
    m_closing = true;
    hide();
}

void PrintDialog::closeEvent(QCloseEvent *event)
{
    if (!m_working) {
        QDialog::closeEvent(event);
        return;
    }
    reject();
    event->ignore(); // closing for good would lose the answer
}

void PrintDialog::showResult(const Result<void> &result, const QString &success)
{
    m_working = false;
    if (std::exchange(m_closing, false)) {
        if (result) {
            QDialog::reject();
            return;
        }
        show();
    }
    updateControls();
    m_state->setTone(result ? Label::Tone::Saved : Label::Tone::Failed);
    m_state->setText(result ? success : result.error().message);
}

} // namespace primer
