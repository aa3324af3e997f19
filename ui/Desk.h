// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>
#include <memory>
#include <utility>

namespace primer {

/// One object on a thread of its own, and a way to ask it from the window: values in, values out, the window
/// never waits. The subject is made, used and destroyed on its thread. Lives in the window's thread.
///
///     Desk<Library> desk([paths] { return Library::open(paths); });
///     desk.ask(this, [ref](Library &library) { return library.topic(ref); },
///         [this](const Result<Topic> &topic) { show(topic); });
template <typename Subject>
class Desk final
{
public:
    explicit Desk(std::function<std::unique_ptr<Subject>()> make)
        : m_subject(std::make_shared<std::unique_ptr<Subject>>())
    {
        m_worker.moveToThread(&m_thread);
        m_thread.start();
        post([subject = m_subject, make = std::move(make)] { *subject = make(); });
    }

    /// Waits for the job under way; those that had not begun are dropped, and so are answers not yet
    /// delivered.
    ~Desk()
    {
        QObject::connect(
            &m_thread, &QThread::finished, &m_worker, [this] { m_subject->reset(); }, Qt::DirectConnection);
        m_thread.quit();
        m_thread.wait();
    }

    Q_DISABLE_COPY_MOVE(Desk)

    /// Waits until all that was asked is done; nothing can be asked after that.
    void finish()
    {
        post([this] { m_thread.quit(); });
        m_thread.wait();
    }

    /// Runs `job` on the subject's thread, then `then` with its answer in the window's, unless `context` is
    /// gone.
    template <typename Job, typename Then>
    void ask(QObject *context, Job job, Then then)
    {
        post([this, subject = m_subject, context = QPointer<QObject>(context), job = std::move(job),
                 then = std::move(then)]() mutable {
            auto answer = std::make_shared<decltype(job(**subject))>(job(**subject));
            QMetaObject::invokeMethod(
                &m_window,
                [context = std::move(context), then = std::move(then), answer = std::move(answer)]() mutable {
                    if (context != nullptr)
                        then(std::move(*answer));
                },
                Qt::QueuedConnection);
        });
    }

    /// Runs `job` on the subject's thread and hears no more of it.
    template <typename Job>
    void tell(Job job)
    {
        post([subject = m_subject, job = std::move(job)]() mutable { job(**subject); });
    }

private:
    template <typename Work>
    void post(Work work)
    {
        QMetaObject::invokeMethod(&m_worker, std::move(work), Qt::QueuedConnection);
    }

    QThread m_thread;
    QObject m_worker;
    QObject m_window; ///< answers are delivered through it
    std::shared_ptr<std::unique_ptr<Subject>> m_subject;
};

} // namespace primer
