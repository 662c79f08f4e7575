#include "core/tokens/NextStep.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;

namespace {

using Action = NextStep::Action;

const QDateTime now({2026, 6, 1}, {12, 0}, Qt::UTC);
const DeviceToken ana(u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_s);

HeldTokens tokens(bool access, bool refresh, std::optional<int> secondsLeft, int life = 86'400) {
    HeldTokens held;
    held.credentials.deviceToken = ana;
    if (access)
        held.credentials.accessToken = SecretString("access");
    if (refresh)
        held.credentials.refreshToken = SecretString("refresh");
    held.obtained = secondsLeft ? now.addSecs(*secondsLeft - life) : now.addSecs(-life);
    if (secondsLeft)
        held.expires = now.addSecs(*secondsLeft);
    return held;
}

TokenEvidence said(ErrorKind kind, int secondsAgo = 10) {
    Error error;
    error.kind = kind;
    return {now.addSecs(-secondsAgo), error, {}};
}

NextStep stepFor(const HeldTokens &held) {
    return nextStep(TokenFacts::of(ana, &held, now));
}

} // namespace

class TestNextStep : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutDeviceTokenRegister() {
        QCOMPARE(nextStep(TokenFacts::of(DeviceToken(), nullptr, now)),
            (NextStep{Action::Register, TableRow::RegisterWithoutDeviceToken}));
    }

    void withoutTokensLogIn() {
        const NextStep logIn{Action::LogIn, TableRow::LogInWithoutTokens};
        QCOMPARE(nextStep(TokenFacts::of(ana, nullptr, now)), logIn);
        QCOMPARE(stepFor(tokens(false, false, {})), logIn);
        QCOMPARE(stepFor(tokens(false, true, {})), logIn);
        QCOMPARE(stepFor(tokens(true, false, -1)), logIn);
    }

    void expiredIsRefreshed() {
        QCOMPARE(stepFor(tokens(true, true, -8'000)), (NextStep{Action::Refresh, TableRow::RefreshExpired}));
        QCOMPARE(stepFor(tokens(true, true, 0)), (NextStep{Action::Refresh, TableRow::RefreshExpired}));
    }

    void refusedIsRefreshed() {
        HeldTokens held = tokens(true, true, 40'000);
        held.lastCheck = said(ErrorKind::Unauthorized);
        QCOMPARE(TokenFacts::of(ana, &held, now).accessToken, AccessTokenState::Refused);
        QCOMPARE(stepFor(held), (NextStep{Action::Refresh, TableRow::RefreshExpired}));
    }

    void refusedRefreshLeadsToALogin() {
        HeldTokens held = tokens(true, true, -8'000);
        for (const ErrorKind kind : {ErrorKind::SessionExpired, ErrorKind::Unauthorized}) {
            held.lastRefresh = said(kind);
            QCOMPARE(TokenFacts::of(ana, &held, now).refreshToken, RefreshTokenState::Refused);
            QCOMPARE(stepFor(held), (NextStep{Action::LogIn, TableRow::LogInAfterRefusedRefresh}));
        }
    }

    void unreachableIsNotRefused() {
        for (const ErrorKind kind : {ErrorKind::Offline, ErrorKind::Timeout, ErrorKind::Server,
                 ErrorKind::Tls, ErrorKind::Protocol}) {
            HeldTokens held = tokens(true, true, -8'000);
            held.lastRefresh = said(kind);
            held.lastCheck = said(kind);
            QCOMPARE(stepFor(held), (NextStep{Action::Refresh, TableRow::RefreshExpired}));
        }
    }

    void wordsAboutEarlierTokensDoNotCount() {
        HeldTokens held = tokens(true, true, 80'000);
        held.lastCheck = said(ErrorKind::Unauthorized, 10'000);
        held.lastRefresh = said(ErrorKind::SessionExpired, 10'000);
        QCOMPARE(TokenFacts::of(ana, &held, now).accessToken, AccessTokenState::Valid);
        QCOMPARE(TokenFacts::of(ana, &held, now).refreshToken, RefreshTokenState::Held);
        QCOMPARE(stepFor(held), (NextStep{Action::Nothing, TableRow::None}));
    }

    void validNeedsNothingEvenWithoutRefreshToken() {
        QCOMPARE(stepFor(tokens(true, true, 40'000)), (NextStep{Action::Nothing, TableRow::None}));
        QCOMPARE(stepFor(tokens(true, false, 40'000)), (NextStep{Action::Nothing, TableRow::None}));
        QCOMPARE(stepFor(tokens(true, false, 100)), (NextStep{Action::Nothing, TableRow::None}));
    }

    void expiringIsRefreshedInTime() {
        QCOMPARE(stepFor(tokens(true, true, 4'000)), (NextStep{Action::Refresh, TableRow::RefreshExpired}));
    }

    void notice_data() {
        QTest::addColumn<int>("life");
        QTest::addColumn<int>("left");
        QTest::addColumn<AccessTokenState>("state");
        QTest::newRow("a day, a twentieth left") << 86'400 << 4'320 << AccessTokenState::Valid;
        QTest::newRow("a day, less left") << 86'400 << 4'319 << AccessTokenState::Expiring;
        QTest::newRow("five minutes, a minute left") << 300 << 60 << AccessTokenState::Valid;
        QTest::newRow("five minutes, less left") << 300 << 59 << AccessTokenState::Expiring;
        QTest::newRow("at its end") << 86'400 << 0 << AccessTokenState::Expired;
    }

    void notice() {
        QFETCH(int, life);
        QFETCH(int, left);
        const HeldTokens held = tokens(true, true, left, life);
        QTEST(TokenFacts::of(ana, &held, now).accessToken, "state");
    }

    void unknownLifeIsChecked() {
        HeldTokens held = tokens(true, true, {});
        QCOMPARE(TokenFacts::of(ana, &held, now).accessToken, AccessTokenState::Unknown);
        QCOMPARE(stepFor(held), (NextStep{Action::Check, TableRow::None}));
        held.lastCheck = TokenEvidence{now, {}, {}};
        QCOMPARE(stepFor(held), (NextStep{Action::Nothing, TableRow::None}));
        held.lastCheck = said(ErrorKind::Unauthorized);
        QCOMPARE(stepFor(held), (NextStep{Action::Refresh, TableRow::RefreshExpired}));
    }
};

QTEST_GUILESS_MAIN(TestNextStep)
#include "tst_next_step.moc"
