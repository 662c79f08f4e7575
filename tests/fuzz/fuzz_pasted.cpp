#include "core/tokens/PastedText.h"
#include "tests/fuzz/Require.h"

#include <algorithm>

using namespace fleetkey;
using namespace fleetkey::test;

namespace {

void checkFindings(const QList<TokenFinding> &findings, qsizetype length) {
    for (const TokenFinding &finding : findings) {
        require(finding.position >= 0 && finding.position <= length + 1, "positions are in the text");
        require(!finding.when.isValid() || finding.when.timeSpec() == Qt::UTC, "moments are in UTC");
        require(finding.text.size() <= 201, "values are cut");
    }
}

bool hidesToken(const TokenFinding &finding) {
    using Kind = TokenFinding::Kind;
    return finding.kind == Kind::RefreshTokenCut || finding.kind == Kind::RefreshTokenMasked
        || finding.kind == Kind::AccessTokenMasked;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const PastedText pasted = recognise(SecretString(QByteArray(input.constData(), input.size())));
    checkFindings(pasted.findings, QString::fromUtf8(input).size());

    using Kind = PastedText::Kind;
    const Credentials &credentials = pasted.credentials;
    const DeviceToken &user = credentials.deviceToken;
    require(user.isEmpty() || isUuid(user.text()), "a DeviceToken is a UUID");
    require(user.isEmpty() == (pasted.deviceTokenFrom == PastedText::DeviceTokenFrom::Nowhere),
        "it is said where a DeviceToken was read");
    require(pasted.kind != Kind::Jwt || (pasted.token && !pasted.token->encrypted), "a JWT is decoded");
    require(pasted.kind != Kind::EncryptedJwt || pasted.token->encrypted, "a JWE is said to be one");
    require(pasted.kind != Kind::BrokenJwt || !pasted.findings.isEmpty(), "it is said where a JWT breaks");
    require(
        pasted.kind != Kind::Nothing || (!pasted.token && !credentials.hasTokens()), "nothing is nothing");
    require(pasted.use() != PastedText::Use::Pair || pasted.kind == Kind::Answer, "only an answer has both");
    require(pasted.use() != PastedText::Use::Pair || std::ranges::none_of(pasted.findings, hidesToken),
        "no pair is made of a token that is not all there");
    require(pasted.use() != PastedText::Use::AccessToken || (pasted.token && !isUnsigned(*pasted.token)),
        "what is used alone is signed");
    if (!pasted.token)
        return 0;
    const auto again = decodeJwt(credentials.accessToken.reveal());
    require(again && again->claims == pasted.token->claims, "what was cleaned decodes to the same");
    TokenExpectations expected;
    expected.platformNow = QDateTime::fromSecsSinceEpoch(1'780'000'000, Qt::UTC);
    expected.issuers.ofUsers = {QStringLiteral("https://ours")};
    expected.user = user;
    checkFindings(judge(*pasted.token, expected), 0);
    return 0;
}
