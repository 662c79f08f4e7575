#include "tests/console/ConsoleFixture.h"
#include "tests/net/RawServer.h"

#include <QApplication>
#include <QSslConfiguration>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

/// A proxy that wants a password and leads every tunnel to one server.
class OfficeProxy : public RawServer {
public:
    OfficeProxy(quint16 destination, const QString &password)
        : RawServer([this](QSslSocket *socket, const QByteArray &request) { serve(socket, request); })
        , m_destination(destination)
        , m_right("Basic " + ("ana:" + password.toUtf8()).toBase64()) { }

    int refusals = 0;

private:
    void serve(QSslSocket *socket, const QByteArray &request) {
        if (headerOf(request, "Proxy-Authorization") != m_right) {
            refusals += headerOf(request, "Proxy-Authorization").isEmpty() ? 0 : 1;
            socket->write(http(
                "407 Proxy Authentication Required", "", "Proxy-Authenticate: Basic realm=\"Office\"\r\n"));
            return;
        }
        socket->disconnect(this);
        auto *beyond = new QTcpSocket(socket);
        connect(socket, &QTcpSocket::readyRead, beyond, [=] { beyond->write(socket->readAll()); });
        connect(beyond, &QTcpSocket::readyRead, socket, [=] { socket->write(beyond->readAll()); });
        connect(beyond, &QTcpSocket::disconnected, socket, &QTcpSocket::disconnectFromHost);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(beyond, &QTcpSocket::connected, socket,
            [=] { socket->write("HTTP/1.1 200 Connection established\r\n\r\n"); });
        beyond->connectToHost(QHostAddress::LocalHost, m_destination);
    }

    quint16 m_destination;
    QByteArray m_right;
};

/// One of the vendor's origins: passes all on to the platform, and knows what was asked of it.
class Gateway : public RawServer {
public:
    explicit Gateway(quint16 platform)
        : RawServer([this](QSslSocket *socket, const QByteArray &request) { passOn(socket, request); })
        , m_platform(platform) { }

    [[nodiscard]] bool wasAskedFor(const QByteArray &path) const {
        return std::ranges::any_of(requests(), [&path](const QByteArray &request) {
            return request.first(request.indexOf('\r')).toLower().contains(path.toLower());
        });
    }

private:
    void passOn(QSslSocket *socket, const QByteArray &request) {
        auto *beyond = new QTcpSocket(socket);
        connect(beyond, &QTcpSocket::readyRead, socket, [=] { socket->write(beyond->readAll()); });
        connect(beyond, &QTcpSocket::connected, beyond, [=] { beyond->write(request); });
        beyond->connectToHost(QHostAddress::LocalHost, m_platform);
    }

    quint16 m_platform;
};

} // namespace

