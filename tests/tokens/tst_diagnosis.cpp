#include "core/tokens/Diagnosis.h"
#include "tests/tokens/SomeSituation.h"

#include <QTest>

#include <algorithm>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace std::chrono_literals;

namespace {

using Action = TokenAction;
using Rule = TokenRule;
using Answer = PlatformAnswer;
using Access = AccessTokenState;
using Refresh = RefreshTokenState;

template <typename Change> TokenSituation with(TokenSituation s, Change change) {
    change(s);
    return s;
}

bool rests(const Diagnosis &d, DiagnosisFact::Kind kind) {
    return std::ranges::any_of(d.evidence, [kind](const DiagnosisFact &fact) { return fact.kind == kind; });
}

} // namespace

class tst_diagnosis : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namedCases_data() {
        QTest::addColumn<TokenSituation>("s");
        QTest::addColumn<Rule>("rule");
        QTest::addColumn<Action>("action");
        QTest::addColumn<Action>("then");
        QTest::addColumn<Confidence>("confidence");
        const auto row = [](const char *name, const TokenSituation &s, Rule rule, Action action,
                             Confidence confidence, Action then = Action::Nothing) {
            QTest::newRow(name) << s << rule << action << then << confidence;
        };
        using S = TokenSituation;
        const auto access = [](Access state) { return serving(state); };
        const auto without = [](Access state) { return serving(state, Refresh::Absent); };
        const auto refused = [](Access state) {
            return with(serving(state, Refresh::Refused), [](S &s) { s.lastRefresh = Answer::Unauthorized; });
        };
        const auto spent = [](S s) { return with(s, [](S &it) { it.logins = LoginRoom::Spent; }); };
        const auto offline = [](S s) { return with(s, [](S &it) { it.reach = Reach::Offline; }); };
        const auto checked
            = [](S s, Answer answer) { return with(s, [&](S &it) { it.lastCheck = answer; }); };
        const auto refreshed
            = [](S s, Answer answer) { return with(s, [&](S &it) { it.lastRefresh = answer; }); };
        const auto loggedIn
            = [](S s, Answer answer) { return with(s, [&](S &it) { it.lastLogin = answer; }); };
        const auto recorded
            = [](S s, UserRecord record) { return with(s, [&](S &it) { it.record = record; }); };
        const auto kept
            = [](S s, KeychainHolding where) { return with(s, [&](S &it) { it.keychain = where; }); };
        const auto pasted = [](S s) { return with(s, [](S &it) { it.pasted = true; }); };
        const S none = serving(Access::Absent, Refresh::Absent);
        const S foreign = access(Access::Foreign);

