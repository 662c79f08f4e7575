#include "core/session/TokenKeeping.h"

#include "core/session/Abandonable.h"
#include "core/session/SessionRecords.h"

#include <algorithm>

namespace fleetkey {

namespace {

/// The keychain has said no; after any other failure, it may have written all the same.
bool isRefused(const Result<void> &kept) {
    if (kept)
        return false;
    const ErrorKind kind = kept.error().kind;
    return kind == ErrorKind::SecretLocked || kind == ErrorKind::SecretDenied
        || kind == ErrorKind::SecretUnavailable;
}

} // namespace

QCoro::Task<bool> mayBeKeptAlready(std::shared_ptr<SessionData> data) {
    const QString environment = data->environment.id;
    const QString email = data->facts.email;
    const Result<QList<KnownAccount>> known = co_await data->parts.accounts->all();
    co_return !known || std::ranges::any_of(*known, [&](const KnownAccount &account) {
        return account.environment == environment && account.email == email && account.sessionExpected;
    });
}

QCoro::Task<Result<void>> keepTokens(std::shared_ptr<SessionData> data) {
    const int epoch = data->epoch;
    const QString email = data->facts.email;
    const bool inKeychain = data->usesKeychain();
    const QByteArray pair = data->tokens.fingerprint();
    const bool mayHaveRested = data->mayRestInKeychain;
    data->mayRestInKeychain |= inKeychain;
    const Result<void> kept = co_await abandonable(
        data->store()->write(data->tokensKey(email), data->tokens.encoded()), data->flows->cut());
    const bool cutShort = !kept && kept.error().kind == ErrorKind::Cancelled;
    if (data->epoch != epoch || cutShort)
        co_return fail(ErrorKind::Cancelled);
    if (inKeychain && isRefused(kept))
        data->mayRestInKeychain = mayHaveRested;
    // The person may have chosen memory while the keychain was still thinking.
    const bool wanted = inKeychain == data->usesKeychain();
    if (!kept && !wanted)
        co_return {};
    data->facts.keychainTrouble = kept ? std::nullopt : std::optional(kept.error());
    data->facts.keptIn = kept && inKeychain ? TokensKeptIn::Keychain : TokensKeptIn::MemoryOnly;
    if (kept)
        rememberAccount(data, email, inKeychain);
    if (kept && inKeychain)
        data->kept = pair;
    data->giveUpTokens();
    data->publish();
    co_return kept;
}

QCoro::Task<Result<std::optional<SessionTokens>>> storedTokens(
    std::shared_ptr<SecretStore> store, SecretKey key, std::stop_token stop) {
    const Result<std::optional<SecretString>> entry
        = co_await abandonable(store->read(std::move(key)), std::move(stop));
    if (!entry)
        co_return fail(entry.error());
    std::optional<SessionTokens> stored = *entry ? SessionTokens::decoded(**entry) : std::nullopt;
    if (stored && stored->isEmpty())
        stored.reset(); // an admin's session is nothing without its refresh token
    co_return stored;
}

QCoro::Task<bool> adoptStored(std::shared_ptr<SessionData> data, int epoch, StoredPair which) {
    auto stored = co_await storedTokens(
        data->store(), data->tokensKey(data->facts.email), data->refreshWish.get_token());
    if (data->epoch != epoch || !stored || !*stored || data->isOutdated(**stored))
        co_return false;
    // A login may have brought newer ones while the keychain would not be written.
    if (which == StoredPair::Newer && isSurelyOlder((*stored)->obtained, data->tokens.obtained))
        co_return false;
    data->takeOver(std::move(**stored), false);
    data->publish();
    co_return true;
}

QCoro::Task<Result<void>> keepForLater(std::shared_ptr<SecretStore> store, SecretKey key, QByteArray replaced,
    SessionTokens fresh, std::stop_token stop) {
    const auto stored = co_await storedTokens(store, key, stop);
    if (!stored)
        co_return fail(stored.error());
    if (!*stored || (*stored)->fingerprint() != replaced)
        co_return {};
    co_return co_await abandonable(store->write(std::move(key), fresh.encoded()), std::move(stop));
}

QCoro::Task<Result<TokenLease>> takeAccountLease(
    std::shared_ptr<SessionData> data, QString email, std::stop_token stop) {
    const auto sayWaiting = [data](bool waits) {
        data->facts.waitsForOtherConsole = waits;
        data->publish();
    };
    return takeTokenLease(
        data->parts.leases, data->parts.clock, data->tokensKey(email).entry(), std::move(stop), sayWaiting);
}

QCoro::Task<Result<void>> eraseTokens(
    std::shared_ptr<SessionData> data, QString email, bool mayRestInKeychain) {
    const SecretKey key = data->tokensKey(email);
    const Result<void> forgotten = co_await data->parts.memory->erase(key);
    const Result<void> erased = co_await data->parts.keychain->erase(key);
    co_return erased || !mayRestInKeychain ? forgotten : erased;
}

} // namespace fleetkey
