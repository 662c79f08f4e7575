#include "core/tokens/DiagnosisFacts.h"

namespace fleetkey {

namespace {

using Kind = DiagnosisFact::Kind;

void add(QList<DiagnosisFact> &facts, Kind kind, const QDateTime &when = {}) {
    DiagnosisFact fact;
    fact.kind = kind;
    fact.when = when;
    facts.append(fact);
}

void addUser(QList<DiagnosisFact> &facts, UserRecord record) {
    switch (record) {
    case UserRecord::Active:
        add(facts, Kind::UserActive);
        break;
    case UserRecord::Deactivated:
        add(facts, Kind::UserDeactivated);
        break;
    case UserRecord::Deleted:
        add(facts, Kind::UserDeleted);
        break;
    case UserRecord::Unknown:
        break;
    }
}

/// A 401 before the time is up, by clocks that agree or are corrected, is the mark of a revoked token.
void addRefused(QList<DiagnosisFact> &facts, const TokenMoments &moments) {
    if (moments.expires.isValid() && moments.expires > moments.now)
        add(facts, Kind::AccessTokenRefusedEarly, moments.expires);
    else
        add(facts, Kind::AccessTokenHasNoExpiry);
}

void addAccessToken(QList<DiagnosisFact> &facts, const TokenSituation &situation) {
    const TokenMoments &moments = situation.moments;
    switch (situation.accessToken) {
    case AccessTokenState::Absent:
        return add(facts, Kind::AccessTokenAbsent);
    case AccessTokenState::Valid:
    case AccessTokenState::Expiring:
        return add(facts, Kind::AccessTokenExpires, moments.expires);
    case AccessTokenState::Expired:
        return add(facts, Kind::AccessTokenExpired, moments.expires);
    case AccessTokenState::Unknown:
        return add(facts, Kind::AccessTokenHasNoExpiry);
    case AccessTokenState::Refused:
        return addRefused(facts, moments);
    case AccessTokenState::NotYetValid:
        return add(facts, Kind::AccessTokenStarts, moments.notBefore);
    case AccessTokenState::Malformed:
        return add(facts, Kind::AccessTokenMalformed);
    case AccessTokenState::Foreign:
        return add(facts, Kind::AccessTokenForeign);
    case AccessTokenState::OtherInstance:
        return add(facts, Kind::AccessTokenOfOtherInstance);
    }
}

void addTokens(QList<DiagnosisFact> &facts, const TokenSituation &situation) {
    addAccessToken(facts, situation);
    add(facts,
        situation.refreshToken == RefreshTokenState::Absent ? Kind::RefreshTokenAbsent
                                                            : Kind::RefreshTokenHeld);
}

/// What is in the keychain is not absent.
bool isUnread(const TokenSituation &situation) {
    const KeychainHolding keychain = situation.keychain;
    const bool kept = keychain == KeychainHolding::Unread || keychain == KeychainHolding::Locked
        || keychain == KeychainHolding::Unavailable;
    return kept && situation.accessToken == AccessTokenState::Absent
        && situation.refreshToken == RefreshTokenState::Absent;
}

/// Where what was pasted most likely is as well.
void addPasted(QList<DiagnosisFact> &facts, const TokenSituation &situation) {
    if (situation.refreshToken == RefreshTokenState::Absent)
        return add(facts, Kind::TokenPasted);
    // What was sent from here may have used it up for the app as well.
    const bool elsewhere = situation.refreshToken == RefreshTokenState::Refused && !situation.unsettled;
    add(facts, elsewhere ? Kind::PairUsedUp : Kind::PairShared);
}

void addAnswer(QList<DiagnosisFact> &facts, Kind kind, PlatformAnswer answer, const QDateTime &when) {
    if (answer == PlatformAnswer::None)
        return;
    add(facts, kind, when);
    facts.last().answer = answer;
}

void addLost(QList<DiagnosisFact> &facts, const TokenMoments &moments) {
    if (moments.refreshLost.isValid())
        add(facts, Kind::RefreshLost, moments.refreshLost);
    if (moments.loginLost.isValid())
        add(facts, Kind::LoginLost, moments.loginLost);
}

void addKeychain(QList<DiagnosisFact> &facts, KeychainHolding keychain) {
    switch (keychain) {
    case KeychainHolding::NotUsed:
        return;
    case KeychainHolding::Unread:
        return add(facts, Kind::KeychainUnread);
    case KeychainHolding::Locked:
        return add(facts, Kind::KeychainLocked);
    case KeychainHolding::Unavailable:
        return add(facts, Kind::KeychainUnavailable);
    case KeychainHolding::Missing:
        return add(facts, Kind::KeychainMissing);
    }
}

void addLogins(QList<DiagnosisFact> &facts, const TokenSituation &situation) {
    switch (situation.logins) {
    case LoginRoom::Unknown:
        return;
    case LoginRoom::Free:
        add(facts, Kind::LoginsLeft);
        break;
    case LoginRoom::Scarce:
        add(facts, Kind::LoginsScarce);
        break;
    case LoginRoom::Spent:
        add(facts, Kind::NoLoginBefore, situation.moments.loginAllowed);
        break;
    }
    facts.last().count = situation.loginsLeft;
}

} // namespace

QList<DiagnosisFact> factsOf(const TokenSituation &situation, bool aboutLogin) {
    QList<DiagnosisFact> facts;
    facts.reserve(12);
    if (!situation.hasDeviceToken) {
        add(facts, Kind::NoDeviceToken);
    } else {
        addUser(facts, situation.record);
        const bool unread = isUnread(situation);
        if (unread)
            addKeychain(facts, situation.keychain);
        else
            addTokens(facts, situation);
        const TokenMoments &moments = situation.moments;
        addAnswer(facts, Kind::CheckAnswered, situation.lastCheck, moments.checked);
        addAnswer(facts, Kind::RefreshAnswered, situation.lastRefresh, moments.refreshed);
        addAnswer(facts, Kind::LoginAnswered, situation.lastLogin, moments.loggedIn);
        if (situation.unsettled)
            addLost(facts, moments);
        if (situation.pasted && !unread)
            addPasted(facts, situation);
        if (situation.unaccepted)
            add(facts, Kind::NotAcceptedSince, moments.obtained);
        if (!unread)
            addKeychain(facts, situation.keychain);
    }
    if (situation.reach == Reach::Offline)
        add(facts, Kind::Unreachable);
    if (aboutLogin)
        addLogins(facts, situation);
    if (situation.clock == ClockAgreement::Off) {
        add(facts, Kind::ClockOff);
        facts.last().ahead = situation.clockAhead;
    }
    return facts;
}

} // namespace fleetkey
