#include "core/secrets/KeychainJob.h"

#include <QTest>

using namespace fleetkey;
using namespace Qt::StringLiterals;

class tst_keychain_errors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachErrorHasItsKind_data() {
        QTest::addColumn<int>("error");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, QKeychain::Error error, ErrorKind kind) {
            QTest::newRow(name) << static_cast<int>(error) << static_cast<int>(kind);
        };
        row("denied by the person", QKeychain::AccessDeniedByUser, ErrorKind::SecretDenied);
        row("denied", QKeychain::AccessDenied, ErrorKind::SecretDenied);
        row("not deleted", QKeychain::CouldNotDeleteEntry, ErrorKind::SecretDenied);
        row("no backend", QKeychain::NoBackendAvailable, ErrorKind::SecretUnavailable);
        row("not implemented", QKeychain::NotImplemented, ErrorKind::SecretUnavailable);
        row("anything else", QKeychain::OtherError, ErrorKind::SecretUnavailable);
    }

    void eachErrorHasItsKind() {
        QFETCH(int, error);
        QFETCH(int, kind);
        const Error mapped = errorOf({static_cast<QKeychain::Error>(error), u"words"_s, {}});
        QCOMPARE(static_cast<int>(mapped.kind), kind);
        QCOMPARE(mapped.title, u"words"_s);
    }
};

QTEST_GUILESS_MAIN(tst_keychain_errors)
#include "tst_keychain_errors.moc"
