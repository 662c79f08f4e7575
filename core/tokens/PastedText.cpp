#include "core/tokens/PastedText.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

void readObject(const QJsonObject &object, PastedText &pasted, int depth) {
    if (depth > 8)
        return;
    Credentials &credentials = pasted.credentials;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString name = it.key().toLower().remove(u'_');
        if (name == u"devicetoken" && isUuid(it->toString()))
            credentials.deviceToken = DeviceToken(it->toString());
        else if (name == u"accesstoken" && it->isString())
            credentials.accessToken = SecretString::fromText(it->toString());
        else if (name == u"accesstoken" && it->isObject())
            credentials.accessToken = SecretString::fromText(it->toObject().value(u"Token"_s).toString());
        else if (name == u"refreshtoken")
            credentials.refreshToken = SecretString::fromText(it->toString());
        else if (it->isObject())
            readObject(it->toObject(), pasted, depth + 1);
    }
}

} // namespace

PastedText recognise(const SecretString &text) {
    PastedText pasted;
    const QByteArray trimmed = text.reveal().trimmed();
    if (trimmed.size() > longestPaste) {
        pasted.kind = PastedText::Kind::Oversized;
        return pasted;
    }
    if (isUuid(QString::fromUtf8(trimmed))) {
        pasted.kind = PastedText::Kind::DeviceToken;
        pasted.deviceTokenFrom = PastedText::DeviceTokenFrom::Text;
        pasted.credentials.deviceToken = DeviceToken(QString::fromUtf8(trimmed));
        return pasted;
    }
    if (trimmed.startsWith('{')) {
        pasted.wrapping = PastedText::Wrapping::Json;
        readObject(QJsonDocument::fromJson(trimmed).object(), pasted, 0);
        pasted.kind = PastedText::Kind::Answer;
        pasted.deviceTokenFrom = PastedText::DeviceTokenFrom::Answer;
    } else {
        pasted.credentials.accessToken = SecretString(trimmed);
    }
    const auto decoded = decodeJwt(pasted.credentials.accessToken.reveal());
    if (!decoded)
        return pasted;
    pasted.token = *decoded;
    if (pasted.kind == PastedText::Kind::Nothing)
        pasted.kind = decoded->encrypted ? PastedText::Kind::EncryptedJwt : PastedText::Kind::Jwt;
    if (pasted.credentials.deviceToken.isEmpty()) {
        pasted.credentials.deviceToken = userNamedIn(decoded->claims, &pasted.deviceTokenClaim);
        if (!pasted.credentials.deviceToken.isEmpty())
            pasted.deviceTokenFrom = PastedText::DeviceTokenFrom::Claim;
    }
    return pasted;
}

} // namespace fleetkey