/// Ways to the platform that are blocked, watched or wrong, and clocks that disagree.
class tst_console_network : public ConsoleFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() {
        end();
        for (const char *name : {"http_proxy", "https_proxy", "no_proxy"})
            qunsetenv(name);
        QSslConfiguration::setDefaultConfiguration(m_trusting);
    }

    void certificatesAreJudgedBeforeAnythingIsSent_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("why");
        QTest::newRow("self-signed") << u"self-signed"_s << u"The certificate of 127.0.0.1 is not trusted."_s
                                     << u"self-signed"_s;
        QTest::newRow("expired") << u"expired"_s << u"The certificate of 127.0.0.1 ran out on"_s
                                 << u"Check this computer's clock"_s;
        QTest::newRow("foreign host") << u"foreign"_s << u"The certificate of 127.0.0.1 is not trusted."_s
                                      << u"host name did not match"_s;
    }

    void certificatesAreJudgedBeforeAnythingIsSent() {
        QFETCH(QString, kind);
        QFETCH(QString, words);
        QFETCH(QString, why);
        QVERIFY(startPlatform({u"--also"_s, kind}));
        trustThePlatform();
        start();
        QVERIFY(signInAt(listener(kind)));
        VERIFY_SOON(m_person.sees(words));
        QVERIFY2(m_person.sees(why), qPrintable(m_person.account()));
        QVERIFY(m_person.sees(u"Nothing was sent."_s));
        QCOMPARE(m_control->logins(), 0);
        QCOMPARE(m_person.rows(), -1);
        QVERIFY(quit());
    }

    void aProxyIsGivenItsPasswordByThePerson() {
        QVERIFY(startPlatform({u"--also"_s, u"foreign"_s}));
        trustThePlatform();
        const QString password = secret(12);
        OfficeProxy proxy(static_cast<quint16>(QUrl(listener(u"foreign"_s)).port()), password);
        qputenv("http_proxy", proxy.url().toEncoded());
        qputenv("https_proxy", proxy.url().toEncoded());
        qputenv("no_proxy", "");
        start();
        QVERIFY(signInAt(u"https://elsewhere.example"_s)); // whom the certificate is made out to
        QVERIFY(answerProxy(secret(12)));
        VERIFY_SOON(proxy.refusals == 1);
        VERIFY_SOON(m_person.sees(u"The proxy did not accept what was entered last time."_s));
        QCOMPARE(m_control->logins(), 0);
        QVERIFY(answerProxy(password));
        QVERIFY2(listIsHere(), qPrintable(m_person.account()));
        QCOMPARE(m_control->logins(), 1);
        QVERIFY(quit());
    }

    void aProxyThatGetsNoPasswordIsSaid() {
        QVERIFY(startPlatform());
        OfficeProxy proxy(0, {});
        qputenv("https_proxy", proxy.url().toEncoded());
        start();
        QVERIFY(signInAt(u"https://elsewhere.example"_s));
        VERIFY_SOON(proxyDialog().button(u"Cancel"_s) != nullptr);
        QVERIFY(proxyDialog().press(u"Cancel"_s));
        VERIFY_SOON(m_person.sees(u"The proxy refused the connection."_s));
        QVERIFY(quit());
    }

    void whereNobodyAnswersTheWindowSaysSo_data() {
        QTest::addColumn<QString>("origin");
        QTest::addColumn<QString>("words");
        QTest::newRow("name not resolved")
            << u"https://no-such-host.invalid"_s << u"There is no server named no-such-host.invalid."_s;
        QTest::newRow("no network") // no route leads to the broadcast address, as without one to any
            << u"https://255.255.255.255"_s << u"The platform cannot be reached."_s;
        QTest::newRow("connection refused")
            << u"http://127.0.0.1:1"_s << u"The platform cannot be reached."_s;
    }

    void whereNobodyAnswersTheWindowSaysSo() {
        QFETCH(QString, origin);
        QFETCH(QString, words);
        QVERIFY(startPlatform());
        start();
        QVERIFY(signInAt(origin));
        VERIFY_SOON(m_person.sees(words));
        VERIFY_SOON(m_person.button(u"Sign in"_s) != nullptr && m_person.button(u"Sign in"_s)->isEnabled());
        QVERIFY(quit());
    }

    /// That it is given up after 30 seconds by itself is tst_network_transport's.
    void aServerThatNeverAnswersCanBeLeft() {
        RawServer silent([](QSslSocket *, const QByteArray &) { });
        QVERIFY(startPlatform());
        start();
        QVERIFY(signInAt(silent.url().toString()));
        VERIFY_SOON(silent.requests().size() == 1);
        QVERIFY(pressSoon(u"Cancel"_s));
        VERIFY_SOON(m_person.field(u"Password"_s)->isEnabled());
        QCOMPARE(silent.requests().size(), 1);
        QVERIFY(quit());
    }

    void aRefreshThatCannotBeReachedKeepsTheSession() {
        QVERIFY(startPlatform());
        start();
        QVERIFY(signIn());
        QVERIFY(m_control->expire(company));
        QVERIFY(m_control->addFault(
            {{u"Route"_s, u"*/Auth/RefreshToken"_s}, {u"Kind"_s, u"drop-before"_s}, {u"Count"_s, -1}}));
        QVERIFY(m_person.useMenu(u"Reload the list"_s));
        VERIFY_SOON(m_person.sees(u"You stay signed in."_s));
        QVERIFY(!m_person.sees(u"Your session is over."_s));
        QVERIFY(m_control->clearFaults());
        QVERIFY(pressSoon(u"Try again"_s));
        VERIFY_SOON(!m_person.sees(u"You stay signed in."_s) && m_person.sees(u"online"_s));
        QVERIFY(listIsHere());
        QCOMPARE(m_control->logins(), 1);
        QVERIFY(quit());
    }

    void somebodyElseWithTheSameAccountIsNamedAsTheCause() {
        QVERIFY(startPlatform());
        start();
        QVERIFY(signIn());
        QVERIFY(!m_platform->signIn().access.isEmpty());
        QVERIFY(m_person.useMenu(u"Reload the list"_s));
        VERIFY_SOON(m_person.sees(u"Your session is over."_s));
        QVERIFY2(
            m_person.sees(u"omebody else signed in with this account"_s), qPrintable(m_person.account()));
        QVERIFY(quit());
    }

    void clocksThatDisagreeAreToldAndDoNoHarm_data() {
        QTest::addColumn<int>("offset");
        QTest::addColumn<QString>("words");
        QTest::newRow("ahead") << -600 << u"this computer's clock is 10 min ahead"_s;
        QTest::newRow("behind") << 600 << u"this computer's clock is 10 min behind"_s;
    }

    void clocksThatDisagreeAreToldAndDoNoHarm() {
        QFETCH(int, offset);
        QFETCH(QString, words);
        QVERIFY(startPlatform(
            {u"--clock-offset"_s, QString::number(offset), u"--access-token-seconds"_s, u"300"_s}));
        start();
        QVERIFY(signIn());
        VERIFY_SOON(m_person.sees(words));
        QVERIFY2(m_person.sees(u"token 4 min"_s) || m_person.sees(u"token 5 min"_s),
            qPrintable(m_person.account()));
        QVERIFY(m_person.useMenu(u"Reload the list"_s));
        QVERIFY(listIsHere());
        QCOMPARE(m_control->refreshes(), 0);
        QCOMPARE(m_control->logins(), 1);
        QVERIFY(quit());
    }

    /// As the vendor serves them: each call goes to the origin that it belongs to, and to no other.
    void fourOriginsEachGetTheirCalls() {
        QVERIFY(startPlatform());
        const auto port = static_cast<quint16>(m_platform->port());
        Gateway users(port);
        Gateway hierarchy(port);
        Gateway permissions(port);
        Gateway trips(port);
        start();
        QVERIFY(soon([this] { return m_person.press(u"Other account"_s); }));
        QVERIFY(m_person.choose(u"Environment"_s, u"Custom…"_s));
        QVERIFY(m_person.check(u"Four separate addresses"_s, true));
        QVERIFY(m_person.write(u"Address"_s, users.url().toString()));
        QVERIFY(m_person.write(u"Applications and instances"_s, hierarchy.url().toString()));
        QVERIFY(m_person.write(u"Permissions"_s, permissions.url().toString()));
        QVERIFY(m_person.write(u"Trips and statistics"_s, trips.url().toString()));
        QVERIFY(m_person.write(u"E-mail"_s, company));
        QVERIFY(m_person.write(u"Password"_s, m_password));
        QVERIFY(m_person.press(u"Sign in"_s));
        QVERIFY(listIsHere());
        QVERIFY(m_person.press(u"Hierarchy"_s));
        VERIFY_SOON(permissions.wasAskedFor("/auth/permissions"));
        VERIFY_SOON(hierarchy.wasAskedFor("/v1/companies/"));
        QVERIFY(m_person.press(u"Users"_s));
        QVERIFY(openAnActiveDriver());
        QVERIFY(pressSoon(u"Log in…"_s)); // which reads the InstanceKey first
        QVERIFY(pressSoon(u"Log in"_s));
        VERIFY_SOON(m_person.sees(u"Nothing to do"_s));
        QVERIFY(hierarchy.wasAskedFor("/v1/instances/"));
        for (const QByteArray &path : {"/v1/Auth/Login"_ba, "/v1/Management/users"_ba}) {
            QVERIFY(users.wasAskedFor(path));
            QVERIFY(!hierarchy.wasAskedFor(path) && !permissions.wasAskedFor(path));
        }
        QVERIFY(!users.wasAskedFor("/auth/permissions") && !users.wasAskedFor("/v1/companies/"));
        QVERIFY(!hierarchy.wasAskedFor("/auth/permissions"));
        QVERIFY(trips.requests().isEmpty());
        QVERIFY(quit());
    }

