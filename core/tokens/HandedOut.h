#pragma once

#include "core/tokens/CredentialsSearch.h"
#include "core/tokens/MendedText.h"

#include <memory>

namespace fleetkey {

/// The tokens that a text has handed out last: an answer's, not those of the request before it.
struct HandedOut {
    std::unique_ptr<MendedText> text; ///< as they are read in it; positions are its own
    WrittenCredentials credentials; ///< without tokens where the text hands out none
    QString deviceToken; ///< of the user whom the text names; empty where it names none, or several
    int otherPairs = 0; ///< how many more pairs of tokens the text has
    bool fromJson = false;
};

/// Looks for them in JSON, also where its quotation marks are escaped because it was logged within another
/// text; else behind their names. The access tokens' own moments tell which are the last, or, where these do
/// not say, their order in the text.
[[nodiscard]] HandedOut handedOutLast(std::unique_ptr<MendedText> text);

} // namespace fleetkey
