#include "core/secrets/MemoryStore.h"
#include "tests/support/Await.h"

using namespace fleetkey;
using namespace Qt::StringLiterals;

namespace {

const SecretKey Token{u"production"_s, u"a@fleet.example"_s, u"refresh-token"_s};
const SecretKey Other{u"sandbox"_s, u"a@fleet.example"_s, u"refresh-token"_s};

} // namespace

class tst_memory_store : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsOverwritesAndErases() {
        MemoryStore store;
        QVERIFY(!test::await(store.read(Token)).value());
        QVERIFY(test::await(store.write(Token, SecretString("first"))));
        QVERIFY(test::await(store.write(Token, SecretString("second"))));
        QCOMPARE(test::await(store.read(Token)).value()->reveal(), QByteArray("second"));
        QVERIFY(!test::await(store.read(Other)).value());
        QVERIFY(test::await(store.erase(Token)));
        QVERIFY(!test::await(store.read(Token)).value());
        QVERIFY(test::await(store.erase(Token)));
    }

    void givesTheSameSecretManyTimes() {
        MemoryStore store;
        QVERIFY(test::await(store.write(Token, SecretString("value"))));
        for (int i = 0; i < 2; ++i)
            QCOMPARE(test::await(store.read(Token)).value()->reveal(), QByteArray("value"));
    }

    void answersFromTheEventLoop() {
        MemoryStore store;
        bool answered = false;
        QObject context;
        QCoro::connect(asTask(store.write(Token, SecretString("value"))), &context,
            [&answered](Result<void> &&) { answered = true; });
        QVERIFY(!answered);
        QTRY_VERIFY(answered);
    }

    void destructionCancelsWhatIsNotAnswered() {
        auto store = std::make_unique<MemoryStore>();
        auto pending = store->read(Token);
        store.reset();
        QCOMPARE(test::await(std::move(pending)).error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(tst_memory_store)
#include "tst_memory_store.moc"
