#pragma once

#include "core/platform/User.h"

#include <QStringList>

#include <array>

namespace fleetkey::test {

/// A fleet of any size that takes no memory: every user is computed from its number, always the same, with
/// names of many scripts, missing values, and all states of activity.
class FakeFleet {
public:
    explicit FakeFleet(qint64 size)
        : m_size(size) { }

    [[nodiscard]] qint64 size() const { return m_size; }
    void resize(qint64 size) { m_size = size; }

    [[nodiscard]] static DeviceToken deviceToken(qint64 number) {
        const quint64 mixed = mix(number);
        return DeviceToken(QStringLiteral("%1-%2-4%3-8%4-%5")
                .arg(mixed & 0xffffffff, 8, 16, QLatin1Char('0'))
                .arg((mixed >> 32) & 0xffff, 4, 16, QLatin1Char('0'))
                .arg((mixed >> 48) & 0xfff, 3, 16, QLatin1Char('0'))
                .arg((mixed >> 8) & 0xfff, 3, 16, QLatin1Char('0'))
                .arg(number, 12, 16, QLatin1Char('0')));
    }

    [[nodiscard]] static User user(qint64 number) {
        const quint64 mixed = mix(number);
        const Person &person = people()[size_t(number) % people().size()];
        User user;
        user.deviceToken = deviceToken(number);
        user.created = QDateTime({2026, 6, 1}, {9, 20}, Qt::UTC).addSecs(-number * 5400);
        user.status = mixed % 11 == 0 ? UserStatus::Inactive : UserStatus::Active;
        user.activity = std::array{ActivityStatus::Active, ActivityStatus::Active, ActivityStatus::Active,
            ActivityStatus::Lost, ActivityStatus::NoData, ActivityStatus::Inactive,
            ActivityStatus::Error}[mixed % 7];
        user.profile.firstName = person.first;
        user.profile.lastName = person.last;
        user.profile.email = QStringLiteral("%1@acme.example").arg(person.mailbox);
        user.profile.phone = QStringLiteral("%1%2").arg(person.prefix).arg(mixed % 900'000 + 100'000);
        user.profile.city = person.city;
        user.profile.country = person.country;
        user.fields.clientId = QStringLiteral("C-%1").arg(number + 10'000);
        user.fields.enableRealTimeLocation = mixed % 3 == 0;
        user.account.instanceId
            = InstanceId(QStringLiteral("00000000-0000-4000-8000-00000000000%1").arg(mixed % 3));
        user.account.instanceName = std::array{
            QStringLiteral("Drivers EU"), QStringLiteral("Couriers"), QStringLiteral("Pilot")}[mixed % 3];
        user.account.applicationName = QStringLiteral("Acme Drive");
        if (user.activity != ActivityStatus::NoData)
            addDevice(user, mixed);
        return user;
    }

    /// Page `page` (from 1) of the fleet, in the order of numbers; empty behind the end.
    [[nodiscard]] UserPage page(qint64 page, int pageSize) const {
        UserPage answer;
        const qint64 first = (page - 1) * pageSize;
        for (qint64 number = first; number < std::min(first + pageSize, m_size); ++number)
            answer.users.append(user(number));
        answer.totalUsers = m_size;
        answer.currentPage = page;
        answer.hasNextPage = first + pageSize < m_size;
        return answer;
    }

private:
    struct Person {
        QString first, last, mailbox, prefix, city, country;
    };

    static quint64 mix(qint64 number) {
        quint64 value = quint64(number) + 0x9e3779b97f4a7c15ULL;
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
        value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
        return value ^ (value >> 31);
    }

    static void addDevice(User &user, quint64 mixed) {
        static const std::array models{QStringLiteral("iPhone 14"), QStringLiteral("Galaxy S23"),
            QStringLiteral("Pixel 8"), QStringLiteral("Redmi Note 12"), QStringLiteral("OnePlus 11"),
            QStringLiteral("iPhone 12"), QStringLiteral("Galaxy A54")};
        const size_t model = (mixed >> 16) % models.size();
        const bool apple = models[model].startsWith(QLatin1String("iPhone"));
        user.device.model = models[model];
        user.device.osType = apple ? QStringLiteral("iOS") : QStringLiteral("Android");
        user.device.osVersion = apple ? QStringLiteral("17.4") : QStringLiteral("14");
        user.device.sdkVersion = QStringLiteral("7.0.%1").arg(mixed % 5);
        user.device.appVersion = QStringLiteral("3.%1").arg(mixed % 9);
    }

    static const std::array<Person, 14> &people() {
        const auto u = [](const char16_t *text) { return QString::fromUtf16(text); };
        static const std::array<Person, 14> all{{
            {u(u"Ana"), u(u"Petrović"), u(u"ana.petrovic"), u(u"+38163"), u(u"Novi Sad"), u(u"Serbia")},
            {u(u"Oluwaseun"), u(u"Adeyemi"), u(u"o.adeyemi"), u(u"+234803"), u(u"Lagos"), u(u"Nigeria")},
            {u(u"李"), u(u"伟"), u(u"li.wei"), u(u"+86139"), u(u"成都"), u(u"China")},
            {u(u"María José"), u(u"Núñez"), u(u"mj.nunez"), u(u"+34600"), u(u"Sevilla"), u(u"Spain")},
            {u(u"Дмитрий"), u(u"Соколов"), u(u"d.sokolov"), u(u"+35988"), u(u"София"), u(u"Bulgaria")},
            {u(u"Σοφία"), u(u"Παπαδάκη"), u(u"sofia.p"), u(u"+30694"), u(u"Ηράκλειο"), u(u"Greece")},
            {u(u"Jean-Baptiste"), u(u"Lefèvre"), u(u"jb.lefevre"), u(u"+33612"), u(u"Lyon"), u(u"France")},
            {u(u"محمد"), u(u"الأحمد"), u(u"m.ahmad"), u(u"+96279"), u(u"عمّان"), u(u"Jordan")},
            {u(u"Priya"), u(u"Raghunathan"), u(u"priya.r"), u(u"+9198"), u(u"Chennai"), u(u"India")},
            {u(u"Lukas"), u(u"Müller"), u(u"lukas.mueller"), u(u"+49151"), u(u"Köln"), u(u"Germany")},
            {u(u"山田"), u(u"花子"), u(u"hanako.y"), u(u"+8190"), u(u"札幌"), u(u"Japan")},
            {u(u"Siobhán"), u(u"O’Connell"), u(u"siobhan"), u(u"+35385"), u(u"Cork"), u(u"Ireland")},
            {u(u"Tomáš"), u(u"Dvořák"), u(u"t.dvorak"), u(u"+420608"), u(u"Brno"), u(u"Czechia")},
            {u(u"Ngô Thị"), u(u"Hương"), u(u"huong.ngo"), u(u"+8491"), u(u"Huế"), u(u"Vietnam")},
        }};
        return all;
    }

    qint64 m_size;
};

} // namespace fleetkey::test
