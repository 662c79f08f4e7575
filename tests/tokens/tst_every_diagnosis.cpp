#include "core/tokens/DiagnosisFacts.h"
#include "tests/tokens/SomeSituation.h"

#include <QTest>

#include <vector>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Action = TokenAction;
using Rule = TokenRule;
using Answer = PlatformAnswer;
using Access = AccessTokenState;
using Refresh = RefreshTokenState;
using Kind = DiagnosisFact::Kind;

template <typename T> std::vector<T> upTo(T last) {
    std::vector<T> all;
    for (int i = 0; i <= static_cast<int>(last); ++i)
        all.push_back(static_cast<T>(i));
    return all;
}

const auto accessTokens = upTo(Access::OtherInstance);
const auto refreshTokens = upTo(Refresh::Refused);
const auto answersGiven = upTo(Answer::Failing);
const auto records = upTo(UserRecord::Deleted);
const auto reaches = upTo(Reach::Offline);
const auto rooms = upTo(LoginRoom::Spent);
const auto keychains = upTo(KeychainHolding::Missing);
const auto clocks = upTo(ClockAgreement::Off);

bool denies(Answer answer) {
    return answer == Answer::Forbidden || answer == Answer::NotFound;
}

/// Whether something sent may have been done, and whether the record says active all the same.
template <typename Visit> void everyLooseEnd(TokenSituation s, Visit visit) {
    for (const bool unsettled : {false, true}) {
        s.unsettled = unsettled;
        visit(s);
        s.refusedThoughActive = denies(s.lastLogin);
        if (s.refusedThoughActive)
            visit(s);
        s.refusedThoughActive = false;
        s.deniedThoughActive = denies(s.lastCheck);
        if (s.deniedThoughActive)
            visit(s);
        s.deniedThoughActive = false;
    }
}

/// Visits every combination there is; without a DeviceToken there is nobody whom an answer could be about.
template <typename Visit> void everySituation(Visit visit) {
    TokenSituation s;
    s.moments = someMoments();
    s.clockAhead = 300s;
    s.loginsLeft = 3;
    for (const bool hasDeviceToken : {true, false}) {
        s.hasDeviceToken = hasDeviceToken;
        for (const Access access : accessTokens) {
            s.accessToken = access;
            for (const Refresh refresh : refreshTokens) {
                s.refreshToken = refresh;
                for (const Answer check : answersGiven) {
                    s.lastCheck = check;
                    for (const Answer refreshed : answersGiven) {
                        s.lastRefresh = refreshed;
                        for (const Answer login : answersGiven) {
                            s.lastLogin = login;
                            if (hasDeviceToken)
                                everyLooseEnd(s, visit);
                            else if (refreshed == Answer::None && login == Answer::None)
                                visit(s);
                        }
                    }
                }
            }
        }
    }
}

template <typename Visit> void everyCircumstance(TokenSituation s, Visit visit) {
    for (const UserRecord record : records) {
        s.record = record;
        for (const Reach reach : reaches) {
            s.reach = reach;
            for (const LoginRoom room : rooms) {
                s.logins = room;
                for (const KeychainHolding keychain : keychains) {
                    s.keychain = keychain;
                    for (const ClockAgreement clock : clocks) {
                        s.clock = clock;
                        for (const bool pasted : {false, true}) {
                            s.pasted = pasted;
                            visit(s);
                        }
                    }
                }
            }
        }
    }
}

bool isWait(Action action) {
    return action == Action::WaitForLogin || action == Action::WaitForPlatform
        || action == Action::WaitUntilValid;
}

bool costsAsSaid(Action action, const ActionCost &cost, const TokenSituation &s) {
    if (action == Action::LogIn)
        return cost.logins == 1 && cost.sessions == OtherSessions::Ended
            && cost.scarce == (s.logins == LoginRoom::Scarce);
    const bool replaces = action == Action::Refresh && s.pasted;
    return cost.logins == 0 && !cost.scarce
        && cost.sessions == (replaces ? OtherSessions::SharedPairReplaced : OtherSessions::Untouched);
}

bool canRefresh(const TokenSituation &s) {
    return s.accessToken != Access::Absent && s.accessToken != Access::Foreign
        && s.refreshToken == Refresh::Held && s.lastRefresh != Answer::Unauthorized;
}

/// Whether something that costs nothing, and nobody their session, may put the tokens right.
bool aFreeStepCouldSettle(const TokenSituation &s) {
    const bool unasked = s.lastCheck == Answer::None;
    if (s.accessToken == Access::Malformed) // a call, or the whole of what was cut
        return s.pasted || unasked;
    const bool copyIsUsedUp = s.refreshToken != Refresh::Held || s.lastRefresh == Answer::Unauthorized;
    if (s.pasted && copyIsUsedUp) // a newer answer
        return true;
    const bool mayServe = s.accessToken == Access::Valid || s.accessToken == Access::Expiring
        || s.accessToken == Access::Unknown || s.accessToken == Access::OtherInstance;
    const bool unproven = s.pasted || copyIsUsedUp || s.unsettled || s.accessToken == Access::Unknown;
    if (mayServe && unproven && s.lastCheck == Answer::None) // a call
        return true;
    return s.accessToken == Access::NotYetValid; // waiting does
}

