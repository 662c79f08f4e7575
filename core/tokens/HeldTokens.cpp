#include "core/tokens/HeldTokens.h"

#include "core/platform/AccessToken.h"
#include "core/session/SessionTokens.h"
#include "core/tokens/TokenFinding.h"

namespace fleetkey {

namespace {

/// The user is not let in, or not there.
bool isDenial(const std::optional<Error> &failure) {
    return failure && (failure->kind == ErrorKind::Forbidden || failure->kind == ErrorKind::NotFound);
}

bool isRefusal(const std::optional<Error> &failure) {
    return isDenial(failure)
        || (failure
            && (failure->kind == ErrorKind::Unauthorized || failure->kind == ErrorKind::SessionExpired));
}

bool decides(const std::optional<Error> &failure) {
    return !failure || isRefusal(failure) || failure->kind == ErrorKind::Validation;
}

/// `lasts`: what was said before stands until something is decided anew.
template <typename Evidence> Evidence followed(const Evidence &before, Evidence next, bool lasts) {
    if (next.failure && !next.lost.isValid())
        next.lost = before.lost;
    if (!lasts || decides(next.failure))
        return next;
    Evidence kept = before;
    kept.lost = next.lost;
    return kept;
}

} // namespace

TokenEvidence following(const std::optional<TokenEvidence> &before, TokenEvidence next) {
    return before ? followed(*before, std::move(next), isRefusal(before->failure)) : next;
}

LoginEvidence following(const std::optional<LoginEvidence> &before, LoginEvidence next) {
    if (!before)
        return next;
    // A 401 is of the key that was used, and the next one may be another.
    const bool lasts = isDenial(before->failure) && before->instance == next.instance;
    return followed(*before, std::move(next), lasts);
}

TokenReading TokenReading::of(const SecretString &accessToken) {
    TokenReading reading;
    if (accessToken.isEmpty())
        return reading;
    const auto decoded = decodeJwt(accessToken.reveal());
    reading.malformed = !decoded || isSignatureCut(*decoded);
    if (!decoded)
        return reading;
    reading.issued = decoded->issued;
    reading.notBefore = decoded->notBefore;
    reading.user = userStatedIn(decoded->claims);
    reading.instance = instanceNamedIn(decoded->claims);
    reading.issuer = issuerNamedIn(decoded->claims);
    return reading;
}

DeviceToken HeldTokens::strangerTo(const DeviceToken &user) const {
    if (!reading.user.isEmpty() && reading.user != user)
        return reading.user;
    const bool accepted = lastCheck && !lastCheck->failure;
    const DeviceToken answered = accepted ? lastCheck->answeredFor : DeviceToken();
    return answered == user ? DeviceToken() : answered;
}

HeldTokens HeldTokens::of(Credentials credentials, TokenSource source, const QDateTime &platformNow) {
    HeldTokens held;
    if (source == TokenSource::Pasted)
        credentials.expiresIn = std::chrono::seconds(0);
    held.obtained = platformNow;
    held.expires = expiryOf(credentials, platformNow);
    held.reading = TokenReading::of(credentials.accessToken);
    held.credentials = std::move(credentials);
    held.source = source;
    return held;
}

} // namespace fleetkey
