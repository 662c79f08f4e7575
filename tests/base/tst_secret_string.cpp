#include "core/base/SecretString.h"

#include <QTest>

#include <type_traits>

using namespace fleetkey;

class tst_secret_string : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cannotBeCopiedOrConverted() {
        static_assert(!std::is_copy_constructible_v<SecretString>);
        static_assert(!std::is_convertible_v<SecretString, QString>);
        static_assert(!std::is_convertible_v<SecretString, QByteArray>);
        static_assert(!std::is_convertible_v<QByteArray, SecretString>);
    }

    void movingLeavesNothingBehind() {
        SecretString first("abc");
        const SecretString second(std::move(first));
        QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that it is empty is the promise
        QCOMPARE(second.reveal(), QByteArray("abc"));
    }

    void comparesByValue() {
        QVERIFY(SecretString("abc").matches(SecretString::fromText(QStringLiteral("abc"))));
        QVERIFY(!SecretString("abc").matches(SecretString("abd")));
        QVERIFY(!SecretString("abc").matches(SecretString("abcd")));
        QVERIFY(SecretString("abc").clone().matches(SecretString("abc")));
    }
};

QTEST_GUILESS_MAIN(tst_secret_string)
#include "tst_secret_string.moc"
