// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PaneWalk.h"

#include <QApplication>
#include <QWidget>

namespace primer {

namespace {

QWidget *entryOf(QWidget *pane)
{
    QList<QWidget *> widgets{pane};
    widgets += pane->findChildren<QWidget *>();
    QWidget *first = nullptr;
    for (QWidget *widget : widgets) {
        if (!widget->isVisible() || !widget->isEnabled())
            continue;
        if (QWidget *proxy = widget->focusProxy();
            proxy != nullptr && proxy->isVisible() && (proxy->focusPolicy() & Qt::TabFocus) != 0)
            return proxy;
        if (first == nullptr && (widget->focusPolicy() & Qt::TabFocus) != 0)
            first = widget;
    }
    return first;
}

} // namespace

void focusNextPane(const std::vector<QWidget *> &panes)
{
    const QWidget *focus = QApplication::focusWidget();
    size_t at = 0;
    for (size_t i = 0; i < panes.size(); ++i) {
        if (focus != nullptr && panes[i]->isAncestorOf(focus))
            at = i + 1;
    }
    for (size_t tries = 0; tries < panes.size(); ++tries, ++at) {
        QWidget *pane = panes[at % panes.size()];
        QWidget *entry = pane->isVisible() ? entryOf(pane) : nullptr;
        if (entry != nullptr) {
            entry->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

} // namespace primer
