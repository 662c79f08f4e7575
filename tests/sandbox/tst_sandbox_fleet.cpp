// A header of Qt comes first: moc 6.4 stumbles over the standard library's <concepts> otherwise.
#include "core/users/PhoneNumber.h"

#include "app/sandbox/auth/LoginLimiter.h"
#include "app/sandbox/auth/TokenSigner.h"
#include "app/sandbox/fleet/FleetGenerator.h"
#include "app/sandbox/fleet/Hierarchy.h"
#include "app/sandbox/fleet/Store.h"
#include "app/sandbox/fleet/UserCodec.h"

#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey::sandbox;

class tst_sandbox_fleet : public QObject {
    Q_OBJECT

    static constexpr std::uint64_t fleetSize = 12'408;

    static std::uint64_t hashOf(std::uint64_t seed, std::uint64_t count) {
        const FleetGenerator generator(seed);
        std::string bytes;
        for (std::uint64_t number = 0; number < count; ++number)
            encodeUser(generator.user(number), bytes);
        std::uint64_t hash = 0xcbf29ce484222325ULL; // FNV-1a
        for (char byte : bytes)
            hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
        return hash;
    }

    static QString text(const User &user, TextField field) {
        return QString::fromStdString(user.text(field).value_or(""));
    }

private Q_SLOTS:
    void initTestCase() {
        const FleetGenerator generator(1);
        for (std::uint64_t number = 0; number < fleetSize; ++number)
            m_users.push_back(generator.user(number));
    }

