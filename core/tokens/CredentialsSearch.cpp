#include "core/tokens/CredentialsSearch.h"

#include "core/platform/Identifiers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string_view>
#include <utility>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

constexpr int deepest = 12;
constexpr int mostObjects = 32;
constexpr qsizetype longestValue = 128 * 1024;
constexpr qsizetype uuidLength = 36;
constexpr qsizetype longestName = 32;

/// A name without what people put between its words.
QString bareName(const QString &name) {
    QString bare;
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            bare.append(c.toLower());
    }
    return bare;
}

bool isDeviceTokenName(const QString &bare) {
    return bare == u"devicetoken" || bare == u"userdevicetoken" || bare == u"customtoken"
        || bare == u"deviceid";
}

void takeFirst(SecretString &secret, const QString &text) {
    if (secret.isEmpty() && !text.isEmpty())
        secret = SecretString::fromText(text);
}

bool holdsTokens(const WrittenCredentials &credentials) {
    return !credentials.accessToken.isEmpty() || !credentials.refreshToken.isEmpty();
}

/// What a part of a JSON text hands out. The user of tokens is named beside them or around them.
struct Reading {
    WrittenCredentials found;
    QStringList named; ///< all users, each once, wherever they stand

    void name(const QString &uuid) {
        if (!uuid.isEmpty() && !named.contains(uuid))
            named.append(uuid);
    }

    /// The tokens of a part of this, unless there are some already.
    void takeTokens(Reading &part) {
        for (const QString &uuid : std::as_const(part.named))
            name(uuid);
        if (holdsTokens(found) || !holdsTokens(part.found))
            return;
        const QString around = std::exchange(found.deviceToken, {});
        const qint64 expiresIn = found.expiresIn;
        found = std::move(part.found);
        if (found.deviceToken.isEmpty())
            found.deviceToken = around;
        if (found.expiresIn == 0)
            found.expiresIn = expiresIn;
    }
};

Reading readValue(const QJsonValue &value, int depth);

/// `{Token, ExpiresIn}`.
void readTokenObject(const QJsonObject &object, SecretString &token, qint64 *expiresIn) {
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString name = bareName(it.key());
        if (name == u"token" || name == u"value")
            takeFirst(token, it->toString());
        else if (name == u"expiresin" && expiresIn != nullptr)
            *expiresIn = it->toVariant().toLongLong();
    }
}

void readToken(const QJsonValue &value, SecretString &token, qint64 *expiresIn) {
    if (value.isObject())
        readTokenObject(value.toObject(), token, expiresIn);
    else
        takeFirst(token, value.toString());
}

/// False for a field that is none of credentials, and may have some within.
bool readField(const QString &name, const QJsonValue &value, Reading &reading) {
    WrittenCredentials &found = reading.found;
    if (isDeviceTokenName(name) && value.isString()) {
        const QString uuid = asUuid(value.toString().toUtf8());
        if (found.deviceToken.isEmpty())
            found.deviceToken = uuid;
        reading.name(uuid);
    } else if (name == u"accesstoken") {
        readToken(value, found.accessToken, &found.expiresIn);
    } else if (name == u"refreshtoken") {
        readToken(value, found.refreshToken, nullptr);
    } else if (name == u"expiresin") {
        if (found.expiresIn == 0)
            found.expiresIn = value.toVariant().toLongLong();
    } else {
        return false;
    }
    return true;
}

Reading readObject(const QJsonObject &object, int depth) {
    Reading reading;
    QList<QJsonValue> parts;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!readField(bareName(it.key()), it.value(), reading))
            parts.append(it.value());
    }
    for (const QJsonValue &value : std::as_const(parts)) {
        Reading part = readValue(value, depth + 1);
        reading.takeTokens(part);
    }
    return reading;
}

Reading readValue(const QJsonValue &value, int depth) {
    Reading reading;
    if (depth > deepest)
        return reading;
    if (value.isObject())
        return readObject(value.toObject(), depth);
    if (value.isArray()) {
        for (const auto &element : value.toArray()) {
            Reading part = readValue(element, depth + 1);
            reading.takeTokens(part);
        }
    } else if (value.isString() && value.toString().trimmed().startsWith(u'{')) {
        return readValue(QJsonDocument::fromJson(value.toString().toUtf8()).object(), depth + 1);
    }
    return reading;
}

/// The object that begins here, with the line breaks taken out that tear its texts; and where it ends.
struct ObjectText {
    QByteArray text;
    qsizetype end = 0;
};

std::optional<ObjectText> objectAt(QByteArrayView text, qsizetype begin) {
    ObjectText object;
    int depth = 0;
    bool inString = false;
    for (qsizetype at = begin; at < text.size(); ++at) {
        const char c = text[at];
        if (inString && (c == '\n' || c == '\r'))
            continue;
        object.text.append(c);
        if (inString && c == '\\' && at + 1 < text.size()) {
            object.text.append(text[++at]);
            continue;
        }
        if (c == '"')
            inString = !inString;
        if (inString)
            continue;
        depth += c == '{' ? 1 : 0;
        depth -= c == '}' ? 1 : 0;
        if (depth == 0) {
            object.end = at + 1;
            return object;
        }
    }
    return std::nullopt;
}

/// Where a name of credentials begins in the text, and what it is the name of.
struct Named {
    std::array<std::string_view, 2> words;
};

