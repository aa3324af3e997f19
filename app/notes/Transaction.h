// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Statement.h"

namespace primer {

/// A write that is rolled back unless commit() succeeds. Takes the write lock at begin(), so that a busy
/// database shows before anything is changed.
class Transaction final
{
public:
    explicit Transaction(const Connection &connection);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)

    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> commit();

private:
    const Connection &m_connection;
    bool m_isOpen = false;
};

} // namespace primer
