#include "core/users/QueryFilter.h"

#include <QTest>

using namespace fleetkey;
using namespace Qt::StringLiterals;

namespace {

const QDateTime noon({2026, 6, 1}, {12, 0}, Qt::UTC);

User driver() {
    User user;
    user.status = UserStatus::Inactive;
    user.activity = ActivityStatus::Lost;
    user.created = noon;
    user.account.companyId = CompanyId(u"c1"_s);
    user.account.applicationId = ApplicationId(u"a1"_s);
    user.account.instanceId = InstanceId(u"i1"_s);
    user.fields.enableRealTimeLocation = true;
    return user;
}

/// All users, as the list asks for them at first.
UserQuery everybody() {
    UserQuery query;
    query.includeInactive = true;
    return query;
}

} // namespace

class QueryFilterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filters_data() {
        QTest::addColumn<std::function<void(UserQuery &)>>("filter");
        QTest::addColumn<bool>("leavesOut");
        const auto row
            = [](const char *name, bool leavesOut, const std::function<void(UserQuery &)> &filter) {
                  QTest::newRow(name) << filter << leavesOut;
              };
        row("none", false, [](UserQuery &) { });
        row("a search may find anybody", false, [](UserQuery &query) { query.searchTerm = u"x"_s; });
        row("active only", true, [](UserQuery &query) { query.includeInactive = false; });
        row("activity", true, [](UserQuery &query) { query.activities = {ActivityStatus::Active}; });
        row("own activity", false,
            [](UserQuery &query) { query.activities = {ActivityStatus::Active, ActivityStatus::Lost}; });
        row("company", true, [](UserQuery &query) { query.companies = {CompanyId(u"c2"_s)}; });
        row("own company", false, [](UserQuery &query) { query.companies = {CompanyId(u"C1"_s)}; });
        row("application", true, [](UserQuery &query) { query.applications = {ApplicationId(u"a2"_s)}; });
        row("own application", false,
            [](UserQuery &query) { query.applications = {ApplicationId(u"A1"_s)}; });
        row("instance", true, [](UserQuery &query) { query.instances = {InstanceId(u"i2"_s)}; });
        row("own instance", false, [](UserQuery &query) { query.instances = {InstanceId(u"I1"_s)}; });
        row("created later", true, [](UserQuery &query) { query.createdFrom = noon.addMSecs(1); });
        row("created at the first moment", false, [](UserQuery &query) { query.createdFrom = noon; });
        row("created earlier", true, [](UserQuery &query) { query.createdTo = noon.addMSecs(-1); });
        row("created at the last moment", false, [](UserQuery &query) { query.createdTo = noon; });
        row("real time", true, [](UserQuery &query) { query.realTimeLocation = false; });
        row("own real time", false, [](UserQuery &query) { query.realTimeLocation = true; });
    }

    void filters() {
        QFETCH(std::function<void(UserQuery &)>, filter);
        QFETCH(bool, leavesOut);
        UserQuery query = everybody();
        filter(query);
        QCOMPARE(fleetkey::leavesOut(query, driver()), leavesOut);
    }

    void whatIsNotKnownIsNotLeftOut() {
        UserQuery query;
        query.activities = {ActivityStatus::Active};
        query.companies = {CompanyId(u"c2"_s)};
        query.applications = {ApplicationId(u"a2"_s)};
        query.instances = {InstanceId(u"i2"_s)};
        query.createdFrom = noon;
        query.realTimeLocation = false;
        QVERIFY(!leavesOut(query, User()));
    }
};

QTEST_GUILESS_MAIN(QueryFilterTest)
#include "tst_query_filter.moc"
