#pragma once

#include "core/session/Session.h"
#include "core/tokens/UserSessionService.h"
#include "ui/shell/UiState.h"

namespace fleetkey::console {

/// Tells `users` who issues tokens in the session's environment: the session's own token says so, and
/// `state` has what earlier sessions saw. No secret, and the same for every account of the environment.
/// `users` must be gone before the others.
void followIssuers(UserSessionService &users, const Session &session, std::shared_ptr<ui::UiState> state);

} // namespace fleetkey::console
