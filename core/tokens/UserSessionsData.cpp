#include "core/tokens/UserSessionsData.h"

#include "core/session/SessionTokens.h"

namespace fleetkey {

HeldTokens *UserSessionsData::find(const DeviceToken &user) {
    const auto found = held.find(user);
    return found == held.end() ? nullptr : &found->second.tokens;
}

HeldTokens *UserSessionsData::find(const DeviceToken &user, HoldingId id) {
    return idOf(user) == id ? find(user) : nullptr;
}

HoldingId UserSessionsData::idOf(const DeviceToken &user) const {
    const auto found = held.find(user);
    return found == held.end() ? 0 : found->second.id;
}

void UserSessionsData::hold(const DeviceToken &user, Credentials credentials, TokenSource source) {
    HeldTokens tokens;
    tokens.credentials = std::move(credentials);
    // The platform repeats the DeviceToken, or not; it is the one that was asked for.
    tokens.credentials.deviceToken = user;
    tokens.source = source;
    tokens.obtained = platformNow();
    tokens.expires = expiryOf(tokens.credentials, tokens.obtained);
    held.insert_or_assign(user, Holding{std::move(tokens), ++lastId});
}

void UserSessionsData::tell(const DeviceToken &user) const {
    if (owner)
        Q_EMIT owner->changed(user);
}

BusyGuard::BusyGuard(std::shared_ptr<UserSessionsData> data, DeviceToken user)
    : m_data(std::move(data))
    , m_user(std::move(user)) {
    ++m_data->busy[m_user];
    m_data->tell(m_user);
}

BusyGuard::~BusyGuard() {
    if (--m_data->busy[m_user] == 0)
        m_data->busy.remove(m_user);
    m_data->tell(m_user);
}

} // namespace fleetkey
