// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/About.h"

#include "ui/reader/Page.h"
#include "ui/style/Label.h"

#include <QCoreApplication>
#include <QDialog>
#include <QPushButton>
#include <QScrollArea>
#include <QSysInfo>
#include <QVBoxLayout>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("About", text);
}

QString version()
{
    return QStringLiteral(PRIMER_VERSION);
}

QString packLine(const PackInfo &pack)
{
    return pack.id + u' ' + pack.version + u" (" + pack.language + u", " + pack.date.toString(Qt::ISODate)
        + u", " + QString::fromLatin1(pack.digest.left(6).toHex()) + u')';
}

} // namespace

void showAbout(Look &look, QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("About Patient Primer"));
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(look.px(28), look.px(24), look.px(28), look.px(20));
    column->setSpacing(look.px(10));
    const auto add = [&](Look::Role role, Label::Tone tone, const QString &text) {
        auto *label = new Label(look, role, tone, text, dialog);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setAccessibleName(text.section(u'.', 0, 0));
        column->addWidget(label);
    };
    add(Look::Role::SectionTitle, Label::Tone::Text, tr("Patient Primer"));
    add(Look::Role::Interface, Label::Tone::Muted, tr("Version %1").arg(version()));
    add(Look::Role::Interface, Label::Tone::Text,
        tr("Understand a medicine or a condition offline, keep private notes beside the text, and print the "
           "right "
           "pages for your next visit. It is for learning. It does not replace advice from your own "
           "clinician."));
    add(Look::Role::Interface, Label::Tone::Text,
        tr("It never goes on the network. What you write stays on this computer."));
    add(Look::Role::Small, Label::Tone::Muted,
        tr("The program is free software under the GNU General Public License, version 3 or later. The "
           "topics that "
           "come with it are under Creative Commons Attribution 4.0."));
    add(Look::Role::Small, Label::Tone::Muted,
        tr("Made with Qt (LGPL-3.0), Xapian (GPL-2.0 or later), SQLite (public domain), Zstandard (BSD), "
           "Hunspell (LGPL-2.1), "
           "qpdf "
           "(Apache-2.0), cmark-gfm (BSD), yaml-cpp (MIT), tl-expected (CC0). Icons: Breeze by KDE "
           "(LGPL-3.0). "
           "Letters: Noto and Inter (SIL Open Font License 1.1)."));
    auto *close = new QPushButton(tr("Close"), dialog);
    close->setDefault(true);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::close);
    column->addWidget(close, 0, Qt::AlignRight);
    dialog->resize(look.em(36), dialog->sizeHint().height());
    dialog->open();
}

QString diagnostics(const Look &look, const std::vector<PackInfo> &packs)
{
    QString text = u"Patient Primer " + version() + u'\n';
    text += u"Qt " + QString::fromLatin1(qVersion()) + u", " + QSysInfo::prettyProductName() + u", "
        + QSysInfo::currentCpuArchitecture() + u'\n';
    text += u"Colors " + themeWord(look.themeName()) + u", text size " + QString::number(look.textSize())
        + u" %\n";
    for (const PackInfo &pack : packs)
        text += u"Pack " + packLine(pack) + u'\n';
    return text;
}

QString mistakeReport(const Page *page, const std::vector<PackInfo> &packs)
{
    QString text;
    if (page != nullptr) {
        text = tr("A mistake in \"%1\", \"%2\"").arg(page->topic.entry.title, page->section.title) + u'\n'
            + page->section.ref.toString() + u'\n';
    }
    text += u"Patient Primer " + version() + u'\n';
    for (const PackInfo &pack : packs) {
        if (page == nullptr || pack.id == page->section.ref.pack)
            text += packLine(pack) + u'\n';
    }
    text += tr("What is wrong:") + u' ';
    return text;
}

} // namespace primer
