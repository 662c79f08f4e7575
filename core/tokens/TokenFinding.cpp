#include "core/tokens/TokenFinding.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

using Kind = TokenFinding::Kind;
using Weight = TokenFinding::Weight;

constexpr qsizetype longestValue = 200;
/// Clocks differ a little, and nobody needs to hear of it.
constexpr qint64 clockTolerance = 60; // seconds

struct Algorithm {
    const char *name;
    qsizetype shortest; ///< bytes of a signature
};

/// The signatures that RFC 7518 and 8037 know, without `none`. RSA wants keys of at least 2,048 bits.
constexpr std::array algorithms{Algorithm{"HS256", 32}, Algorithm{"HS384", 48}, Algorithm{"HS512", 64},
    Algorithm{"RS256", 256}, Algorithm{"RS384", 256}, Algorithm{"RS512", 256}, Algorithm{"PS256", 256},
    Algorithm{"PS384", 256}, Algorithm{"PS512", 256}, Algorithm{"ES256", 64}, Algorithm{"ES384", 96},
    Algorithm{"ES512", 132}, Algorithm{"ES256K", 64}, Algorithm{"EdDSA", 64}};

TokenFinding finding(Kind kind, Weight weight, QString text = {}) {
    TokenFinding found;
    found.kind = kind;
    found.weight = weight;
    found.text = text.size() > longestValue ? text.first(longestValue) + u'…' : std::move(text);
    return found;
}

TokenFinding at(Kind kind, Weight weight, const QDateTime &when) {
    TokenFinding found = finding(kind, weight);
    found.when = when;
    return found;
}

/// In bytes; 0 where nobody knows the algorithm.
qsizetype shortestSignature(const QString &algorithm) {
    const auto *const known = std::ranges::find_if(
        algorithms, [&algorithm](const Algorithm &one) { return algorithm == QLatin1StringView(one.name); });
    return known == algorithms.end() ? 0 : known->shortest;
}

void judgeAlgorithm(const DecodedToken &token, QList<TokenFinding> &findings) {
    const QString name = token.header.value(u"alg").toString();
    if (name.isEmpty())
        findings.append(finding(Kind::NoAlgorithm, Weight::Warning));
    if (token.encrypted)
        return;
    if (isUnsigned(token)) {
        findings.append(finding(Kind::Unsigned, Weight::Bad, name));
        return;
    }
    if (!name.isEmpty() && shortestSignature(name) == 0)
        findings.append(finding(Kind::OddAlgorithm, Weight::Warning, name));
    if (isSignatureCut(token)) {
        findings.append(finding(Kind::SignatureCut, Weight::Bad, name));
        findings.last().count = token.signatureSize;
    }
}

void judgeTimes(const DecodedToken &token, const QDateTime &now, QList<TokenFinding> &findings) {
    if (token.encrypted)
        return;
    if (!token.expires.isValid())
        findings.append(finding(Kind::NoExpiry, Weight::Warning));
    else if (token.expires <= now)
        findings.append(at(Kind::Expired, Weight::Bad, token.expires));
    const QDateTime soon = now.addSecs(clockTolerance);
    if (token.notBefore.isValid() && token.notBefore > soon)
        findings.append(at(Kind::NotYetValid, Weight::Bad, token.notBefore));
    else if (token.issued.isValid() && token.issued > soon)
        findings.append(at(Kind::IssuedInFuture, Weight::Warning, token.issued));
    if (token.expires.isValid() && token.issued.isValid() && token.expires < token.issued)
        findings.append(finding(Kind::OddLifetime, Weight::Warning));
    QStringList inMilliseconds;
    for (const QString &claim : {u"exp"_s, u"iat"_s, u"nbf"_s}) {
        if (momentIn(token.claims.value(claim)).inMilliseconds)
            inMilliseconds.append(claim);
    }
    if (!inMilliseconds.isEmpty())
        findings.append(finding(Kind::Milliseconds, Weight::Warning, inMilliseconds.join(u", "_s)));
}

QStringList textsOf(const QJsonValue &value) {
    if (value.isString())
        return {value.toString()};
    QStringList texts;
    for (const auto &element : value.toArray())
        texts.append(element.toString());
    return texts;
}

void judgeOrigin(
    const DecodedToken &token, const TokenExpectations &expected, QList<TokenFinding> &findings) {
    const QString issuer = token.claims.value(u"iss").toString();
    const KnownIssuers &known = expected.issuers;
    if (!issuer.isEmpty() && !known.isEmpty() && !known.contains(issuer)) {
        // Admins' and users' tokens may have different issuers: the contract says nothing of either.
        const bool sure = !known.ofUsers.isEmpty();
        findings.append(finding(
            sure ? Kind::OtherIssuer : Kind::NotAdminsIssuer, sure ? Weight::Bad : Weight::Warning, issuer));
    }
}

