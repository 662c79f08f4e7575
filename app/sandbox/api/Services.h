#pragma once

#include "app/sandbox/auth/AuthService.h"
#include "app/sandbox/http/Router.h"

namespace fleetkey::sandbox {

// What the routes work with; must outlive the router.
struct Services {
    Store &store;
    AuthService &auth;
    EmulatorClock &clock;
};

void addAuthRoutes(Router &router, Services services);
void addRegistrationRoutes(Router &router, Services services);
void addManagementRoutes(Router &router, Services services);
void addHierarchyRoutes(Router &router, Services services);
void addHierarchyChangeRoutes(Router &router, Services services);

// The Result of a login, a refresh or a registration; null tokens where there are none.
std::string tokensJson(const Uuid &deviceToken, const TokenPair *tokens);

} // namespace fleetkey::sandbox
