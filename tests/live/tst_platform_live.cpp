#include "core/hierarchy/HierarchyService.h"
#include "core/platform/AccessToken.h"
#include "core/users/UserDirectory.h"
#include "tests/sandbox/Sandbox.h"
#include "tests/support/BearerClient.h"

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The contract as we read it against the contract as the emulator does.
class PlatformLiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->isRunning());
        m_admin = client();
        QVERIFY(m_admin->signIn(u"company@sandbox.example"_s));
        m_directory = std::make_unique<UserDirectory>(m_admin);
    }

    void cleanup() { m_sandbox->call("DELETE", u"/_emulator/faults"_s); }

    void cleanupTestCase() { m_sandbox.reset(); }

    void adminsSignIn() {
        const auto admin = client();
        const auto credentials = admin->signIn(u"application@sandbox.example"_s);
        QVERIFY(credentials);
        QVERIFY(credentials->hasTokens());
        QVERIFY(credentials->expiresIn > 0s);
        const auto decoded = decodeToken(credentials->accessToken);
        QVERIFY(decoded);
        QVERIFY(decoded->expires > admin->platformNow());
        QVERIFY(admin->platformClock->ahead());
        QVERIFY(std::abs(admin->platformClock->ahead()->count()) <= 2);
    }

    void wrongPasswordsAreUnauthorized() {
        const auto wrong = client()->signIn(u"company@sandbox.example"_s, "wrong");
        QCOMPARE(wrong.error().kind, ErrorKind::Unauthorized);
        QVERIFY(!wrong.error().fields.isEmpty());
        QVERIFY(!wrong.error().requestId.isEmpty());
        QCOMPARE(client()->signIn(u"nobody@sandbox.example"_s).error().kind, ErrorKind::Unauthorized);
    }

    void refreshReplacesBoth() {
        const auto admin = client();
        const auto first = admin->signIn(u"instance@sandbox.example"_s);
        const auto second = admin->signIn(endpoints::refresh(first->accessToken, first->refreshToken));
        QVERIFY(second);
        QVERIFY(!second->refreshToken.matches(first->refreshToken));
        const auto again = admin->signIn(endpoints::refresh(first->accessToken, first->refreshToken));
        QCOMPARE(again.error().kind, ErrorKind::Unauthorized);
    }

    void aUserSeesItselfAndNothingElse() {
        const auto driver = client();
        const DeviceToken token = registered();
        QVERIFY(driver->signIn(endpoints::loginUser(token, group(), groupKey())));
        const auto own
            = answers::ownUser(*await(driver->send(endpoints::ownUser(), {})), driver->platformNow());
        QVERIFY(own);
        QCOMPARE(own->user.deviceToken, token);
        const UserDirectory directory(driver);
        QCOMPARE(await(directory.page({}, 1, 50, {})).error().kind, ErrorKind::Forbidden);
    }

    void aWrongInstanceKeyIsUnauthorized() {
        const auto refused
            = client()->signIn(endpoints::loginUser(registered(), group(), SecretString("0000"_ba)));
        QCOMPARE(refused.error().kind, ErrorKind::Unauthorized);
    }

    void everyUserIsOnOnePage() {
        QSet<DeviceToken> seen;
        UserQuery query;
        query.includeInactive = true;
        qint64 total = 1;
        for (qint64 page = 1; seen.size() < total && page < 20; ++page) {
            const auto result = await(m_directory->page(query, page, 100, {}));
            QVERIFY(result);
            QCOMPARE(result->currentPage, page);
            total = result->totalUsers.value_or(0);
            for (const User &user : result->users) {
                QVERIFY(isUuid(user.deviceToken.text()));
                QVERIFY(user.created.isValid());
                QVERIFY(user.status != UserStatus::Unknown);
                QVERIFY(user.activity != ActivityStatus::Unknown);
                QVERIFY(!user.account.instanceName.isEmpty());
                seen.insert(user.deviceToken);
            }
            QCOMPARE(result->hasNextPage, page * 100 < total);
        }
        QVERIFY(total >= 500);
        QCOMPARE(seen.size(), total);
    }

    void everySortIsTaken() {
        UserQuery query;
        for (int key = 0; key <= static_cast<int>(UserSortKey::ActivityStatus); ++key) {
            query.sortKey = static_cast<UserSortKey>(key);
            for (const bool descending : {false, true}) {
                query.descending = descending;
                const auto page = await(m_directory->page(query, 1, 50, {}));
                QVERIFY2(page && page->users.size() == 50, qPrintable(QString::number(key)));
            }
        }
        query.sortKey = UserSortKey::DateCreated;
        const auto newest = await(m_directory->page(query, 1, 50, {}));
        QVERIFY(std::is_sorted(newest->users.begin(), newest->users.end(),
            [](const User &one, const User &other) { return one.created > other.created; }));
    }

    void filtersNarrow() {
        const qint64 all = total({});
        UserQuery query;
        query.activities = {ActivityStatus::Lost, ActivityStatus::NoData};
        const auto lost = await(m_directory->page(query, 1, 100, {}));
        QVERIFY(lost && lost->totalUsers > 0 && lost->totalUsers < all);
        for (const User &user : lost->users)
            QVERIFY(query.activities.contains(user.activity));

        query = {};
        query.instances = {group()};
        const qint64 here = total(query);
        QVERIFY(here > 0 && here < all);

        query = {};
        query.createdFrom = QDate(2024, 1, 1).startOfDay(Qt::UTC);
        query.createdTo = QDate(2024, 12, 31).endOfDay(Qt::UTC);
        const auto year = await(m_directory->page(query, 1, 100, {}));
        QVERIFY(year && year->totalUsers > 0 && year->totalUsers < all);
        for (const User &user : year->users)
            QCOMPARE(user.created.date().year(), 2024);

        query = {};
        query.includeInactive = true;
        QVERIFY(total(query) > all);
        query = {};
        query.realTimeLocation = true;
        QVERIFY(total(query) < all);
        query = {};
        query.country = u"Nowhere"_s;
        QCOMPARE(total(query), 0);
    }

    void theLastDayIsIncluded() {
        UserQuery query;
        query.includeInactive = true;
        const DeviceToken token = registered();
        const QDate today = m_admin->platformNow().date();
        query.createdFrom = today.startOfDay(Qt::UTC);
        query.createdTo = today.endOfDay(Qt::UTC);
        query.searchTerm = token.text();
        QCOMPARE(total(query), 1);
    }

    void anEmptyQuestionIsRefused() {
        QCOMPARE(await(m_directory->find({}, {})).error().kind, ErrorKind::Validation);
        QCOMPARE(await(m_directory->page({}, 1, 5000, {})).error().kind, ErrorKind::Validation);
    }

    void registeredAsWritten() {
        RegistrationDraft draft;
        draft.customToken = DeviceToken(QUuid::createUuid().toString(QUuid::WithoutBraces));
        draft.createAccessToken = true;
        draft.firstName = u"Ана 😀 \"quoted\"\nsecond line"_s;
        draft.lastName = QString(500, u'ž');
        draft.nickname = u"أحمد"_s;
        draft.phone = u"+381601234567"_s;
        draft.email = u"ana+tag@example.org"_s;
        draft.birthday = QDate(1990, 5, 17);
        draft.gender = Gender::Female;
        draft.maritalStatus = u"2"_s;
        draft.childrenCount = 3;
        draft.address = u"Knez Mihailova 1 & co"_s;
        draft.fields = {u"C-1/ž"_s, true, false, true, false};
        const auto response
            = await(m_admin->sendBare(endpoints::registerUser(draft, group(), groupKey()), {}));
        const auto credentials = answers::registered(*response, m_admin->platformNow());
        QVERIFY(credentials);
        QCOMPARE(credentials->deviceToken, draft.customToken);
        QVERIFY(credentials->hasTokens());

        UserSearch search;
        search.email = draft.email;
        search.phone = draft.phone;
        search.clientId = draft.fields.clientId;
        const auto found = await(m_directory->find(search, {}));
        QVERIFY(found);
        QCOMPARE(found->size(), 1);
        const User &user = found->first().user;
        QCOMPARE(user.deviceToken, draft.customToken);
        QCOMPARE(user.profile.firstName, draft.firstName);
        QCOMPARE(user.profile.lastName, draft.lastName);
        QCOMPARE(user.profile.nickname, draft.nickname);
        QCOMPARE(user.profile.gender, u"Female"_s);
        QVERIFY(user.profile.birthday.startsWith(u"1990-05-17"_s));
        QCOMPARE(user.profile.childrenCount, u"3"_s);
        QCOMPARE(user.profile.address, draft.address);
        QVERIFY(user.fields == draft.fields);
        QCOMPARE(user.account.instanceId, group());
    }

    void hierarchyOfEachLevel_data() {
        QTest::addColumn<QString>("email");
        QTest::addColumn<AdminLevel>("level");
        QTest::newRow("company") << u"company@sandbox.example"_s << AdminLevel::Company;
        QTest::newRow("application") << u"application@sandbox.example"_s << AdminLevel::Application;
        QTest::newRow("instance") << u"instance@sandbox.example"_s << AdminLevel::Instance;
        QTest::newRow("no role") << u"norole@sandbox.example"_s << AdminLevel::None;
    }

    void hierarchyOfEachLevel() {
        QFETCH(QString, email);
        QFETCH(AdminLevel, level);
        const auto admin = client();
        QVERIFY(admin->signIn(email));
        const HierarchyService service(admin);
        const auto tree = await(service.tree({}));
        QVERIFY(tree);
        QCOMPARE(tree->level, level);
        qsizetype instances = 0;
        for (const Application &application : tree->applications) {
            QVERIFY(!application.name.isEmpty());
            for (const Instance &instance : application.instances) {
                ++instances;
                QVERIFY(!instance.name.isEmpty());
                QVERIFY(!instance.companyId.isEmpty());
                QCOMPARE(instance.applicationId, application.id);
                const auto key = await(service.instanceKey(instance.id, {}));
                QVERIFY(key && isUuid(QString::fromLatin1(key->reveal())));
            }
        }
        QCOMPARE(instances > 0, level != AdminLevel::None);
        if (level == AdminLevel::Company) {
            QCOMPARE(tree->applications.size(), 2);
            QCOMPARE(instances, 5);
        }
    }

    void faultsHaveTheirKind_data() {
        QTest::addColumn<QJsonObject>("fault");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const char *name, const QString &kind, ErrorKind expected, int status = 0) {
            QJsonObject fault{{u"Kind"_s, kind}, {u"Count"_s, 1}};
            if (status)
                fault.insert(u"Status"_s, status);
            QTest::newRow(name) << fault << expected;
        };
        row("403", u"status"_s, ErrorKind::Forbidden, 403);
        row("422", u"status"_s, ErrorKind::Validation, 422);
        row("429", u"status"_s, ErrorKind::RateLimited, 429);
        row("503", u"status"_s, ErrorKind::Server, 503);
        row("422 under 200", u"status-under-200"_s, ErrorKind::Validation, 422);
        row("HTML", u"html"_s, ErrorKind::Protocol);
        row("HTML of a gateway", u"html"_s, ErrorKind::Server, 502);
        row("malformed", u"malformed"_s, ErrorKind::Protocol);
        row("empty", u"empty"_s, ErrorKind::Protocol);
        row("40 MB", u"huge"_s, ErrorKind::Protocol);
        row("nested", u"nested"_s, ErrorKind::Protocol);
        row("truncated", u"truncated"_s, ErrorKind::Protocol);
        row("dropped in the middle", u"drop-middle"_s, ErrorKind::Protocol);
        row("no result", u"result-null"_s, ErrorKind::NotFound);
        row("never", u"never"_s, ErrorKind::Timeout);
    }

    void faultsHaveTheirKind() {
        QFETCH(QJsonObject, fault);
        QFETCH(ErrorKind, kind);
        // Whoever is to wait in vain waits shortly; all else has the time that a busy machine needs.
        const auto patient = client();
        QVERIFY(patient->signIn(u"company@sandbox.example"_s));
        auto spoiled = patient;
        if (kind == ErrorKind::Timeout) {
            spoiled = client({.withoutProgress = 1s});
            spoiled->takeTokenOf(*patient);
        }
        spoil(u"*/GetFilteredPage"_s, fault);
        const auto page = await(UserDirectory(spoiled).page({}, 1, 200, {}));
        QVERIFY(!page);
        QCOMPARE(page.error().kind, kind);
        // The next one is well again, whatever became of the connection.
        QVERIFY(await(UserDirectory(patient).page({}, 1, 200, {})));
        // A login revokes the earlier tokens of the same admin.
        QVERIFY(m_admin->signIn(u"company@sandbox.example"_s));
    }

private:
    std::shared_ptr<BearerClient> client(NetworkLimits limits = {}) {
        return std::make_shared<BearerClient>(QUrl(m_sandbox->origin()), limits);
    }

    void spoil(const QString &route, QJsonObject rule) {
        rule.insert(u"Route"_s, route);
        QCOMPARE(m_sandbox->post(u"/_emulator/faults"_s, rule).status, 200);
    }

    InstanceId group() const { return InstanceId(QString::fromLatin1(m_sandbox->instanceId(0))); }
    SecretString groupKey() const { return SecretString(m_sandbox->instanceKey(0)); }

    DeviceToken registered() {
        return DeviceToken(m_sandbox->registerUser(0).result().value(u"DeviceToken"_s).toString());
    }

    qint64 total(const UserQuery &query) {
        const auto page = await(m_directory->page(query, 1, 50, {}));
        return page ? page->totalUsers.value_or(-1) : -1;
    }

    std::unique_ptr<Sandbox> m_sandbox;
    std::shared_ptr<BearerClient> m_admin;
    std::unique_ptr<UserDirectory> m_directory;
};

QTEST_GUILESS_MAIN(PlatformLiveTest)
#include "tst_platform_live.moc"
