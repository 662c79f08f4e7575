#include "core/tokens/UserSessions.h"

namespace fleetkey {

TokenKnowledge UserSessions::knowledge(const DeviceToken &user) const {
    TokenKnowledge knowledge;
    knowledge.user = user;
    knowledge.instance = instance(user);
    knowledge.held = held(user);
    knowledge.lastLogin = lastLogin(user);
    knowledge.keychain = keychainHolding(user);
    knowledge.offline = isUnreachable();
    knowledge.platformNow = platformNow();
    knowledge.clockAhead = clockAhead();
    return knowledge;
}

} // namespace fleetkey
