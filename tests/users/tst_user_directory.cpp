#include "core/users/UserDirectory.h"
#include "tests/support/Await.h"
#include "tests/support/FakeApiClient.h"

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

class UserDirectoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_api = std::make_shared<FakeApiClient>();
        m_directory = std::make_unique<UserDirectory>(m_api);
    }

    void readsAPage() {
        answerWith(FakeApiClient::success(R"({"Users":[{"DeviceToken":"d1"}],"TotalUsers":9})"));
        const auto page = await(m_directory->page({}, 3, 200, {}));
        QVERIFY(page);
        QCOMPARE(page->totalUsers, 9);
        QVERIFY(m_api->calls.first().body.contains("\"PageNumber\":3"));
        QVERIFY(!m_api->calls.first().bare);
    }

    void countsOnlyWhatThePlatformSays() {
        answerWith(FakeApiClient::success(R"({"Users":[{"DeviceToken":"d1"}],"TotalUsers":9})"));
        QCOMPARE(await(m_directory->count({}, {})).value(), 9);
        answerWith(FakeApiClient::success(R"({"Users":[],"TotalUsers":0})"));
        QCOMPARE(await(m_directory->count({}, {})).value(), 0);
        for (const char *silent :
            {R"({"Users":[{"DeviceToken":"d1"}],"TotalUsers":null})", R"({"Users":[],"TotalUsers":null})",
                R"({"Users":[]})", R"({"Users":[],"TotalUsers":-1})", R"({"Users":[],"TotalUsers":"many"})",
                R"({"Users":[{"DeviceToken":"d1"}],"TotalUsers":0})"}) {
            answerWith(FakeApiClient::success(silent));
            const auto count = await(m_directory->count({}, {}));
            QVERIFY2(!count, silent);
            QCOMPARE(count.error().kind, ErrorKind::Protocol);
        }
    }

    void findsTheOneUser() {
        answerWith(FakeApiClient::success(R"([{"DeviceToken":"other"},{"DeviceToken":"D1","X":1}])"));
        const auto user = await(m_directory->user(DeviceToken(u"d1"_s), {}));
        QVERIFY(user);
        QCOMPARE(user->json, R"({"DeviceToken":"D1","X":1})"_ba);
        QVERIFY(m_api->calls.first().query.contains(u"ShowInactiveUsers=true"_s));
    }

    void nobodyIsNotFound() {
        answerWith(FakeApiClient::success("[]"));
        QCOMPARE(await(m_directory->user(DeviceToken(u"d1"_s), {})).error().kind, ErrorKind::NotFound);
    }

    void activatesAUser() {
        answerWith(FakeApiClient::answer(200, R"({"Status":200,"Title":"","Errors":[]})"));
        QVERIFY(await(m_directory->activate(DeviceToken(u"d1"_s), {})));
        QCOMPARE(m_api->calls.first().method, "PUT"_ba);
        QCOMPARE(m_api->calls.first().body, R"({"Status":"Active"})"_ba);
        answerWith(FakeApiClient::answer(403, "{}"));
        QCOMPARE(await(m_directory->activate(DeviceToken(u"d1"_s), {})).error().kind, ErrorKind::Forbidden);
    }

    void failuresComeThrough() {
        answerWith(fail(ErrorKind::SessionExpired));
        QCOMPARE(await(m_directory->page({}, 1, 50, {})).error().kind, ErrorKind::SessionExpired);
        QCOMPARE(await(m_directory->find({}, {})).error().kind, ErrorKind::SessionExpired);
        answerWith(FakeApiClient::answer(403, "{}"));
        QCOMPARE(await(m_directory->find({}, {})).error().kind, ErrorKind::Forbidden);
    }

    void stopCancels() {
        m_api->reply = [](const FakeApiClient::Call &) { return std::nullopt; };
        std::stop_source stop;
        auto task = m_directory->page({}, 1, 50, stop.get_token());
        stop.request_stop();
        QCOMPARE(await(std::move(task)).error().kind, ErrorKind::Cancelled);
    }

    void theDirectoryMayGoBeforeTheAnswerComes() {
        answerWith(FakeApiClient::success("[]"));
        auto task = m_directory->find({}, {});
        m_directory.reset();
        m_api.reset();
        QVERIFY(await(std::move(task)));
    }

private:
    void answerWith(const Result<HttpResponse> &result) {
        m_api->reply = [result](const FakeApiClient::Call &) { return result; };
    }

    std::shared_ptr<FakeApiClient> m_api;
    std::unique_ptr<UserDirectory> m_directory;
};

QTEST_GUILESS_MAIN(UserDirectoryTest)
#include "tst_user_directory.moc"
