#pragma once

#include "core/base/SecretString.h"
#include "core/platform/Jwt.h"
#include "core/tokens/TokenFinding.h"

#include <QByteArrayView>
#include <QList>

#include <expected>
#include <vector>

namespace fleetkey {

/// One JWT, or what is left of one, found in a text.
struct FoundJwt {
    SecretString token; ///< in one piece, without padding, in the alphabet of JWTs
    std::expected<DecodedToken, JwtFault> decoded; ///< a fault's position is one in the text, from 1
    qsizetype begin = 0; ///< in the text
    qsizetype end = 0;
    QList<TokenFinding> findings; ///< positions in the text, from 1
};

/// The tokens in a text, in their order, at most eight: what begins like one, joined where a line break or a
/// space has torn it.
[[nodiscard]] std::vector<FoundJwt> findJwts(QByteArrayView text);

/// The text taken for one token, whatever it begins with.
[[nodiscard]] FoundJwt readJwt(QByteArrayView text, qsizetype begin);

/// Whether a signature of so many base64url characters may be a whole one of this algorithm.
[[nodiscard]] bool isWholeSignature(const QString &algorithm, qsizetype characters);

} // namespace fleetkey
