#include "core/secrets/KeychainStore.h"
#include "tests/support/Await.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>

using namespace fleetkey;
using namespace Qt::StringLiterals;

namespace {

SecretKey key(const QString &kind) {
    return {u"production"_s, u"admin@fleet.example"_s, kind};
}

/// As long as a real access token.
QByteArray randomSecret(int bytes = 900) {
    QByteArray random(bytes, Qt::Uninitialized);
    QRandomGenerator::system()->generate(random.begin(), random.end());
    return random.toHex();
}

/// The forms in which a careless program leaves a secret behind.
QByteArrayList formsOf(const QByteArray &secret) {
    const QString text = QString::fromUtf8(secret);
    // Without the ends, which depend on what stands around the secret.
    const QByteArray base64 = secret.toBase64().mid(4, 400);
    const QByteArray utf16(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    return {secret.left(60), base64, utf16.left(120), secret.toHex().left(120)};
}

} // namespace

/// Against the real secret service; the state it is in is told by FLEETKEY_KEYRING.
class tst_keychain_store : public QObject {
    Q_OBJECT

    QString m_mode = qEnvironmentVariable("FLEETKEY_KEYRING");
    std::unique_ptr<KeychainStore> m_store;
    QByteArrayList m_secrets; // all that were ever handed to the keychain

    SecretString newSecret() {
        m_secrets.append(randomSecret());
        return SecretString(m_secrets.last());
    }

    void everythingFailsWith(ErrorKind kind) {
        QCOMPARE(test::await(m_store->read(key(u"refresh-token"_s))).error().kind, kind);
        QCOMPARE(test::await(m_store->write(key(u"refresh-token"_s), newSecret())).error().kind, kind);
        QCOMPARE(test::await(m_store->erase(key(u"refresh-token"_s))).error().kind, kind);
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY2(!m_mode.isEmpty(), "to be run by tests/live/with-keyring");
        QVERIFY(qEnvironmentVariableIsEmpty("DISPLAY"));
    }

    void init() { m_store = std::make_unique<KeychainStore>(); }
    void cleanup() { m_store.reset(); }

    void saysWhatItFinds() {
        const QHash<QString, KeychainState> expected{{u"unlocked"_s, KeychainState::Unlocked},
            {u"locked"_s, KeychainState::Locked}, {u"no-collection"_s, KeychainState::NoCollection},
            {u"absent"_s, KeychainState::NoService}};
        QCOMPARE(test::await(m_store->state()).value(), expected.value(m_mode));
    }

    void keepsOverwritesAndErases() {
        if (m_mode != u"unlocked"_s)
            QSKIP("for another state of the keyring");
        const SecretKey token = key(u"access-token"_s);
        for (int i = 0; i < 2; ++i) {
            QVERIFY(test::await(m_store->write(token, newSecret())));
            QCOMPARE(test::await(m_store->read(token)).value()->reveal(), m_secrets.last());
        }
        QVERIFY(!test::await(m_store->read(key(u"password"_s))).value());
        QVERIFY(test::await(m_store->erase(token)));
        QVERIFY(!test::await(m_store->read(token)).value());
        QVERIFY(test::await(m_store->erase(token)));
    }

    void anotherConsoleSeesIt() {
        if (m_mode != u"unlocked"_s)
            QSKIP("for another state of the keyring");
        QVERIFY(test::await(m_store->write(key(u"instance-key"_s), newSecret())));
        KeychainStore another;
        QCOMPARE(test::await(another.read(key(u"instance-key"_s))).value()->reveal(), m_secrets.last());
    }

    void keepsWhateverBytesThereAre() {
        if (m_mode != u"unlocked"_s)
            QSKIP("for another state of the keyring");
        for (const QByteArray &bytes : {QByteArray("p\xc3\xa4ssword \xf0\x9f\x94\x91"), QByteArray("a\0b", 3),
                 QByteArray("\xff\xfe"), randomSecret(4000)}) {
            QVERIFY(test::await(m_store->write(key(u"password"_s), SecretString(bytes))));
            QCOMPARE(test::await(m_store->read(key(u"password"_s))).value()->reveal(), bytes);
        }
    }