        row("no DeviceToken", S(), Rule::RegisterWithoutDeviceToken, Action::Register, Confidence::Certain);
        row("no DeviceToken, offline", offline(S()), Rule::RegisterWithoutDeviceToken, Action::Reconnect,
            Confidence::Certain, Action::Register);
        row("nothing held", none, Rule::LogInWithoutTokens, Action::LogIn, Confidence::Certain);
        row("nothing held, budget spent", spent(none), Rule::LogInWithoutTokens, Action::WaitForLogin,
            Confidence::Certain, Action::LogIn);
        row("nothing held, offline", offline(none), Rule::LogInWithoutTokens, Action::Reconnect,
            Confidence::Certain, Action::LogIn);
        row("only a refresh token", access(Access::Absent), Rule::LogInWithoutTokens, Action::LogIn,
            Confidence::Certain);
        row("valid", access(Access::Valid), Rule::TokenServes, Action::Nothing, Confidence::Likely);
        row("valid, offline", offline(access(Access::Valid)), Rule::TokenServes, Action::Nothing,
            Confidence::Likely);
        row("valid, accepted", checked(access(Access::Valid), Answer::Accepted), Rule::TokenServes,
            Action::Nothing, Confidence::Certain);
        row("valid, alone", without(Access::Valid), Rule::TokenServes, Action::Nothing, Confidence::Likely);
        row("expiring", access(Access::Expiring), Rule::RefreshInTime, Action::Refresh, Confidence::Certain);
        row("expiring, alone", without(Access::Expiring), Rule::TokenServes, Action::Nothing,
            Confidence::Likely);
        row("valid, pasted", pasted(access(Access::Valid)), Rule::OnlyThePlatformKnows, Action::Check,
            Confidence::Open);
        row("valid, pasted alone", pasted(without(Access::Valid)), Rule::OnlyThePlatformKnows, Action::Check,
            Confidence::Open);
        row("valid, pasted, offline", offline(pasted(access(Access::Valid))), Rule::OnlyThePlatformKnows,
            Action::Reconnect, Confidence::Open, Action::Check);
        row("valid, pasted, accepted", checked(pasted(access(Access::Valid)), Answer::Accepted),
            Rule::TokenServes, Action::Nothing, Confidence::Certain);
        row("expiring, pasted, accepted", checked(pasted(access(Access::Expiring)), Answer::Accepted),
            Rule::TokenServes, Action::Nothing, Confidence::Certain);
        row("valid, refresh refused", refused(Access::Valid), Rule::OnlyThePlatformKnows, Action::Check,
            Confidence::Open);
        row("valid, refresh refused, accepted", checked(refused(Access::Valid), Answer::Accepted),
            Rule::TokenServes, Action::Nothing, Confidence::Certain);
        row("valid, refresh refused, access refused too",
            checked(refused(Access::Valid), Answer::Unauthorized), Rule::LogInAfterRefusedRefresh,
            Action::LogIn, Confidence::Certain);
        row("expired", access(Access::Expired), Rule::RefreshExpired, Action::Refresh, Confidence::Certain);
        row("expired, budget spent", spent(access(Access::Expired)), Rule::RefreshExpired, Action::Refresh,
            Confidence::Certain);
        row("expired, offline", offline(access(Access::Expired)), Rule::RefreshExpired, Action::Reconnect,
            Confidence::Certain, Action::Refresh);
        row("expired, alone", without(Access::Expired), Rule::LogInWithoutTokens, Action::LogIn,
            Confidence::Certain);
        row("expired, refresh refused", refused(Access::Expired), Rule::LogInAfterRefusedRefresh,
            Action::LogIn, Confidence::Certain);
        row("expired, refresh refused, budget spent", spent(refused(Access::Expired)),
            Rule::LogInAfterRefusedRefresh, Action::WaitForLogin, Confidence::Certain, Action::LogIn);
        row("revoked", checked(access(Access::Refused), Answer::Unauthorized), Rule::RefreshExpired,
            Action::Refresh, Confidence::Likely);
        row("revoked, refresh refused", refused(Access::Refused), Rule::LogInAfterRefusedRefresh,
            Action::LogIn, Confidence::Certain);
        row("expired, pasted", pasted(access(Access::Expired)), Rule::RefreshExpired, Action::Refresh,
            Confidence::Certain);
        row("expired, pasted, refresh refused", pasted(refused(Access::Expired)), Rule::AppHoldsNewer,
            Action::PasteAgain, Confidence::Likely, Action::LogIn);
        row("expired, pasted, refresh refused, budget spent", spent(pasted(refused(Access::Expired))),
            Rule::AppHoldsNewer, Action::PasteAgain, Confidence::Likely, Action::LogIn);
        row("expired, pasted, refresh refused, offline", offline(pasted(refused(Access::Expired))),
            Rule::AppHoldsNewer, Action::PasteAgain, Confidence::Likely, Action::LogIn);
        row("expired, pasted, refresh refused, wrong InstanceKey since",
            loggedIn(pasted(refused(Access::Expired)), Answer::Unauthorized), Rule::InstanceKeyRefused,
            Action::ReplaceInstanceKey, Confidence::Likely, Action::LogIn);
        row("expired, pasted alone", pasted(without(Access::Expired)), Rule::AppHoldsNewer,
            Action::PasteAgain, Confidence::Likely, Action::LogIn);
        row("refused, pasted alone", pasted(without(Access::Refused)), Rule::AppHoldsNewer,
            Action::PasteAgain, Confidence::Likely, Action::LogIn);
        row("no expiry", access(Access::Unknown), Rule::OnlyThePlatformKnows, Action::Check,
            Confidence::Open);
        row("no expiry, offline", offline(access(Access::Unknown)), Rule::OnlyThePlatformKnows,
            Action::Reconnect, Confidence::Open, Action::Check);
        row("no expiry, accepted", checked(access(Access::Unknown), Answer::Accepted), Rule::TokenServes,
            Action::Nothing, Confidence::Certain);
        const S broken = pasted(access(Access::Malformed));
        const S brokenAlone = pasted(without(Access::Malformed));
        row("broken copy", broken, Rule::BrokenCopy, Action::Check, Confidence::Open);
        row("broken copy, offline", offline(broken), Rule::BrokenCopy, Action::Reconnect, Confidence::Open,
            Action::Check);
        row("broken copy, refused", checked(broken, Answer::Unauthorized), Rule::BrokenCopy,
            Action::PasteAgain, Confidence::Likely, Action::Refresh);
        row("broken copy, refused, offline", offline(checked(broken, Answer::Unauthorized)), Rule::BrokenCopy,
            Action::PasteAgain, Confidence::Likely, Action::Refresh);
        row("broken copy, check answered 5xx", checked(broken, Answer::Failing), Rule::PlatformFailing,
            Action::WaitForPlatform, Confidence::Likely, Action::Check);
        row("broken copy, both refused",
            refreshed(checked(broken, Answer::Unauthorized), Answer::Unauthorized), Rule::BrokenCopy,
            Action::PasteAgain, Confidence::Likely, Action::LogIn);
        row("broken copy, alone", brokenAlone, Rule::BrokenCopy, Action::Check, Confidence::Open);
        row("broken copy, alone, refused", checked(brokenAlone, Answer::Unauthorized), Rule::BrokenCopy,
            Action::PasteAgain, Confidence::Likely, Action::LogIn);
        row("broken copy, alone, refused, wrong InstanceKey since",
            loggedIn(checked(brokenAlone, Answer::Unauthorized), Answer::Unauthorized),
            Rule::InstanceKeyRefused, Action::ReplaceInstanceKey, Confidence::Likely, Action::LogIn);
        row("another user's", foreign, Rule::SomebodyElses, Action::ShowOwner, Confidence::Certain);
        row("another user's, expired long ago and refused", refreshed(foreign, Answer::Unauthorized),
            Rule::SomebodyElses, Action::ShowOwner, Confidence::Certain);
        row("another instance's", access(Access::OtherInstance), Rule::AnotherInstances, Action::Check,
            Confidence::Open);
        row("another instance's, accepted", checked(access(Access::OtherInstance), Answer::Accepted),
            Rule::TokenServes, Action::Nothing, Confidence::Certain);
        row("not yet valid", access(Access::NotYetValid), Rule::StartsLater, Action::Refresh,
            Confidence::Open);
        row("not yet valid, alone", without(Access::NotYetValid), Rule::StartsLater, Action::WaitUntilValid,
            Confidence::Likely);
        row("not yet valid, alone, clock unknown",
            with(without(Access::NotYetValid), [](S &s) { s.clock = ClockAgreement::Unknown; }),
            Rule::StartsLater, Action::Check, Confidence::Open);
        row("not yet valid, pasted", pasted(access(Access::NotYetValid)), Rule::StartsLater,
            Action::WaitUntilValid, Confidence::Likely);
        row("not yet valid, pasted, clock unknown",
            with(pasted(access(Access::NotYetValid)), [](S &s) { s.clock = ClockAgreement::Unknown; }),
            Rule::StartsLater, Action::Check, Confidence::Open);
        row("deactivated", recorded(none, UserRecord::Deactivated), Rule::UserDeactivated, Action::Reactivate,
            Confidence::Certain);
        row("deactivated, let in all the same",
            checked(recorded(access(Access::Valid), UserRecord::Deactivated), Answer::Accepted),
            Rule::TokenServes, Action::Nothing, Confidence::Certain);
        row("deleted", recorded(access(Access::Valid), UserRecord::Deleted), Rule::UserDeleted,
            Action::Register, Confidence::Likely);
        row("not found, let in all the same",
            checked(recorded(access(Access::Valid), UserRecord::Deleted), Answer::Accepted),
            Rule::TokenServes, Action::Nothing, Confidence::Certain);
        row("login answered 401", loggedIn(none, Answer::Unauthorized), Rule::InstanceKeyRefused,
            Action::ReplaceInstanceKey, Confidence::Likely, Action::LogIn);
        row("login answered 403", loggedIn(none, Answer::Forbidden), Rule::UserDeactivated,
            Action::ReloadUser, Confidence::Likely);
        row("login answered 404", loggedIn(none, Answer::NotFound), Rule::UserDeleted, Action::ReloadUser,
            Confidence::Likely);
        row("login answered 403, and the record says active",
            with(loggedIn(none, Answer::Forbidden), [](S &s) { s.refusedThoughActive = true; }),
            Rule::LoginRefused, Action::ReadAnswer, Confidence::Likely);
        row("login answered 422", loggedIn(none, Answer::Invalid), Rule::PlatformRefuses, Action::ReadAnswer,
            Confidence::Certain);
        row("login answered 429", loggedIn(none, Answer::TooMany), Rule::LogInWithoutTokens,
            Action::WaitForLogin, Confidence::Certain, Action::LogIn);
        row("login answered 5xx", loggedIn(none, Answer::Failing), Rule::PlatformFailing,
            Action::WaitForPlatform, Confidence::Likely, Action::LogIn);
        const auto lost = [](S s) { return with(s, [](S &it) { it.unsettled = true; }); };
        row("login lost", lost(none), Rule::LogInWithoutTokens, Action::LogIn, Confidence::Likely);
        row("lost, tokens held", lost(access(Access::Valid)), Rule::OnlyThePlatformKnows, Action::Check,
            Confidence::Open);
        row("lost, accepted since", checked(lost(access(Access::Valid)), Answer::Accepted), Rule::TokenServes,
            Action::Nothing, Confidence::Certain);
        row("lost, expired", lost(access(Access::Expired)), Rule::RefreshExpired, Action::Refresh,
            Confidence::Likely);
        row("check answered 403, and the record says active",
            with(
                checked(access(Access::Valid), Answer::Forbidden), [](S &s) { s.deniedThoughActive = true; }),
            Rule::PlatformRefuses, Action::ReadAnswer, Confidence::Likely);
        row("check answered 403", checked(access(Access::Valid), Answer::Forbidden), Rule::PlatformRefuses,
            Action::ReloadUser, Confidence::Likely, Action::Check);
        row("check answered 404", checked(access(Access::Valid), Answer::NotFound), Rule::PlatformRefuses,
            Action::ReloadUser, Confidence::Likely, Action::Check);
        row("check answered 422", checked(access(Access::Valid), Answer::Invalid), Rule::PlatformRefuses,
            Action::ReadAnswer, Confidence::Certain);
        row("check answered 429", checked(access(Access::Valid), Answer::TooMany), Rule::PlatformFailing,
            Action::WaitForPlatform, Confidence::Likely, Action::Check);
        row("check answered 5xx", checked(access(Access::Valid), Answer::Failing), Rule::PlatformFailing,
            Action::WaitForPlatform, Confidence::Likely, Action::Check);
        row("refresh answered 403", refreshed(access(Access::Expired), Answer::Forbidden),
            Rule::PlatformRefuses, Action::ReloadUser, Confidence::Likely, Action::Refresh);
        row("refresh answered 5xx", refreshed(access(Access::Expired), Answer::Failing),
            Rule::PlatformFailing, Action::WaitForPlatform, Confidence::Likely, Action::Refresh);
        row("refresh answered 5xx, offline", offline(refreshed(access(Access::Expired), Answer::Failing)),
            Rule::PlatformFailing, Action::Reconnect, Confidence::Likely, Action::Refresh);
        row("in the keychain", kept(none, KeychainHolding::Unread), Rule::KeptInKeychain,
            Action::LoadFromKeychain, Confidence::Certain);
        row("keychain locked", kept(none, KeychainHolding::Locked), Rule::KeptInKeychain,
            Action::OpenKeychain, Confidence::Likely, Action::LoadFromKeychain);
        row("keychain locked, offline", offline(kept(none, KeychainHolding::Locked)), Rule::KeptInKeychain,
            Action::OpenKeychain, Confidence::Likely, Action::LoadFromKeychain);
        row("gone from the keychain", kept(none, KeychainHolding::Missing), Rule::LogInWithoutTokens,
            Action::LogIn, Confidence::Certain);
    }

    void namedCases() {
        QFETCH(TokenSituation, s);
        const Diagnosis d = diagnose(s);
        QTEST(d.rule, "rule");
        QTEST(d.action, "action");
        QTEST(d.then, "then");
        QTEST(d.confidence, "confidence");
        QCOMPARE(diagnose(s), d);
    }

    void theTableHasFourRulesOfTheVendor() {
        QCOMPARE(vendorRules.size(), 4U);
        for (const Rule rule : vendorRules)
            QVERIFY(isVendors(rule));
        QVERIFY(!isVendors(Rule::TokenServes));
        QVERIFY(!isVendors(Rule::PlatformFailing));
    }

    void evidenceIsTyped() {
        TokenSituation s = serving(Access::Expired, Refresh::Refused);
        s.lastRefresh = Answer::Unauthorized;
        s.logins = LoginRoom::Spent;
        s.clock = ClockAgreement::Off;
        s.clockAhead = -1200s;
        s.record = UserRecord::Active;
        const Diagnosis d = diagnose(s);
        using Kind = DiagnosisFact::Kind;
        for (const Kind kind : {Kind::UserActive, Kind::AccessTokenExpired, Kind::RefreshTokenHeld,
                 Kind::RefreshAnswered, Kind::NoLoginBefore, Kind::ClockOff})
            QVERIFY(rests(d, kind));
        QVERIFY(!rests(d, Kind::CheckAnswered));
        QCOMPARE(d.evidence.last().ahead, -1200s);
        QCOMPARE(d.possibleAt, s.moments.loginAllowed);
        QCOMPARE(d.costThen.logins, 1);
    }

    void aRefreshOfASharedPairSaysWhomItHits() {
        TokenSituation s = serving(Access::Expired);
        s.pasted = true;
        QCOMPARE(diagnose(s).cost.sessions, OtherSessions::SharedPairReplaced);
        QVERIFY(rests(diagnose(s), DiagnosisFact::Kind::PairShared));
        s.pasted = false;
        QCOMPARE(diagnose(s).cost.sessions, OtherSessions::Untouched);
    }
};

QTEST_GUILESS_MAIN(tst_diagnosis)
#include "tst_diagnosis.moc"