void judgeOwner(const DecodedToken &token, const TokenExpectations &expected, QList<TokenFinding> &findings) {
    const DeviceToken stated = userStatedIn(token.claims);
    const DeviceToken named = userNamedIn(token.claims);
    // A `sub` may be an identity of another kind: a hint, no proof.
    if (!expected.user.isEmpty() && !named.isEmpty() && named != expected.user)
        findings.append(
            finding(Kind::OtherUser, stated.isEmpty() ? Weight::Warning : Weight::Bad, named.text()));
    const InstanceId instance = instanceNamedIn(token.claims);
    if (!expected.instance.isEmpty() && !instance.isEmpty() && instance != expected.instance)
        findings.append(finding(Kind::OtherInstance, Weight::Warning, instance.text()));
}

/// Letters of a claim's name, in lower case, without the dashes and namespaces that people put in.
QString bareName(const QString &claim) {
    QString name;
    for (const QChar c : claim.sliced(std::max(claim.lastIndexOf(u'/'), claim.lastIndexOf(u':')) + 1)) {
        if (c.isLetterOrNumber())
            name.append(c.toLower());
    }
    return name;
}

QString uuidUnder(const QJsonObject &claims, const QStringList &names, QString *claim) {
    for (const QString &name : names) {
        for (auto it = claims.begin(); it != claims.end(); ++it) {
            const QString value = it.value().toString().trimmed();
            if (!isUuid(value) || bareName(it.key()) != name)
                continue;
            if (claim != nullptr)
                *claim = it.key();
            return value;
        }
    }
    return {};
}

/// Whether one of the words in it is `admin`, as in `company-admin` or `users:admin`.
bool callsAdmin(const QString &text) {
    QString word;
    for (const QChar c : text.first(std::min(text.size(), longestValue)) + u' ') {
        if (c.isLetter()) {
            word.append(c.toLower());
            continue;
        }
        if (word == u"admin" || word == u"admins" || word == u"administrator")
            return true;
        word.clear();
    }
    return false;
}

} // namespace

QList<TokenFinding> judge(const DecodedToken &token, const TokenExpectations &expected) {
    QList<TokenFinding> findings;
    if (token.encrypted)
        findings.append(finding(Kind::Encrypted, Weight::Warning));
    if (token.nested)
        findings.append(finding(Kind::Nested, Weight::Note));
    judgeAlgorithm(token, findings);
    const QStringList critical = textsOf(token.header.value(u"crit"));
    if (!critical.isEmpty())
        findings.append(finding(Kind::CriticalHeaders, Weight::Warning, critical.join(u", "_s)));
    judgeTimes(token, expected.platformNow, findings);
    judgeOrigin(token, expected, findings);
    judgeOwner(token, expected, findings);
    std::ranges::sort(findings, [](const TokenFinding &left, const TokenFinding &right) {
        return left.weight != right.weight ? left.weight > right.weight : left.kind < right.kind;
    });
    return findings;
}

bool isUnsigned(const DecodedToken &token) {
    const QString algorithm = token.header.value(u"alg").toString();
    const bool saysSo = algorithm.isEmpty() || algorithm.compare(u"none", Qt::CaseInsensitive) == 0;
    const bool has = token.signatureSize > 0 || token.signatureCut;
    return !token.encrypted && saysSo && (!algorithm.isEmpty() || !has);
}

bool isSignatureCut(const DecodedToken &token) {
    const bool tooShort = token.signatureSize < shortestSignature(token.header.value(u"alg").toString());
    const bool missing = token.signatureSize == 0;
    return !token.encrypted && !isUnsigned(token) && (tooShort || missing || token.signatureCut);
}

DeviceToken userStatedIn(const QJsonObject &claims, QString *claim) {
    return DeviceToken(uuidUnder(claims, {u"devicetoken"_s, u"deviceid"_s}, claim));
}

DeviceToken userNamedIn(const QJsonObject &claims, QString *claim) {
    const DeviceToken stated = userStatedIn(claims, claim);
    return stated.isEmpty() ? DeviceToken(uuidUnder(claims, {u"userid"_s, u"sub"_s}, claim)) : stated;
}

QString adminClaimIn(const QJsonObject &claims) {
    constexpr std::array kinds{"role", "roles", "scope", "scopes", "scp", "usertype", "accounttype"};
    for (auto it = claims.begin(); it != claims.end(); ++it) {
        const QString name = bareName(it.key());
        if (name == u"isadmin" && it.value().toBool())
            return it.key();
        const bool isKind = std::ranges::any_of(
            kinds, [&name](const char *kind) { return name == QLatin1StringView(kind); });
        if (isKind && std::ranges::any_of(textsOf(it.value()), callsAdmin))
            return it.key();
    }
    return {};
}

InstanceId instanceNamedIn(const QJsonObject &claims) {
    return InstanceId(uuidUnder(claims, {u"instanceid"_s}, nullptr));
}

} // namespace fleetkey
