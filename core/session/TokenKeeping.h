#pragma once

#include "core/session/SessionData.h"
#include "core/session/TokenLease.h"

#include <QCoroTask>

namespace fleetkey {

/// Whether tokens of whoever has just signed in may rest in the keychain since an earlier session. To be
/// asked before the first `keepTokens`, which tells the list of known accounts anew.
QCoro::Task<bool> mayBeKeptAlready(std::shared_ptr<SessionData> data);

/// Puts the session's tokens where the person wants them kept. A store that fails is `keychainTrouble`; the
/// session goes on with what it has in memory. Tells the windows and the list of known accounts.
QCoro::Task<Result<void>> keepTokens(std::shared_ptr<SessionData> data);

/// The tokens that rest in the store under this key, or nothing when there are none that can be read.
/// Errors: those of `SecretStore`, and `Cancelled`.
QCoro::Task<Result<std::optional<SessionTokens>>> storedTokens(
    std::shared_ptr<SecretStore> store, SecretKey key, std::stop_token stop);

/// Takes over tokens that another console has stored since. True when there were any that this session has
/// not had before.
QCoro::Task<bool> adoptStored(std::shared_ptr<SessionData> data, int epoch, StoredPair which);

/// Puts fresh tokens of an account that is not this session's any more where the ones that they replace
/// rest; tokens that somebody else has stored or erased there since are left alone.
QCoro::Task<Result<void>> keepForLater(std::shared_ptr<SecretStore> store, SecretKey key, QByteArray replaced,
    SessionTokens fresh, std::stop_token stop);

/// Takes the right to replace this account's tokens; a long wait is `SessionFacts::waitsForOtherConsole`.
QCoro::Task<Result<TokenLease>> takeAccountLease(
    std::shared_ptr<SessionData> data, QString email, std::stop_token stop);

/// Erases the account's tokens from both stores. Errors: those of the keychain, where an entry may be left in
/// it (`SessionData::mayRestInKeychain`): one that was never used has nothing to erase.
QCoro::Task<Result<void>> eraseTokens(
    std::shared_ptr<SessionData> data, QString email, bool mayRestInKeychain);

} // namespace fleetkey