/// The value behind `first`, an optional dash, underline or space, and `second`; in any case.
QByteArrayView valueBehind(QByteArrayView text, const Named &name, qsizetype *from) {
    const auto lower = [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); };
    const auto matches = [&](qsizetype at, std::string_view word) {
        if (at + static_cast<qsizetype>(word.size()) > text.size())
            return false;
        return std::ranges::equal(text.sliced(at, static_cast<qsizetype>(word.size())), word, {}, lower);
    };
    for (qsizetype at = *from; at < text.size(); ++at) {
        if (!matches(at, name.words[0]))
            continue;
        qsizetype next = at + static_cast<qsizetype>(name.words[0].size());
        if (next < text.size() && (text[next] == '-' || text[next] == '_' || text[next] == ' '))
            ++next;
        if (!matches(next, name.words[1]))
            continue;
        next += static_cast<qsizetype>(name.words[1].size());
        bool separated = false;
        while (next < text.size() && std::string_view(" \t\r\n\"'`:=>").contains(text[next])) {
            separated |= text[next] == ':' || text[next] == '=';
            ++next;
        }
        if (!separated)
            continue;
        qsizetype end = next;
        while (end < text.size() && end - next < longestValue
            && !std::string_view(" \t\r\n\"'`,;&{}[]<>()\\").contains(text[end]))
            ++end;
        *from = next;
        if (end > next)
            return text.sliced(next, end - next);
    }
    *from = text.size();
    return {};
}

QByteArrayView firstValue(QByteArrayView text, const Named &name, qsizetype shortest) {
    for (qsizetype from = 0; from < text.size();) {
        const QByteArrayView value = valueBehind(text, name, &from);
        if (value.size() >= shortest)
            return value;
    }
    return {};
}

constexpr Named accessToken{{"access", "token"}};
constexpr Named refreshToken{{"refresh", "token"}};
constexpr std::array deviceTokens{
    Named{{"device", "token"}}, Named{{"custom", "token"}}, Named{{"device", "id"}}, Named{{"user", "id"}}};
constexpr qsizetype shortestSecret = 6;

bool isWordCharacter(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
}

/// Called an instance, a key, a request, …: not a driver. The name stands right before it, as in
/// `InstanceId: …`, `"appId":"…` or `/instances/…`.
bool isCalledOtherwise(QByteArrayView text, qsizetype begin) {
    constexpr std::array others{"instance", "key", "app", "company", "request", "trace", "correlation", "jti",
        "session", "trip", "track", "password", "secret", "refresh", "access", "token", "auth"};
    qsizetype end = begin;
    bool labelled = false;
    while (end > 0 && std::string_view(" \"'`:=/").contains(text[end - 1])) {
        --end;
        labelled |= text[end] == ':' || text[end] == '=' || text[end] == '/';
    }
    qsizetype from = end;
    while (from > 0 && end - from < longestName && isWordCharacter(text[from - 1]))
        --from;
    const QByteArray name = text.sliced(from, end - from).toByteArray().toLower();
    if (name == "bearer")
        return true;
    return labelled && !name.contains("device") && !name.contains("custom")
        && std::ranges::any_of(others, [&name](const char *other) { return name.contains(other); });
}

} // namespace

WrittenCredentials credentialsInJson(QByteArrayView text) {
    Reading all;
    int objects = 0;
    for (qsizetype at = text.indexOf('{'); at >= 0 && objects < mostObjects; ++objects) {
        std::optional<ObjectText> object = objectAt(text, at);
        const QJsonDocument document = object ? QJsonDocument::fromJson(object->text) : QJsonDocument();
        if (document.isObject()) {
            Reading part = readObject(document.object(), 0);
            all.takeTokens(part);
        }
        if (object)
            wipe(object->text);
        if (holdsTokens(all.found))
            break;
        at = text.indexOf('{', document.isObject() ? object->end : at + 1);
    }
    // Somebody who is named elsewhere is the one, as long as nobody else is.
    if (all.found.deviceToken.isEmpty() && all.named.size() == 1)
        all.found.deviceToken = all.named.first();
    return std::move(all.found);
}

WrittenCredentials credentialsByName(QByteArrayView text) {
    WrittenCredentials found;
    found.accessToken = SecretString(firstValue(text, accessToken, shortestSecret).toByteArray());
    found.refreshToken = SecretString(firstValue(text, refreshToken, shortestSecret).toByteArray());
    found.deviceToken = deviceTokenIn(text);
    return found;
}

QString deviceTokenIn(QByteArrayView text) {
    for (const Named &name : deviceTokens) {
        const QString uuid = asUuid(firstValue(text, name, 32));
        if (!uuid.isEmpty())
            return uuid;
    }
    for (qsizetype at = 0; at + uuidLength <= text.size(); ++at) {
        if (at > 0 && isWordCharacter(text[at - 1]))
            continue;
        const qsizetype end = at + uuidLength;
        if (end < text.size() && isWordCharacter(text[end]))
            continue;
        const QString candidate = QString::fromLatin1(text.sliced(at, uuidLength));
        if (isUuid(candidate) && !isCalledOtherwise(text, at))
            return candidate.toLower();
    }
    return {};
}

QString asUuid(QByteArrayView text) {
    QString candidate
        = QString::fromUtf8(text.trimmed().first(std::min<qsizetype>(text.trimmed().size(), 64))).toLower();
    for (const QStringView prefix : {QStringView(u"urn:"), QStringView(u"uuid:")}) {
        if (candidate.startsWith(prefix))
            candidate = candidate.sliced(prefix.size());
    }
    const bool braced = (candidate.startsWith(u'{') && candidate.endsWith(u'}'))
        || (candidate.startsWith(u'(') && candidate.endsWith(u')'));
    if (braced && candidate.size() > 2)
        candidate = candidate.sliced(1, candidate.size() - 2);
    if (candidate.size() == 32) {
        for (const int dash : {20, 16, 12, 8})
            candidate.insert(dash, u'-');
    }
    return isUuid(candidate) ? candidate : QString();
}

} // namespace fleetkey
