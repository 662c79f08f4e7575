#pragma once

#include "core/tokens/PastedText.h"

#include <algorithm>

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

inline const TokenFinding *findingOf(const PastedText &pasted, TokenFinding::Kind kind) {
    const auto found = std::ranges::find(pasted.findings, kind, &TokenFinding::kind);
    return found == pasted.findings.end() ? nullptr : &*found;
}

/// An access token of one issuer and user, like all of theirs but for its day; 0: without one.
inline QByteArray accessTokenOf(int day) {
    const QByteArray issued
        = day > 0 ? ",\"iat\":" + QByteArray::number(1'780'000'000 + day * 86'400) : ",\"iat\":null";
    return jwtOf("{\"iss\":\"https://users.example/tokens\",\"sub\":\"x\"" + issued + ",\"jti\":\""
        + QByteArray::number(day) + "\"}");
}

/// The platform's answer with these.
inline QByteArray answerOf(const QByteArray &access, const QByteArray &refresh) {
    return "{\"Result\":{\"DeviceToken\":\"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e\",\"AccessToken\":{\"Token\":\""
        + access + "\",\"ExpiresIn\":86400},\"RefreshToken\":\"" + refresh
        + "\"},\"Status\":200,\"Title\":\"\"}";
}

/// What is sent to have them refreshed.
inline QByteArray requestOf(const QByteArray &access, const QByteArray &refresh) {
    return "{\"AccessToken\":\"" + access + "\",\"RefreshToken\":\"" + refresh + "\"}";
}

} // namespace fleetkey::test
