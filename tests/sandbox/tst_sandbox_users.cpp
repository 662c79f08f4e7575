#include "tests/sandbox/Sandbox.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey::test;

// GetFilteredPage as a client meets it; that filters and orders are right is tst_sandbox_listing's.
class tst_sandbox_users : public QObject {
    Q_OBJECT

    Answer page(const Tokens &admin, QJsonObject changes = {}) {
        QJsonObject body{{u"PageNumber"_s, 1}, {u"PageSize"_s, 100}, {u"IncludeAccountInfo"_s, false},
            {u"Sort"_s, u"DateCreated"_s}, {u"ShowInactiveUsers"_s, true}};
        for (auto change = changes.begin(); change != changes.end(); ++change)
            body.insert(change.key(), change.value());
        return m_sandbox.post(u"/v1/Management/users/GetFilteredPage"_s, body, admin.access);
    }

    int total(const Tokens &admin, const QJsonObject &changes = {}) {
        return page(admin, changes).result().value(u"TotalUsers"_s).toInt(-1);
    }

private Q_SLOTS:
    void initTestCase() { m_admin = m_sandbox.signIn(); }

    void pagesTellEverybodyOnce() {
        QSet<QString> seen;
        for (int number = 1; number <= 6; ++number) {
            const QJsonObject result = page(m_admin, {{u"PageNumber"_s, number}}).result();
            QCOMPARE(result.value(u"TotalUsers"_s).toInt(), 500);
            QCOMPARE(result.value(u"TotalPages"_s).toInt(), 5);
            QCOMPARE(result.value(u"CurrentPage"_s).toInt(), number);
            QCOMPARE(result.value(u"HasPreviousPage"_s).toBool(), number > 1);
            QCOMPARE(result.value(u"HasNextPage"_s).toBool(), number < 5);
            QCOMPARE(result.value(u"Users"_s).toArray().size(), number <= 5 ? 100 : 0);
            for (const QJsonValue &user : result.value(u"Users"_s).toArray())
                seen.insert(user.toObject().value(u"DeviceToken"_s).toString());
        }
        QCOMPARE(seen.size(), 500);
    }

