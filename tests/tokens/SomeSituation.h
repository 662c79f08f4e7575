#pragma once

#include "core/tokens/TokenSituation.h"

namespace fleetkey::test {

/// Moments of every kind, each another one.
inline TokenMoments someMoments() {
    const QDateTime now({2026, 6, 1}, {12, 0}, Qt::UTC);
    TokenMoments all;
    all.now = now;
    all.obtained = now.addSecs(-3600);
    all.issued = now.addSecs(-3600);
    all.notBefore = now.addSecs(600);
    all.expires = now.addSecs(3600);
    all.checked = now.addSecs(-30);
    all.refreshed = now.addSecs(-20);
    all.loggedIn = now.addSecs(-10);
    all.refreshLost = now.addSecs(-25);
    all.loginLost = now.addSecs(-15);
    all.loginAllowed = now.addSecs(1800);
    all.platformReady = now.addSecs(40);
    return all;
}

/// An active user whose tokens are these, with a platform and a budget that stand in nobody's way.
inline TokenSituation serving(
    AccessTokenState access = AccessTokenState::Valid, RefreshTokenState refresh = RefreshTokenState::Held) {
    TokenSituation s;
    s.hasDeviceToken = true;
    s.accessToken = access;
    s.refreshToken = refresh;
    s.logins = LoginRoom::Free;
    s.loginsLeft = 4;
    s.clock = ClockAgreement::Agrees;
    s.record = UserRecord::Active;
    s.moments = someMoments();
    return s;
}

} // namespace fleetkey::test
