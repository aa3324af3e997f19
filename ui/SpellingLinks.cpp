// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/SpellingLinks.h"

#include "notes/Erasure.h"
#include "ui/notes/NoteBook.h"
#include "ui/SettingsDesk.h"

#include <QAction>

namespace primer {

namespace {

constexpr int kMostNames = 200'000; // of a pack

/// Names and terms of all packs; those of one that cannot be read are left out.
QStringList namesOf(const Library &library)
{
    QStringList names;
    for (const auto &pack : library.packs())
        names += pack->names(kMostNames).value_or(QStringList());
    return names;
}

SpellingSource sourceOf(const WindowSetup &setup)
{
    SpellingSource source = setup.spelling;
    if (!setup.dataFolder.isEmpty())
        source.ownWords = setup.dataFolder + u'/' + kOwnWordsFile;
    return source;
}

} // namespace

SpellingLinks::SpellingLinks(const Ends &ends, const WindowSetup &setup, QObject *parent)
    : QObject(parent)
    , m_ends(ends)
    , m_checker(sourceOf(setup), [this](QObject *context, std::function<void(const QStringList &)> then) {
        m_ends.library.ask(context, namesOf, std::move(then));
    })
{
    QAction &action = m_ends.action;
    Settings &settings = m_ends.settings.values();
    m_ends.book.setSpelling(&m_checker);
    m_checker.setOn(settings.checkSpelling);
    action.setChecked(settings.checkSpelling);
    connect(&action, &QAction::toggled, this, [this](bool on) {
        m_ends.settings.values().checkSpelling = on;
        m_ends.settings.saveSoon();
        m_checker.setOn(on);
    });
    connect(&m_checker, &SpellChecker::stateChanged, this, &SpellingLinks::showState);
    connect(&m_checker, &SpellChecker::failed, this, &SpellingLinks::failed);
}

void SpellingLinks::showState()
{
    const bool isMissing = m_checker.state() == SpellChecker::State::Missing;
    m_ends.action.setEnabled(!isMissing);
    m_ends.action.setText(isMissing ? tr("To check spelling, install hunspell-en-us and hunspell-en-med")
                                    : tr("Check &spelling"));
}

} // namespace primer