    void everySortIsTaken_data() {
        QTest::addColumn<QString>("sort");
        for (const char *name : {"DeviceToken", "FirstName", "LastName", "Nickname", "Phone", "Email",
                 "Gender", "Birthday", "MaritalStatus", "ChildrenCount", "Country", "District", "City",
                 "DateCreated", "ActivityStatus"}) {
            QTest::newRow(name) << QString::fromLatin1(name);
            QTest::newRow((QByteArray(name) + "Desc").constData()) << QString::fromLatin1(name) + u"Desc"_s;
        }
    }
    void everySortIsTaken() {
        QFETCH(QString, sort);
        const Answer answer = page(m_admin, {{u"Sort"_s, sort}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.result().value(u"Users"_s).toArray().size(), 100);
    }

    void datesAreOrdered() {
        QString previous;
        for (const QJsonValue &value :
            page(m_admin, {{u"PageSize"_s, 500}}).result().value(u"Users"_s).toArray()) {
            const QString created = value.toObject().value(u"DateCreated"_s).toString();
            QVERIFY2(created > previous, qPrintable(created));
            QVERIFY(!created.endsWith(u'Z'));
            previous = created;
        }
    }

    void filtersNarrow() {
        const int lost = total(m_admin, {{u"ActivityStatuses"_s, QJsonArray{u"Lost"_s}}});
        const int noData = total(m_admin, {{u"ActivityStatuses"_s, QJsonArray{u"NoData"_s}}});
        QVERIFY(lost > 0 && noData > 0);
        QCOMPARE(
            total(m_admin, {{u"activitystatuses"_s, QJsonArray{u"lost"_s, u"No Data"_s}}}), lost + noData);
        const int realTime = total(m_admin, {{u"RtdEnabled"_s, true}});
        QVERIFY(realTime > 0);
        QCOMPARE(total(m_admin, {{u"RtdEnabled"_s, false}}), 500 - realTime);
        const int active = total(m_admin, {{u"ShowInactiveUsers"_s, false}});
        QVERIFY(active > 400 && active < 500);
        const int early = total(m_admin, {{u"DateCreatedTo"_s, u"2024-01-01T00:00:00Z"_s}});
        QVERIFY(early > 0);
        QCOMPARE(total(m_admin, {{u"DateCreatedFrom"_s, u"2024-01-01T00:00:00.0000001"_s}}), 500 - early);
        const int wholeDay = total(m_admin, {{u"DateCreatedTo"_s, u"2024-01-01"_s}});
        QCOMPARE(total(m_admin, {{u"DateCreatedFrom"_s, u"2024-01-02"_s}}), 500 - wholeDay);
        QVERIFY(total(m_admin, {{u"Country"_s, u"GERMANY"_s}}) > 0);
        QCOMPARE(total(m_admin, {{u"Country"_s, u"Atlantis"_s}}), 0);
        QVERIFY(total(m_admin, {{u"SearchTerm"_s, u"@BRIEF.example"_s}}) > 0);
    }

    void everyAdminSeesItsPart() {
        const Tokens application = m_sandbox.signIn(u"application"_s);
        const Tokens instance = m_sandbox.signIn(u"instance"_s);
        const auto ofInstance = [&](const Tokens &admin, int index) {
            return total(
                admin, {{u"InstanceIds"_s, QJsonArray{QString::fromLatin1(m_sandbox.instanceId(index))}}});
        };
        int sum = 0;
        for (int i = 0; i < 5; ++i)
            sum += ofInstance(m_admin, i);
        QCOMPARE(sum, 500);
        QCOMPARE(total(instance), ofInstance(m_admin, 0));
        QCOMPARE(ofInstance(instance, 1), 0);
        QCOMPARE(
            total(application), ofInstance(m_admin, 0) + ofInstance(m_admin, 1) + ofInstance(m_admin, 2));
        QCOMPARE(page(m_sandbox.signIn(u"norole"_s)).status, 403);
    }

    void refusesWhatMakesNoSense_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("page 0") << u"PageNumber"_s << QJsonValue(0);
        QTest::newRow("page -1") << u"PageNumber"_s << QJsonValue(-1);
        QTest::newRow("page 1e300") << u"PageNumber"_s << QJsonValue(1e300);
        QTest::newRow("page 2^40") << u"PageNumber"_s << QJsonValue(1099511627776.0);
        QTest::newRow("size 0") << u"PageSize"_s << QJsonValue(0);
        QTest::newRow("size 1001") << u"PageSize"_s << QJsonValue(1001);
        QTest::newRow("size null") << u"PageSize"_s << QJsonValue();
        QTest::newRow("sort") << u"Sort"_s << QJsonValue(u"Desc"_s);
        QTest::newRow("inactive") << u"ShowInactiveUsers"_s << QJsonValue(u"maybe"_s);
        QTest::newRow("activity") << u"ActivityStatuses"_s << QJsonValue(QJsonArray{u"Asleep"_s});
        QTest::newRow("activity text") << u"ActivityStatuses"_s << QJsonValue(u"Lost"_s);
        QTest::newRow("instance") << u"InstanceIds"_s << QJsonValue(QJsonArray{u"1"_s});
        QTest::newRow("date") << u"DateCreatedFrom"_s << QJsonValue(u"2024-02-30"_s);
        QTest::newRow("term") << u"SearchTerm"_s << QJsonValue(17);
    }
    void refusesWhatMakesNoSense() {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        const Answer answer = page(m_admin, {{key, value}});
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.errorKey(), key);
        QVERIFY(!answer.json()
                .value(u"Errors"_s)
                .toArray()
                .at(0)
                .toObject()
                .value(u"Message"_s)
                .toString()
                .isEmpty());
    }

    void saysWhatIsMissing() {
        const Answer answer = m_sandbox.post(u"/v1/Management/users/GetFilteredPage"_s, {}, m_admin.access);
        QCOMPARE(answer.status, 422);
        QStringList keys;
        for (const QJsonValue &error : answer.json().value(u"Errors"_s).toArray())
            keys.append(error.toObject().value(u"Key"_s).toString());
        QCOMPARE(keys,
            (QStringList{
                u"PageNumber"_s, u"PageSize"_s, u"IncludeAccountInfo"_s, u"Sort"_s, u"ShowInactiveUsers"_s}));
    }

    void takesTheLargestPageAndTheLast() {
        QCOMPARE(page(m_admin, {{u"PageSize"_s, 1000}}).result().value(u"Users"_s).toArray().size(), 500);
        const QJsonObject far = page(m_admin, {{u"PageNumber"_s, 2147483647}}).result();
        QCOMPARE(far.value(u"Users"_s).toArray().size(), 0);
        QCOMPARE(far.value(u"HasNextPage"_s).toBool(), false);
    }

    void aNewUserIsInItsPlaceAtOnce() {
        QCOMPARE(m_sandbox.registerUser(0, {{u"FirstName"_s, u"\u0001aaa"_s}}).status, 200);
        const QJsonArray latest
            = page(m_admin, {{u"Sort"_s, u"DateCreatedDesc"_s}}).result().value(u"Users"_s).toArray();
        QCOMPARE(latest.at(0).toObject().value(u"UserProfile"_s).toObject().value(u"FirstName"_s).toString(),
            u"\u0001aaa"_s);
        QCOMPARE(total(m_admin), 501);
    }

private:
    Sandbox m_sandbox;
    Tokens m_admin;
};

QTEST_GUILESS_MAIN(tst_sandbox_users)
#include "tst_sandbox_users.moc"
