#include "app/console/AccountForgetting.h"

#include "core/session/SessionTokens.h"
#include "core/tokens/HeldTokensEntry.h"

namespace fleetkey::console {

namespace {

/// Each user's entry, and then its marker: what could not be erased stays listed.
QCoro::Task<Result<void>> forgetUsers(AccountStores stores, KnownAccount account) {
    const Result<QList<RememberedUser>> users
        = co_await stores.remembered->all(account.environment, account.email);
    if (!users)
        co_return fail(users.error());
    for (const RememberedUser &user : *users) {
        const Result<bool> erased = co_await eraseHeldTokens(stores.keychain, stores.remembered, user, {});
        if (!erased)
            co_return fail(erased.error());
    }
    co_return {};
}

QCoro::Task<Result<void>> eraseSession(std::shared_ptr<SecretStore> keychain, KnownAccount account) {
    const Result<void> erased = co_await keychain->erase(keptSessionKey(account.environment, account.email));
    // Where there is no keychain, it holds nothing of a session that was not even kept in one.
    const bool isNowhere
        = !erased && erased.error().kind == ErrorKind::SecretUnavailable && !account.sessionExpected;
    co_return isNowhere ? Result<void>() : erased;
}

} // namespace

QCoro::Task<Result<ui::AccountBelongings>> belongingsOf(AccountStores stores, KnownAccount account) {
    const auto users = co_await stores.remembered->all(account.environment, account.email);
    if (!users)
        co_return fail(users.error());
    const auto registrations = co_await stores.journal->open(account.environment, account.email);
    if (!registrations)
        co_return fail(registrations.error());
    co_return ui::AccountBelongings{static_cast<int>(users->size()), static_cast<int>(registrations->size())};
}

QCoro::Task<Result<void>> forgetAccount(AccountStores stores, KnownAccount account, bool unlock) {
    Result<void> done;
    if (unlock)
        done = co_await stores.keychain->unlock();
    if (done)
        done = co_await forgetUsers(stores, account);
    if (done)
        done = co_await eraseSession(stores.keychain, account);
    if (done)
        done = co_await stores.journal->forget(account.environment, account.email);
    if (done)
        done = co_await stores.accounts->forget(account.environment, account.email);
    co_return done;
}

} // namespace fleetkey::console