    // Whoever changes the generator changes everybody's fleet, and must want to.
    void theFleetIsTheSameEverywhere() {
        QCOMPARE(QByteArray::number(qulonglong(hashOf(1, 5'000)), 16), "ce8d0f6ec4b851ec");
        QCOMPARE(QByteArray::number(qulonglong(hashOf(20'260'601, 5'000)), 16), "db2d706ff0026efa");
        QCOMPARE(Hierarchy::generate(1).instances[4].key.toString(),
            std::string("135c6ba1-45e2-4dbb-88c3-3d7de20ebfba"));
    }

    void orderAndSizeDoNotMatter() {
        const FleetGenerator generator(1);
        for (std::uint64_t number : {12'407ULL, 3ULL, 5'000ULL})
            QVERIFY(generator.user(number) == m_users[number]);
    }

    void codecRoundTrips() {
        for (const User &user : m_users) {
            std::string bytes;
            encodeUser(user, bytes);
            QVERIFY(decodeUser(bytes) == user);
        }
        std::string bytes;
        encodeUser(m_users[0], bytes);
        for (std::size_t length = 0; length < bytes.size(); ++length)
            QVERIFY(!decodeUser(std::string_view(bytes).substr(0, length)));
        QVERIFY(!decodeUser(bytes + "x"));
    }

    void identitiesAreUnique() {
        QSet<QString> tokens;
        QSet<QString> mails;
        qsizetype mailCount = 0;
        for (const User &user : m_users) {
            tokens.insert(QString::fromStdString(user.deviceToken.toString()));
            if (user.text(TextField::Email)) {
                mails.insert(text(user, TextField::Email));
                ++mailCount;
            }
        }
        QCOMPARE(tokens.size(), fleetSize);
        QCOMPARE(mails.size(), mailCount);
    }

    void looksReal() {
        QMap<QChar::Script, int> scripts;
        QSet<QString> countries;
        QMap<int, int> activities;
        QMap<int, int> instances;
        QMap<QString, int> years;
        for (const User &user : m_users) {
            for (QChar character : text(user, TextField::FirstName))
                ++scripts[character.script()];
            countries.insert(text(user, TextField::Country));
            ++activities[static_cast<int>(user.activity)];
            ++instances[user.instance];
            ++years[QString::fromStdString(isoWithoutZone(user.created)).left(4)];
            QCOMPARE(user.text(TextField::DeviceModel).has_value(), user.activity != Activity::NoData);
        }
        for (QChar::Script script : {QChar::Script_Latin, QChar::Script_Cyrillic, QChar::Script_Greek,
                 QChar::Script_Arabic, QChar::Script_Han, QChar::Script_Hiragana, QChar::Script_Katakana})
            QVERIFY2(scripts.value(script) > 20, QByteArray::number(script).constData());
        QVERIFY(countries.size() >= 13);
        QCOMPARE(activities.size(), 5);
        QCOMPARE(instances.size(), 5);
        for (int count : std::as_const(activities))
            QVERIFY(count > 200);
        QCOMPARE(years.size(), 7); // from the middle of 2020 to the middle of 2026
    }

    void manyFieldsAreEmpty_data() {
        QTest::addColumn<int>("field");
        QTest::addColumn<int>("least"); // in percent of the fleet
        QTest::addColumn<int>("most");
        QTest::newRow("Email") << int(TextField::Email) << 80 << 92;
        QTest::newRow("Phone") << int(TextField::Phone) << 68 << 80;
        QTest::newRow("Nickname") << int(TextField::Nickname) << 15 << 30;
        QTest::newRow("Birthday") << int(TextField::Birthday) << 45 << 60;
        QTest::newRow("City") << int(TextField::City) << 75 << 90;
        QTest::newRow("ClientId") << int(TextField::ClientId) << 55 << 75;
    }
    void manyFieldsAreEmpty() {
        QFETCH(int, field);
        QFETCH(int, least);
        QFETCH(int, most);
        const auto filled = std::count_if(m_users.begin(), m_users.end(),
            [&](const User &user) { return user.text(static_cast<TextField>(field)).has_value(); });
        const auto percent = filled * 100 / static_cast<std::ptrdiff_t>(fleetSize);
        QVERIFY2(percent >= least && percent <= most, QByteArray::number(qlonglong(percent)).constData());
    }

    void mailAndPhonesAreValid() {
        static const QRegularExpression mail(u"^[a-z0-9]+\\.[a-z0-9]+@[a-z-]+\\.example$"_s);
        for (const User &user : m_users) {
            if (user.text(TextField::Email))
                QVERIFY2(mail.match(text(user, TextField::Email)).hasMatch(),
                    user.text(TextField::Email)->c_str());
            if (user.text(TextField::Phone))
                QVERIFY2(fleetkey::PhoneNumber::toE164(text(user, TextField::Phone), {})
                        == text(user, TextField::Phone),
                    user.text(TextField::Phone)->c_str());
        }
    }

    void someNamesAreUnusual() {
        const auto has
            = [&](auto predicate) { return std::any_of(m_users.begin(), m_users.end(), predicate); };
        QVERIFY(has([](const User &user) { return text(user, TextField::LastName).size() == 500; }));
        QVERIFY(has([](const User &user) { return text(user, TextField::FirstName).contains(u'\n'); }));
        QVERIFY(has([](const User &user) { return text(user, TextField::FirstName).contains(u"🚗"_s); }));
        QVERIFY(
            has([](const User &user) { return text(user, TextField::FirstName).contains(QChar(0x202e)); }));
        const auto unusual = std::count_if(m_users.begin(), m_users.end(), [](const User &user) {
            return text(user, TextField::FirstName).contains(QRegularExpression(u"[\\n<\u202e]"_s));
        });
        QVERIFY(unusual < 10);
    }

    void tokensAreSigned() {
        const TokenSigner signer(std::string(32, 'k'));
        const AccessClaims claims{randomUuid(), randomUuid(), true, "a@b.example", 1000, 2000};
        const std::string token = signer.sign(claims);
        const auto read = signer.verify(token);
        QVERIFY(read);
        QVERIFY(read->tokenId == claims.tokenId && read->subject == claims.subject && read->isAdmin);
        QCOMPARE(read->expires, 2000);
        QVERIFY(!TokenSigner(std::string(32, 'x')).verify(token));
        for (std::size_t i = 0; i < token.size(); ++i) {
            std::string changed = token;
            changed[i] = changed[i] == 'A' ? 'Q' : 'A';
            QVERIFY2(!signer.verify(changed), changed.c_str());
        }
    }

    void loginsAreCountedByAddress() {
        Store store({1, 1}, nullptr);
        LoginLimiter limiter(store, {.minute = {5, 60, 3600}});
        for (int i = 0; i < 5; ++i)
            QVERIFY(!limiter.attempt("a", 100 + i));
        QCOMPARE(limiter.attempt("a", 105), 3600);
        QVERIFY(!limiter.attempt("b", 105));
        QCOMPARE(limiter.attempt("a", 3704), 1);
        QVERIFY(!limiter.attempt("a", 3705));
        Store other({1, 1}, nullptr);
        LoginLimiter sliding(other, {.minute = {5, 60, 3600}});
        for (int i = 0; i < 50; ++i)
            QVERIFY(!sliding.attempt("a", i * 12 + 1));
        LoginLimiter off(other, {.minute = {0, 60, 3600}});
        for (int i = 0; i < 50; ++i)
            QVERIFY(!off.attempt("a", 1));
    }

private:
    std::vector<User> m_users;
};

QTEST_GUILESS_MAIN(tst_sandbox_fleet)
#include "tst_sandbox_fleet.moc"
