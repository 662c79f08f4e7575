#pragma once

#include "core/base/Error.h"

#include <expected>
#include <utility>

namespace fleetkey {

/// A value, or why there is none.
template <typename T> using Result = std::expected<T, Error>;

/// The failing `Result` of this kind, ready to be returned as any `Result<T>`.
[[nodiscard]] inline std::unexpected<Error> fail(ErrorKind kind, QString title = {}) {
    return std::unexpected(Error::of(kind, std::move(title)));
}

/// Hands an error on as the failing `Result` of another type.
[[nodiscard]] inline std::unexpected<Error> fail(Error error) {
    return std::unexpected(std::move(error));
}

} // namespace fleetkey
