#include "app/sandbox/base/Random.h"
#include "app/sandbox/base/Text.h"
#include "app/sandbox/fleet/Store.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey::sandbox;

// The index against the plainest evaluation one can write.
class tst_sandbox_listing : public QObject {
    Q_OBJECT

    static bool contains(const std::optional<std::string> &text, const std::string &term) {
        return text && foldCase(*text).find(term) != std::string::npos;
    }

    static bool found(const User &user, const std::string &term) {
        const std::string fullName = user.text(TextField::FirstName).value_or("") + ' '
            + user.text(TextField::LastName).value_or("");
        return contains(fullName, term) || contains(user.text(TextField::Nickname), term)
            || contains(user.text(TextField::Email), term) || contains(user.text(TextField::Phone), term)
            || contains(user.text(TextField::ClientId), term) || contains(user.deviceToken.toString(), term);
    }

    static bool equals(const std::optional<std::string> &text, const std::optional<std::string> &wanted) {
        return !wanted || (text && foldCase(*text) == foldCase(*wanted));
    }

    static bool passes(const User &user, const UserFilter &filter) {
        if (!filter.instances.contains(user.instance))
            return false;
        if (!filter.includeInactive && user.status == UserStatus::Inactive)
            return false;
        if (filter.activities != 0 && (filter.activities & (1U << unsigned(user.activity))) == 0)
            return false;
        if (filter.createdFrom && user.created < *filter.createdFrom)
            return false;
        if (filter.createdTo && user.created > *filter.createdTo)
            return false;
        if (filter.realTime && user.flags.enableRealTimeLocation != *filter.realTime)
            return false;
        return equals(user.text(TextField::Country), filter.country)
            && equals(user.text(TextField::City), filter.city)
            && (filter.searchTerm.empty() || found(user, foldCase(filter.searchTerm)));
    }

    // Numbers with leading zeros, so that all keys compare as texts; null first.
    static std::optional<std::string> keyOf(const User &user, SortKey key) {
        const auto number = [](std::int64_t value) {
            return QString::number(value).rightJustified(20, u'0').toStdString();
        };
        const auto folded = [](const std::optional<std::string> &text) {
            return text ? std::optional(foldCase(*text)) : std::nullopt;
        };
        switch (key) {
        case SortKey::DeviceToken:
            return user.deviceToken.toString();
        case SortKey::DateCreated:
            return number(user.created);
        case SortKey::ChildrenCount:
            return user.childrenCount ? std::optional(number(*user.childrenCount)) : std::nullopt;
        case SortKey::Gender:
            return user.gender == Gender::Unknown ? std::nullopt
                                                  : std::optional(std::string(nameOf(user.gender)));
        case SortKey::ActivityStatus:
            return std::string(nameOf(user.activity));
        case SortKey::FirstName:
            return folded(user.text(TextField::FirstName));
        case SortKey::LastName:
            return folded(user.text(TextField::LastName));
        case SortKey::Nickname:
            return folded(user.text(TextField::Nickname));
        case SortKey::Phone:
            return folded(user.text(TextField::Phone));
        case SortKey::Email:
            return folded(user.text(TextField::Email));
        case SortKey::Birthday:
            return folded(user.text(TextField::Birthday));
        case SortKey::MaritalStatus:
            return folded(user.text(TextField::MaritalStatus));
        case SortKey::Country:
            return folded(user.text(TextField::Country));
        case SortKey::District:
            return folded(user.text(TextField::District));
        case SortKey::City:
            return folded(user.text(TextField::City));
        }
        return std::nullopt;
    }

    std::vector<Row> evaluate(const UserFilter &filter, Sort sort) const {
        struct Entry {
            std::optional<std::string> key;
            std::string token;
            Row row;
        };
        std::vector<Entry> entries;
        const UserTable &users = m_store->users();
        for (Row row = 0; row < users.rowCount(); ++row) {
            if (!users[row].alive)
                continue;
            const User user = users.unpack(row);
            if (passes(user, filter))
                entries.push_back({keyOf(user, sort.key), user.deviceToken.toString(), row});
        }
        std::sort(entries.begin(), entries.end(), [&](const Entry &left, const Entry &right) {
            if (left.key != right.key)
                return sort.descending ? left.key > right.key : left.key < right.key;
            return left.token < right.token;
        });
        std::vector<Row> rows;
        for (const Entry &entry : entries)
            rows.push_back(entry.row);
        return rows;
    }

    static InstanceSet instancesOf(std::uint64_t bits) {
        InstanceSet instances;
        for (std::size_t i = 0; i < 5; ++i) {
            if ((bits >> i & 1) != 0)
                instances.insert(i);
        }
        return instances;
    }

