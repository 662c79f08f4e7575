#pragma once

#include "core/tokens/PastedText.h"

namespace fleetkey::test {

inline PastedText pasted(const QByteArray &text) {
    return recognise(SecretString(text));
}

/// A JWT of these claims. Its signature has the length that HS256 makes.
inline QByteArray jwtOf(const QByteArray &claims, const QByteArray &header = "{\"alg\":\"HS256\"}") {
    const auto part = [](const QByteArray &json) {
        return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    return part(header) + '.' + part(claims) + '.' + QByteArray(43, 'x');
}

inline DecodedToken decoded(const QByteArray &claims, const QByteArray &header = "{\"alg\":\"HS256\"}") {
    return *decodeJwt(jwtOf(claims, header));
}

inline QList<TokenFinding::Kind> kindsOf(const QList<TokenFinding> &findings) {
    QList<TokenFinding::Kind> kinds;
    for (const TokenFinding &finding : findings)
        kinds.append(finding.kind);
    return kinds;
}

} // namespace fleetkey::test
