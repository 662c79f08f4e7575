#include "tests/console/LockFixture.h"

using namespace Qt::StringLiterals;

namespace fleetkey::test {

bool LockFixture::beginSignedIn() {
    begin();
    if (!startPlatform())
        return false;
    start();
    return signIn() && soon([] { return keptTokens(company).size() == 2; });
}

void LockFixture::endUnlocked() {
    end();
    QVERIFY(unlockKeyring());
}

QWidget *LockFixture::main() {
    const QWidgetList windows = QApplication::topLevelWidgets();
    const auto found = std::ranges::find_if(windows, [](QWidget *window) {
        return window->isVisible() && qobject_cast<QMainWindow *>(window) != nullptr;
    });
    if (found == windows.end())
        return nullptr;
    QWidget *focused = (*found)->focusWidget();
    return focused != nullptr && focused->isVisible() ? focused : *found;
}

QWidget *LockFixture::windowCalled(const QString &title) {
    const QWidgetList windows = QApplication::topLevelWidgets();
    const auto found = std::ranges::find_if(windows, [&title](const QWidget *window) {
        return window->isVisible() && window->windowTitle().startsWith(title);
    });
    return found == windows.end() ? nullptr : *found;
}

bool LockFixture::setPin(const QString &pin) {
    return m_person.useMenu(u"Settings"_s) && m_person.write(u"New PIN"_s, pin)
        && m_person.write(u"Repeat the PIN"_s, pin) && m_person.press(u"Set the PIN"_s)
        && soon([this] { return m_person.sees(u"A PIN is set."_s); }) && closeWindowCalled(u"Settings"_s);
}

bool LockFixture::changePin(const QString &current, const QString &pin) {
    return m_person.write(u"Current PIN"_s, current) && m_person.write(u"New PIN"_s, pin)
        && m_person.write(u"Repeat the PIN"_s, pin) && pressSoon(u"Change the PIN"_s);
}

bool LockFixture::enterPin(const QString &pin) {
    return soon(
               [&] { return m_person.field(u"PIN"_s) != nullptr && m_person.button(u"Unlock"_s) != nullptr; })
        && m_person.write(u"PIN"_s, pin) && m_person.press(u"Unlock"_s);
}

bool LockFixture::logInAsDriver() {
    return openAnActiveDriver() && pressSoon(u"Log in"_s) && pressSoon(u"Log in"_s)
        && soon([this] { return m_person.sees(u"Kept: this session only"_s); });
}

} // namespace fleetkey::test
