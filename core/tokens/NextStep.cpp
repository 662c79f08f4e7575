#include "core/tokens/NextStep.h"

#include <algorithm>

namespace fleetkey {

namespace {

constexpr qint64 shortestNotice = 60; // seconds

/// What the platform said after these tokens were handed out; older words were about other tokens.
bool isAbout(const std::optional<TokenEvidence> &evidence, const HeldTokens &held) {
    return evidence && (!held.obtained.isValid() || evidence->when >= held.obtained);
}

bool refusedCheck(const HeldTokens &held) {
    return isAbout(held.lastCheck, held) && held.lastCheck->failure
        && (held.lastCheck->failure->kind == ErrorKind::Unauthorized
            || held.lastCheck->failure->kind == ErrorKind::SessionExpired);
}

bool refusedRefresh(const HeldTokens &held) {
    return isAbout(held.lastRefresh, held) && held.lastRefresh->failure
        && (held.lastRefresh->failure->kind == ErrorKind::Unauthorized
            || held.lastRefresh->failure->kind == ErrorKind::SessionExpired);
}

AccessTokenState accessTokenState(const HeldTokens &held, const QDateTime &now) {
    if (held.credentials.accessToken.isEmpty())
        return AccessTokenState::Absent;
    if (held.expires.isValid() && held.expires <= now)
        return AccessTokenState::Expired;
    if (refusedCheck(held))
        return AccessTokenState::Refused;
    if (!held.expires.isValid())
        return AccessTokenState::Unknown;
    const qint64 life = held.obtained.isValid() ? held.obtained.secsTo(held.expires) : 0;
    const qint64 notice = std::max(shortestNotice, life / 20);
    return now.secsTo(held.expires) < notice ? AccessTokenState::Expiring : AccessTokenState::Valid;
}

RefreshTokenState refreshTokenState(const HeldTokens &held) {
    if (held.credentials.refreshToken.isEmpty())
        return RefreshTokenState::Absent;
    return refusedRefresh(held) ? RefreshTokenState::Refused : RefreshTokenState::Held;
}

bool serves(AccessTokenState state) {
    return state == AccessTokenState::Valid || state == AccessTokenState::Expiring;
}

} // namespace

TokenFacts TokenFacts::of(const DeviceToken &user, const HeldTokens *held, const QDateTime &now) {
    TokenFacts facts;
    facts.hasDeviceToken = !user.isEmpty();
    if (held == nullptr)
        return facts;
    facts.accessToken = accessTokenState(*held, now);
    facts.refreshToken = refreshTokenState(*held);
    facts.accepted = isAbout(held->lastCheck, *held) && !held->lastCheck->failure;
    return facts;
}

NextStep nextStep(const TokenFacts &facts) {
    using Action = NextStep::Action;
    if (!facts.hasDeviceToken)
        return {Action::Register, TableRow::RegisterWithoutDeviceToken};
    const bool canRefresh = facts.refreshToken == RefreshTokenState::Held;
    if (facts.accessToken == AccessTokenState::Expiring && canRefresh)
        return {Action::Refresh, TableRow::RefreshExpired};
    if (serves(facts.accessToken))
        return {Action::Nothing, TableRow::None};
    if (facts.accessToken == AccessTokenState::Unknown && !facts.accepted)
        return {Action::Check, TableRow::None};
    if (facts.accessToken == AccessTokenState::Unknown)
        return {Action::Nothing, TableRow::None};
    if (facts.refreshToken == RefreshTokenState::Refused)
        return {Action::LogIn, TableRow::LogInAfterRefusedRefresh};
    if (facts.accessToken == AccessTokenState::Absent || !canRefresh)
        return {Action::LogIn, TableRow::LogInWithoutTokens};
    return {Action::Refresh, TableRow::RefreshExpired};
}

} // namespace fleetkey
