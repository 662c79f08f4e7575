#include "ui/tokens/DiagnosisText.h"

#include "ui/common/DateText.h"
#include "ui/tokens/FactText.h"

#include <algorithm>

namespace fleetkey::ui {

namespace {

/// When the access token's life ends, as the evidence has it.
QDateTime expiry(const Diagnosis &diagnosis) {
    for (const DiagnosisFact &fact : diagnosis.evidence) {
        if (fact.kind == DiagnosisFact::Kind::AccessTokenExpires
            || fact.kind == DiagnosisFact::Kind::AccessTokenExpired)
            return fact.when;
    }
    return {};
}

bool says(const Diagnosis &diagnosis, DiagnosisFact::Kind kind) {
    return std::ranges::find(diagnosis.evidence, kind, &DiagnosisFact::kind) != diagnosis.evidence.end();
}

bool isPasted(const Diagnosis &diagnosis) {
    using Kind = DiagnosisFact::Kind;
    return says(diagnosis, Kind::TokenPasted) || says(diagnosis, Kind::PairShared)
        || says(diagnosis, Kind::PairUsedUp);
}

/// A moment of the platform as this computer's clock will show it.
QDateTime byDeskClock(const QDateTime &moment, const Diagnosis &diagnosis) {
    const auto off
        = std::ranges::find(diagnosis.evidence, DiagnosisFact::Kind::ClockOff, &DiagnosisFact::kind);
    return off == diagnosis.evidence.end() ? moment : moment.addDuration(off->ahead);
}

/// Whether a person waits for the moment of such a fact.
bool isAwaited(DiagnosisFact::Kind kind) {
    return kind == DiagnosisFact::Kind::NoLoginBefore || kind == DiagnosisFact::Kind::AccessTokenStarts;
}

QString timeUntil(const QDateTime &when, const QDateTime &now) {
    return when.isValid() ? DateText::span(std::chrono::seconds(now.secsTo(when))) : QString();
}

} // namespace

QString DiagnosisText::title(TokenAction action) {
    switch (action) {
    case TokenAction::Nothing:
        return tr("Nothing to do");
    case TokenAction::Check:
        return tr("Next step: ask the platform");
    case TokenAction::Refresh:
        return tr("Next step: refresh the access token");
    case TokenAction::LogIn:
        return tr("Next step: log in as this user");
    case TokenAction::Register:
        return tr("Next step: register the user");
    case TokenAction::LoadFromKeychain:
        return tr("Next step: read the keychain");
    case TokenAction::OpenKeychain:
        return tr("Next step: open the keychain");
    case TokenAction::Reconnect:
        return tr("Next step: reach the platform");
    case TokenAction::WaitForLogin:
        return tr("Next step: wait for a sign-in");
    case TokenAction::WaitForPlatform:
        return tr("Next step: wait for the platform");
    case TokenAction::WaitUntilValid:
        return tr("Next step: wait until it is valid");
    case TokenAction::ReplaceInstanceKey:
        return tr("Next step: find the right InstanceKey");
    case TokenAction::Reactivate:
        return tr("Next step: activate the user");
    case TokenAction::ShowOwner:
        return tr("Next step: look at the token's user");
    case TokenAction::ReloadUser:
        return tr("Next step: read the user again");
    case TokenAction::ReadAnswer:
        return tr("Next step: read the platform's answer");
    case TokenAction::PasteAgain:
        return tr("Next step: paste the answer again");
    }
    return {};
}

QString DiagnosisText::button(TokenAction action) {
    switch (action) {
    case TokenAction::Check:
        return tr("Ask the platform");
    case TokenAction::Refresh:
        return tr("Refresh");
    case TokenAction::LogIn:
        return tr("Log in…");
    case TokenAction::LoadFromKeychain:
        return tr("Read the keychain");
    case TokenAction::OpenKeychain:
        return tr("Open the keychain…");
    case TokenAction::Reconnect:
        return tr("Try again");
    case TokenAction::ReplaceInstanceKey:
        return tr("Type the InstanceKey…");
    case TokenAction::ShowOwner:
        return tr("Show that user");
    case TokenAction::Reactivate:
        return tr("Activate…");
    case TokenAction::ReloadUser:
        return tr("Read the user again");
    case TokenAction::PasteAgain:
        return tr("Paste an answer…");
    case TokenAction::Nothing:
    case TokenAction::Register: // a user that can be looked at has a DeviceToken
    case TokenAction::WaitForLogin:
    case TokenAction::WaitForPlatform:
    case TokenAction::WaitUntilValid:
    case TokenAction::ReadAnswer: // it stands above, with its details
        break;
    }
    return {};
}

QString DiagnosisText::sentence(const Diagnosis &diagnosis, const QDateTime &now) {
    const QString why = reason(diagnosis, now);
    const QString hindered = obstacle(diagnosis, now);
    return hindered.isEmpty() ? why : tr("%1 %2", "why, what stands in the way").arg(why, hindered);
}

QString DiagnosisText::reason(const Diagnosis &diagnosis, const QDateTime &now) {
    const QString why = reasonOf(diagnosis, now);
    const QString open = diagnosis.rule == TokenRule::OnlyThePlatformKnows ? QString() : unsettled(diagnosis);
    return open.isEmpty() ? why : tr("%1 %2", "why, what may have been done").arg(why, open);
}

QString DiagnosisText::unsettled(const Diagnosis &diagnosis) {
    if (diagnosis.proven)
        return {};
    if (says(diagnosis, DiagnosisFact::Kind::LoginLost))
        return tr(
            "A login was sent, and how it ended is not known: it may have gone through. Then it counts, and "
            "all earlier tokens of this user have ended.");
    if (says(diagnosis, DiagnosisFact::Kind::RefreshLost))
        return tr(
            "A refresh was sent, and how it ended is not known: the platform may have replaced the tokens "
            "held here.");
    return {};
}

QString DiagnosisText::reasonOf(const Diagnosis &diagnosis, const QDateTime &now) {
    switch (diagnosis.rule) {
    case TokenRule::RegisterWithoutDeviceToken:
        return tr("Without a DeviceToken nothing else is possible.");
    case TokenRule::RefreshExpired:
        if (diagnosis.accessToken == AccessTokenState::Expired)
            return tr("It expired %1 ago, and a refresh token is held.")
                .arg(DateText::span(std::chrono::seconds(expiry(diagnosis).secsTo(now))));
        return tr("The platform refuses it, and a refresh token is held.");
    case TokenRule::LogInWithoutTokens:
        if (diagnosis.accessToken == AccessTokenState::Absent
            && diagnosis.refreshToken == RefreshTokenState::Absent)
            return tr("No tokens of this user are held here.");
        return diagnosis.accessToken == AccessTokenState::Absent
            ? tr("A refresh needs both tokens, and no access token is held.")
            : tr("The access token does not work, and no refresh token is held.");
    case TokenRule::LogInAfterRefusedRefresh:
        return tr("The platform refused to refresh. Only a login gets new tokens.");
    default:
        return reasonOfOurs(diagnosis, now);
    }
}

QString DiagnosisText::reasonOfOurs(const Diagnosis &diagnosis, const QDateTime &now) {
    const QString left = timeUntil(expiry(diagnosis), now);
    switch (diagnosis.rule) {
    case TokenRule::TokenServes:
        if (left.isEmpty())
            return tr("The platform accepts the access token.");
        if (diagnosis.unaccepted)
            return unaccepted(diagnosis, left);
        if (diagnosis.refreshToken == RefreshTokenState::Held)
            return tr("The access token is valid for another %1.").arg(left);
        return isPasted(diagnosis)
            ? tr("The access token is valid for another %1. After that paste a newer answer.").arg(left)
            : tr("The access token is valid for another %1. After that only a login helps.").arg(left);
    case TokenRule::RefreshInTime:
        return tr("It expires in %1, and a refresh token is held.").arg(left);
    case TokenRule::OnlyThePlatformKnows:
        return unproven(diagnosis);
    case TokenRule::StartsLater:
        return tr("The access token is not valid yet.");
    case TokenRule::AppHoldsNewer:
        return appHoldsNewer(diagnosis);
    case TokenRule::BrokenCopy:
        return brokenCopy(diagnosis);
    case TokenRule::SomebodyElses:
        return tr("The access token is another user's. It is never refreshed here.");
    case TokenRule::AnotherInstances:
        return tr("The access token names another instance than the one this user belongs to.");
    case TokenRule::KeptInKeychain:
        return tr("This user's tokens are remembered, and not read from the keychain yet.");
    case TokenRule::UserDeactivated:
        return diagnosis.confidence == Confidence::Certain
            ? tr("The user is deactivated, and a deactivated user is not let in.")
            : tr("The platform refused to let this user in: the user may have been deactivated meanwhile.");
    case TokenRule::UserDeleted:
        if (!says(diagnosis, DiagnosisFact::Kind::UserDeleted))
            return tr("The platform did not know this DeviceToken at the last login.");
        return tr(
            "This account finds the user no more: deleted, or moved to where it may not look. A deleted "
            "user never comes back.");
    case TokenRule::InstanceKeyRefused:
        return tr("The last login was refused for its InstanceKey. The same key would only spend another "
                  "sign-in.");
    case TokenRule::LoginRefused:
        return tr(
            "The platform refused the last login as this user, although the user's record says active. The "
            "same login would most likely be refused again and spend another sign-in. If something was put "
            "right since, log in again.");
    case TokenRule::PlatformRefuses:
        if (diagnosis.action == TokenAction::ReadAnswer && says(diagnosis, DiagnosisFact::Kind::UserActive))
            return tr(
                "The platform refuses calls as this user, although the user's record says active. Another token "
                "would not help. If something was put right since, ask the platform again.");
        return tr("The platform takes the token but refuses what was asked. Another token would not help.");
    case TokenRule::PlatformFailing:
        return tr("The platform has a problem of its own. The tokens are kept.");
    default:
        return {};
    }
}

/// Its dates are all that speaks for it.
QString DiagnosisText::unaccepted(const Diagnosis &diagnosis, const QString &left) {
    return diagnosis.refreshToken == RefreshTokenState::Held
        ? tr("By its dates the access token lives for another %1. It came from the keychain, and the platform "
             "has not accepted it since.")
              .arg(left)
        : tr("By its dates the access token lives for another %1. It came from the keychain, and the platform "
             "has not accepted it since. After that only a login helps.")
              .arg(left);
}

/// Why a token that may have its time before it proves nothing by that.
QString DiagnosisText::unproven(const Diagnosis &diagnosis) {
    const QString remedy = tr("A call as this user tells whether it works.");
    const QString open = unsettled(diagnosis);
    const QString why = !open.isEmpty() ? open
        : diagnosis.refreshToken == RefreshTokenState::Refused
        ? tr("The platform refused to refresh, and may refuse the access token too.")
        : expiry(diagnosis).isValid()
        ? tr("The access token was pasted, and the platform has not accepted it yet.")
        : tr("Nobody said how long the access token lives.");
    return tr("%1 %2", "why, what tells").arg(why, remedy);
}

QString DiagnosisText::appHoldsNewer(const Diagnosis &diagnosis) {
    const QString why = diagnosis.refreshToken == RefreshTokenState::Absent
        ? tr("The pasted access token does not work any more, and no refresh token came with it.")
        : tr("The platform refused to refresh the pasted pair.");
    if (!unsettled(diagnosis).isEmpty())
        return tr(
            "%1 Unless what was sent from here has ended them, the driver's app most likely holds newer tokens: "
            "paste a newer answer to look at those.",
            "why")
            .arg(why);
    return tr(
        "%1 The driver's app most likely holds newer tokens, and then nothing needs repair: paste a newer "
        "answer to look at those.",
        "why")
        .arg(why);
}

QString DiagnosisText::brokenCopy(const Diagnosis &diagnosis) {
    return diagnosis.then == TokenAction::Check || diagnosis.action == TokenAction::Check
        ? tr("What was pasted is no whole JWT: cut, changed on its way, or a token of another form. A call as "
             "this user tells whether it works.")
        : tr("What was pasted is no whole JWT, and the platform refuses it. The whole answer, pasted once "
             "more, may put it right.");
}

QStringList DiagnosisText::evidence(const Diagnosis &diagnosis) {
    QStringList words;
    for (DiagnosisFact fact : diagnosis.evidence) {
        if (isAwaited(fact.kind))
            fact.when = byDeskClock(fact.when, diagnosis);
        words.append(FactText::of(fact));
    }
    return words;
}

QString DiagnosisText::obstacle(const Diagnosis &diagnosis, const QDateTime &now) {
    const QDateTime &at = diagnosis.possibleAt;
    const auto clock
        = [&diagnosis](const QDateTime &when) { return DateText::upcoming(byDeskClock(when, diagnosis)); };
    switch (diagnosis.action) {
    case TokenAction::Reconnect:
        return tr("At the moment nothing reaches the platform.");
    case TokenAction::WaitForLogin:
        return at.isValid()
            ? tr("No sign-in is left; the next one is possible %1, in %2.").arg(clock(at), timeUntil(at, now))
            : tr("No sign-in is left right now.");
    case TokenAction::WaitForPlatform:
        return at.isValid() ? tr("Try again %1.").arg(clock(at)) : tr("Try again in a few minutes.");
    case TokenAction::WaitUntilValid:
        return at.isValid() ? tr("It starts %1.").arg(clock(at)) : QString();
    case TokenAction::OpenKeychain:
        return tr("The keychain is locked or cannot be used.");
    case TokenAction::ReloadUser:
        return tr("The user may have been deactivated or deleted meanwhile.");
    default:
        return {};
    }
}

QString DiagnosisText::price(const Diagnosis &diagnosis, const std::optional<LoginAllowance> &allowance) {
    if (diagnosis.action == TokenAction::PasteAgain)
        return priceOfPasting(diagnosis, allowance);
    const bool now = diagnosis.cost != ActionCost() || needsNetwork(diagnosis.action);
    const ActionCost &cost = now ? diagnosis.cost : diagnosis.costThen;
    // That none is left, and until when, is said already.
    if (cost.logins > 0 && diagnosis.action == TokenAction::WaitForLogin)
        return tr("Spends a sign-in then; %1.", "%1: whose session ends").arg(loginEffect());
    if (cost.logins > 0)
        return loginPrice(allowance);
    if (cost.sessions == OtherSessions::SharedPairReplaced)
        return tr("Spends no sign-in. %1", "whom it hits").arg(pairReplaced());
    const TokenAction step = now ? diagnosis.action : diagnosis.then;
    const bool free
        = step == TokenAction::Refresh || step == TokenAction::Check || step == TokenAction::Reactivate;
    return free ? tr("Spends no sign-in.") : QString();
}

/// What is left where no better answer can be had comes after, and its price with it.
QString DiagnosisText::priceOfPasting(
    const Diagnosis &diagnosis, const std::optional<LoginAllowance> &allowance) {
    if (diagnosis.then == TokenAction::LogIn)
        return tr("Spends nothing. Where no such answer can be had, a login is left. %1", "its price")
            .arg(loginPrice(allowance));
    return tr("Spends nothing. Where no such answer can be had, a refresh is left. %1", "whom it hits")
        .arg(pairReplaced());
}

QString DiagnosisText::pairReplaced() {
    return tr("The driver's app most likely holds the same pair: a refresh replaces it, and the app has "
              "to log in again.");
}

QString DiagnosisText::loginEffect() {
    return tr("signs the driver's app out until it logs in again");
}

QString DiagnosisText::loginPrice(const std::optional<LoginAllowance> &allowance) {
    if (!allowance)
        return tr("Spends a sign-in; %1.", "%1: whose session ends").arg(loginEffect());
    if (allowance->left > 0)
        return tr("Spends 1 of at most %n sign-in(s) in this minute; %1.", nullptr, allowance->left)
            .arg(loginEffect());
    const auto &until = allowance->blockedUntil ? allowance->blockedUntil : allowance->nextAt;
    return until ? tr("No sign-in is left. The next one is possible %1.").arg(DateText::upcoming(*until))
                 : tr("No sign-in is left right now.");
}

QString DiagnosisText::warning(const LoginWarning &warning) {
    const QString until = DateText::upcoming(warning.relievedAt);
    if (warning.span == LoginWarning::Span::Hour)
        return tr(
            "It would be sign-in number %1 of this hour. Some pages of the vendor allow %2 an hour, then "
            "block this address for an hour. It is within that again %3.")
            .arg(warning.ordinal)
            .arg(warning.limit)
            .arg(until);
    return tr(
        "It would be sign-in number %1 of this day. Some pages of the vendor allow %2 a day. It is within "
        "that again %3.")
        .arg(warning.ordinal)
        .arg(warning.limit)
        .arg(until);
}

QString DiagnosisText::confidence(Confidence confidence) {
    switch (confidence) {
    case Confidence::Certain:
        return tr("Certain: what is known here says so.");
    case Confidence::Likely:
        return tr("Likely, judging by what is known here.");
    case Confidence::Open:
        return tr("Open: only trying tells.");
    }
    return {};
}

} // namespace fleetkey::ui
