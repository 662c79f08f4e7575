#pragma once

#include "core/base/SecretString.h"
#include "core/platform/Environment.h"

#include <QString>

namespace fleetkey::ui {

/// What a person asked for by pressing "Sign in". Checked: nothing is empty, and the environment's origins
/// are fit to be spoken to. The sandbox has no origins yet: whoever starts it knows its port.
struct SignInRequest {
    QString accountId; ///< empty: an account that is not in the list
    Environment environment;
    QString email;
    SecretString password;
    bool keepSignedIn = true;
};

} // namespace fleetkey::ui
