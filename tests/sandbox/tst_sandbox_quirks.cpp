#include "tests/sandbox/Sandbox.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey::test;

class tst_sandbox_quirks : public QObject {
    Q_OBJECT

    static Answer page(Sandbox &sandbox) {
        return sandbox.post(u"/v1/Management/users/GetFilteredPage"_s,
            {{u"PageNumber"_s, 1}, {u"PageSize"_s, 200}, {u"IncludeAccountInfo"_s, true},
                {u"Sort"_s, u"DateCreated"_s}, {u"ShowInactiveUsers"_s, true}},
            sandbox.signIn().access);
    }

    static QByteArray identityProviderOf(const QJsonObject &user) {
        for (auto member = user.begin(); member != user.end(); ++member) {
            if (member.key().compare(u"IdentityProvider"_s, Qt::CaseInsensitive) == 0)
                return member.key().toUtf8() + '=' + member.value().toString().toUtf8();
        }
        return {};
    }

private Q_SLOTS:
    void answersAreOddButTheSameForASeed() {
        Sandbox one({u"--quirks"_s, u"5"_s});
        Sandbox same({u"--quirks"_s, u"5"_s});
        Sandbox other({u"--quirks"_s, u"6"_s});
        const Answer first = page(one);
        QCOMPARE(first.status, 200);
        QCOMPARE(first.body, page(same).body);
        QVERIFY(first.body != page(other).body);
    }

    void numbersAndMembersVary() {
        Sandbox sandbox({u"--quirks"_s, u"5"_s});
        Sandbox plain;
        const QJsonArray odd = page(sandbox).result().value(u"Users"_s).toArray();
        const QJsonArray usual = page(plain).result().value(u"Users"_s).toArray();
        QCOMPARE(odd.size(), usual.size());
        int texts = 0;
        int numbers = 0;
        int strangers = 0;
        QSet<QByteArray> providers;
        for (qsizetype i = 0; i < odd.size(); ++i) {
            const QJsonObject user = odd.at(i).toObject();
            QCOMPARE(user.value(u"DeviceToken"_s), usual.at(i).toObject().value(u"DeviceToken"_s));
            const QJsonValue children = user.value(u"UserProfile"_s).toObject().value(u"ChildrenCount"_s);
            texts += children.isString();
            numbers += children.isDouble();
            strangers += user.size() > usual.at(i).toObject().size();
            providers.insert(identityProviderOf(user));
        }
        QVERIFY(texts > 0 && numbers > 0);
        QVERIFY(strangers > 10 && strangers < 150);
        QVERIFY(providers.size() > 2);
    }

    void errorsAndTokensStayUsable() {
        Sandbox sandbox({u"--quirks"_s, u"5"_s});
        for (int i = 0; i < 20; ++i)
            QCOMPARE(sandbox.get(u"/auth/permissions"_s, sandbox.signIn().access).status, 200);
        QCOMPARE(sandbox.get(u"/auth/permissions"_s).json().size(), 3);
    }
};

QTEST_GUILESS_MAIN(tst_sandbox_quirks)
#include "tst_sandbox_quirks.moc"
