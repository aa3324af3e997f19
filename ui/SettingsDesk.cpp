// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/SettingsDesk.h"

namespace primer {

namespace {

constexpr int kSaveAfter = 1000; // ms

QString pathIn(const QString &folder)
{
    return folder.isEmpty() ? QString() : folder + QStringLiteral("/settings.ini");
}

} // namespace

SettingsDesk::SettingsDesk(const QString &dataFolder, QObject *parent)
    : QObject(parent)
    , m_values(SettingsFile(pathIn(dataFolder)).load())
    , m_desk([path = pathIn(dataFolder)] { return std::make_unique<SettingsFile>(path); })
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kSaveAfter);
    connect(&m_timer, &QTimer::timeout, this, &SettingsDesk::save);
}

void SettingsDesk::save()
{
    Q_EMIT aboutToSave();
    m_desk.ask(
        this, [values = m_values](SettingsFile &file) { return file.save(values); },
        [this](const Result<void> &saved) {
            if (!saved && !m_hasFailed)
                Q_EMIT failed(saved.error());
            m_hasFailed = !saved;
        });
}

} // namespace primer
