#pragma once

#include "core/base/Error.h"

#include <QDateTime>
#include <QList>

#include <chrono>
#include <optional>

namespace fleetkey {

/// A limit that the platform's documentation names in one place and not in another (contract §3): it warns
/// and asks, and refuses nothing.
struct SoftLoginLimit {
    int limit = 0;
    int spent = 0; ///< within the span, by this person's consoles
    std::optional<QDateTime>
        relievedAt; ///< when a login will be within the limit again; nothing while one is

    [[nodiscard]] bool isReached() const { return limit > 0 && spent >= limit; }
    [[nodiscard]] int left() const { return std::max(0, limit - spent); }

    bool operator==(const SoftLoginLimit &) const = default;
};

/// What a person is told, and asked, before one more login is spent.
struct LoginWarning {
    enum class Span { Hour, Day };

    Span span = Span::Hour;
    int ordinal = 0; ///< which login of the span the next one would be, counted from 1
    int limit = 0;
    QDateTime relievedAt; ///< from then on it would be within the limit

    bool operator==(const LoginWarning &) const = default;
};

/// How many logins are left: at most, because colleagues behind the same address spend too (contract §3).
struct LoginAllowance {
    int left = 0; ///< in this minute; 0 while blocked
    int limit = 0; ///< a minute
    std::optional<QDateTime> nextAt; ///< when the next login is allowed, if none is left now
    std::optional<QDateTime> blockedUntil; ///< the platform itself said so (429)
    SoftLoginLimit hour{};
    SoftLoginLimit day{};
    std::optional<QDateTime> changesAt; ///< when time alone will next make a difference to any of this

    /// The limits of `LoginLedger` applied to logins spent (in any order) and the end of the platform's
    /// block.
    [[nodiscard]] static LoginAllowance after(
        const QList<QDateTime> &spent, const std::optional<QDateTime> &blockedUntil, const QDateTime &now);

    /// What to say before another login, if one is possible at all: of the soft limits that it would exceed,
    /// the one of the shorter span.
    [[nodiscard]] std::optional<LoginWarning> warning() const;

    /// `LoginBudget`: what whoever asks for a login is told while none is left.
    [[nodiscard]] Error refusal() const;

    bool operator==(const LoginAllowance &) const = default;
};

} // namespace fleetkey
