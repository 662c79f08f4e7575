#include "core/tokens/HeldTokensEntry.h"

#include "core/session/SessionTokens.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace fleetkey {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView sourceName("source");

struct NamedSource {
    TokenSource source;
    QLatin1StringView name;
};
constexpr std::array sources{NamedSource{TokenSource::Registration, QLatin1StringView("registration")},
    NamedSource{TokenSource::Login, QLatin1StringView("login")},
    NamedSource{TokenSource::Refresh, QLatin1StringView("refresh")},
    NamedSource{TokenSource::Pasted, QLatin1StringView("paste")}};

SessionTokens pairOf(const HeldTokens &held) {
    return {held.credentials.accessToken.clone(), held.credentials.refreshToken.clone(), held.obtained,
        held.expires};
}

} // namespace

SecretString encodeHeldTokens(const HeldTokens &held) {
    QJsonObject object = QJsonDocument::fromJson(pairOf(held).encoded().reveal()).object();
    for (const NamedSource &named : sources) {
        if (named.source == held.source)
            object.insert(sourceName, QString(named.name));
    }
    return SecretString(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<HeldTokens> decodeHeldTokens(const SecretString &entry) {
    std::optional<SessionTokens> pair = SessionTokens::decoded(entry);
    if (!pair)
        return std::nullopt;
    const QString source = QJsonDocument::fromJson(entry.reveal()).object().value(sourceName).toString();
    HeldTokens held;
    held.reading = TokenReading::of(pair->access);
    held.credentials.accessToken = std::move(pair->access);
    held.credentials.refreshToken = std::move(pair->refresh);
    held.obtained = pair->obtained;
    held.expires = pair->expires;
    for (const NamedSource &named : sources) {
        if (named.name == source)
            held.source = named.source;
    }
    return held;
}

SecretKey keptUserKey(const QString &environmentId, const DeviceToken &user) {
    return {environmentId, user.text(), u"tokens"_s};
}

QCoro::Task<Result<void>> eraseHeldTokens(std::shared_ptr<SecretStore> keychain,
    std::shared_ptr<RememberedUsers> remembered, QString environment, QString account, DeviceToken user) {
    const Result<bool> wanted = co_await remembered->isRememberedByOthers(environment, account, user);
    // A store that cannot say does not keep a secret that was to be erased.
    if (wanted && *wanted)
        co_return {};
    co_return co_await keychain->erase(keptUserKey(environment, user));
}

QByteArray fingerprintOf(const Credentials &credentials) {
    // An access token that was taken over alone has nothing else to be told by.
    const bool alone = credentials.refreshToken.isEmpty();
    return SessionTokens{{}, (alone ? credentials.accessToken : credentials.refreshToken).clone(), {}, {}}
        .fingerprint();
}

} // namespace fleetkey
