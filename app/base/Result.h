// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Error.h"

#include <tl/expected.hpp>

#include <utility>

namespace primer {

/// The value, or why there is none.
template <typename T>
using Result = tl::expected<T, Error>;

/// What a function returns that failed.
inline tl::unexpected<Error> failure(Trouble trouble, QString message, QString detail = {})
{
    return tl::unexpected<Error>(Error{std::move(message), std::move(detail), trouble});
}

/// Hands on the error of another result.
template <typename T>
tl::unexpected<Error> failure(const Result<T> &failed)
{
    return tl::unexpected<Error>(failed.error());
}

} // namespace primer
