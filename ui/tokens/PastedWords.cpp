#include "ui/tokens/PastedWords.h"

#include <QLocale>
#include <QStringList>

namespace fleetkey::ui {

QString PastedWords::titleOfAdmins(const PastedText &pasted) {
    const bool own = pasted.bearer == PastedText::Bearer::Oneself;
    switch (pasted.kind) {
    case PastedText::Kind::Answer:
        return own ? tr("An answer with your own tokens") : tr("An answer with an admin's tokens");
    case PastedText::Kind::Opaque:
        return tr("Your own refresh token"); // no other can be told from a driver's
    default:
        return own ? tr("Your own access token") : tr("An admin's access token");
    }
}

/// Nobody calls it a DeviceToken, and no user was found by it.
bool PastedWords::isOnlyUuid(const PastedText &pasted, Search search) {
    return pasted.kind == PastedText::Kind::DeviceToken && pasted.isUserGuessed() && search != Search::Found;
}

QString PastedWords::title(const PastedText &pasted, Search search) {
    if (pasted.bearer != PastedText::Bearer::User)
        return titleOfAdmins(pasted);
    if (isOnlyUuid(pasted, search))
        return search == Search::Open ? tr("A UUID, which looks like a DeviceToken")
                                      : tr("A UUID that is none of your users'");
    switch (pasted.kind) {
    case PastedText::Kind::Nothing:
        return tr("Nothing from the platform in it");
    case PastedText::Kind::DeviceToken:
        return tr("A DeviceToken");
    case PastedText::Kind::BrokenDeviceToken:
        return tr("A damaged DeviceToken");
    case PastedText::Kind::Jwt:
        return tr("An access token");
    case PastedText::Kind::EncryptedJwt:
        return tr("An encrypted token");
    case PastedText::Kind::BrokenJwt:
        return tr("A damaged token");
    case PastedText::Kind::Opaque:
        return tr("Most likely a refresh token");
    case PastedText::Kind::Answer:
        return tr("An answer that hands out tokens");
    case PastedText::Kind::Oversized:
        return tr("Too long to look at");
    }
    return {};
}

QString PastedWords::wrapping(PastedText::Wrapping wrapping) {
    switch (wrapping) {
    case PastedText::Wrapping::AuthorizationHeader:
        return tr("Found in an Authorization header.");
    case PastedText::Wrapping::Json:
        return tr("Found in JSON.");
    case PastedText::Wrapping::CurlCommand:
        return tr("Found in a curl command.");
    case PastedText::Wrapping::OtherText:
        return tr("Found in a longer text.");
    case PastedText::Wrapping::None:
        break;
    }
    return {};
}

QString PastedWords::parts(const PastedText &pasted) {
    QStringList parts;
    // A claim is part of the access token; like a UUID without a name it may mean something else.
    if (!pasted.credentials.deviceToken.isEmpty() && !pasted.isUserGuessed())
        parts.append(tr("DeviceToken"));
    if (!pasted.credentials.accessToken.isEmpty())
        parts.append(tr("access token"));
    if (!pasted.credentials.refreshToken.isEmpty())
        parts.append(tr("refresh token"));
    return parts.size() < 2 ? QString() : tr("It holds: %1.").arg(QLocale().createSeparatedList(parts));
}

QString PastedWords::contents(const PastedText &pasted, Search search) {
    if (isOnlyUuid(pasted, search))
        return tr("There is no token in the text.");
    switch (pasted.kind) {
    case PastedText::Kind::Nothing:
        return tr(
            "Paste an access token (it begins with “eyJ”), a DeviceToken, an Authorization header, a curl "
            "command, or the JSON answer to a login, a refresh or a registration.");
    case PastedText::Kind::DeviceToken:
        return tr("The permanent name of one user. There is no token in the text.");
    case PastedText::Kind::BrokenDeviceToken:
        return tr(
            "A DeviceToken has 36 characters, in groups of 8-4-4-4-12. A part of this one is missing, or "
            "something was added: copy it once more.");
    case PastedText::Kind::Oversized:
        return tr("Nothing over 256 kB is looked at. Paste only the token, or the answer it came in.");
    case PastedText::Kind::Opaque:
        return tr(
            "It is opaque: there is nothing to see in it, and only the platform knows whether it serves.");
    default:
        break;
    }
    QStringList sentences{wrapping(pasted.wrapping), parts(pasted)};
    if (pasted.otherPairs > 0)
        sentences.append(tr("%n more pair(s) of tokens stand in the text; the one handed out last is shown.",
            nullptr, pasted.otherPairs));
    else if (pasted.otherTokens > 0)
        sentences.append(tr("%n more token(s) stand in the text.", nullptr, pasted.otherTokens));
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

PastedWords::Status PastedWords::status(const PastedText &pasted, const QDateTime &now) {
    if (pasted.kind == PastedText::Kind::BrokenJwt || pasted.kind == PastedText::Kind::BrokenDeviceToken)
        return {Tone::Bad, tr("damaged")};
    if (!pasted.token || pasted.token->encrypted)
        return {};
    const DecodedToken &token = *pasted.token;
    if (isUnsigned(token))
        return {Tone::Bad, tr("not signed")};
    if (isSignatureCut(token))
        return {Tone::Bad, tr("cut")};
    if (token.expires.isValid() && token.expires <= now)
        return {Tone::Bad, tr("expired")};
    if (token.notBefore.isValid() && token.notBefore > now)
        return {Tone::Warning, tr("not valid yet")};
    if (!token.expires.isValid())
        return {Tone::Neutral, tr("no expiry")};
    return {Tone::Neutral, tr("not expired")}; // which is all that can be told from here
}

} // namespace fleetkey::ui
