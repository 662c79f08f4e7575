#include "core/platform/AccessToken.h"

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

QString nameOf(JwtFault::Part part) {
    switch (part) {
    case JwtFault::Part::Whole:
        return u"token"_s;
    case JwtFault::Part::Header:
        return u"first part (header)"_s;
    case JwtFault::Part::Claims:
        return u"second part (claims)"_s;
    case JwtFault::Part::Signature:
        return u"third part (signature)"_s;
    }
    return {};
}

/// For the details of an error; what people read first is made in `ui/`.
QString describe(const JwtFault &fault) {
    const QString part = nameOf(fault.part);
    switch (fault.kind) {
    case JwtFault::Kind::Empty:
        return u"there is no token"_s;
    case JwtFault::Kind::TooLong:
        return u"this is too long for a token (%1 characters)"_s.arg(fault.count);
    case JwtFault::Kind::WrongPartCount:
        return u"a token has 3 parts with dots between them, this has %1"_s.arg(fault.count);
    case JwtFault::Kind::PartEmpty:
        return u"the %1 is empty"_s.arg(part);
    case JwtFault::Kind::StrayCharacter:
        return u"the %1 has a character that base64url does not know, at position %2"_s.arg(part).arg(
            fault.position);
    case JwtFault::Kind::PartCut:
        return u"the %1 is cut: %2 characters cannot be base64url"_s.arg(part).arg(fault.count);
    case JwtFault::Kind::NotJson:
        return u"the %1 is not JSON from position %2 on"_s.arg(part).arg(fault.position);
    case JwtFault::Kind::JsonCut:
        return u"the %1 is cut at position %2"_s.arg(part).arg(fault.position);
    case JwtFault::Kind::BeginningLost:
        return u"the beginning of the token is missing"_s;
    case JwtFault::Kind::NotObject:
        return u"the %1 is JSON, but not an object"_s.arg(part);
    }
    return {};
}

} // namespace

Result<DecodedToken> decodeToken(const SecretString &token) {
    auto decoded = decodeJwt(token.reveal());
    if (!decoded)
        return fail(ErrorKind::Protocol, describe(decoded.error()));
    if (decoded->encrypted)
        return fail(
            ErrorKind::Protocol, u"the token has 5 parts: it is encrypted (JWE) and cannot be read here"_s);
    return *std::move(decoded);
}

QString issuerNamedIn(const QJsonObject &claims) {
    constexpr qsizetype longestIssuer = 200;
    const QString issuer = claims.value(u"iss").toString();
    return issuer.size() <= longestIssuer ? issuer : QString();
}

} // namespace fleetkey
