#pragma once

#include "tests/console/ConsoleFixture.h"
#include "tests/console/KeptTokens.h"
#include "tests/console/Keyring.h"

#include <QApplication>
#include <QMainWindow>

namespace fleetkey::test {

/// Somebody who is signed in and kept, and leaves for a while.
class LockFixture : public ConsoleFixture {
protected:
    const QString locked = QStringLiteral("Fleetkey is locked");

    /// Signs in and waits until the keychain has the tokens.
    bool beginSignedIn();
    void endUnlocked();

    /// Where keys go in the main window.
    [[nodiscard]] static QWidget *main();
    [[nodiscard]] static QWidget *windowCalled(const QString &title);
    [[nodiscard]] static bool isOpen(const QString &title) { return windowCalled(title) != nullptr; }
    static bool closeWindowCalled(const QString &title) {
        return isOpen(title) && windowCalled(title)->close();
    }

    /// The first PIN, in the settings.
    bool setPin(const QString &pin);
    /// Another one, in the settings that are open.
    bool changePin(const QString &current, const QString &pin);
    /// Under the cover.
    bool enterPin(const QString &pin);
    /// Whose tokens are held in memory then.
    bool logInAsDriver();
};

} // namespace fleetkey::test
