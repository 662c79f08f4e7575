#include "core/tokens/Diagnosis.h"
#include "core/tokens/TokenSituation.h"

#include <QTest>

using namespace fleetkey;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Answer = PlatformAnswer;
using Access = AccessTokenState;
using Refresh = RefreshTokenState;

const QDateTime now({2026, 6, 1}, {12, 0}, Qt::UTC);
const DeviceToken ana(u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_s);
const InstanceId drivers(u"11111111-1111-4111-8111-111111111111"_s);

HeldTokens held(qint64 secondsLeft, TokenSource source = TokenSource::Login, qint64 life = 86'400) {
    HeldTokens tokens;
    tokens.credentials.deviceToken = ana;
    tokens.credentials.accessToken = SecretString("access");
    tokens.credentials.refreshToken = SecretString("refresh");
    tokens.source = source;
    tokens.obtained = now.addSecs(secondsLeft - life);
    tokens.expires = now.addSecs(secondsLeft);
    return tokens;
}

TokenEvidence said(std::optional<ErrorKind> kind, int secondsAgo = 10) {
    TokenEvidence evidence;
    evidence.when = now.addSecs(-secondsAgo);
    if (kind) {
        evidence.failure.emplace();
        evidence.failure->kind = *kind;
    }
    return evidence;
}

TokenEvidence lost(ErrorKind kind, int secondsAgo) {
    TokenEvidence evidence = said(kind, secondsAgo);
    evidence.failure->unanswered = true;
    evidence.lost = evidence.when;
    return evidence;
}

LoginEvidence loginSaid(std::optional<ErrorKind> kind, int secondsAgo) {
    const TokenEvidence evidence = said(kind, secondsAgo);
    return {evidence.when, drivers, evidence.failure, {}};
}

LoginEvidence loginLost(int secondsAgo) {
    const TokenEvidence evidence = lost(ErrorKind::Timeout, secondsAgo);
    return {evidence.when, drivers, evidence.failure, evidence.lost};
}

TokenKnowledge known(const HeldTokens *tokens) {
    TokenKnowledge knowledge;
    knowledge.user = ana;
    knowledge.instance = drivers;
    knowledge.held = tokens;
    knowledge.platformNow = now;
    return knowledge;
}

TokenSituation situation(const HeldTokens &tokens) {
    return TokenSituation::of(known(&tokens));
}

} // namespace

