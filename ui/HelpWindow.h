// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/Library.h"
#include "ui/Desk.h"
#include "ui/reader/Page.h"

#include <QMainWindow>

class QListWidget;

namespace primer {

class Look;
class ReaderPane;

/// The program's own help, a small pack read beside the library: a list of its topics, and the reader.
class HelpWindow final : public QMainWindow
{
    Q_OBJECT
public:
    HelpWindow(Look &look, const QString &packPath, QWidget *parent);
    ~HelpWindow() override;
    Q_DISABLE_COPY_MOVE(HelpWindow)

private:
    struct Line
    {
        QString title;
        SectionRef ref;
    };

    static std::vector<Line> listTopics(const Library &library);
    void open(const SectionRef &ref);
    void choose(const SectionRef &ref);
    void follow();

    Look &m_look;
    QListWidget *m_topics;
    ReaderPane *m_reader;
    int m_asked = 0;
    Desk<Library> m_library;
};

} // namespace primer