private:
    [[nodiscard]] QString listener(const QString &kind) const {
        const QJsonArray all = m_platform->facts().value("listeners"_L1).toArray();
        for (const QJsonValue &each : all) {
            if (each["tls"_L1].toString() == kind)
                return each["origin"_L1].toString();
        }
        return {};
    }

    void trustThePlatform() const {
        QSslConfiguration configuration = m_trusting;
        configuration.addCaCertificates(
            QSslCertificate::fromData(m_platform->facts().value("authority"_L1).toString().toUtf8()));
        QSslConfiguration::setDefaultConfiguration(configuration);
    }

    /// At the proxy's question only: the sign-in window has a password, too.
    [[nodiscard]] static Person proxyDialog() {
        const QWidgetList windows = QApplication::topLevelWidgets();
        QWidgetList others;
        std::ranges::copy_if(windows, std::back_inserter(others),
            [](const QWidget *window) { return window->windowTitle() != u"Proxy"; });
        return Person(others);
    }

    bool answerProxy(const QString &password) {
        return soon([] { return proxyDialog().field(u"User name"_s) != nullptr; })
            && proxyDialog().write(u"User name"_s, u"ana"_s) && proxyDialog().write(u"Password"_s, password)
            && proxyDialog().press(u"Continue"_s);
    }

    const QSslConfiguration m_trusting = QSslConfiguration::defaultConfiguration();
};

QTEST_MAIN(tst_console_network)
#include "tst_console_network.moc"
