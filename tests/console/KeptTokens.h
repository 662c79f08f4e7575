#pragma once

#include <QByteArrayList>
#include <QString>

namespace fleetkey::test {

/// What the keychain holds of an admin of the sandbox: access token and refresh token. Empty: nothing.
QByteArrayList keptTokens(const QString &email);

/// The same of a user (driver), by DeviceToken.
QByteArrayList keptUserTokens(const QString &deviceToken);

} // namespace fleetkey::test
