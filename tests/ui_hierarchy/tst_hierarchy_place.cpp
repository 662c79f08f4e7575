#include "tests/support/AccessibleControls.h"
#include "tests/support/Grab.h"
#include "tests/support/WindowsShown.h"
#include "tests/ui_hierarchy/HierarchyFixture.h"
#include "ui/common/FactList.h"
#include "ui/common/MaskedSecret.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/IdentifierLabel.h"
#include "ui/widgets/ThinProgress.h"

#include "ui/widgets/Translations.h"

#include <QAction>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace fleetkey::ui;
using namespace Qt::StringLiterals;

namespace {

Button *button(const QWidget &in, const QString &name) {
    for (Button *candidate : in.findChildren<Button *>()) {
        if (candidate->isVisibleTo(&in) && spokenName(candidate) == name)
            return candidate;
    }
    return nullptr;
}

/// All that labels and accessible names under the widget say.
QString wordsOf(const QWidget &in) {
    QStringList words;
    for (QWidget *widget : in.findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(&in))
            continue;
        words << widget->accessibleName() << widget->accessibleDescription() << widget->toolTip();
        if (const auto *label = qobject_cast<QLabel *>(widget))
            words << label->text();
        if (QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget))
            words << spoken->text(QAccessible::Name) << spoken->text(QAccessible::Value)
                  << spoken->text(QAccessible::Description);
    }
    return words.join(u'\n');
}

} // namespace

