#include "core/tokens/Diagnosis.h"

#include "core/tokens/DiagnosisFacts.h"

#include <optional>

namespace fleetkey {

namespace {

using Action = TokenAction;
using Rule = TokenRule;

/// What the table says, before anything that stands in the way.
struct Decision {
    Rule rule = Rule::TokenServes;
    Action action = Action::Nothing;
    Confidence confidence = Confidence::Certain;
    Action then = Action::Nothing;
};

bool mayServe(AccessTokenState state) {
    return state == AccessTokenState::Valid || state == AccessTokenState::Expiring
        || state == AccessTokenState::Unknown || state == AccessTokenState::OtherInstance;
}

bool isRefused(const TokenSituation &s) {
    return s.refreshToken == RefreshTokenState::Refused || s.lastRefresh == PlatformAnswer::Unauthorized;
}

/// Whether the platform is known to stand by an access token that is in its time.
bool isProven(const TokenSituation &s) {
    return s.lastCheck == PlatformAnswer::Accepted || (!s.pasted && !isRefused(s) && !s.unsettled);
}

bool canRefresh(const TokenSituation &s) {
    return s.refreshToken == RefreshTokenState::Held && !isRefused(s);
}

/// What an answer that no other token would change leads to; `then` is what it was an answer to.
std::optional<Decision> afterRefusal(PlatformAnswer answer, Action then) {
    switch (answer) {
    case PlatformAnswer::Forbidden:
    case PlatformAnswer::NotFound:
        return Decision{Rule::PlatformRefuses, Action::ReloadUser, Confidence::Likely, then};
    case PlatformAnswer::Invalid:
        return Decision{Rule::PlatformRefuses, Action::ReadAnswer, Confidence::Certain};
    case PlatformAnswer::TooMany:
    case PlatformAnswer::Failing:
        return Decision{Rule::PlatformFailing, Action::WaitForPlatform, Confidence::Likely, then};
    case PlatformAnswer::None:
    case PlatformAnswer::Accepted:
    case PlatformAnswer::Unauthorized:
        break;
    }
    return std::nullopt;
}

/// The same of the last check. To read the record once more would tell nothing new.
std::optional<Decision> afterCheck(const TokenSituation &s) {
    if (s.deniedThoughActive)
        return Decision{Rule::PlatformRefuses, Action::ReadAnswer, Confidence::Likely};
    return afterRefusal(s.lastCheck, Action::Check);
}

/// A login is needed by this rule of the vendor. How the last one went decides whether another would help.
/// Where a pasted copy is used up, the driver's app is most likely fine: a newer answer costs nobody
/// anything.
Decision byLogin(const TokenSituation &s, Rule rule) {
    if (s.refusedThoughActive)
        return {Rule::LoginRefused, Action::ReadAnswer, Confidence::Likely};
    switch (s.lastLogin) {
    case PlatformAnswer::Unauthorized:
        return {Rule::InstanceKeyRefused, Action::ReplaceInstanceKey, Confidence::Likely, Action::LogIn};
    case PlatformAnswer::Forbidden:
        return {Rule::UserDeactivated, Action::ReloadUser, Confidence::Likely};
    case PlatformAnswer::NotFound:
        return {Rule::UserDeleted, Action::ReloadUser, Confidence::Likely};
    case PlatformAnswer::Invalid:
        return {Rule::PlatformRefuses, Action::ReadAnswer, Confidence::Certain};
    case PlatformAnswer::TooMany:
        return {rule, Action::WaitForLogin, Confidence::Certain, Action::LogIn};
    case PlatformAnswer::Failing:
        return {Rule::PlatformFailing, Action::WaitForPlatform, Confidence::Likely, Action::LogIn};
    case PlatformAnswer::None:
    case PlatformAnswer::Accepted:
        break;
    }
    if (s.pasted)
        return {Rule::AppHoldsNewer, Action::PasteAgain, Confidence::Likely, Action::LogIn};
    return {rule, Action::LogIn, s.unsettled ? Confidence::Likely : Confidence::Certain};
}

/// The access token is of no use any more.
Decision byRefresh(const TokenSituation &s) {
    if (s.refreshToken == RefreshTokenState::Absent)
        return byLogin(s, Rule::LogInWithoutTokens);
    if (isRefused(s))
        return byLogin(s, Rule::LogInAfterRefusedRefresh);
    if (const auto refused = afterRefusal(s.lastRefresh, Action::Refresh))
        return *refused;
    const bool expired = s.accessToken == AccessTokenState::Expired && !s.unsettled;
    return {Rule::RefreshExpired, Action::Refresh, expired ? Confidence::Certain : Confidence::Likely};
}

/// The access token has its time before it, by all that it says of itself.
Decision byUse(const TokenSituation &s) {
    if (s.lastCheck == PlatformAnswer::Unauthorized)
        return byRefresh(s);
    if (const auto refused = afterCheck(s))
        return *refused;
    const bool accepted = s.lastCheck == PlatformAnswer::Accepted;
    if (s.accessToken == AccessTokenState::OtherInstance && !accepted)
        return {Rule::AnotherInstances, Action::Check, Confidence::Open};
    if (!isProven(s) || (s.accessToken == AccessTokenState::Unknown && !accepted))
        return {Rule::OnlyThePlatformKnows, Action::Check, Confidence::Open};
    // To refresh a pair that the driver's app uses too would end its session, and nothing is wrong yet.
    const bool due = s.accessToken == AccessTokenState::Expiring && canRefresh(s) && !s.pasted;
    if (due && !afterRefusal(s.lastRefresh, Action::Refresh))
        return {Rule::RefreshInTime, Action::Refresh, Confidence::Certain};
    return {Rule::TokenServes, Action::Nothing, accepted ? Confidence::Certain : Confidence::Likely};
}

/// Time alone makes it valid. A pair that the driver's app holds too is not replaced for that.
Decision byStart(const TokenSituation &s) {
    if (!s.pasted && canRefresh(s) && !afterRefusal(s.lastRefresh, Action::Refresh))
        return {Rule::StartsLater, Action::Refresh, Confidence::Open};
    if (s.clock == ClockAgreement::Unknown && s.lastCheck == PlatformAnswer::None)
        return {Rule::StartsLater, Action::Check, Confidence::Open};
    return {Rule::StartsLater, Action::WaitUntilValid, Confidence::Likely};
}

/// A copy that cannot be taken apart may serve all the same; else the whole of it costs nobody anything.
Decision byBrokenCopy(const TokenSituation &s) {
    if (s.lastCheck == PlatformAnswer::None)
        return {Rule::BrokenCopy, Action::Check, Confidence::Open};
    if (const auto refused = afterCheck(s))
        return *refused;
    if (s.lastCheck == PlatformAnswer::Accepted)
        return {Rule::TokenServes, Action::Nothing, Confidence::Certain};
    Decision next = byRefresh(s);
    if (next.action == Action::PasteAgain)
        next.rule = Rule::BrokenCopy;
    if (!s.pasted || next.action != Action::Refresh)
        return next;
    return {Rule::BrokenCopy, Action::PasteAgain, Confidence::Likely, Action::Refresh};
}

Decision byTokens(const TokenSituation &s) {
    switch (s.accessToken) {
    case AccessTokenState::Absent:
        return byLogin(s, Rule::LogInWithoutTokens);
    case AccessTokenState::Malformed:
        return byBrokenCopy(s);
    case AccessTokenState::Foreign:
        return {Rule::SomebodyElses, Action::ShowOwner, Confidence::Certain};
    case AccessTokenState::Expired:
    case AccessTokenState::Refused:
        return byRefresh(s);
    case AccessTokenState::NotYetValid:
        return byStart(s);
    case AccessTokenState::Valid:
    case AccessTokenState::Expiring:
    case AccessTokenState::Unknown:
    case AccessTokenState::OtherInstance:
        break;
    }
    return byUse(s);
}

std::optional<Decision> byUser(const TokenSituation &s) {
    if (!s.hasDeviceToken)
        return Decision{Rule::RegisterWithoutDeviceToken, Action::Register, Confidence::Certain};
    const bool letIn = mayServe(s.accessToken) && s.lastCheck == PlatformAnswer::Accepted;
    // Not certain: whoever was moved out of what the admin may see is missing in the same way.
    if (s.record == UserRecord::Deleted && !letIn)
        return Decision{Rule::UserDeleted, Action::Register, Confidence::Likely};
    if (s.record == UserRecord::Deactivated && !letIn)
        return Decision{Rule::UserDeactivated, Action::Reactivate, Confidence::Certain};
    return std::nullopt;
}

std::optional<Decision> byKeychain(const TokenSituation &s) {
    if (s.accessToken != AccessTokenState::Absent)
        return std::nullopt;
    if (s.keychain == KeychainHolding::Unread)
        return Decision{Rule::KeptInKeychain, Action::LoadFromKeychain, Confidence::Certain};
    if (s.keychain == KeychainHolding::Locked || s.keychain == KeychainHolding::Unavailable)
        return Decision{
            Rule::KeptInKeychain, Action::OpenKeychain, Confidence::Likely, Action::LoadFromKeychain};
    return std::nullopt;
}

Decision decide(const TokenSituation &s) {
    if (const auto decided = byUser(s))
        return *decided;
    if (const auto decided = byKeychain(s))
        return *decided;
    return byTokens(s);
}

/// The same, with what stands in the way put first.
Decision pastObstacles(Decision decision, const TokenSituation &s) {
    if (decision.action == Action::LogIn && s.logins == LoginRoom::Spent) {
        decision.then = Action::LogIn;
        decision.action = Action::WaitForLogin;
    }
    if (s.reach != Reach::Offline)
        return decision;
    if (decision.action == Action::WaitForPlatform) {
        decision.action = Action::Reconnect;
    } else if (needsNetwork(decision.action)) {
        decision.then = decision.action;
        decision.action = Action::Reconnect;
    }
    return decision;
}

ActionCost costOf(Action action, const TokenSituation &s) {
    if (action == Action::LogIn)
        return {1, OtherSessions::Ended, s.logins == LoginRoom::Scarce};
    if (action == Action::Refresh && s.pasted)
        return {0, OtherSessions::SharedPairReplaced, false};
    return {};
}

QDateTime possibleAt(Action action, const TokenSituation &s) {
    const TokenMoments &moments = s.moments;
    switch (action) {
    case Action::WaitForLogin:
        return moments.loginAllowed.isValid() ? moments.loginAllowed : moments.platformReady;
    case Action::WaitForPlatform:
        return moments.platformReady;
    case Action::WaitUntilValid:
        return moments.notBefore;
    default:
        return {};
    }
}

} // namespace

bool needsNetwork(TokenAction action) {
    switch (action) {
    case Action::Check:
    case Action::Refresh:
    case Action::LogIn:
    case Action::Register:
    case Action::Reactivate:
    case Action::ShowOwner:
    case Action::ReloadUser:
        return true;
    default:
        return false;
    }
}

TokenVerdict verdictOn(const TokenSituation &situation) {
    const Decision decision = pastObstacles(decide(situation), situation);
    return {decision.rule, decision.action, decision.then, costOf(decision.action, situation),
        costOf(decision.then, situation), decision.confidence};
}

Diagnosis diagnose(const TokenSituation &situation) {
    Diagnosis diagnosis;
    static_cast<TokenVerdict &>(diagnosis) = verdictOn(situation);
    diagnosis.owner = situation.owner;
    diagnosis.possibleAt = possibleAt(diagnosis.action, situation);
    diagnosis.accessToken = situation.accessToken;
    diagnosis.refreshToken = situation.refreshToken;
    diagnosis.proven = isProven(situation);
    diagnosis.unaccepted = situation.unaccepted;
    const bool aboutLogin = diagnosis.cost.logins > 0 || diagnosis.costThen.logins > 0;
    diagnosis.evidence = factsOf(situation, aboutLogin);
    return diagnosis;
}

} // namespace fleetkey
