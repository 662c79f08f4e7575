#pragma once

#include "tests/support/FakeClock.h"
#include "ui/common/SecretClipboard.h"
#include "ui/hierarchy/HierarchyDetails.h"
#include "ui/hierarchy/HierarchyModel.h"
#include "ui/hierarchy/HierarchyPlace.h"
#include "ui/hierarchy/HierarchyView.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QClipboard>

namespace fleetkey::test {

inline const QString key = QStringLiteral("5ec2e7aa-0000-4000-8000-0000000000ff");

inline InstanceId instanceId(int number) {
    return InstanceId(QStringLiteral("0be49d13-51d4-4d0b-8c41-0000000000%1").arg(number, 2, 10, QChar(u'0')));
}

/// One company with two applications: three instances in the first, two in the second.
inline HierarchyTree sampleTree() {
    using namespace Qt::StringLiterals;
    HierarchyTree tree;
    tree.level = AdminLevel::Company;
    tree.companies = {CompanyId(u"c0a1b2c3-51d4-4d0b-8c41-1f77aa0c9b2e"_s)};
    const auto application = [&](int number, const QString &name, const QString &environment) {
        Application made;
        made.id = ApplicationId(u"a99c9b2e-51d4-4d0b-8c41-00000000000%1"_s.arg(number));
        made.name = name;
        made.environment = environment;
        made.companyId = tree.companies.constFirst();
        return made;
    };
    int number = 0;
    const auto add = [&number](Application &application, const QString &name, bool active = true) {
        Instance made;
        made.id = instanceId(++number);
        made.name = name;
        made.active = active;
        made.applicationName = application.name;
        application.instances.append(made);
    };
    Application drive = application(1, u"Acme Drive"_s, u"production"_s);
    add(drive, u"Drivers EU"_s);
    add(drive, u"Couriers"_s);
    add(drive, u"Old fleet"_s, false);
    drive.instances[0].description = u"Vans and lorries of the depots in Beograd, Novi Sad and Niš."_s;
    Application pilot = application(2, u"Acme Pilot"_s, u"UAT"_s);
    add(pilot, u"Testers"_s);
    add(pilot, QString::fromUtf16(u"السائقون"));
    tree.applications = {drive, pilot};
    return tree;
}

/// The place over answers that the test gives.
struct HierarchyFixture {
    struct Asked {
        InstanceId instance;
        std::stop_token stop;
        Completer<qint64> answer;
    };

    explicit HierarchyFixture(bool dark = false)
        : theme(*qApp, [dark] { return dark; }) {
        place.resize(1252, 800); // a window of 1440 without its sidebar
    }

    void show() {
        place.show();
        place.activateWindow();
        settle();
    }
    void showTree(const HierarchyTree &tree = sampleTree()) {
        show();
        trees.back().complete(tree);
        settle();
    }
    /// Answers all counts that are asked for, and those that follow.
    void countAll() {
        while (answeredCounts < counts.size()) {
            const qint64 users = 1000 + 731 * qint64(answeredCounts);
            counts[answeredCounts++].answer.complete(users);
            settle();
        }
    }
    static void settle() {
        for (int round = 0; round < 6; ++round)
            QCoreApplication::sendPostedEvents();
    }
    [[nodiscard]] ui::HierarchyModel &model() const {
        return static_cast<ui::HierarchyModel &>(*place.view().model());
    }
    [[nodiscard]] QModelIndex at(const InstanceId &instance) const {
        return model().find(QStringLiteral("instance/") + instance.text());
    }

    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    ui::Theme theme;
    ui::SecretClipboard clipboard{*QApplication::clipboard(), clock};
    std::vector<Completer<HierarchyTree>> trees;
    std::vector<Completer<SecretString>> keys;
    std::vector<Asked> counts;
    size_t answeredCounts = 0;
    ui::HierarchyPlace place{theme,
        {[this](std::stop_token) { return asTask(trees.emplace_back().pending()); },
            [this](InstanceId, std::stop_token) { return asTask(keys.emplace_back().pending()); },
            [this](InstanceId instance, std::stop_token stop) {
                return asTask(counts.emplace_back(std::move(instance), std::move(stop), Completer<qint64>())
                        .answer.pending());
            },
            clipboard, clock}};
};

} // namespace fleetkey::test
