#include "tests/net/RawServer.h"
#include "tests/net/TestCertificates.h"
#include "tests/net/TransportFixture.h"

#include <QRegularExpression>
#include <QSslConfiguration>

#include <deque>
#include <sys/socket.h>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

/// Answers the questions with what the test has laid out, one after the other; then nobody is there any more.
class FakePrompt final : public ProxyPrompt {
public:
    Pending<ProxyCredentials> ask(ProxyQuestion question) override {
        questions.append(question);
        if (answers.empty())
            return Pending<ProxyCredentials>::ready(fail(ErrorKind::Cancelled));
        const QByteArray password = answers.front();
        answers.pop_front();
        return Pending<ProxyCredentials>::ready(
            ProxyCredentials{u"ana"_s, SecretString(QByteArray(password))});
    }

    std::deque<QByteArray> answers;
    QList<ProxyQuestion> questions;
};

} // namespace

/// The proxy stands between us and https://platform.invalid, and is the platform as well once it lets us
/// through.
class NetworkProxyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_certificates.make());
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.addCaCertificate(m_certificates.authority());
        QSslConfiguration::setDefaultConfiguration(configuration);
    }

    void init() {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_prompt = std::make_shared<FakePrompt>();
        m_proxy = std::make_unique<RawServer>(
            [this](QSslSocket *socket, const QByteArray &request) { serve(socket, request); });
        m_tunnels = 0;
        m_breaksOff = false;
        const QByteArray address = m_proxy->url().toEncoded();
        qputenv("http_proxy", address);
        qputenv("https_proxy", address);
        qputenv("no_proxy", "");
    }

    void theRightPasswordOpens() {
        m_prompt->answers = {"right"};
        TransportFixture fixture(QUrl(u"https://platform.invalid"_s), {}, m_prompt);
        const auto response = fixture.send(TransportFixture::get());
        QVERIFY(response);
        QCOMPARE(response->body, "{}"_ba);
        const ProxyQuestion asked{u"127.0.0.1"_s, m_proxy->serverPort(), u"Office"_s, false};
        QCOMPARE(m_prompt->questions.size(), 1);
        QVERIFY(m_prompt->questions.first() == asked);
    }

    void theAnswerIsKept() {
        m_prompt->answers = {"right"};
        TransportFixture fixture(QUrl(u"https://platform.invalid"_s), {}, m_prompt);
        QVERIFY(fixture.send(TransportFixture::get()));
        QVERIFY(fixture.send(TransportFixture::post("{}")));
        QCOMPARE(m_prompt->questions.size(), 1);
    }

    void aWrongPasswordIsAskedForAgain() {
        m_prompt->answers = {"wrong", "right"};
        TransportFixture fixture(QUrl(u"https://platform.invalid"_s), {}, m_prompt);
        QVERIFY(fixture.send(TransportFixture::get()));
        QCOMPARE(m_prompt->questions.size(), 2);
        QVERIFY(!m_prompt->questions.at(0).refusedBefore);
        QVERIFY(m_prompt->questions.at(1).refusedBefore);
    }

    void severalCallsAskOnce() {
        m_prompt->answers = {"right"};
        TransportFixture fixture(QUrl(u"https://platform.invalid"_s), {}, m_prompt);
        auto first = fixture.transport->send(TransportFixture::get(), {});
        auto second = fixture.transport->send(TransportFixture::get(), {});
        auto third = fixture.transport->send(TransportFixture::post("{}"), {});
        QVERIFY(await(std::move(first)));
        QVERIFY(await(std::move(second)));
        QVERIFY(await(std::move(third)));
        QCOMPARE(m_prompt->questions.size(), 1);
    }

    void decliningIsAProxyError() {
        TransportFixture fixture(QUrl(u"https://platform.invalid"_s), {}, m_prompt);
        QCOMPARE(fixture.send(TransportFixture::get()).error().kind, ErrorKind::Proxy);
        QCOMPARE(fixture.send(TransportFixture::get()).error().kind, ErrorKind::Proxy);
        QCOMPARE(m_prompt->questions.size(), 1);
        QCOMPARE(m_tunnels, 0);
    }

    void withNobodyToAskItIsAProxyError() {
        TransportFixture fixture(QUrl(u"https://platform.invalid"_s));
        QCOMPARE(fixture.send(TransportFixture::get()).error().kind, ErrorKind::Proxy);
    }

    void stoppingEndsTheWaitForAPerson() {
        class Absent final : public ProxyPrompt {
        public:
            Pending<ProxyCredentials> ask(ProxyQuestion) override {
                ++asked;
                return completer.pending();
            }
            Completer<ProxyCredentials> completer;
            int asked = 0;
        };
        const auto prompt = std::make_shared<Absent>();
        TransportFixture fixture(QUrl(u"https://platform.invalid"_s), {}, prompt);
        std::stop_source stop;
        auto pending = fixture.transport->send(TransportFixture::get(), stop.get_token());
        QTRY_COMPARE(prompt->asked, 1);
        stop.request_stop();
        QCOMPARE(await(std::move(pending)).error().kind, ErrorKind::Cancelled);
    }

    void aProxyThatIsNotThereIsAProxyError() {
        m_proxy.reset();
        TransportFixture fixture(QUrl(u"https://platform.invalid"_s), {}, m_prompt);
        QCOMPARE(fixture.send(TransportFixture::get()).error().kind, ErrorKind::Proxy);
    }

    void whatBreaksOffBehindTheProxyMayHaveArrived_data() {
        QTest::addColumn<bool>("posting");
        QTest::newRow("GET") << false;
        QTest::newRow("POST") << true;
    }

    void whatBreaksOffBehindTheProxyMayHaveArrived() {
        QFETCH(const bool, posting);
        m_prompt->answers = {"right"};
        m_breaksOff = true;
        TransportFixture fixture(QUrl(u"https://platform.invalid"_s), {}, m_prompt);
        const auto response = fixture.send(posting ? TransportFixture::post("{}") : TransportFixture::get());
        QCOMPARE(response.error().kind, ErrorKind::Offline);
        QVERIFY(m_tunnels > 0);
    }

    /// Qt tells of no second call through an open tunnel that it was sent.
    void norIsTheProxyToBlameThatHasServed() {
        m_prompt->answers = {"right"};
        TransportFixture fixture(QUrl(u"https://platform.invalid"_s), {}, m_prompt);
        QVERIFY(fixture.send(TransportFixture::get()));
        m_breaksOff = true;
        QCOMPARE(fixture.send(TransportFixture::get()).error().kind, ErrorKind::Offline);
        m_proxy.reset(); // and if it is not there any more, it is
        QCOMPARE(fixture.send(TransportFixture::get()).error().kind, ErrorKind::Proxy);
    }

    void loopbackNeverUsesTheProxy() {
        RawServer server([](QSslSocket *socket, const QByteArray &) { socket->write(http("200 OK", "{}")); });
        TransportFixture fixture(server.url(), {}, m_prompt);
        QVERIFY(fixture.send(TransportFixture::get()));
        QCOMPARE(m_proxy->connections(), 0);
    }

