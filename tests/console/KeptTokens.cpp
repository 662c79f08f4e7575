#include "tests/console/SecretScan.h"

#include "core/secrets/KeychainStore.h"
#include "core/session/SessionTokens.h"
#include "tests/support/Await.h"

#include <QDir>
#include <QDirIterator>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace fleetkey::test {

namespace {

/// How every JWT begins: `{"alg"` or `{"typ"`.
const QByteArrayList jwtBeginnings{"eyJhbGci", "eyJ0eXAi"};

QByteArray inUtf16(const QByteArray &text) {
    const QString wide = QString::fromLatin1(text);
    return {reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2};
}

bool mayHoldSecrets(const QString &path) {
    return path.contains("/keyrings/"_L1) || path.contains("/sandbox.sqlite"_L1);
}

} // namespace

QStringList filesWithSecrets(const QByteArrayList &secrets) {
    QByteArrayList wanted = jwtBeginnings + secrets;
    wanted.removeAll(QByteArray());
    QStringList found;
    QDirIterator files(
        QDir::homePath(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (mayHoldSecrets(file.fileName()) || !QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray content = file.readAll();
        const auto holds = [&content](const QByteArray &secret) {
            return content.contains(secret) || content.contains(inUtf16(secret));
        };
        if (std::ranges::any_of(wanted, holds))
            found.append(file.fileName());
    }
    return found;
}

namespace {

QByteArrayList tokensUnder(const SecretKey &key) {
    KeychainStore keychain;
    const auto entry = await(keychain.read(key));
    if (!entry || !*entry)
        return {};
    const auto tokens = SessionTokens::decoded(**entry);
    if (!tokens)
        return {};
    // Copies of their own: what a secret holds is wiped with it.
    const auto copyOf = [](const SecretString &secret) {
        return QByteArray(secret.reveal().constData(), secret.reveal().size());
    };
    return {copyOf(tokens->access), copyOf(tokens->refresh)};
}

} // namespace

QByteArrayList keptTokens(const QString &email) {
    return tokensUnder(keptSessionKey(u"sandbox"_s, email));
}

QByteArrayList keptUserTokens(const QString &deviceToken) {
    return tokensUnder({u"sandbox"_s, deviceToken.toLower(), u"tokens"_s});
}

QByteArrayList refreshTokensIn(const QString &dataFile) {
    QByteArrayList tokens;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"emulator"_s);
        database.setDatabaseName(dataFile);
        QSqlQuery query(database);
        if (database.open() && query.exec(u"SELECT refresh_token FROM sessions"_s)) {
            while (query.next())
                tokens.append(query.value(0).toByteArray());
        }
    }
    QSqlDatabase::removeDatabase(u"emulator"_s);
    return tokens;
}

} // namespace fleetkey::test