    void answersInTheOrderOfTheCalls() {
        if (m_mode != u"unlocked"_s)
            QSKIP("for another state of the keyring");
        auto first = m_store->write(key(u"refresh-token"_s), newSecret());
        auto second = m_store->write(key(u"refresh-token"_s), newSecret());
        auto seen = m_store->read(key(u"refresh-token"_s));
        auto gone = m_store->erase(key(u"refresh-token"_s));
        auto none = m_store->read(key(u"refresh-token"_s));
        QVERIFY(!test::await(std::move(none)).value());
        QCOMPARE(test::await(std::move(seen)).value()->reveal(), m_secrets.last());
        QVERIFY(test::await(std::move(first)) && test::await(std::move(second)));
        QVERIFY(test::await(std::move(gone)));
    }

    void anUnlockedOneNeedsNoUnlocking() {
        if (m_mode != u"unlocked"_s)
            QSKIP("for another state of the keyring");
        QVERIFY(test::await(m_store->unlock()));
    }

    void aLockedOneIsNeverTakenForAnEmptyOne() {
        if (m_mode != u"locked"_s)
            QSKIP("for another state of the keyring");
        everythingFailsWith(ErrorKind::SecretLocked);
    }

    void aLockedOneStaysSoWhereNobodyCanAnswer() {
        if (m_mode != u"locked"_s)
            QSKIP("for another state of the keyring");
        QCOMPARE(test::await(m_store->unlock()).error().kind, ErrorKind::SecretDenied);
        QCOMPARE(test::await(m_store->state()).value(), KeychainState::Locked);
    }

    void anAbsentOneIsUnavailable() {
        if (m_mode != u"absent"_s)
            QSKIP("for another state of the keyring");
        everythingFailsWith(ErrorKind::SecretUnavailable);
        QCOMPARE(test::await(m_store->unlock()).error().kind, ErrorKind::SecretUnavailable);
    }

    void oneWithoutCollectionIsUnavailable() {
        if (m_mode != u"no-collection"_s)
            QSKIP("for another state of the keyring");
        everythingFailsWith(ErrorKind::SecretUnavailable);
        QCOMPARE(test::await(m_store->unlock()).error().kind, ErrorKind::SecretDenied);
        QCOMPARE(test::await(m_store->state()).value(), KeychainState::NoCollection);
    }

    void mayGoWhileAnOperationRuns() {
        auto read = m_store->read(key(u"refresh-token"_s));
        auto write = m_store->write(key(u"refresh-token"_s), newSecret());
        m_store.reset();
        QCOMPARE(test::await(std::move(read)).error().kind, ErrorKind::Cancelled);
        QCOMPARE(test::await(std::move(write)).error().kind, ErrorKind::Cancelled);
        // What was begun ends by itself: the next one to ask waits behind it.
        KeychainStore another;
        const auto after = test::await(another.read(key(u"password"_s)));
        QCOMPARE(after.has_value(), m_mode == u"unlocked"_s);
    }

    /// The last: nothing that was handed over lies in any file but the keyring's own.
    void leavesNothingInFiles() {
        int files = 0;
        QDirIterator iterator(
            QDir::homePath(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (iterator.hasNext()) {
            QFile file(iterator.next());
            if (file.fileName().contains(u"/keyrings/"_s) || !file.open(QFile::ReadOnly))
                continue;
            ++files;
            const QByteArray content = file.readAll();
            for (const QByteArray &secret : m_secrets) {
                for (const QByteArray &form : formsOf(secret))
                    QVERIFY2(!content.contains(form), qPrintable(file.fileName()));
            }
        }
        QVERIFY(files > 0 || m_mode == u"absent"_s);
        QVERIFY(!m_secrets.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_keychain_store)
#include "tst_keychain_store.moc"
