#pragma once

#include "core/session/Connection.h"
#include "core/store/KnownAccounts.h"
#include "ui/signin/SignInAccount.h"

namespace fleetkey::ui {

/// Where the account is signed in; the sandbox, and what cannot be read any more, without origins: nothing is
/// sent there.
[[nodiscard]] Environment environmentOf(const KnownAccount &account);

/// The account that is signed in there, as it will be known once it is.
[[nodiscard]] KnownAccount accountOf(const Connection &connection);

/// The name of its line in the account list.
[[nodiscard]] QString idOf(const KnownAccount &account);

/// Its line in the account list.
[[nodiscard]] SignInAccount listed(const KnownAccount &account);

} // namespace fleetkey::ui