/// What is wrong with this verdict; null when nothing is.
const char *fault(const TokenSituation &s, const TokenVerdict &v) {
    const bool logsIn = v.action == Action::LogIn;
    const bool wantsLogin = logsIn || v.then == Action::LogIn;
    if (wantsLogin && canRefresh(s))
        return "a login where a refresh can serve";
    if (!costsAsSaid(v.action, v.cost, s) || !costsAsSaid(v.then, v.costThen, s))
        return "a cost that is not said";
    if (logsIn && s.logins == LoginRoom::Spent)
        return "a login while the budget is spent";
    if (s.reach == Reach::Offline && needsNetwork(v.action))
        return "a network action while offline";
    if (s.reach == Reach::Reachable && v.action == Action::Reconnect)
        return "a reconnection while online";
    if (s.accessToken == Access::Foreign && (v.action == Action::Refresh || v.then == Action::Refresh))
        return "a refresh of somebody else's tokens";
    if (!s.hasDeviceToken && v.rule != Rule::RegisterWithoutDeviceToken)
        return "no DeviceToken, and no registration";
    if (v.rule == Rule::LogInAfterRefusedRefresh && !wantsLogin)
        return "the rule of the refused refresh without a login";
    if (v.action == Action::Refresh && s.lastRefresh == Answer::Unauthorized)
        return "a refresh that was refused already";
    const bool doubted
        = s.pasted || s.refreshToken == Refresh::Refused || s.lastRefresh == Answer::Unauthorized;
    if (v.action == Action::Nothing && doubted && s.lastCheck != Answer::Accepted)
        return "nothing to do with a token that nothing proves";
    const bool hitsOthers = v.cost.sessions != OtherSessions::Untouched;
    if (hitsOthers && s.hasDeviceToken && aFreeStepCouldSettle(s))
        return "a step that hits the driver's app where a free one could settle it";
    if (logsIn && s.unsettled && v.confidence == Confidence::Certain)
        return "certain of a login after one that may have gone through";
    if (v.action == Action::PasteAgain && !s.pasted)
        return "to be pasted again, and never was";
    if (wantsLogin && s.record == UserRecord::Deleted)
        return "a login as a deleted user";
    if (logsIn && denies(s.lastLogin))
        return "the same login that was refused";
    if (logsIn && s.lastLogin == Answer::Unauthorized)
        return "a login with a key that was refused";
    if ((logsIn || v.action == Action::Refresh) && s.accessToken == Access::Absent
        && (s.keychain == KeychainHolding::Unread || s.keychain == KeychainHolding::Locked))
        return "an action on tokens that the keychain may have";
    return nullptr;
}

/// What is wrong with what a diagnosis adds to its verdict; null when nothing is.
const char *faultIn(const TokenSituation &s, const Diagnosis &d) {
    if (static_cast<const TokenVerdict &>(d) != verdictOn(s))
        return "another verdict";
    if (isWait(d.action) != d.possibleAt.isValid())
        return "a moment without a wait, or a wait without a moment";
    if (d.evidence.isEmpty())
        return "no evidence";
    if (d.evidence != factsOf(s, d.cost.logins + d.costThen.logins > 0))
        return "other evidence than the situation's";
    if (d.accessToken != s.accessToken || d.refreshToken != s.refreshToken)
        return "other states than those given";
    return nullptr;
}

QByteArray told(const char *wrong, const TokenSituation &s) {
    return u"%1 (access %2, refresh %3, answers %4 %5 %6, record %7, logins %8)"_s
        .arg(QString::fromLatin1(wrong))
        .arg(int(s.accessToken))
        .arg(int(s.refreshToken))
        .arg(int(s.lastCheck))
        .arg(int(s.lastRefresh))
        .arg(int(s.lastLogin))
        .arg(int(s.record))
        .arg(int(s.logins))
        .toUtf8();
}

} // namespace

