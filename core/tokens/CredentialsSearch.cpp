#include "core/tokens/CredentialsSearch.h"

#include "core/platform/Identifiers.h"
#include "core/tokens/NameBefore.h"
#include "core/tokens/ObjectText.h"
#include "core/tokens/TokenMask.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

constexpr int deepest = 12;
constexpr int mostObjects = 1024;
/// Those handed out last are kept.
constexpr qsizetype mostOfOneObject = 32;
/// Each may run to the end of the text.
constexpr int mostFailures = 32;
constexpr qsizetype longestValue = 128 * 1024;
constexpr qsizetype uuidLength = 36;
constexpr qsizetype firstDash = 8;

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

/// What a part of a JSON text hands out. The user of tokens is named beside them or around them.
struct Reading {
    WrittenCredentials own; ///< named in this part itself
    std::vector<WrittenCredentials> handedOut;
    QStringList named; ///< all users, each once, wherever they stand

    void name(const QString &uuid) {
        if (!uuid.isEmpty() && !named.contains(uuid))
            named.append(uuid);
    }

    void take(Reading part) {
        for (const QString &uuid : std::as_const(part.named))
            name(uuid);
        std::ranges::move(part.handedOut, std::back_inserter(handedOut));
    }

    /// All parts were taken: what stands around their tokens is said of them, too.
    void close() {
        for (WrittenCredentials &part : handedOut) {
            if (part.deviceToken.isEmpty())
                part.deviceToken = own.deviceToken;
            if (part.expiresIn == 0)
                part.expiresIn = own.expiresIn;
        }
        if (own.holdsTokens())
            handedOut.push_back(std::exchange(own, {}));
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
    WrittenCredentials &found = reading.own;
    if (isDeviceTokenName(name) && value.isString()) {
        const QString uuid = asUuid(value.toString().toUtf8());
        if (found.deviceToken.isEmpty())
            found.deviceToken = uuid;
        reading.name(uuid);
    } else if (name == u"accesstoken") {
        readToken(value, found.accessToken.value, &found.expiresIn);
    } else if (name == u"refreshtoken") {
        readToken(value, found.refreshToken.value, nullptr);
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
    for (const QJsonValue &value : std::as_const(parts))
        reading.take(readValue(value, depth + 1));
    reading.close();
    return reading;
}

Reading readValue(const QJsonValue &value, int depth) {
    Reading reading;
    if (depth > deepest)
        return reading;
    if (value.isObject())
        return readObject(value.toObject(), depth);
    if (value.isArray()) {
        for (const auto &element : value.toArray())
            reading.take(readValue(element, depth + 1));
    } else if (value.isString() && value.toString().trimmed().startsWith(u'{')) {
        if (const auto object = objectAt(value.toString().trimmed().toUtf8(), 0))
            return readObject(parsed(*object).object(), depth + 1);
    }
    return reading;
}

constexpr char toLower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

/// The words of a name of credentials, in lower case.
struct Named {
    std::array<std::string_view, 2> words;
};

/// The value behind `first`, an optional dash, underline or space, and `second`; in any case.
QByteArrayView valueBehind(QByteArrayView text, const Named &name, qsizetype *from) {
    const auto matches = [&](qsizetype at, std::string_view word) {
        if (at + static_cast<qsizetype>(word.size()) > text.size())
            return false;
        return std::ranges::equal(text.sliced(at, static_cast<qsizetype>(word.size())), word, {}, toLower);
    };
    for (qsizetype at = *from; at < text.size(); ++at) {
        if (toLower(text[at]) != name.words[0].front() || !matches(at, name.words[0]))
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

/// All values behind a name, each within the text.
std::vector<QByteArrayView> valuesBehind(QByteArrayView text, const Named &name, qsizetype shortest) {
    std::vector<QByteArrayView> values;
    for (qsizetype from = 0; from < text.size() && values.size() < mostObjects;) {
        const QByteArrayView value = valueBehind(text, name, &from);
        if (value.size() >= shortest)
            values.push_back(value);
    }
    return values;
}

constexpr Named accessToken{{"access", "token"}};
constexpr Named refreshToken{{"refresh", "token"}};
constexpr std::array deviceTokens{
    Named{{"device", "token"}}, Named{{"custom", "token"}}, Named{{"device", "id"}}, Named{{"user", "id"}}};
constexpr qsizetype shortestSecret = 6;

/// Whether something masks a value that should be a token. An access token that was shortened is still read
/// as far as it goes.
bool isMasked(QByteArrayView value, const Named &name) {
    const bool isRead = &name == &accessToken && value.startsWith("ey");
    return isTokenMask(value) && !isRead;
}

/// Where the value stands, behind its name; or the name, where the value is written differently.
qsizetype placeOf(QByteArrayView object, const Named &name, QByteArrayView value) {
    const auto word = std::ranges::search(object, name.words[0], {}, toLower);
    const qsizetype named = word.begin() - object.begin();
    const qsizetype at = value.isEmpty() ? -1 : object.indexOf(value, named);
    return at < 0 ? named : at;
}

/// Tells what is wrong with a token of an object, which begins at `begin` of the text.
void examine(WrittenToken &token, const Named &name, QByteArrayView object, qsizetype begin) {
    const QByteArray mark = QString(ObjectText::cutMark).toUtf8();
    QByteArray value = token.value.reveal();
    while (value.endsWith(mark)) {
        value.chop(mark.size());
        token.flaw = WrittenToken::Flaw::Cut;
    }
    token.at = begin + placeOf(object, name, value);
    if (token.flaw == WrittenToken::Flaw::Cut) {
        // Where a line is cut, the rest of the text is none of it.
        const std::vector<QByteArrayView> values = valuesBehind(object, name, 1);
        if (!values.empty())
            token.cutAt = begin + (values.back().end() - object.begin());
        else
            token.cutAt = value.isEmpty() ? begin + object.size() : token.at + value.size();
        token.value = SecretString(std::move(value));
    } else if (!value.isEmpty() && isMasked(value, name)) {
        token.flaw = WrittenToken::Flaw::Masked;
        token.value = {};
    }
}

/// The token that a value of the text is.
WrittenToken tokenOf(QByteArrayView text, const Named &name, QByteArrayView value) {
    WrittenToken token;
    token.at = value.data() - text.data();
    if (isMasked(value, name)) {
        token.flaw = WrittenToken::Flaw::Masked;
        return token;
    }
    token.value = SecretString(value.toByteArray());
    const char quote = text[token.at - 1];
    const QByteArrayView behind = text.sliced(token.at + value.size());
    const bool closed
        = behind.startsWith(quote) || (behind.startsWith('\\') && behind.sliced(1).startsWith(quote));
    if (std::string_view("\"'`").contains(quote) && !closed) {
        token.flaw = WrittenToken::Flaw::Cut;
        token.cutAt = token.at + value.size();
    }
    return token;
}

/// The first UUID in the text before which this stands.
QString uuidBehind(QByteArrayView text, bool (*isWanted)(const NameBefore &before)) {
    for (qsizetype at = 0; at + uuidLength <= text.size(); ++at) {
        if (text[at + firstDash] != '-' || (at > 0 && isWordCharacter(text[at - 1])))
            continue;
        const qsizetype end = at + uuidLength;
        if (end < text.size() && isWordCharacter(text[end]))
            continue;
        const QString candidate = QString::fromLatin1(text.sliced(at, uuidLength));
        if (isUuid(candidate) && isWanted(nameBefore(text, at)))
            return candidate.toLower();
    }
    return {};
}

} // namespace

FoundCredentials credentialsInJson(QByteArrayView text) {
    Reading all;
    int failures = 0;
    qsizetype at = text.indexOf('{');
    for (int objects = 0; at >= 0 && objects < mostObjects && failures < mostFailures; ++objects) {
        std::optional<ObjectText> object = objectAt(text, at);
        const QJsonDocument document = object ? parsed(*object) : QJsonDocument();
        Reading part = readObject(document.object(), 0);
        const auto passed = std::max<qsizetype>(0, std::ssize(part.handedOut) - mostOfOneObject);
        part.handedOut.erase(part.handedOut.begin(), part.handedOut.begin() + passed);
        for (WrittenCredentials &one : part.handedOut) {
            const QByteArrayView whole = text.sliced(at, object->end - at);
            one.isCut = object->isCut();
            examine(one.accessToken, accessToken, whole, at);
            examine(one.refreshToken, refreshToken, whole, at);
        }
        all.take(std::move(part));
        failures += document.isObject() ? 0 : 1;
        at = text.indexOf('{', document.isObject() ? object->end : at + 1);
        if (object)
            wipe(object->text);
    }
    return {std::move(all.handedOut), all.named.size() == 1 ? all.named.first() : QString()};
}

std::vector<WrittenCredentials> credentialsByName(QByteArrayView text) {
    const std::vector<QByteArrayView> access = valuesBehind(text, accessToken, shortestSecret);
    const std::vector<QByteArrayView> refresh = valuesBehind(text, refreshToken, shortestSecret);
    std::vector<WrittenCredentials> all;
    // Those that follow each other stand together, until a name comes again.
    for (auto a = access.begin(), r = refresh.begin(); a != access.end() || r != refresh.end();) {
        const bool isAccess = r == refresh.end() || (a != access.end() && a->data() < r->data());
        const auto part = isAccess ? &WrittenCredentials::accessToken : &WrittenCredentials::refreshToken;
        if (all.empty() || (all.back().*part).isNamed())
            all.emplace_back();
        all.back().*part = isAccess ? tokenOf(text, accessToken, *a++) : tokenOf(text, refreshToken, *r++);
    }
    return all;
}

QString deviceTokenNamedIn(QByteArrayView text) {
    for (const Named &name : deviceTokens) {
        for (const QByteArrayView value : valuesBehind(text, name, 32)) {
            if (const QString uuid = asUuid(value); !uuid.isEmpty())
                return uuid;
        }
    }
    return uuidBehind(text, isCalledUser);
}

QString unnamedUuidIn(QByteArrayView text) {
    return uuidBehind(text, [](const NameBefore &before) { return !isCalledOtherwise(before); });
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
