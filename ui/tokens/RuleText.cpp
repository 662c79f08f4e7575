#include "ui/tokens/RuleText.h"

namespace fleetkey::ui {

QString RuleText::situation(TokenRule rule) {
    switch (rule) {
    case TokenRule::RegisterWithoutDeviceToken:
        return tr("No DeviceToken");
    case TokenRule::RefreshExpired:
        return tr("The access token expired, or is refused");
    case TokenRule::LogInWithoutTokens:
        return tr("No access token, or no refresh token");
    case TokenRule::LogInAfterRefusedRefresh:
        return tr("The refresh is refused");
    case TokenRule::TokenServes:
        return tr("The access token works");
    case TokenRule::RefreshInTime:
        return tr("The access token expires soon");
    case TokenRule::OnlyThePlatformKnows:
        return tr("Nothing here tells whether the access token works");
    case TokenRule::StartsLater:
        return tr("The access token is not valid yet");
    case TokenRule::AppHoldsNewer:
        return tr("The pasted copy is used up");
    case TokenRule::BrokenCopy:
        return tr("What was pasted is no whole JWT");
    case TokenRule::SomebodyElses:
        return tr("The access token is another user's");
    case TokenRule::AnotherInstances:
        return tr("The token names another instance");
    case TokenRule::KeptInKeychain:
        return tr("The keychain holds tokens that are not read");
    case TokenRule::UserDeactivated:
        return tr("The user is deactivated");
    case TokenRule::UserDeleted:
        return tr("The user can no longer be found");
    case TokenRule::InstanceKeyRefused:
        return tr("The InstanceKey was refused");
    case TokenRule::LoginRefused:
        return tr("The login was refused, and the user is active");
    case TokenRule::PlatformRefuses:
        return tr("The platform refuses what was asked");
    case TokenRule::PlatformFailing:
        return tr("The platform has a problem");
    }
    return {};
}

QString RuleText::consequence(TokenRule rule) {
    switch (rule) {
    case TokenRule::RegisterWithoutDeviceToken:
        return tr("Register");
    case TokenRule::RefreshExpired:
    case TokenRule::RefreshInTime:
        return tr("Refresh");
    case TokenRule::LogInWithoutTokens:
    case TokenRule::LogInAfterRefusedRefresh:
        return tr("Log in");
    case TokenRule::TokenServes:
        return tr("Nothing to do");
    case TokenRule::OnlyThePlatformKnows:
    case TokenRule::AnotherInstances:
        return tr("Ask the platform");
    case TokenRule::StartsLater:
        return tr("Refresh, or wait");
    case TokenRule::PlatformFailing:
        return tr("Wait");
    case TokenRule::AppHoldsNewer:
        return tr("Paste a newer answer");
    case TokenRule::BrokenCopy:
        return tr("Ask the platform, or paste it again");
    case TokenRule::SomebodyElses:
        return tr("Look at that user");
    case TokenRule::KeptInKeychain:
        return tr("Read them");
    case TokenRule::UserDeactivated:
        return tr("Activate the user");
    case TokenRule::UserDeleted:
        return tr("Nothing helps");
    case TokenRule::InstanceKeyRefused:
        return tr("Find the right key");
    case TokenRule::LoginRefused:
    case TokenRule::PlatformRefuses:
        return tr("See what it says");
    }
    return {};
}

} // namespace fleetkey::ui
