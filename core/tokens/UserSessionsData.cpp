#include "core/tokens/UserSessionsData.h"

#include "core/tokens/HeldTokensEntry.h"

namespace fleetkey {

using namespace Qt::StringLiterals;

HeldTokens *UserSessionsData::find(const DeviceToken &user) {
    const auto found = users.find(user);
    return found == users.end() || !found->second.tokens ? nullptr : &*found->second.tokens;
}

HeldTokens *UserSessionsData::find(const DeviceToken &user, Generation generation) {
    return generationOf(user) == generation ? find(user) : nullptr;
}

Generation UserSessionsData::generationOf(const DeviceToken &user) const {
    const UserSession *session = known(user);
    return session == nullptr ? 0 : session->generation;
}

const UserSession *UserSessionsData::known(const DeviceToken &user) const {
    const auto found = users.find(user);
    return found == users.end() ? nullptr : &found->second;
}

void UserSessionsData::hold(const DeviceToken &user, HeldTokens tokens, bool fresh) {
    UserSession &session = users[user];
    const bool isNew = !session.tokens;
    if (session.tokens)
        session.outdated.insert(fingerprintOf(session.tokens->credentials));
    // The platform repeats the DeviceToken, or not; it is the one that was asked for.
    tokens.credentials.deviceToken = user;
    session.tokens = std::move(tokens);
    if (session.putAway && session.putAway->pair == fingerprintOf(session.tokens->credentials)) {
        session.tokens->lastCheck = std::move(session.putAway->lastCheck);
        session.tokens->lastRefresh = std::move(session.putAway->lastRefresh);
        session.tokens->fromKeychain = session.putAway->fromKeychain;
    }
    session.putAway.reset();
    session.generation = ++lastGeneration;
    session.fresh = fresh;
    session.keychain = KeychainHolding::NotUsed;
    if (!session.since.isValid())
        session.since = session.tokens->obtained;
    if (session.tokens->source != TokenSource::Pasted)
        noteIssuer(session.tokens->reading.issuer);
    if (isNew)
        tellHeld();
}

void UserSessionsData::noteIssuer(const QString &issuer) {
    constexpr qsizetype most = 16; // an environment has one, or a few
    if (issuer.isEmpty() || issuers.ofUsers.contains(issuer) || issuers.ofUsers.size() >= most)
        return;
    issuers.ofUsers.append(issuer);
    if (owner)
        Q_EMIT owner->issuersChanged();
}

bool UserSessionsData::drop(const DeviceToken &user) {
    const auto found = users.find(user);
    if (found == users.end() || !found->second.tokens)
        return false;
    found->second.tokens.reset();
    found->second.generation = 0;
    found->second.outdated.clear();
    found->second.sharesEntry = false;
    return true;
}

void UserSessionsData::putAway(const DeviceToken &user) {
    UserSession &session = users[user];
    const bool isSafe = session.tokens && session.remembered && session.erasing == 0
        && !session.keychainTrouble && session.kept == fingerprintOf(session.tokens->credentials);
    if (!locked || !isSafe || session.refreshing)
        return;
    session.putAway = PutAwayEvidence{
        session.kept, session.tokens->lastCheck, session.tokens->lastRefresh, session.tokens->fromKeychain};
    session.tokens.reset();
    session.generation = 0;
    session.keychain = KeychainHolding::Unread;
    tell(user);
    tellHeld();
}

void UserSessionsData::noteReached(const std::optional<Error> &failure) const {
    if (failure)
        parts.reachability->noteFailure(*failure);
    else
        parts.reachability->noteAnswer();
}

void UserSessionsData::tell(const DeviceToken &user) const {
    if (owner)
        Q_EMIT owner->changed(user);
}

void UserSessionsData::tellHeld() const {
    if (owner)
        Q_EMIT owner->heldUsersChanged();
}

SecretKey UserSessionsData::keyOf(const DeviceToken &user) const {
    return keptUserKey(environment, user);
}

BusyGuard::BusyGuard(std::shared_ptr<UserSessionsData> data, DeviceToken user)
    : m_data(std::move(data))
    , m_user(std::move(user)) {
    ++m_data->users[m_user].busy;
    m_data->tell(m_user);
}

BusyGuard::~BusyGuard() {
    --m_data->users[m_user].busy;
    m_data->tell(m_user);
}

} // namespace fleetkey
