#include "core/platform/AccessToken.h"

#include <QJsonDocument>

#include <cmath>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

constexpr qsizetype longestToken = 64 * 1024;

std::unexpected<Error> broken(const QString &where) {
    return fail(ErrorKind::Protocol, where);
}

bool isBase64Url(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

QByteArrayView withoutPadding(QByteArrayView part) {
    while (part.endsWith('='))
        part.chop(1);
    return part;
}

/// The bytes behind one part. `name` is how the error calls the part; positions count within it, from 1.
Result<QByteArray> decodePart(QByteArrayView part, const QString &name) {
    const QByteArrayView text = withoutPadding(part);
    const auto stray = std::find_if_not(text.begin(), text.end(), isBase64Url);
    if (stray != text.end()) {
        return broken(u"the %1 has a character at position %2 that base64url does not know"_s.arg(name).arg(
            stray - text.begin() + 1));
    }
    if (text.size() % 4 == 1)
        return broken(u"the %1 is cut: %2 characters cannot be base64url"_s.arg(name).arg(text.size()));
    return QByteArray::fromBase64(
        text.toByteArray(), QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

Result<QJsonObject> decodeObject(QByteArrayView part, const QString &name) {
    if (part.isEmpty())
        return broken(u"the %1 is empty"_s.arg(name));
    Result<QByteArray> bytes = decodePart(part, name);
    if (!bytes)
        return fail(std::move(bytes.error()));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(*bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return broken(
            u"the %1 is not JSON: %2 at byte %3"_s.arg(name, error.errorString()).arg(error.offset));
    if (!document.isObject())
        return broken(u"the %1 is JSON, but not an object"_s.arg(name));
    return document.object();
}

/// A moment in seconds since 1970: a number, whole or not, or a text that holds one. Invalid when it is
/// something else or outside the years that can be shown.
QDateTime momentOf(const QJsonValue &value) {
    bool good = value.isDouble();
    const double seconds = value.isString() ? value.toString().trimmed().toDouble(&good) : value.toDouble();
    constexpr double endOfYear9999 = 253402300799.0;
    if (!good || !(seconds >= 0.0 && seconds <= endOfYear9999))
        return {};
    return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(std::floor(seconds * 1000.0)), Qt::UTC);
}

} // namespace

Result<DecodedToken> decodeToken(const SecretString &token) {
    const QByteArrayView text = QByteArrayView(token.reveal()).trimmed();
    if (text.isEmpty())
        return broken(u"there is no token"_s);
    if (text.size() > longestToken)
        return broken(u"this is too long for a token (%1 characters)"_s.arg(text.size()));
    const qsizetype firstDot = text.indexOf('.');
    const qsizetype secondDot = firstDot < 0 ? -1 : text.indexOf('.', firstDot + 1);
    const auto parts = std::count(text.begin(), text.end(), '.') + 1;
    if (parts == 5)
        return broken(u"the token has 5 parts: it is encrypted (JWE) and cannot be read here"_s);
    if (parts != 3)
        return broken(u"a token has 3 parts with dots between them, this has %1"_s.arg(parts));

    Result<QJsonObject> header = decodeObject(text.first(firstDot), u"first part (header)"_s);
    if (!header)
        return fail(std::move(header.error()));
    Result<QJsonObject> claims
        = decodeObject(text.sliced(firstDot + 1, secondDot - firstDot - 1), u"second part (claims)"_s);
    if (!claims)
        return fail(std::move(claims.error()));
    if (Result<QByteArray> signature = decodePart(text.sliced(secondDot + 1), u"third part (signature)"_s);
        !signature) {
        return fail(std::move(signature.error()));
    }
    DecodedToken decoded;
    decoded.issued = momentOf(claims->value(u"iat"));
    decoded.notBefore = momentOf(claims->value(u"nbf"));
    decoded.expires = momentOf(claims->value(u"exp"));
    decoded.header = std::move(*header);
    decoded.claims = std::move(*claims);
    return decoded;
}

} // namespace fleetkey