private:
    void serve(QSslSocket *socket, const QByteArray &request) {
        if (!request.startsWith("CONNECT ")) {
            if (m_breaksOff)
                writeOutsideOfTls(socket);
            else
                socket->write(http("200 OK", "{}"));
            return;
        }
        if (headerOf(request, "Proxy-Authorization") != "Basic " + QByteArray("ana:right").toBase64()) {
            socket->write(http(
                "407 Proxy Authentication Required", "", "Proxy-Authenticate: Basic realm=\"Office\"\r\n"));
            return;
        }
        ++m_tunnels;
        socket->write("HTTP/1.1 200 Connection established\r\n\r\n");
        socket->flush();
        m_certificates.encrypt(socket, u"good"_s);
    }

    /// What breaks a connection so that Qt has no name for it.
    static void writeOutsideOfTls(QSslSocket *socket) {
        const QByteArray noise = "this is no TLS record";
        QCOMPARE(::send(static_cast<int>(socket->socketDescriptor()), noise.constData(), noise.size(),
                     MSG_NOSIGNAL),
            noise.size());
    }

    TestCertificates m_certificates;
    std::shared_ptr<FakePrompt> m_prompt;
    std::unique_ptr<RawServer> m_proxy;
    int m_tunnels = 0;
    bool m_breaksOff = false; ///< once the request has arrived
};

QTEST_GUILESS_MAIN(NetworkProxyTest)
#include "tst_network_proxy.moc"
