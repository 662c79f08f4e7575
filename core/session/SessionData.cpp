#include "core/session/SessionData.h"

#include "core/platform/AccessToken.h"
#include "core/session/Session.h"

namespace fleetkey {

using namespace Qt::StringLiterals;

SessionData::SessionData(Environment of, SessionParts from, Session *showing)
    : environment(std::move(of))
    , parts(std::move(from))
    , owner(showing) {
}

void SessionData::enter(SessionState state) {
    if (isClosing())
        return;
    facts.state = state;
    if (state != SessionState::Expired)
        facts.expiryCause.reset();
}

void SessionData::publish() {
    facts.accessTokenObtained = tokens.obtained;
    facts.accessTokenExpires = tokens.expires;
    facts.connectivity = parts.reachability->connectivity();
    facts.connectionTrouble = parts.reachability->trouble();
    if (facts == m_published)
        return;
    m_published = facts;
    // A slot may change the facts again, or destroy the session.
    const SessionFacts news = facts;
    if (owner)
        Q_EMIT owner->factsChanged(news);
}

void SessionData::noteReached(const Result<HttpResponse> &answer) {
    if (answer)
        parts.reachability->noteAnswer();
    else
        parts.reachability->noteFailure(answer.error());
    publish();
}

void SessionData::noteUnfinished(const Error &error) {
    parts.reachability->noteFailure(error);
    // "No connection" is shown as such; a certificate or a proxy needs a person to act.
    if (error.kind != ErrorKind::Offline && error.kind != ErrorKind::Timeout)
        facts.refreshTrouble = error;
}

bool SessionData::mayBegin() const {
    return facts.state == SessionState::SignedOut || facts.state == SessionState::Expired;
}

std::stop_token SessionData::beginAttempt() {
    attempt.request_stop();
    attempt = std::stop_source();
    return attempt.get_token();
}

std::optional<ErrorKind> SessionData::refusal() const {
    if (isClosing())
        return ErrorKind::Cancelled;
    if (facts.locked)
        return ErrorKind::Cancelled;
    if (facts.state == SessionState::Active || facts.state == SessionState::Refreshing)
        return std::nullopt;
    return ErrorKind::SessionExpired;
}

void SessionData::takeOver(SessionTokens fresh, bool fromThePlatform) {
    if (!tokens.isEmpty())
        outdated.insert(tokens.fingerprint());
    tokens = std::move(fresh);
    const auto decoded = decodeToken(tokens.access);
    facts.accessTokenIssuer = decoded ? issuerNamedIn(decoded->claims) : QString();
    ++generation;
    if (fromThePlatform)
        fromPlatform = generation;
    else if (usesKeychain())
        kept = tokens.fingerprint();
    facts.refreshTrouble.reset();
}

bool SessionData::isOutdated(const SessionTokens &pair) const {
    const QByteArray fingerprint = pair.fingerprint();
    return fingerprint == tokens.fingerprint() || outdated.contains(fingerprint);
}

void SessionData::giveUpTokens() {
    const bool canComeBack
        = usesKeychain() && !facts.keychainTrouble && !tokens.isEmpty() && kept == tokens.fingerprint();
    if (!facts.locked || refreshing || !canComeBack)
        return;
    outdated.insert(kept);
    tokens.access = {};
    tokens.refresh = {};
}

void SessionData::dropAccount() {
    ++epoch;
    ++generation;
    calls.request_stop();
    calls = std::stop_source();
    refreshWish.request_stop();
    refreshWish = std::stop_source();
    refreshCall.request_stop();
    refreshCall = std::stop_source();
    refreshing.reset();
    facts.locked = false;
    facts.accessTokenIssuer.clear();
    tokens = {};
    mayRestInKeychain = true; // until it is known better
    kept.clear();
    doubted.clear();
    outdated.clear();
    facts.keychainTrouble.reset();
    facts.refreshTrouble.reset();
    unrestored.reset();
    wantsKeychain = false;
}

void SessionData::leaveRefresh() {
    leftRefreshes.push_back(std::exchange(refreshCall, std::stop_source()));
}

void SessionData::stopRefreshes() {
    refreshWish.request_stop();
    refreshCall.request_stop();
    for (std::stop_source &left : leftRefreshes)
        left.request_stop();
}

SecretKey SessionData::tokensKey(const QString &email) const {
    return keptSessionKey(environment.id, email);
}

std::shared_ptr<SecretStore> SessionData::store() const {
    return usesKeychain() ? parts.keychain : parts.memory;
}

} // namespace fleetkey