class tst_token_situation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsKnown() {
        const TokenSituation s = TokenSituation::of(known(nullptr));
        QCOMPARE(s.accessToken, Access::Absent);
        QCOMPARE(s.refreshToken, Refresh::Absent);
        QCOMPARE(s.logins, LoginRoom::Unknown);
        QCOMPARE(s.clock, ClockAgreement::Unknown);
        QVERIFY(!TokenSituation::of({}).hasDeviceToken);
    }

    void notice_data() {
        QTest::addColumn<int>("life");
        QTest::addColumn<int>("left");
        QTest::addColumn<Access>("state");
        QTest::newRow("a day, a twentieth left") << 86'400 << 4'320 << Access::Valid;
        QTest::newRow("a day, less left") << 86'400 << 4'319 << Access::Expiring;
        QTest::newRow("five minutes, a minute left") << 300 << 60 << Access::Valid;
        QTest::newRow("five minutes, less left") << 300 << 59 << Access::Expiring;
        QTest::newRow("at its end") << 86'400 << 0 << Access::Expired;
    }
    void notice() {
        QFETCH(int, life);
        QFETCH(int, left);
        QTEST(situation(held(left, TokenSource::Login, life)).accessToken, "state");
    }

    void answersBecomeStates() {
        HeldTokens tokens = held(40'000);
        tokens.lastCheck = said(ErrorKind::Unauthorized);
        QCOMPARE(situation(tokens).accessToken, Access::Refused);
        tokens.lastCheck = said(ErrorKind::Forbidden);
        QCOMPARE(situation(tokens).lastCheck, Answer::Forbidden);
        QCOMPARE(situation(tokens).accessToken, Access::Valid);
        tokens.lastCheck = said(std::nullopt);
        QCOMPARE(situation(tokens).lastCheck, Answer::Accepted);
        for (const ErrorKind kind : {ErrorKind::SessionExpired, ErrorKind::Unauthorized}) {
            tokens.lastRefresh = said(kind);
            QCOMPARE(situation(tokens).refreshToken, Refresh::Refused);
        }
    }

    /// The platform's clock may have been measured only after the tokens came.
    void answersCountWhateverTheClockSaidWhenTheTokensCame() {
        HeldTokens tokens = held(40'000);
        tokens.obtained = now.addSecs(1'200);
        tokens.lastCheck = said(ErrorKind::Unauthorized);
        tokens.lastRefresh = said(ErrorKind::SessionExpired);
        QCOMPARE(situation(tokens).accessToken, Access::Refused);
        QCOMPARE(situation(tokens).refreshToken, Refresh::Refused);
    }

    void faultsPass() {
        HeldTokens tokens = held(40'000);
        tokens.lastCheck = said(ErrorKind::Server, 59);
        QCOMPARE(situation(tokens).lastCheck, Answer::Failing);
        QCOMPARE(situation(tokens).moments.platformReady, now.addSecs(1));
        tokens.lastCheck = said(ErrorKind::Server, 60);
        QCOMPARE(situation(tokens).lastCheck, Answer::None);
        tokens.lastCheck = said(ErrorKind::RateLimited, 60);
        tokens.lastCheck->failure->retryAt = now.addSecs(5);
        QCOMPARE(situation(tokens).lastCheck, Answer::TooMany);
        QCOMPARE(situation(tokens).moments.platformReady, now.addSecs(5));
    }

    void aPastedTokenMayBeBroken() {
        HeldTokens tokens = held(40'000, TokenSource::Pasted);
        tokens.reading.malformed = true;
        QCOMPARE(situation(tokens).accessToken, Access::Malformed);
        QVERIFY(situation(tokens).pasted);
        tokens.source = TokenSource::Login;
        QCOMPARE(situation(tokens).accessToken, Access::Valid);
        QVERIFY(!situation(tokens).pasted);
    }

    /// Its dates say that a token from the keychain is valid, and nobody else does until the platform is
    /// asked.
    void whatComesFromTheKeychainIsNotAcceptedAtFirst() {
        HeldTokens tokens = held(7'200);
        QVERIFY(!situation(tokens).unaccepted); // handed out just now
        tokens.fromKeychain = true;
        QVERIFY(situation(tokens).unaccepted);
        const Diagnosis diagnosis = diagnose(situation(tokens));
        QVERIFY(diagnosis.unaccepted);
        QCOMPARE(diagnosis.rule, TokenRule::TokenServes); // it is not doubtful by that
        QCOMPARE(diagnosis.confidence, Confidence::Likely);
        QCOMPARE(diagnosis.evidence.last().kind, DiagnosisFact::Kind::NotAcceptedSince);
        QCOMPARE(diagnosis.evidence.last().when, tokens.obtained);
        tokens.lastCheck = said(ErrorKind::Server); // which says nothing of them
        QVERIFY(situation(tokens).unaccepted);
        tokens.lastCheck = said(std::nullopt);
        QVERIFY(!situation(tokens).unaccepted);
        HeldTokens expired = held(-1);
        expired.fromKeychain = true;
        QVERIFY(!situation(expired).unaccepted);
    }

    void strangersAreKnownByTheirClaimsOrTheirRecord() {
        HeldTokens tokens = held(-10);
        tokens.reading.user = DeviceToken(u"22222222-1111-4111-8111-111111111111"_s);
        QCOMPARE(situation(tokens).accessToken, Access::Foreign);
        tokens = held(40'000);
        tokens.lastCheck = said(std::nullopt);
        tokens.lastCheck->answeredFor = DeviceToken(u"22222222-1111-4111-8111-111111111111"_s);
        QCOMPARE(situation(tokens).accessToken, Access::Foreign);
        QCOMPARE(situation(tokens).owner, tokens.lastCheck->answeredFor);
        tokens = held(40'000);
        tokens.reading.instance = InstanceId(u"22222222-1111-4111-8111-111111111111"_s);
        QCOMPARE(situation(tokens).accessToken, Access::OtherInstance);
    }

    void aLateStartCountsFromAMinuteOn() {
        HeldTokens tokens = held(40'000);
        tokens.reading.notBefore = now.addSecs(60);
        QCOMPARE(situation(tokens).accessToken, Access::Valid);
        tokens.reading.notBefore = now.addSecs(61);
        QCOMPARE(situation(tokens).accessToken, Access::NotYetValid);
    }

    void aRefusalBeforeTheStartIsNoRevocation() {
        HeldTokens tokens = held(40'000);
        tokens.reading.notBefore = now.addSecs(1'800);
        tokens.lastCheck = said(ErrorKind::Unauthorized);
        QCOMPARE(situation(tokens).accessToken, Access::NotYetValid);
        QCOMPARE(situation(tokens).lastCheck, Answer::Unauthorized);
        tokens.reading.notBefore = now.addSecs(-1); // it has begun since
        QCOMPARE(situation(tokens).accessToken, Access::Valid);
        QCOMPARE(situation(tokens).lastCheck, Answer::None);
        tokens.reading.notBefore = now.addSecs(-20); // and had before it was refused
        QCOMPARE(situation(tokens).accessToken, Access::Refused);
    }

    void whatThePlatformAcceptsHasBegun() {
        HeldTokens tokens = held(40'000);
        tokens.reading.notBefore = now.addSecs(1'800);
        tokens.lastCheck = said(std::nullopt);
        QCOMPARE(situation(tokens).accessToken, Access::Valid);
    }

    /// What was accepted before may have been revoked by what the refresh was refused for.
    void aRefreshRefusedSinceOutweighsAnAcceptance() {
        HeldTokens tokens = held(40'000);
        tokens.lastCheck = said(std::nullopt, 30);
        tokens.lastRefresh = said(ErrorKind::SessionExpired, 10);
        QCOMPARE(situation(tokens).lastCheck, Answer::None);
        QVERIFY(!diagnose(situation(tokens)).proven);
        tokens.lastCheck = said(std::nullopt, 5);
        QCOMPARE(situation(tokens).lastCheck, Answer::Accepted);
        QVERIFY(diagnose(situation(tokens)).proven);
    }

    void theLastLoginCountsForItsInstance() {
        TokenKnowledge knowledge = known(nullptr);
        knowledge.lastLogin = loginSaid(ErrorKind::Unauthorized, 5);
        QCOMPARE(TokenSituation::of(knowledge).lastLogin, Answer::Unauthorized);
        knowledge.instance = InstanceId(u"22222222-1111-4111-8111-111111111111"_s);
        QCOMPARE(TokenSituation::of(knowledge).lastLogin, Answer::None);
        const HeldTokens newer = held(86'399);
        knowledge = known(&newer);
        knowledge.lastLogin = loginSaid(ErrorKind::Unauthorized, 5);
        QCOMPARE(TokenSituation::of(knowledge).lastLogin, Answer::None);
    }

    void whatWasRefusedBeforeTheUserBecameActiveIsVoid() {
        HeldTokens tokens = held(1'000);
        tokens.lastCheck = said(ErrorKind::Forbidden, 30);
        tokens.lastRefresh = said(ErrorKind::Forbidden, 30);
        TokenKnowledge knowledge = known(&tokens);
        knowledge.lastLogin = loginSaid(ErrorKind::Forbidden, 30);
        QCOMPARE(TokenSituation::of(knowledge).lastLogin, Answer::Forbidden);
        knowledge.reactivated = now.addSecs(-20);
        TokenSituation s = TokenSituation::of(knowledge);
        QCOMPARE(s.lastCheck, Answer::None);
        QCOMPARE(s.lastRefresh, Answer::None);
        tokens.lastCheck = said(ErrorKind::Forbidden, 10); // and what is refused since counts
        QCOMPARE(TokenSituation::of(knowledge).lastCheck, Answer::Forbidden);
        tokens.lastCheck = said(ErrorKind::Unauthorized, 30); // so does what has nothing to do with it
        QCOMPARE(TokenSituation::of(knowledge).lastCheck, Answer::Unauthorized);
    }

    /// That the record says active does not make a token work that was refused.
    void aRefusedCheckIsNotVoidByReadingTheRecord() {
        for (const ErrorKind kind : {ErrorKind::Forbidden, ErrorKind::NotFound}) {
            HeldTokens tokens = held(40'000);
            tokens.lastCheck = said(kind, 30);
            TokenKnowledge knowledge = known(&tokens);
            knowledge.record = UserRecord::Active;
            QCOMPARE(diagnose(TokenSituation::of(knowledge)).action, TokenAction::ReloadUser);
            knowledge.seenActive = now.addSecs(-20);
            QCOMPARE(diagnose(TokenSituation::of(knowledge)).action, TokenAction::ReadAnswer);
            tokens.lastCheck = said(kind, 10); // it may have been deactivated since
            QCOMPARE(diagnose(TokenSituation::of(knowledge)).action, TokenAction::ReloadUser);
            tokens.lastRefresh = said(kind, 30);
            QCOMPARE(TokenSituation::of(knowledge).lastRefresh, Answer::None);
        }
    }

    /// Reading the record again costs nothing, and another login does.
    void aRefusedLoginIsVoidOnlyOnceTheUserBecameActive() {
        for (const ErrorKind kind : {ErrorKind::Forbidden, ErrorKind::NotFound}) {
            TokenKnowledge knowledge = known(nullptr);
            knowledge.record = UserRecord::Active;
            knowledge.lastLogin = loginSaid(kind, 30);
            QCOMPARE(diagnose(TokenSituation::of(knowledge)).action, TokenAction::ReloadUser);
            knowledge.seenActive = now.addSecs(-20);
            QVERIFY(TokenSituation::of(knowledge).refusedThoughActive);
            QCOMPARE(diagnose(TokenSituation::of(knowledge)).rule, TokenRule::LoginRefused);
            knowledge.reactivated = now.addSecs(-40); // and refused since
            QVERIFY(TokenSituation::of(knowledge).refusedThoughActive);
            knowledge.reactivated = now.addSecs(-20);
            QCOMPARE(TokenSituation::of(knowledge).lastLogin, Answer::None);
            QCOMPARE(diagnose(TokenSituation::of(knowledge)).action, TokenAction::LogIn);
        }
    }

    /// It may have revoked what is held, so that an acceptance of before proves nothing.
    void aLostLoginUnsettlesWhatIsHeld() {
        HeldTokens tokens = held(40'000);
        tokens.lastCheck = said(std::nullopt, 30);
        TokenKnowledge knowledge = known(&tokens);
        knowledge.lastLogin = loginLost(20);
        QCOMPARE(TokenSituation::of(knowledge).lastLogin, Answer::None);
        QCOMPARE(TokenSituation::of(knowledge).lastCheck, Answer::None);
        QVERIFY(TokenSituation::of(knowledge).unsettled);
        QVERIFY(!diagnose(TokenSituation::of(knowledge)).proven);
        knowledge.instance = InstanceId(u"22222222-1111-4111-8111-111111111111"_s); // whichever key it had
        QVERIFY(TokenSituation::of(knowledge).unsettled);
        tokens.lastCheck = said(std::nullopt, 10);
        QVERIFY(diagnose(TokenSituation::of(knowledge)).proven);
        tokens.lastCheck.reset();
        tokens.obtained = now.addSecs(-10);
        QVERIFY(!TokenSituation::of(knowledge).unsettled);
        tokens.source = TokenSource::Pasted; // when it was pasted says nothing of how old it is
        QVERIFY(TokenSituation::of(knowledge).unsettled);
        tokens.reading.issued = now.addSecs(-15);
        QVERIFY(!TokenSituation::of(knowledge).unsettled);
    }

    void aLostRefreshUnsettlesItsPairForGood() {
        HeldTokens tokens = held(-40, TokenSource::Pasted);
        tokens.lastRefresh = lost(ErrorKind::Offline, 30);
        QCOMPARE(situation(tokens).refreshToken, Refresh::Held);
        QVERIFY(situation(tokens).unsettled);
        tokens.lastRefresh = following(tokens.lastRefresh, said(ErrorKind::SessionExpired, 10));
        const TokenSituation s = situation(tokens);
        QCOMPARE(s.refreshToken, Refresh::Refused);
        QVERIFY(s.unsettled);
        QCOMPARE(s.moments.refreshLost, now.addSecs(-30));
        QCOMPARE(diagnose(s).confidence, Confidence::Likely);
    }

    void whatDecidesNothingTakesNoRefusalsPlace() {
        const TokenEvidence refused = said(ErrorKind::Unauthorized, 30);
        for (const ErrorKind kind : {ErrorKind::Server, ErrorKind::RateLimited, ErrorKind::Protocol})
            QCOMPARE(following(refused, said(kind)), refused);
        for (const ErrorKind kind : {ErrorKind::Forbidden, ErrorKind::Validation})
            QCOMPARE(following(refused, said(kind)), said(kind));
        QCOMPARE(following(refused, said(std::nullopt)), said(std::nullopt));
        QCOMPARE(following(said(std::nullopt), said(ErrorKind::Server)), said(ErrorKind::Server));
        const LoginEvidence denied = loginSaid(ErrorKind::Forbidden, 30);
        QCOMPARE(following(denied, loginSaid(ErrorKind::Server, 10)), denied);
        LoginEvidence elsewhere = loginSaid(ErrorKind::Server, 10);
        elsewhere.instance = InstanceId(u"22222222-1111-4111-8111-111111111111"_s);
        QCOMPARE(following(denied, elsewhere), elsewhere);
        // It may have been another InstanceKey.
        const LoginEvidence wrongKey = loginSaid(ErrorKind::Unauthorized, 30);
        QCOMPARE(following(wrongKey, loginSaid(ErrorKind::Server, 10)), loginSaid(ErrorKind::Server, 10));
        QCOMPARE(following(loginLost(30), loginSaid(ErrorKind::Unauthorized, 10)).lost, now.addSecs(-30));
        QVERIFY(!following(loginLost(30), loginSaid(std::nullopt, 10)).lost.isValid());
    }

    void aFaultBehindWhichItMayHaveBeenDone() {
        Error failure = Error::of(ErrorKind::Server);
        failure.httpStatus = 504;
        QVERIFY(mayHaveBeenDone(failure));
        failure = Error::of(ErrorKind::Protocol);
        failure.httpStatus = 200;
        QVERIFY(mayHaveBeenDone(failure));
        failure.httpStatus = 302;
        QVERIFY(!mayHaveBeenDone(failure));
        for (const ErrorKind kind : {ErrorKind::Unauthorized, ErrorKind::RateLimited, ErrorKind::Timeout})
            QVERIFY(!mayHaveBeenDone(Error::of(kind)));
    }

    void aBlockedLoginIsToldByThePlatformsClock() {
        TokenKnowledge knowledge = known(nullptr);
        knowledge.clockAhead = 1200s;
        Error blocked = *said(ErrorKind::RateLimited).failure;
        blocked.retryAt = now.addSecs(1230); // by this computer's clock
        knowledge.lastLogin = LoginEvidence{now.addSecs(-5), drivers, blocked, {}};
        QCOMPARE(TokenSituation::of(knowledge).moments.platformReady, now.addSecs(30));
        knowledge.platformNow = now.addSecs(31);
        QCOMPARE(TokenSituation::of(knowledge).lastLogin, Answer::None);
    }

    void theBudgetIsToldByThePlatformsClock() {
        TokenKnowledge knowledge = known(nullptr);
        knowledge.clockAhead = 1200s;
        LoginAllowance allowance;
        allowance.limit = 5;
        allowance.nextAt = now.addSecs(1230);
        knowledge.allowance = allowance;
        const TokenSituation s = TokenSituation::of(knowledge);
        QCOMPARE(s.logins, LoginRoom::Spent);
        QCOMPARE(s.moments.loginAllowed, now.addSecs(30));
        QCOMPARE(s.clock, ClockAgreement::Off);
        allowance.nextAt.reset();
        allowance.left = 2;
        knowledge.allowance = allowance;
        QCOMPARE(TokenSituation::of(knowledge).loginsLeft, 2);
        QCOMPARE(TokenSituation::of(knowledge).logins, LoginRoom::Free);
        knowledge.allowance->hour = {5, 5, now.addSecs(600)};
        QCOMPARE(TokenSituation::of(knowledge).logins, LoginRoom::Scarce);
        knowledge.clockAhead = 60s;
        QCOMPARE(TokenSituation::of(knowledge).clock, ClockAgreement::Agrees);
    }
};

QTEST_GUILESS_MAIN(tst_token_situation)
#include "tst_token_situation.moc"
