#include "tests/console/ConsoleFixture.h"

#include "tests/console/KeptTokens.h"
#include "tests/support/Unwind.h"
#include "ui/widgets/Translations.h"

#include <QApplication>
#include <QDir>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace fleetkey::test {

ConsoleFixture::ConsoleFixture() {
    ui::installTranslations(*qApp);
}

void ConsoleFixture::begin() {
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_desk = std::make_unique<Desk>();
    m_named.clear();
    m_password = secret(12) + u"/+&%\""_s;
    isSecret(m_password.toUtf8());
    m_theme = std::make_unique<ui::Theme>(*qApp);
}

void ConsoleFixture::end() {
    const Unwind unwind;
    // As a person leaves: calls under way come to their end before what they stand on goes. A test that
    // failed half-way may leave something unfinished.
    if (m_console && !m_console->hasEnded() && !quit() && m_person.press(u"Quit"_s))
        soon([this] { return m_console->hasEnded(); });
    m_console.reset();
    m_control.reset();
    const QStringList traces = filesWithTraces();
    m_theme.reset();
    m_desk.reset();
    QVERIFY2(traces.isEmpty(), qPrintable(u"a secret was left in "_s + traces.join(u", "_s)));
}

QString ConsoleFixture::secret(int digits) {
    QString text;
    while (text.size() < digits)
        text += QString::number(QRandomGenerator::system()->generate64());
    text.truncate(digits);
    isSecret(text.toUtf8());
    return text;
}

QStringList ConsoleFixture::filesWithTraces() {
    killPlatform();
    SecretScan secrets = m_desk->secrets();
    for (const QByteArray &each : std::as_const(m_named))
        secrets.add(each);
    for (const char *jwtBeginning : {"eyJhbGci", "eyJ0eXAi"}) // `{"alg"` and `{"typ"`: anybody's
        secrets.add(jwtBeginning);
    return m_desk->filesWithTraces(secrets);
}

bool ConsoleFixture::startPlatform(const QStringList &arguments) {
    QDir().mkpath(QFileInfo(m_desk->paths().sandboxData).absolutePath());
    m_platform = std::make_unique<Sandbox>(
        QStringList{u"--data"_s, m_desk->paths().sandboxData, u"--password"_s, m_password}
        + m_desk->platformArguments() + arguments);
    m_control = std::make_unique<EmulatorControl>(QUrl(m_platform->origin()));
    return !m_platform->origin().isEmpty();
}

bool ConsoleFixture::platformIsBack() {
    const QUrl before = EmulatorControl::originOf(m_desk->paths().sandboxData);
    return startPlatform({u"--port"_s, QString::number(before.port())})
        && QUrl(m_platform->origin()) == before;
}

void ConsoleFixture::start() {
    m_console = std::make_unique<RunningConsole>(*m_theme, m_desk->paths(), m_desk->settings());
}

bool ConsoleFixture::quit() {
    return m_person.closeWindow() && soon([this] { return m_console->hasEnded(); });
}

bool ConsoleFixture::signIn(const QString &email) {
    if (!soon([this] { return m_person.field(u"E-mail"_s) != nullptr; }))
        return false;
    if (m_person.field(u"E-mail"_s)->text() != email && !m_person.write(u"E-mail"_s, email))
        return false;
    if (!m_person.write(u"Password"_s, m_password))
        return false;
    return m_person.pressKey(Qt::Key_Return) && listIsHere();
}

bool ConsoleFixture::signInAndQuit() {
    if (!signIn() || !soon([] { return keptTokens(company).size() == 2; }) || !quit())
        return false;
    m_console.reset();
    return true;
}

bool ConsoleFixture::signInAt(const QString &origin, const QString &email) {
    return soon([this] { return m_person.press(u"Other account"_s); })
        && m_person.choose(u"Environment"_s, u"Custom…"_s) && m_person.write(u"Address"_s, origin)
        && m_person.write(u"E-mail"_s, email) && m_person.write(u"Password"_s, m_password)
        && m_person.press(u"Sign in"_s);
}

bool ConsoleFixture::listIsHere() {
    return soon([this] { return m_person.rows() > 0 && !m_person.cell(0, u"DeviceToken"_s).isEmpty(); });
}

bool ConsoleFixture::openAnActiveDriver() {
    return m_person.useMenu(u"Active only"_s)
        && soon([this] { return m_person.rows() > 0 && m_person.rows() < 500; }) && listIsHere()
        && m_person.clickRow(0) && m_person.openTab(u"Tokens"_s);
}

bool ConsoleFixture::pressSoon(const QString &button) {
    if (soon([&] { return m_person.press(button); }))
        return true;
    qWarning().noquote() << m_person.account();
    return false;
}

bool ConsoleFixture::registerUser(const QString &firstName) {
    if (m_person.field(u"First name"_s) == nullptr && !m_person.press(u"New user"_s))
        return false;
    const auto instancesAreHere = [this] {
        const auto *instances = m_person.choice(u"Instance"_s);
        return instances != nullptr && instances->findText(u"Delivery vans"_s) >= 0;
    };
    return soon(instancesAreHere) && m_person.choose(u"Instance"_s, u"Delivery vans"_s)
        && m_person.write(u"First name"_s, firstName) && m_person.press(u"Register"_s);
}

} // namespace fleetkey::test
