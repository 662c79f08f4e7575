#pragma once

#include "core/base/Pending.h"
#include "core/base/SecretString.h"

#include <qt6keychain/keychain.h>

#include <QString>

namespace fleetkey {

/// One thing to do with one entry of the keychain.
struct KeychainRequest {
    enum class Action { Read, Write, Erase };

    Action action = Action::Read;
    QString entry;
    SecretString value; ///< what to write
};

/// What the keychain library said of a job.
struct KeychainOutcome {
    QKeychain::Error error = QKeychain::NoError;
    QString words; ///< the library's, for the details
    SecretString value; ///< what was read
};

/// Starts a job of the keychain library. It cannot be called off: a started job that is deleted crashes, so
/// it belongs to the library until it has ended, however long that takes. Never fails but with `Cancelled`;
/// failures are in the outcome. GUI thread.
Pending<KeychainOutcome> startKeychainJob(const QString &service, KeychainRequest request);

/// The one place where the library's errors become kinds. Not for `NoError` and `EntryNotFound`, which only
/// mean something together with the keychain's state.
[[nodiscard]] Error errorOf(const KeychainOutcome &outcome);

} // namespace fleetkey
