#include "tests/console/ConsoleFixture.h"
#include "tests/console/KeptTokens.h"

#include <QDataStream>
#include <QDir>
#include <QJsonDocument>
#include <QSettings>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

/// As a refresh token or the signature of a JWT.
const QByteArray token = "q7Zt_0vXk-9mPdLwY3rBnE5uHsJcA8fGiTo1KyQ2xRz6WlVbMhNjDpSgUeCaF4Oq";
/// As a person's password, of what is escaped somewhere.
const QByteArray password = "Tr0ub4dor & \"Zo\xC3\xAB\"/+%\\ staple=";

QByteArray inUtf16(const QByteArray &text, QSysInfo::Endian order) {
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setByteOrder(order == QSysInfo::BigEndian ? QDataStream::BigEndian : QDataStream::LittleEndian);
    for (const QChar unit : QString::fromUtf8(text))
        stream << unit.unicode();
    return bytes;
}

/// What QSettings makes of it in a file.
QByteArray inSettings(const QVariant &value) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"settings.ini"_s);
    QSettings(path, QSettings::IniFormat).setValue(u"key"_s, value);
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray inJson(const QByteArray &text) {
    return QJsonDocument(QJsonObject{{u"key"_s, QString::fromUtf8(text)}}).toJson();
}

SecretScan scanFor(const QByteArrayList &secrets) {
    SecretScan scan;
    for (const QByteArray &secret : secrets)
        scan.add(secret);
    return scan;
}

} // namespace

/// The search for secrets in files finds what is there, in whatever form, and nothing else.
class tst_secret_scan : public ConsoleFixture {
    Q_OBJECT

private Q_SLOTS:
    void everyFormIsFound_data() {
        QTest::addColumn<QByteArray>("content");
        const auto rows = [](const char *name, const auto &form) {
            QTest::addRow("token, %s", name) << "before " + form(token) + " after";
            QTest::addRow("password, %s", name) << "before " + form(password) + " after";
        };
        rows("plain", [](const QByteArray &text) { return text; });
        rows("in capitals' hexadecimal", [](const QByteArray &text) { return text.toHex().toUpper(); });
        rows("hexadecimal", [](const QByteArray &text) { return text.toHex(); });
        for (const int before : {0, 1, 2}) {
            const QByteArray name = "base64 after " + QByteArray::number(before);
            rows(name.constData(), [before](const QByteArray &text) {
                return QByteArray(QByteArray(before, '{') + text + "}").toBase64();
            });
            rows("base64url", [before](const QByteArray &text) {
                return QByteArray(QByteArray(before, '{') + text).toBase64(QByteArray::Base64UrlEncoding);
            });
        }
        rows("percent-encoded", [](const QByteArray &text) { return text.toPercentEncoding(); });
        rows("percent-encoded throughout",
            [](const QByteArray &text) { return text.toHex(' ').replace(' ', '%').prepend('%'); });
        rows("little UTF-16", [](const QByteArray &text) { return inUtf16(text, QSysInfo::LittleEndian); });
        rows("big UTF-16", [](const QByteArray &text) { return inUtf16(text, QSysInfo::BigEndian); });
        rows("JSON", inJson);
        rows("settings, text", [](const QByteArray &text) { return inSettings(QString::fromUtf8(text)); });
        rows("settings, bytes", [](const QByteArray &text) { return inSettings(text); });
        rows("settings, list",
            [](const QByteArray &text) { return inSettings(QVariantList{1, QString::fromUtf8(text)}); });
        rows("settings, map", [](const QByteArray &text) {
            return inSettings(QVariantMap{{u"a"_s, QString::fromUtf8(text)}});
        });
        rows("a piece", [](const QByteArray &text) { return text.mid(11, 12); });
    }

    void everyFormIsFound() {
        QFETCH(QByteArray, content);
        QVERIFY2(scanFor({token, password}).hasTraceIn(content), content.constData());
    }

    void keysAreFoundHoweverTheyAreWritten() {
        const QUuid key = QUuid::createUuid();
        SecretScan scan;
        scan.addKey(key.toByteArray());
        for (const QByteArray &form : {key.toByteArray(), key.toByteArray().toUpper(),
                 key.toByteArray(QUuid::Id128), key.toRfc4122(), key.toByteArray().toBase64()})
            QVERIFY2(scan.hasTraceIn("{\"key\":" + form + '}'), form.constData());
        QVERIFY(!scan.hasTraceIn(QUuid::createUuid().toByteArray()));
    }

    void nothingIsFoundWhereNothingIs() {
        const SecretScan scan = scanFor({token, password, "13572468"});
        QVERIFY(!scan.hasTraceIn({}));
        QVERIFY(!scan.hasTraceIn(token.first(11) + ' ' + token.mid(20, 11)));
        QVERIFY(!scan.hasTraceIn(QByteArray(token).toLower()));
        QVERIFY(!scan.hasTraceIn("1357246"));
        QVERIFY(scan.hasTraceIn("at 135724681 something"));
    }

    /// Each test at the windows ends with it: what a console could have left is named.
    void aConsoleThatLeavesATokenIsCaught_data() {
        QTest::addColumn<QString>("where");
        QTest::newRow("home") << QDir::homePath() + u"/.local/share/fleetkey/log.txt"_s;
        QTest::newRow("hidden") << QDir::homePath() + u"/.config/.fleetkey"_s;
        QTest::newRow("runtime") << qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/fleetkey.lock"_s;
        QTest::newRow("temporary") << QDir::tempPath() + u"/fleetkey-1"_s;
    }

    void aConsoleThatLeavesATokenIsCaught() {
        QFETCH(QString, where);
        begin();
        QVERIFY(startPlatform());
        const Tokens ofAdmin = m_platform->signIn();
        const Tokens ofDriver
            = Sandbox::tokensIn(m_platform->registerUser(0, {{u"CreateAccessToken"_s, true}}));
        const QByteArray pin = secret(8).toLatin1();
        QList<QByteArray> planted{ofAdmin.access, ofAdmin.refresh.toLatin1(), ofDriver.access.mid(60, 40),
            ofDriver.refresh.toLatin1().toBase64(), m_platform->instanceKey(3), m_password.toUtf8(), pin};
        QCOMPARE(
            m_platform->post(u"/_emulator/revoke"_s, {{u"DeviceToken"_s, ofDriver.identity}}).status, 200);
        QCOMPARE(filesWithTraces(), QStringList());
        QVERIFY(QDir().mkpath(QFileInfo(where).path()));
        for (const QByteArray &each : std::as_const(planted)) {
            QFile file(where);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("value=" + each + '\n');
            file.close();
            QCOMPARE(filesWithTraces(), QStringList{where});
        }
        QVERIFY(QFile::remove(where));
        end();
    }

    void theEndOfATestFailsForIt() {
        begin();
        QVERIFY(startPlatform());
        start();
        QVERIFY(signIn());
        QVERIFY(quit());
        QFile file(m_desk->folder() + u"/fleetkey/last-session.ini"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[session]\ntoken=" + keptTokens(company).at(1) + '\n');
        file.close();
        QEXPECT_FAIL("", "a token was left there on purpose", Continue);
        end();
    }
};

QTEST_MAIN(tst_secret_scan)
#include "tst_secret_scan.moc"
