#include "ui/tokens/FactText.h"

#include "ui/common/DateText.h"

namespace fleetkey::ui {

QString FactText::answer(PlatformAnswer answer) {
    switch (answer) {
    case PlatformAnswer::None:
        return tr("no answer");
    case PlatformAnswer::Accepted:
        return tr("accepted");
    case PlatformAnswer::Unauthorized:
        return tr("refused (401)");
    case PlatformAnswer::Forbidden:
        return tr("not allowed (403)");
    case PlatformAnswer::NotFound:
        return tr("not known (404)");
    case PlatformAnswer::Invalid:
        return tr("not accepted as asked (422)");
    case PlatformAnswer::TooMany:
        return tr("too many (429)");
    case PlatformAnswer::Failing:
        return tr("a problem of the platform");
    }
    return {};
}

QString FactText::of(const DiagnosisFact &fact, Moments moments) {
    const QString when = moments == Moments::Local ? DateText::precise(fact.when) : DateText::utc(fact.when);
    const QString words = aboutTokens(fact, when);
    return words.isEmpty() ? around(fact, when) : words;
}

QString FactText::aboutTokens(const DiagnosisFact &fact, const QString &when) {
    using Kind = DiagnosisFact::Kind;
    switch (fact.kind) {
    case Kind::NoDeviceToken:
        return tr("There is no DeviceToken.");
    case Kind::AccessTokenAbsent:
        return tr("No access token is held here.");
    case Kind::AccessTokenExpires:
        return tr("The access token expires %1.").arg(when);
    case Kind::AccessTokenExpired:
        return tr("The access token expired %1.").arg(when);
    case Kind::AccessTokenHasNoExpiry:
        return tr("Neither the platform nor the token says when it expires.");
    case Kind::AccessTokenStarts:
        return tr("The access token is valid from %1 on.").arg(when);
    case Kind::AccessTokenRefusedEarly:
        return tr("It was refused before its time: revoked, most likely by a login or a refresh.");
    case Kind::AccessTokenMalformed:
        return tr("What is held as access token is not a whole JWT.");
    case Kind::AccessTokenForeign:
        return tr("The access token is another user's, by its claims or by what the platform answered.");
    case Kind::AccessTokenOfOtherInstance:
        return tr("The access token's claims name another instance.");
    case Kind::RefreshTokenAbsent:
        return tr("No refresh token is held here.");
    case Kind::RefreshTokenHeld:
        return tr("A refresh token is held.");
    case Kind::CheckAnswered:
        return tr("The platform answered a call as this user on %1: %2.").arg(when, answer(fact.answer));
    case Kind::RefreshAnswered:
        return tr("The platform answered the refresh on %1: %2.").arg(when, answer(fact.answer));
    case Kind::LoginAnswered:
        return tr("The platform answered the login on %1: %2.").arg(when, answer(fact.answer));
    case Kind::RefreshLost:
        return tr("A refresh was sent, and nobody knows since %1 whether it replaced the tokens.").arg(when);
    case Kind::LoginLost:
        return tr("A login was sent, and nobody knows since %1 whether it went through.").arg(when);
    default:
        return {};
    }
}

QString FactText::around(const DiagnosisFact &fact, const QString &when) {
    using Kind = DiagnosisFact::Kind;
    switch (fact.kind) {
    case Kind::UserActive:
        return tr("The user is active.");
    case Kind::UserDeactivated:
        return tr("The user is deactivated.");
    case Kind::UserDeleted:
        return tr("This account no longer finds the user.");
    case Kind::Unreachable:
        return tr("The last call did not reach the platform.");
    case Kind::LoginsLeft:
        return tr("At most %n sign-in(s) are left in this minute.", nullptr, fact.count);
    case Kind::LoginsScarce:
        return tr("At most %n sign-in(s) are left, and this one exceeds what some pages of the vendor allow.",
            nullptr, fact.count);
    case Kind::NoLoginBefore:
        return tr("No sign-in is possible before %1.").arg(when);
    case Kind::KeychainUnread:
        return tr("The keychain should hold this user's tokens and was not asked yet.");
    case Kind::KeychainLocked:
        return tr("The keychain is locked.");
    case Kind::KeychainUnavailable:
        return tr("The keychain cannot be used.");
    case Kind::KeychainMissing:
        return tr("The keychain should hold this user's tokens, and does not.");
    case Kind::ClockOff: {
        const QString span = DateText::span(std::chrono::abs(fact.ahead));
        return fact.ahead.count() > 0 ? tr("This computer's clock is %1 ahead of the platform's.").arg(span)
                                      : tr("This computer's clock is %1 behind the platform's.").arg(span);
    }
    case Kind::TokenPasted:
        return tr("The access token was pasted; the driver's app most likely holds it too.");
    case Kind::NotAcceptedSince:
        return tr("The tokens came from the keychain; the platform has not accepted them since %1.")
            .arg(when);
    case Kind::PairShared:
        return tr("The driver's app most likely holds the same two tokens.");
    case Kind::PairUsedUp:
        return tr("The two tokens were pasted; the driver's app most likely holds newer ones.");
    default:
        return {};
    }
}

} // namespace fleetkey::ui