    static UserFilter randomFilter(Random &random) {
        UserFilter filter;
        filter.instances = instancesOf(random.chance(500) ? 31 : random.below(32));
        filter.includeInactive = random.chance(500);
        if (random.chance(300))
            filter.activities = static_cast<unsigned>(random.below(32));
        if (random.chance(200))
            filter.createdFrom
                = *parseIso("2022-01-01") + static_cast<Ticks>(random.below(1000)) * ticksPerSecond;
        if (random.chance(200))
            filter.createdTo = *parseIso("2025-06-30T12:00");
        if (random.chance(150))
            filter.country = random.chance(500) ? "germany" : "VIET NAM";
        if (random.chance(100))
            filter.city = "БЕОГРАД";
        if (random.chance(200))
            filter.realTime = random.chance(500);
        constexpr const char *terms[]
            = {"a", "MÜLL", "петр", "+49", "example", "4", "C-1000", "no such thing", " ", "👩"};
        if (random.chance(500))
            filter.searchTerm = terms[random.below(std::size(terms))];
        return filter;
    }

    void compareEverything(Random &random, int filterCount) {
        for (std::size_t key = 0; key < sortKeyCount; ++key) {
            for (bool descending : {false, true}) {
                const Sort sort{static_cast<SortKey>(key), descending};
                UserFilter everyone;
                everyone.instances = instancesOf(31);
                everyone.includeInactive = true;
                QVERIFY2(m_store->index().select(everyone, sort) == evaluate(everyone, sort),
                    QByteArray::number(qulonglong(key)).constData());
            }
        }
        for (int i = 0; i < filterCount; ++i) {
            const UserFilter filter = randomFilter(random);
            const Sort sort{static_cast<SortKey>(random.below(sortKeyCount)), random.chance(500)};
            const std::vector<Row> expected = evaluate(filter, sort);
            QVERIFY(m_store->index().select(filter, sort) == expected);
            QVERIFY(m_store->index().select(filter, sort) == expected);
        }
    }

    void changeSomething(Random &random) {
        const auto row = static_cast<Row>(random.below(m_store->users().rowCount()));
        const std::uint64_t lot = random.below(10);
        User user = m_store->users().unpack(row);
        if (lot < 3) {
            user.deviceToken = Uuid::fromRandomBits(random.next(), lot);
            user.created += ticksPerSecond;
            m_store->addUser(user, nullptr);
        } else if (m_store->users()[row].alive && lot < 5) {
            m_store->removeUser(row);
        } else if (m_store->users()[row].alive) {
            user.text(TextField::LastName) = random.chance(300) ? std::optional<std::string>() : "Müller";
            user.text(TextField::Email) = std::to_string(random.below(50)) + "@changed.example";
            user.childrenCount = static_cast<std::int32_t>(random.below(4));
            user.instance = static_cast<std::uint16_t>(random.below(5));
            m_store->changeUser(row, user);
        }
    }

private Q_SLOTS:
    void init() { m_store = std::make_unique<Store>(FleetPlan{3, 700}, nullptr); }

    void ordersAndFilters() {
        Random random(1, 1);
        compareEverything(random, 100);
    }

    void followsChanges() {
        Random random(2, 2);
        compareEverything(random, 5);
        for (int round = 0; round < 4; ++round) {
            for (int i = 0; i < 60; ++i)
                changeSomething(random);
            compareEverything(random, 15);
        }
    }

    void followsManyChangesAtOnce() {
        Random random(3, 3);
        compareEverything(random, 1);
        for (const int changes : {3'000, 490, 510, 1'100}) { // about what an order can catch up with
            for (int i = 0; i < changes; ++i)
                changeSomething(random);
            compareEverything(random, 6);
        }
    }

    void ordersMadeAheadMissNothing() {
        Random random(5, 5);
        const std::atomic<bool> stop{false};
        while (std::optional<UserIndex::Preparation> preparation = m_store->index().prepareNext()) {
            for (int i = 0; i < 20; ++i)
                changeSomething(random);
            preparation->run(stop);
            m_store->index().adopt(std::move(*preparation));
        }
        compareEverything(random, 5);
    }

