#include "core/tokens/HeldTokens.h"

#include "core/platform/AccessToken.h"
#include "core/session/SessionTokens.h"
#include "core/tokens/TokenFinding.h"

namespace fleetkey {

namespace {

/// Whether it lasts until something else is said.
bool isRefusal(const std::optional<Error> &failure) {
    return failure
        && (failure->kind == ErrorKind::Unauthorized || failure->kind == ErrorKind::SessionExpired
            || failure->kind == ErrorKind::Forbidden || failure->kind == ErrorKind::NotFound);
}

bool decides(const std::optional<Error> &failure) {
    return !failure || isRefusal(failure) || failure->kind == ErrorKind::Validation;
}

template <typename Evidence> Evidence followed(const Evidence &before, Evidence next) {
    if (next.failure && !next.lost.isValid())
        next.lost = before.lost;
    if (!isRefusal(before.failure) || decides(next.failure))
        return next;
    Evidence kept = before;
    kept.lost = next.lost;
    return kept;
}

} // namespace

TokenEvidence following(const std::optional<TokenEvidence> &before, TokenEvidence next) {
    return before ? followed(*before, std::move(next)) : next;
}

LoginEvidence following(const std::optional<LoginEvidence> &before, LoginEvidence next) {
    if (!before)
        return next;
    // With another instance's key it says something else.
    if (before->instance == next.instance)
        return followed(*before, std::move(next));
    if (next.failure && !next.lost.isValid())
        next.lost = before->lost;
    return next;
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
