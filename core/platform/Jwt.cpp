#include "core/platform/Jwt.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

using Kind = JwtFault::Kind;
using Part = JwtFault::Part;

constexpr int deepestNesting = 4;

/// One part of a token and where it stands in the text.
struct Slice {
    QByteArrayView text;
    Part part = Part::Whole;
    qsizetype begin = 0; ///< from 0
};

std::unexpected<JwtFault> broken(Kind kind, const Slice &slice, qsizetype at = -1, qsizetype count = 0) {
    return std::unexpected(JwtFault{kind, slice.part, at < 0 ? 0 : slice.begin + at + 1, count});
}

bool isBase64Url(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

std::expected<QByteArray, JwtFault> decodePart(const Slice &slice) {
    QByteArrayView text = slice.text;
    while (text.endsWith('='))
        text.chop(1);
    const auto stray = std::find_if_not(text.begin(), text.end(), isBase64Url);
    if (stray != text.end())
        return broken(Kind::StrayCharacter, slice, stray - text.begin());
    if (text.size() % 4 == 1)
        return broken(Kind::PartCut, slice, text.size(), text.size());
    return QByteArray::fromBase64(
        text.toByteArray(), QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

bool isCut(const QJsonParseError &error, qsizetype size) {
    switch (error.error) {
    case QJsonParseError::UnterminatedObject:
    case QJsonParseError::UnterminatedArray:
    case QJsonParseError::UnterminatedString:
    case QJsonParseError::TerminationByNumber:
        return true;
    default:
        return error.offset >= size;
    }
}

std::expected<QJsonObject, JwtFault> objectIn(const QByteArray &bytes, const Slice &slice) {
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        if (isCut(error, bytes.size()))
            return broken(Kind::JsonCut, slice, slice.text.size());
        // Three bytes are four characters.
        return broken(Kind::NotJson, slice, std::min<qsizetype>(error.offset / 3 * 4, slice.text.size()));
    }
    if (!document.isObject())
        return broken(Kind::NotObject, slice, 0);
    return document.object();
}

std::expected<QJsonObject, JwtFault> decodeObject(const Slice &slice) {
    if (slice.text.isEmpty())
        return broken(Kind::PartEmpty, slice, 0);
    const auto bytes = decodePart(slice);
    if (!bytes)
        return std::unexpected(bytes.error());
    return objectIn(*bytes, slice);
}

void setClaims(DecodedToken &token, QJsonObject claims) {
    token.issued = momentIn(claims.value(u"iat")).when;
    token.notBefore = momentIn(claims.value(u"nbf")).when;
    token.expires = momentIn(claims.value(u"exp")).when;
    token.claims = std::move(claims);
}

bool holdsToken(const QJsonObject &header) {
    const QString type = header.value(u"cty").toString();
    return type.compare(u"JWT", Qt::CaseInsensitive) == 0
        || type.compare(u"application/jwt", Qt::CaseInsensitive) == 0;
}

/// RFC 7797: the payload stands as it is.
bool isUnencoded(const QJsonObject &header) {
    return header.value(u"b64").isBool() && !header.value(u"b64").toBool()
        && header.value(u"crit").toArray().contains(u"b64"_s);
}

std::expected<DecodedToken, JwtFault> decode(QByteArrayView text, qsizetype begin, int depth);

/// The claims of a signed token, which may be those of a token within.
std::expected<void, JwtFault> readPayload(DecodedToken &token, const Slice &slice, int depth) {
    if (slice.text.isEmpty())
        return broken(Kind::PartEmpty, slice, 0);
    std::expected<QByteArray, JwtFault> bytes = slice.text.toByteArray();
    if (!isUnencoded(token.header))
        bytes = decodePart(slice);
    if (!bytes)
        return std::unexpected(bytes.error());
    if (holdsToken(token.header) && depth < deepestNesting) {
        auto inner = decode(*bytes, 0, depth + 1);
        if (inner) {
            token.nested = true;
            setClaims(token, std::move(inner->claims));
            return {};
        }
    }
    auto claims = objectIn(*bytes, slice);
    if (!claims)
        return std::unexpected(claims.error());
    setClaims(token, std::move(*claims));
    return {};
}

/// Five parts with something encrypted in them; dots alone make no such token.
std::expected<DecodedToken, JwtFault> decodeEncrypted(const Slice &header, QByteArrayView text) {
    auto object = decodeObject(header);
    if (!object)
        return std::unexpected(object.error());
    if (text.contains("..") && !text.sliced(header.text.size()).startsWith(".."))
        return broken(Kind::WrongPartCount, {{}, Part::Whole, header.begin}, text.indexOf(".."), 5);
    if (!object->contains(u"enc") || text.contains("...") || text.endsWith('.'))
        return broken(Kind::WrongPartCount, {{}, Part::Whole, header.begin}, -1, 5);
    DecodedToken token;
    token.header = std::move(*object);
    token.encrypted = true;
    return token;
}

std::array<Slice, 3> slicesOf(QByteArrayView text, qsizetype begin) {
    std::array<Slice, 3> slices{Slice{{}, Part::Header, begin}, Slice{{}, Part::Claims, begin + text.size()},
        Slice{{}, Part::Signature, begin + text.size()}};
    qsizetype from = 0;
    for (Slice &slice : slices) {
        if (from > text.size())
            break;
        const qsizetype dot = text.indexOf('.', from);
        const qsizetype end = dot < 0 ? text.size() : dot;
        slice.begin = begin + from;
        slice.text = text.sliced(from, end - from);
        from = end + 1;
    }
    return slices;
}

/// A copy that was cut breaks in the part where it ends; one that was cut between parts lacks some.
std::unexpected<JwtFault> fewParts(const std::array<Slice, 3> &slices, qsizetype parts, qsizetype size) {
    for (const Slice &slice : std::span(slices).first(static_cast<size_t>(std::min<qsizetype>(parts, 2)))) {
        const auto object = decodeObject(slice);
        const bool cut
            = !object && (object.error().kind == Kind::JsonCut || object.error().kind == Kind::PartCut);
        if (cut && slice.text.startsWith("ey"))
            return std::unexpected(object.error());
    }
    return broken(Kind::WrongPartCount, {{}, Part::Whole, slices[0].begin}, size, parts);
}

std::expected<DecodedToken, JwtFault> decode(QByteArrayView text, qsizetype begin, int depth) {
    const qsizetype parts = std::count(text.begin(), text.end(), '.') + 1;
    const std::array<Slice, 3> slices = slicesOf(text, begin);
    if (parts == 5)
        return decodeEncrypted(slices[0], text);
    if (parts < 3)
        return fewParts(slices, parts, text.size());
    if (parts != 3)
        return broken(Kind::WrongPartCount, {{}, Part::Whole, begin}, -1, parts);
    auto header = decodeObject(slices[0]);
    if (!header)
        return std::unexpected(header.error());
    DecodedToken token;
    token.header = std::move(*header);
    if (const auto read = readPayload(token, slices[1], depth); !read)
        return std::unexpected(read.error());
    const auto signature = decodePart(slices[2]);
    token.signatureCut = !signature && signature.error().kind == Kind::PartCut;
    if (!signature && !token.signatureCut)
        return std::unexpected(signature.error());
    token.signatureSize = signature ? signature->size() : slices[2].text.size() / 4 * 3;
    return token;
}

} // namespace

ClaimedMoment momentIn(const QJsonValue &claim) {
    constexpr double latestSecond = 1e11; // in the year 5138; as milliseconds it is one of 1973
    constexpr double endOfYear9999 = 253402300799.0;
    bool good = claim.isDouble();
    const double number = claim.isString() ? claim.toString().trimmed().toDouble(&good) : claim.toDouble();
    const bool inMilliseconds = number > latestSecond;
    const double seconds = inMilliseconds ? number / 1000.0 : number;
    if (!good || !(seconds >= 0.0 && seconds <= endOfYear9999))
        return {};
    return {QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(std::floor(seconds * 1000.0)), Qt::UTC),
        inMilliseconds};
}

std::expected<DecodedToken, JwtFault> decodeJwt(QByteArrayView text) {
    qsizetype begin = 0;
    while (begin < text.size() && std::isspace(static_cast<unsigned char>(text[begin])))
        ++begin;
    const QByteArrayView token = text.sliced(begin).trimmed();
    if (token.isEmpty())
        return std::unexpected(JwtFault{Kind::Empty});
    if (token.size() > longestJwt)
        return std::unexpected(JwtFault{Kind::TooLong, Part::Whole, 0, token.size()});
    return decode(token, begin, 0);
}

} // namespace fleetkey
