#pragma once

#include "core/session/Session.h"

#include <memory>

namespace fleetkey {

/// One environment as this console speaks to it, and the session in it.
struct Connection {
    Environment environment;
    SessionParts parts;
    std::unique_ptr<Session> session; ///< destroyed first: it uses the parts
};

} // namespace fleetkey
