#include "core/tokens/HeldTokensEntry.h"

#include "core/session/Abandonable.h"
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
    held.fromKeychain = true;
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

QCoro::Task<Result<bool>> eraseHeldTokens(std::shared_ptr<SecretStore> keychain,
    std::shared_ptr<RememberedUsers> remembered, RememberedUser user, std::stop_token stop) {
    const SecretKey key = keptUserKey(user.environment, user.user);
    // A store that cannot say does not keep a secret that was to be erased.
    const bool shared = (co_await remembered->isRememberedByOthers(user)).value_or(false);
    Result<void> erased;
    if (!shared)
        erased = co_await abandonable(keychain->erase(key), stop);
    if (!erased)
        co_return fail(erased.error());
    const Result<bool> left = co_await remembered->forget(user);
    if (!left)
        co_return fail(left.error());
    // The other account may have been forgetting the user at the same time; the last one erases.
    if (shared && !*left)
        erased = co_await abandonable(keychain->erase(key), std::move(stop));
    if (!erased) {
        co_await remembered->remember(user); // listed as long as the entry may be left
        co_return fail(erased.error());
    }
    co_return *left;
}

QByteArray fingerprintOf(const Credentials &credentials) {
    // An access token that was taken over alone has nothing else to be told by.
    const bool alone = credentials.refreshToken.isEmpty();
    return SessionTokens{{}, (alone ? credentials.accessToken : credentials.refreshToken).clone(), {}, {}}
        .fingerprint();
}

} // namespace fleetkey
