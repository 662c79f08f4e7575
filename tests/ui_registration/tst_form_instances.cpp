#include "tests/ui_registration/FormFixture.h"
#include "ui/registration/NewUserForm.h"
#include "ui/theme/FieldState.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace fleetkey::test;

/// Where the new user will belong.
class FormInstancesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What was cancelled with the fixture unwinds a turn later.
    void cleanup() { QCoreApplication::sendPostedEvents(); }

    void anInstanceMustBeChosen() {
        FormFixture f;
        f.showInstances();
        f.button(u"Register"_s)->click();
        QCOMPARE(QApplication::focusWidget(), f.list());
        QVERIFY(ui::isFieldInvalid(f.list()));
        QVERIFY(f.keys.empty());
    }

    void theListsInstanceIsProposed() {
        FormFixture f;
        f.form.proposeInstance(us); // before the instances are here
        f.showInstances();
        QCOMPARE(f.list()->currentText(), u"Drivers US"_s);
    }

    void whoIsHalfTypedInKeepsTheInstance() {
        FormFixture f;
        f.form.setInstance(eu);
        f.showInstances();
        f.type(u"Last name"_s, u"Petrovic"_s);
        f.form.proposeInstance(us); // the form is opened again from another filter
        QCOMPARE(f.list()->currentText(), u"Drivers EU"_s);
        f.form.setInstance(us); // "New user here…"
        QCOMPARE(f.list()->currentText(), u"Drivers US"_s);
    }

    void aKeyTypedForAnotherInstanceGoes() {
        FormFixture f;
        f.showInstances();
        f.button(u"Type InstanceId and InstanceKey"_s)->click();
        f.type(u"InstanceId"_s, eu.text());
        f.type(u"InstanceKey"_s, QLatin1String(key));
        f.form.setInstance(us);
        QCOMPARE(f.line(u"InstanceId"_s)->text(), us.text());
        QVERIFY(f.line(u"InstanceKey"_s)->text().isEmpty());
    }

    void whoIsBeingSentKeepsTheInstance() {
        FormFixture f;
        f.showInstances();
        f.submitAndFetchKey();
        QTRY_COMPARE(f.sent.size(), 1);
        f.form.setInstance(us);
        QCOMPARE(f.list()->currentText(), u"Drivers EU"_s);
        f.answer(registered(false));
        QTRY_VERIFY(f.button(u"Register another"_s) != nullptr);
        f.button(u"Register another"_s)->click();
        QCOMPARE(f.list()->currentText(), u"Drivers US"_s);
    }

    void whoIsNamedLastIsChosen() {
        FormFixture f;
        f.showInstances();
        f.submitAndFetchKey();
        QTRY_COMPARE(f.sent.size(), 1);
        f.form.setInstance(us);
        f.answer(registered(false));
        QTRY_VERIFY(f.button(u"Register another"_s) != nullptr);
        f.form.setInstance(eu);
        f.form.open();
        QCOMPARE(f.list()->currentText(), u"Drivers EU"_s);
    }

    void namingAnInstanceAnswersTheQuestionForOne() {
        FormFixture f;
        f.showInstances();
        f.button(u"Register"_s)->click();
        QVERIFY(ui::isFieldInvalid(f.list()));
        f.form.setInstance(us);
        QVERIFY(!ui::isFieldInvalid(f.list()));
    }

    void anInstanceThatIsGoneIsNoOther() {
        FormFixture f;
        f.form.setInstance(us);
        f.showInstances();
        QCOMPARE(f.list()->currentText(), u"Drivers US"_s);
        JournaledRegistration interrupted;
        interrupted.instanceId = u"9be49d13-51d4-4d0b-8c41-1f77aa0c41af"_s;
        QVERIFY(f.form.takeUp(interrupted));
        QCOMPARE(f.list()->currentIndex(), -1);
        f.type(u"Last name"_s, u"Petrovic"_s);
        f.form.proposeInstance(eu); // nor does the list's filter send the driver elsewhere
        QCOMPARE(f.list()->currentIndex(), -1);
        f.form.setInstance(eu);
        QCOMPARE(f.list()->currentText(), u"Drivers EU"_s);
    }

    void theKeyIsTypedWhereItMayNotBeFetched() {
        FormFixture f;
        f.showInstances();
        f.form.setInstance(us);
        f.button(u"Register"_s)->click();
        f.keys.back().complete(fail(ErrorKind::Forbidden));
        QTRY_VERIFY(f.line(u"InstanceKey"_s)->isVisible());
        QCOMPARE(f.line(u"InstanceId"_s)->text(), us.text());
        QCOMPARE(f.line(u"InstanceKey"_s)->echoMode(), QLineEdit::Password);
        f.type(u"InstanceKey"_s, QLatin1String(key));
        f.button(u"Register"_s)->click();
        QTRY_COMPARE(f.sent.size(), 1);
        QCOMPARE(f.sent[0].instance, us);
        QCOMPARE(f.sent[0].key, QByteArray(key));
        QCOMPARE(f.keys.size(), std::size_t(1));
        f.answer(registered(false));
        QTRY_VERIFY(f.button(u"Register another"_s) != nullptr);
        f.button(u"Register another"_s)->click();
        QCOMPARE(f.line(u"InstanceKey"_s)->text(), QLatin1String(key)); // for the next user of the instance
        f.button(u"Clear the form"_s)->click(); // though nothing else is typed
        QVERIFY(f.line(u"InstanceKey"_s)->text().isEmpty());
        QVERIFY(f.button(u"Clear the form"_s) == nullptr);
        for (QWidget *widget : f.form.findChildren<QWidget *>())
            QVERIFY(!(widget->accessibleName() + widget->accessibleDescription() + widget->toolTip())
                    .contains(QLatin1String(key)));
    }

    void aFetchThatFailedForAWhileIsNoReasonToType() {
        FormFixture f;
        f.showInstances();
        f.form.setInstance(us);
        f.button(u"Register"_s)->click();
        f.keys.back().complete(fail(ErrorKind::Offline));
        QTRY_VERIFY(f.banner() != nullptr);
        QVERIFY(f.list()->isVisible());
    }

    void instanceIdAndKeyAreTypedWhereTheHierarchyIsRefused() {
        FormFixture f;
        f.trees.back().complete(fail(ErrorKind::Forbidden));
        QTRY_VERIFY(f.line(u"InstanceId"_s)->isVisible());
        f.type(u"InstanceId"_s, u"drivers"_s);
        f.button(u"Register"_s)->click();
        QVERIFY(f.sent.isEmpty());
        QCOMPARE(QApplication::focusWidget(), f.line(u"InstanceId"_s));
        QVERIFY(ui::isFieldInvalid(f.line(u"InstanceKey"_s)));
        f.type(u"InstanceId"_s, eu.text().toUpper());
        f.type(u"InstanceKey"_s, QLatin1String(key));
        f.button(u"Register"_s)->click();
        QTRY_COMPARE(f.sent.size(), 1);
        QCOMPARE(f.sent[0].instance, eu);
    }

    void instancesAreReadAgainOnDemand() {
        FormFixture f;
        f.trees.back().complete(fail(ErrorKind::Offline));
        QTRY_VERIFY(f.button(u"Try again"_s) != nullptr);
        QVERIFY(f.list()->isVisible());
        f.button(u"Try again"_s)->click();
        QCOMPARE(f.trees.size(), std::size_t(2));
        f.showInstances();
        QVERIFY(f.button(u"Try again"_s) == nullptr);
    }

    void aTypedInstanceKeyIsUnfinishedWork() {
        FormFixture f;
        f.trees.back().complete(fail(ErrorKind::Forbidden));
        QTRY_VERIFY(f.line(u"InstanceKey"_s) && f.line(u"InstanceKey"_s)->isVisible());
        QVERIFY(!f.form.unfinished());
        f.type(u"InstanceKey"_s, u"11111111"_s);
        QVERIFY(f.form.unfinished().has_value());
    }
};

QTEST_MAIN(FormInstancesTest)
#include "tst_form_instances.moc"