class tst_hierarchy_place : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp); }

    void isNoWindowWhileItIsBuilt() {
        const WindowsShown windows;
        const HierarchyFixture f;
        QCOMPARE(windows.count(), 0);
    }

    void readsWhenFirstShown() {
        HierarchyFixture f;
        QVERIFY(f.trees.empty());
        QSignalSpy loaded(&f.place, &HierarchyPlace::treeLoaded);
        f.show();
        QCOMPARE(f.trees.size(), 1U);
        QVERIFY(f.place.findChild<ThinProgress *>()->isActive());
        f.trees[0].complete(sampleTree());
        f.settle();
        QCOMPARE(loaded.size(), 1);
        QCOMPARE(loaded[0][0].value<HierarchyTree>(), sampleTree());
        QVERIFY(!f.place.findChild<ThinProgress *>()->isActive());
        QVERIFY(wordsOf(f.place).contains(u"2 applications · 5 instances"_s));
        f.place.hide();
        f.show();
        QCOMPARE(f.trees.size(), 1U);
    }

    void canBeReadBeforeItIsShown() {
        HierarchyFixture f;
        f.place.reload();
        f.trees[0].complete(sampleTree());
        f.settle();
        QVERIFY(f.counts.empty()); // nobody looks
        f.show();
        QCOMPARE(f.trees.size(), 1U);
        QCOMPARE(f.counts.size(), 2U);
    }

    void countsWhatIsInSight() {
        HierarchyFixture f;
        f.showTree();
        QCOMPARE(f.counts.size(), 2U);
        f.countAll();
        QCOMPARE(f.counts.size(), 5U);
        QVERIFY(wordsOf(f.place.details()).contains(u"1,000"_s) || QLocale().groupSeparator() != u","_s);
        f.place.recount(instanceId(2));
        f.settle();
        QCOMPARE(f.counts.size(), 6U);
        QCOMPARE(f.counts.back().instance, instanceId(2));
    }

    void namesKeepTheirRoomInANarrowWindow() {
        HierarchyFixture f;
        f.showTree();
        const auto *tree = f.place.findChild<HierarchyView *>();
        QVERIFY(!tree->isColumnHidden(HierarchyModel::Id));
        QVERIFY(!tree->isColumnHidden(HierarchyModel::Environment));
        f.place.resize(912, 700); // of a window 1100 pixels wide
        f.settle();
        QVERIFY2(tree->columnWidth(HierarchyModel::Name) >= 240,
            qPrintable(QString::number(tree->columnWidth(HierarchyModel::Name))));
        QVERIFY(tree->isColumnHidden(HierarchyModel::Id));
        f.place.resize(700, 560); // of a window 900 pixels wide
        f.settle();
        QVERIFY2(tree->columnWidth(HierarchyModel::Name) >= 200,
            qPrintable(QString::number(tree->columnWidth(HierarchyModel::Name))));
        f.place.resize(1252, 800);
        f.settle();
        QVERIFY(!tree->isColumnHidden(HierarchyModel::Id));
    }

    void doesNotCountWhatIsFolded() {
        HierarchyFixture f;
        f.place.restoreState(
            {{u"folded"_s, QStringList{u"application/a99c9b2e-51d4-4d0b-8c41-000000000001"_s}}});
        f.showTree();
        f.countAll();
        QCOMPARE(f.counts.size(), 2U);
        QCOMPARE(f.counts[0].instance, instanceId(4));
        // What would have been current is folded away: what it is folded into, then.
        QCOMPARE(f.place.view().currentIndex(), f.at(instanceId(1)).parent());
    }

    void hidingStopsCounting() {
        HierarchyFixture f;
        f.showTree();
        f.place.hide();
        f.settle();
        f.countAll();
        QCOMPARE(f.counts.size(), 2U);
    }

    void aFailedCountCanBeTriedAgain() {
        HierarchyFixture f;
        f.showTree();
        f.counts[0].answer.complete(fail(ErrorKind::Offline));
        f.settle();
        Button *again = button(f.place.details(), u"Count the users again"_s);
        QVERIFY(again != nullptr);
        f.counts[1].answer.complete(5);
        f.settle();
        const size_t before = f.counts.size();
        again = button(f.place.details(), u"Count the users again"_s);
        again->click();
        f.settle();
        f.countAll();
        QVERIFY(f.counts.size() > before);
        QCOMPARE(std::ranges::count(f.counts, instanceId(1), &HierarchyFixture::Asked::instance), 2);
    }

    void showsTheCurrentInstance() {
        HierarchyFixture f;
        f.showTree();
        const QString words = wordsOf(f.place.details());
        QVERIFY(words.contains(u"Drivers EU"_s));
        QVERIFY(words.contains(u"Instance of Acme Drive"_s));
        QVERIFY(words.contains(u"Vans and lorries"_s));
        QVERIFY(words.contains(u"Production"_s));
        f.place.copyIdAction()->trigger();
        QCOMPARE(QApplication::clipboard()->text(), instanceId(1).text());
    }

    void saysWhatIsNotShown() {
        HierarchyFixture f;
        HierarchyTree tree = sampleTree();
        tree.applications[0].instances.clear();
        tree.applications[0].instancesRefused = true;
        f.showTree(tree);
        f.place.view().setCurrentIndex(f.model().find(u"application/"_s + tree.applications[0].id.text()));
        f.settle();
        QVERIFY(wordsOf(f.place.details()).contains(u"not shown to your account"_s));
    }

    void actionsNameTheInstance() {
        HierarchyFixture f;
        f.showTree();
        QSignalSpy users(&f.place, &HierarchyPlace::usersRequested);
        QSignalSpy added(&f.place, &HierarchyPlace::newUserRequested);
        f.place.view().setCurrentIndex(f.at(instanceId(4)));
        button(f.place.details(), u"Show users of this instance"_s)->click();
        button(f.place.details(), u"New user here…"_s)->click();
        QCOMPARE(users.takeFirst()[0].value<InstanceId>(), instanceId(4));
        QCOMPARE(added.takeFirst()[0].value<InstanceId>(), instanceId(4));
        f.place.view().setFocus();
        QTest::keyClick(&f.place.view(), Qt::Key_Return);
        QCOMPARE(users.takeFirst()[0].value<InstanceId>(), instanceId(4));
        QTest::keyClick(&f.place.view(), Qt::Key_Left); // up to the application
        QVERIFY(!f.place.showUsersAction()->isEnabled());
        QVERIFY(button(f.place.details(), u"New user here…"_s) == nullptr);
        QTest::keyClick(&f.place.view(), Qt::Key_Return);
        QVERIFY(users.isEmpty());
        f.place.hide();
        QVERIFY(!f.place.reloadAction()->isEnabled());
    }

    void theKeyIsShownOnlyWhenAskedFor() {
        HierarchyFixture f;
        f.showTree();
        QVERIFY(f.keys.empty());
        auto *secret = f.place.details().findChild<MaskedSecret *>();
        QTest::mousePress(button(*secret, u"Reveal InstanceKey"_s), Qt::LeftButton);
        QTest::mouseRelease(button(*secret, u"Reveal InstanceKey"_s), Qt::LeftButton);
        QCOMPARE(f.keys.size(), 1U);
        f.keys[0].complete(SecretString::fromText(key));
        f.settle();
        QVERIFY(secret->isRevealed());
        QVERIFY(!wordsOf(f.place).contains(key));
        f.place.view().setCurrentIndex(f.at(instanceId(2)));
        QVERIFY(!secret->isRevealed());
    }

    void countingDoesNotMaskTheKey() {
        HierarchyFixture f;
        f.showTree();
        auto *secret = f.place.details().findChild<MaskedSecret *>();
        QTest::mouseClick(button(*secret, u"Reveal InstanceKey"_s), Qt::LeftButton);
        f.keys[0].complete(SecretString::fromText(key));
        f.settle();
        f.countAll();
        QVERIFY(secret->isRevealed());
    }

    void theKeyIsCopiedAsASecret() {
        HierarchyFixture f;
        f.showTree();
        QSignalSpy copied(&f.place, &HierarchyPlace::instanceKeyCopied);
        button(f.place.details(), u"Copy InstanceKey"_s)->click();
        f.keys[0].complete(SecretString::fromText(key));
        f.settle();
        QCOMPARE(QApplication::clipboard()->text(), key);
        QCOMPARE(copied.size(), 1);
        QCOMPARE(copied[0][0].value<InstanceId>(), instanceId(1));
        QCOMPARE(copied[0][1].toString(), u"Drivers EU"_s);
        for (int second = 0; second < 31; ++second) {
            f.clock->advance(std::chrono::seconds(1));
            f.settle();
        }
        QVERIFY(QApplication::clipboard()->text().isEmpty());
    }

    void aRefusedKeySaysWhy() {
        HierarchyFixture f;
        f.showTree();
        button(f.place.details(), u"Reveal InstanceKey"_s)->pressed();
        f.keys[0].complete(fail(ErrorKind::Forbidden));
        f.settle();
        QVERIFY(wordsOf(f.place.details()).contains(u"This account may not do that."_s));
        grab(f.place, u"hierarchy-key-refused"_s);
        f.place.view().setCurrentIndex(f.at(instanceId(2)));
        QVERIFY(!wordsOf(f.place.details()).contains(u"This account may not do that."_s));
    }

    void aFailureSaysWhatToDo() {
        HierarchyFixture f;
        f.show();
        grab(f.place, u"hierarchy-waiting"_s);
        f.trees[0].complete(fail(ErrorKind::Offline));
        f.settle();
        QVERIFY(wordsOf(f.place).contains(u"The platform cannot be reached."_s));
        QVERIFY(f.place.findChild<EmptyState *>()->isVisible());
        grab(f.place, u"hierarchy-failed"_s);
        button(f.place, u"Try again"_s)->click();
        f.settle();
        QCOMPARE(f.trees.size(), 2U);
        f.trees[1].complete(sampleTree());
        f.settle();
        QVERIFY(!wordsOf(f.place).contains(u"The platform cannot be reached."_s));
        QVERIFY(f.place.view().isVisible());
    }

    void aFailedReloadKeepsTheTree() {
        HierarchyFixture f;
        f.showTree();
        f.place.view().setCurrentIndex(f.at(instanceId(2)));
        f.place.reloadAction()->trigger();
        f.trees[1].complete(fail(ErrorKind::Server));
        f.settle();
        QVERIFY(f.place.view().isVisible());
        QVERIFY(wordsOf(f.place).contains(u"the earlier one"_s));
        QVERIFY(wordsOf(f.place.details()).contains(u"Couriers"_s));
    }

    void aReloadKeepsWhatIsCurrentAndFolded() {
        HierarchyFixture f;
        f.showTree();
        const QModelIndex pilot = f.at(instanceId(4)).parent();
        f.place.view().collapse(pilot);
        f.place.view().setCurrentIndex(f.at(instanceId(2)));
        f.place.reload();
        f.trees[1].complete(sampleTree());
        f.settle();
        QCOMPARE(f.place.view().currentIndex(), f.at(instanceId(2)));
        QVERIFY(!f.place.view().isExpanded(f.at(instanceId(4)).parent()));
    }

    void theStateIsKept() {
        QVariantMap state;
        {
            HierarchyFixture f;
            f.showTree();
            QSignalSpy changed(&f.place, &HierarchyPlace::stateChanged);
            f.place.view().collapse(f.at(instanceId(4)).parent());
            f.place.view().setCurrentIndex(f.at(instanceId(2)));
            QCOMPARE(changed.size(), 2);
            state = f.place.saveState();
        }
        HierarchyFixture later;
        later.place.restoreState(state);
        later.showTree();
        QCOMPARE(later.place.view().currentIndex(), later.at(instanceId(2)));
        QVERIFY(!later.place.view().isExpanded(later.at(instanceId(4)).parent()));
        QVERIFY(later.place.view().isExpanded(later.at(instanceId(1)).parent()));
    }

    void anAdminWithoutARoleIsToldSo() {
        HierarchyFixture f;
        f.showTree({});
        QVERIFY(wordsOf(f.place).contains(u"This account has no role yet"_s));
        QVERIFY(wordsOf(f.place).contains(u"vendor"_s));
        grab(f.place, u"hierarchy-no-role"_s);
        button(f.place, u"Reload"_s)->click();
        f.settle();
        f.trees[1].complete(sampleTree());
        f.settle();
        QVERIFY(f.place.view().isVisible());
    }

    void noApplicationsIsNoError() {
        HierarchyFixture f;
        HierarchyTree tree = sampleTree();
        tree.applications.clear();
        f.showTree(tree);
        QVERIFY(wordsOf(f.place).contains(u"No applications yet"_s));
    }

    void everyControlHasAName() {
        HierarchyFixture f;
        f.showTree();
        QCOMPARE(namelessControls(f.place), QStringList());
        QCOMPARE(spokenName(&f.place.view()), u"Hierarchy"_s);
    }

    void looks_data() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<qreal>("scale");
        QTest::newRow("light") << false << 1.0;
        QTest::newRow("dark") << true << 1.0;
        QTest::newRow("dark, 2x") << true << 2.0;
    }
    void looks() {
        QFETCH(bool, dark);
        QFETCH(qreal, scale);
        HierarchyFixture f(dark);
        f.showTree();
        f.place.setCompanyName(sampleTree().companies.constFirst(), u"Acme Logistics"_s);
        f.countAll();
        const QPixmap picture
            = grab(f.place, u"hierarchy-%1-%2"_s.arg(dark ? u"dark"_s : u"light"_s).arg(scale), scale);
        QCOMPARE(picture.size(), (QSizeF(f.place.size()) * scale).toSize());
        const QImage image = picture.toImage();
        const QPoint belowTheTree(int(200 * scale), int(700 * scale));
        QCOMPARE(image.pixelColor(belowTheTree), f.theme.colors().surface);
    }

    void oddNamesAndRightToLeft() {
        HierarchyFixture f(true);
        HierarchyTree tree = sampleTree();
        tree.applications[0].instances[0].name = QString(500, u'W');
        tree.applications[0].instances[1].name
            = QString::fromUtf16(u"👩🏽‍🚒 Ω\nnew\tline\u202eevil");
        tree.applications[0].instances[1].description = QString(2000, u'x');
        f.showTree(tree);
        f.countAll();
        f.place.view().setCurrentIndex(f.at(instanceId(1)));
        grab(f.place, u"hierarchy-odd"_s);
        f.place.setLayoutDirection(Qt::RightToLeft);
        f.place.view().setCurrentIndex(f.at(instanceId(2)));
        grab(f.place, u"hierarchy-right-to-left"_s);
        QVERIFY(f.place.details().width() < 600);
    }
};

QTEST_MAIN(tst_hierarchy_place)
#include "tst_hierarchy_place.moc"
