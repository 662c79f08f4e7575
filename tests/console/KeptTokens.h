#pragma once

#include <QByteArrayList>
#include <QStringList>

namespace fleetkey::test {

/// The files below the home folder, the keyring's and the emulator's own excepted, that hold one of these
/// secrets, or the beginning of any JWT, in one byte a character or two.
QStringList filesWithSecrets(const QByteArrayList &secrets);

/// What the keychain holds of an admin of the sandbox: access token and refresh token. Empty: nothing.
QByteArrayList keptTokens(const QString &email);

/// The same of a user (driver), by DeviceToken.
QByteArrayList keptUserTokens(const QString &deviceToken);

/// The refresh tokens of everybody who was signed in at the emulator, from the data file it has left.
QByteArrayList refreshTokensIn(const QString &dataFile);

} // namespace fleetkey::test