    void replacedTextsGiveTheirPlaceBack() {
        Random random(6, 6);
        compareEverything(random, 2);
        const FleetImage before = m_store->image();
        const StringArena *const arena = &m_store->users().arena();
        const std::string filler(200'000, 'x');
        for (int i = 0; i < 400; ++i) {
            const auto row = static_cast<Row>(i % 3);
            User user = m_store->users().unpack(row);
            user.text(TextField::Nickname) = std::to_string(i) + filler;
            m_store->changeUser(row, user);
        }
        QVERIFY(arena != &m_store->users().arena());
        for (Row row = 3; row < before.users.rowCount(); ++row)
            QVERIFY(m_store->users().unpack(row) == before.users.unpack(row));
        QCOMPARE(m_store->users().unpack(0).text(TextField::Nickname), "399" + filler);
        compareEverything(random, 5);
        m_store->restore(before);
        compareEverything(random, 5);
    }

    void findsByKey() {
        Random random(4, 4);
        for (int i = 0; i < 500; ++i)
            changeSomething(random);
        const UserTable &users = m_store->users();
        for (Row row = 0; row < users.rowCount(); ++row) {
            const User user = users.unpack(row);
            if (!users[row].alive) {
                const auto other = m_store->index().findToken(user.deviceToken);
                QVERIFY(!other || *other != row);
                continue;
            }
            QCOMPARE(m_store->index().findToken(user.deviceToken), std::optional(row));
            for (TextField field : {TextField::Email, TextField::Phone, TextField::ClientId}) {
                if (!user.text(field) || user.text(field)->empty())
                    continue;
                if (!random.chance(30)) // all pairs would take long
                    continue;
                std::vector<Row> expected;
                for (Row other = 0; other < users.rowCount(); ++other) {
                    if (users[other].alive && equals(users.unpack(other).text(field), user.text(field)))
                        expected.push_back(other);
                }
                QVERIFY(m_store->index().findText(field, *user.text(field)) == expected);
            }
        }
    }

    void changesLeaveNothingBehind() {
        RowHash rows;
        Random random(7, 7);
        std::vector<std::uint64_t> hashes; // by row; few and close together, so that they meet
        const auto anyHash = [&random] { return random.below(40) << 32 | random.below(16); };
        for (Row row = 0; row < 40; ++row) {
            hashes.push_back(anyHash());
            rows.add(hashes[row], row);
        }
        for (int change = 0; change < 5'000; ++change) {
            const auto row = static_cast<Row>(random.below(hashes.size()));
            rows.remove(hashes[row], row);
            hashes[row] = anyHash();
            rows.add(hashes[row], row);
        }
        rows.remove(anyHash(), 41);
        for (Row row = 0; row < hashes.size(); ++row) {
            int found = 0;
            rows.forEachCandidate(hashes[row], [&](Row candidate) { found += candidate == row; });
            QCOMPARE(found, 1);
        }
        for (Row row = 0; row < hashes.size(); ++row)
            rows.remove(hashes[row], row);
        for (std::uint64_t hash : hashes)
            rows.forEachCandidate(hash, [](Row) { QFAIL("nobody is left"); });
    }

    void changesAreForgottenInTime() {
        constexpr std::size_t rows = 700;
        constexpr std::size_t worth = 1'000 + rows / 50;
        ChangeLog log;
        for (Row change = 0; change < 50'000; ++change) {
            log.add(change % rows);
            log.keepWhatIsWorthIt(rows);
            QVERIFY(log.size() < 2 * worth);
            const std::size_t earliest = log.total() < worth ? 0 : log.total() - worth + 1;
            QVERIFY(log.reaches(log.total()) && log.reaches(earliest));
            QCOMPARE(log.since(earliest).front(), static_cast<Row>(earliest % rows));
            QVERIFY(earliest == 0 || !log.reaches(earliest - 1));
        }
        QCOMPARE(log.total(), std::size_t(50'000));
    }

    void removedUsersGiveTheirPlaceBack() {
        const StringArena *const arena = &m_store->users().arena();
        User user = m_store->users().unpack(0);
        user.text(TextField::Nickname) = std::string(200'000, 'x');
        for (int i = 0; i < 400; ++i) {
            user.deviceToken.bytes[0] = static_cast<std::uint8_t>(i);
            m_store->removeUser(m_store->addUser(user, nullptr));
        }
        QVERIFY(arena != &m_store->users().arena());
        Random random(8, 8);
        compareEverything(random, 5);
    }

    void namesOfSorts() {
        QVERIFY((sortNamed("emaildesc") == Sort{SortKey::Email, true}));
        QVERIFY((sortNamed("DateCreated") == Sort{SortKey::DateCreated, false}));
        for (const char *name : {"", "Desc", "Email Desc", "EmailAsc", "Status"})
            QVERIFY2(!sortNamed(name), name);
    }

private:
    std::unique_ptr<Store> m_store;
};

QTEST_GUILESS_MAIN(tst_sandbox_listing)
#include "tst_sandbox_listing.moc"