/// The decision table over all that there is, none left out.
class tst_every_diagnosis : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCombinationIsDecidedSafely() {
        qint64 count = 0;
        const char *wrong = nullptr;
        TokenSituation where;
        everySituation([&](const TokenSituation &tokens) {
            everyCircumstance(tokens, [&](const TokenSituation &s) {
                ++count;
                if (const char *found = fault(s, verdictOn(s)); found != nullptr && wrong == nullptr) {
                    wrong = found;
                    where = s;
                }
            });
        });
        QVERIFY2(wrong == nullptr, told(wrong, where).constData());
        QCOMPARE(count, 10 * 3 * (2 * (8 * 8 * 8 + 2 * 8 * 8 * 2) + 8) * 4 * 2 * 4 * 5 * 3 * 2);
    }

    /// What a diagnosis adds depends on the verdict's action and, fact by fact, on one part of the situation:
    /// so every value of each part is met, in every combination of those that the verdict is made of first.
    void everyVerdictIsExplained() {
        const char *wrong = nullptr;
        TokenSituation where;
        const auto look = [&](const TokenSituation &s) {
            if (const char *found = faultIn(s, diagnose(s)); found != nullptr && wrong == nullptr) {
                wrong = found;
                where = s;
            }
        };
        everySituation(look);
        for (const bool hasDeviceToken : {true, false}) {
            for (const Access access : accessTokens) {
                TokenSituation s = serving(access);
                s.hasDeviceToken = hasDeviceToken;
                everyCircumstance(s, look);
            }
        }
        QVERIFY2(wrong == nullptr, told(wrong, where).constData());
    }

    void eachPartIsEvidence_data() {
        QTest::addColumn<TokenSituation>("s");
        QTest::addColumn<Kind>("kind");
        const auto row = [](const char *name, Kind kind, auto change) {
            TokenSituation s = serving();
            change(s);
            QTest::newRow(name) << s << kind;
        };
        using S = TokenSituation;
        row("no DeviceToken", Kind::NoDeviceToken, [](S &s) { s.hasDeviceToken = false; });
        row("absent", Kind::AccessTokenAbsent, [](S &s) { s.accessToken = Access::Absent; });
        row("valid", Kind::AccessTokenExpires, [](S &s) { s.accessToken = Access::Valid; });
        row("expiring", Kind::AccessTokenExpires, [](S &s) { s.accessToken = Access::Expiring; });
        row("expired", Kind::AccessTokenExpired, [](S &s) { s.accessToken = Access::Expired; });
        row("no expiry", Kind::AccessTokenHasNoExpiry, [](S &s) { s.accessToken = Access::Unknown; });
        row("revoked", Kind::AccessTokenRefusedEarly, [](S &s) { s.accessToken = Access::Refused; });
        row("not yet", Kind::AccessTokenStarts, [](S &s) { s.accessToken = Access::NotYetValid; });
        row("malformed", Kind::AccessTokenMalformed, [](S &s) { s.accessToken = Access::Malformed; });
        row("foreign", Kind::AccessTokenForeign, [](S &s) { s.accessToken = Access::Foreign; });
        row("instance", Kind::AccessTokenOfOtherInstance,
            [](S &s) { s.accessToken = Access::OtherInstance; });
        row("no refresh token", Kind::RefreshTokenAbsent, [](S &s) { s.refreshToken = Refresh::Absent; });
        row("refresh token", Kind::RefreshTokenHeld, [](S &s) { s.refreshToken = Refresh::Refused; });
        row("active", Kind::UserActive, [](S &s) { s.record = UserRecord::Active; });
        row("deactivated", Kind::UserDeactivated, [](S &s) { s.record = UserRecord::Deactivated; });
        row("deleted", Kind::UserDeleted, [](S &s) { s.record = UserRecord::Deleted; });
        row("checked", Kind::CheckAnswered, [](S &s) { s.lastCheck = Answer::Forbidden; });
        row("refreshed", Kind::RefreshAnswered, [](S &s) { s.lastRefresh = Answer::TooMany; });
        row("login lost", Kind::LoginLost, [](S &s) { s.unsettled = true; });
        row("refresh lost", Kind::RefreshLost, [](S &s) { s.unsettled = true; });
        row("logged in", Kind::LoginAnswered, [](S &s) { s.lastLogin = Answer::Failing; });
        row("offline", Kind::Unreachable, [](S &s) { s.reach = Reach::Offline; });
        row("unread", Kind::KeychainUnread, [](S &s) { s.keychain = KeychainHolding::Unread; });
        row("locked", Kind::KeychainLocked, [](S &s) { s.keychain = KeychainHolding::Locked; });
        row("unavailable", Kind::KeychainUnavailable,
            [](S &s) { s.keychain = KeychainHolding::Unavailable; });
        row("missing", Kind::KeychainMissing, [](S &s) { s.keychain = KeychainHolding::Missing; });
        row("clock", Kind::ClockOff, [](S &s) { s.clock = ClockAgreement::Off; });
        row("pasted", Kind::PairShared, [](S &s) { s.pasted = true; });
        row("pasted, refused", Kind::PairUsedUp, [](S &s) {
            s.pasted = true;
            s.refreshToken = Refresh::Refused;
        });
        row("pasted, refused after a loss", Kind::PairShared, [](S &s) {
            s.pasted = true;
            s.refreshToken = Refresh::Refused;
            s.unsettled = true;
        });
        row("pasted alone", Kind::TokenPasted, [](S &s) {
            s.pasted = true;
            s.refreshToken = Refresh::Absent;
        });
        row("logins left", Kind::LoginsLeft, [](S &s) { s.logins = LoginRoom::Free; });
        row("logins scarce", Kind::LoginsScarce, [](S &s) { s.logins = LoginRoom::Scarce; });
        row("no login before", Kind::NoLoginBefore, [](S &s) { s.logins = LoginRoom::Spent; });
    }

    void eachPartIsEvidence() {
        QFETCH(TokenSituation, s);
        QFETCH(Kind, kind);
        QCOMPARE(std::ranges::count(factsOf(s, true), kind, &DiagnosisFact::kind), 1);
    }
};

QTEST_GUILESS_MAIN(tst_every_diagnosis)
#include "tst_every_diagnosis.moc"
