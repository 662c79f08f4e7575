#pragma once

#include "core/secrets/SecretStore.h"
#include "core/store/KnownAccounts.h"
#include "core/store/RegistrationJournal.h"
#include "core/store/RememberedUsers.h"
#include "ui/signin/AccountBelongings.h"

#include <QCoroTask>

#include <memory>

namespace fleetkey::console {

/// Where this computer keeps what belongs to an account.
struct AccountStores {
    std::shared_ptr<SecretStore> keychain;
    std::shared_ptr<KnownAccounts> accounts;
    std::shared_ptr<RememberedUsers> remembered;
    std::shared_ptr<RegistrationJournal> journal;
};

/// What would go with the account. Errors: `Storage`.
QCoro::Task<Result<ui::AccountBelongings>> belongingsOf(AccountStores stores, KnownAccount account);

/// Erases the tokens of the account and of the users (drivers) remembered with it, and the registrations that
/// it has open; then takes it off the list. What fails leaves it there, so that nothing is left that cannot
/// be reached. `unlock`: the system asks for the keychain's password first. Errors: those of `SecretStore`,
/// `Storage`.
QCoro::Task<Result<void>> forgetAccount(AccountStores stores, KnownAccount account, bool unlock);

} // namespace fleetkey::console
