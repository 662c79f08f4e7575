#pragma once

#include "core/base/Result.h"
#include "core/secrets/KeychainState.h"

#include <QCoroTask>

#include <chrono>

/// The freedesktop.org Secret Service as far as the keychain library leaves questions open: is there a
/// default collection, and is it locked? Asked over D-Bus without ever blocking; nothing is touched before
/// the first call. Where the system has no such service (macOS, Windows) all is taken for unlocked. Each
/// question to the service waits for `answerLimit` at most. GUI thread.
namespace fleetkey::secretservice {

/// Errors: `Timeout`, `SecretDenied`, `SecretUnavailable`.
QCoro::Task<Result<KeychainState>> state(std::chrono::milliseconds answerLimit);

/// Success when secrets can be read and written; else why not. Errors: `SecretLocked`, and those of `state`.
QCoro::Task<Result<void>> requireUsable(std::chrono::milliseconds answerLimit);

/// Has the service ask the person to unlock the default collection, or to set one up where there is none.
/// Errors: `SecretDenied` when the person would not, `Timeout` when the prompt is not answered in
/// `promptLimit`, and those of `requireUsable`.
QCoro::Task<Result<void>> unlock(
    std::chrono::milliseconds answerLimit, std::chrono::milliseconds promptLimit);

} // namespace fleetkey::secretservice
