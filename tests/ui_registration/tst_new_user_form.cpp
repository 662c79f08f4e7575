#include "tests/support/AccessibleControls.h"
#include "tests/support/Grab.h"
#include "tests/ui_registration/FormFixture.h"
#include "ui/registration/NewUserForm.h"
#include "ui/theme/FieldState.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace fleetkey::test;

class NewUserFormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What was cancelled with the fixture unwinds a turn later.
    void cleanup() { QCoreApplication::sendPostedEvents(); }

    void looks() {
        FormFixture f;
        f.showInstances();
        grab(f.form, u"form-empty"_s);
        f.type(u"E-mail"_s, u"ana@acme"_s);
        f.type(u"Phone"_s, u"063 204 1170"_s);
        f.type(u"First name"_s, u"Ana"_s);
        grab(f.form, u"form-wrong"_s);
        f.theme.setMode(ui::ThemeMode::Dark);
        f.type(u"E-mail"_s, u"ana@acme.example"_s);
        f.submitAndFetchKey();
        QTRY_COMPARE(f.sent.size(), 1);
        grab(f.form, u"form-sending-dark"_s);
        f.answer(fail(ErrorKind::Timeout));
        QTRY_VERIFY(f.banner() != nullptr);
        grab(f.form, u"form-timeout-dark"_s);
        f.theme.setMode(ui::ThemeMode::Light);
        f.submitAndFetchKey();
        QTRY_COMPARE(f.sent.size(), 2);
        f.answer(registered(true));
        QTRY_VERIFY(f.button(u"Register another"_s) != nullptr);
        grab(f.form, u"form-done"_s);
    }

    void registersByKeyboardAlone() {
        FormFixture f;
        f.showInstances();
        const QSignalSpy known(&f.form, &ui::NewUserForm::userRegistered);
        f.type(u"First name"_s, u"Ana"_s);
        f.type(u"Last name"_s, u"Petrovic"_s);
        f.type(u"E-mail"_s, u"ana@acme.example"_s);
        f.type(u"Phone"_s, u"063 204 1170"_s);
        f.type(u"Birthday"_s, u"1990-05-31"_s);
        f.type(u"Children"_s, u"2"_s);
        f.type(u"ClientId"_s, u"4711"_s);
        f.list()->setFocus();
        QTest::keyClick(f.list(), Qt::Key_Down);
        QTest::keyClick(f.list(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(f.keys.size(), std::size_t(1));
        f.keys[0].complete(SecretString(key));
        QTRY_COMPARE(f.sent.size(), 1);
        const auto &sent = f.sent[0];
        QCOMPARE(sent.instance, eu);
        QCOMPARE(sent.key, QByteArray(key));
        QCOMPARE(sent.draft.firstName, u"Ana"_s);
        QCOMPARE(sent.draft.lastName, u"Petrovic"_s);
        QCOMPARE(sent.draft.email, u"ana@acme.example"_s);
        QCOMPARE(sent.draft.phone, u"+381632041170"_s);
        QCOMPARE(sent.draft.birthday, QDate(1990, 5, 31));
        QCOMPARE(sent.draft.childrenCount, 2);
        QCOMPARE(sent.draft.fields.clientId, u"4711"_s);
        QVERIFY(!sent.draft.createAccessToken);
        QVERIFY(sent.draft.customToken.isEmpty()); // chosen when it is sent
        bool toldUnseen = false;
        connect(&f.form, &ui::NewUserForm::userRegistered, this, [&] { toldUnseen = !f.told.isEmpty(); });
        f.answer(registered(false));
        QTRY_COMPARE(known.count(), 1);
        QVERIFY(!toldUnseen);
        const User user = known[0][0].value<User>();
        QCOMPARE(user.deviceToken, chosen);
        QTRY_COMPARE(f.told, QList{chosen});
        QVERIFY(f.form.minimumSizeHint().width() <= 372); // the panel stays as wide as it was
        QCOMPARE(user.account.instanceName, u"Drivers EU"_s);
        QVERIFY(f.adopted.empty());
        QCOMPARE(QApplication::focusWidget(), f.button(u"Copy DeviceToken"_s));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(QApplication::clipboard()->text(), user.deviceToken.text());
        const QSignalSpy opened(&f.form, &ui::NewUserForm::openUserRequested);
        QTest::keyClick(f.button(u"Open user"_s), Qt::Key_Space);
        QCOMPARE(opened.count(), 1);
    }

    void whatIsWrongIsSaidAtTheFieldAndNothingIsSent() {
        FormFixture f;
        f.showInstances();
        f.type(u"E-mail"_s, u"ana"_s);
        QVERIFY(!ui::isFieldInvalid(f.line(u"E-mail"_s))); // not while it is being typed
        f.type(u"Own DeviceToken"_s, u"7"_s);
        QVERIFY(ui::isFieldInvalid(f.line(u"E-mail"_s)));
        f.form.setInstance(us);
        f.button(u"Register"_s)->click();
        QVERIFY(f.keys.empty());
        QCOMPARE(QApplication::focusWidget(), f.line(u"E-mail"_s));
        QVERIFY(f.line(u"E-mail"_s)->accessibleDescription().contains(u"not an e-mail address"));
        QVERIFY(f.line(u"Own DeviceToken"_s)->accessibleDescription().contains(u"no UUID"));
        f.type(u"E-mail"_s, u"ana@acme.example"_s);
        QVERIFY(!ui::isFieldInvalid(f.line(u"E-mail"_s)));
    }

    void anUnclearEndSaysThatPressingAgainIsSafe_data() {
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("no answer") << ErrorKind::Timeout;
        QTest::newRow("a gateway gave up") << ErrorKind::Server;
        QTest::newRow("the connection broke") << ErrorKind::Offline;
    }

    void anUnclearEndSaysThatPressingAgainIsSafe() {
        QFETCH(ErrorKind, kind);
        FormFixture f;
        f.showInstances();
        f.submitAndFetchKey();
        QTRY_COMPARE(f.sent.size(), 1);
        f.answer(fail(FormFixture::openFailure(kind)));
        QTRY_VERIFY(f.banner() != nullptr);
        QVERIFY(f.banner()->text().contains(u"Register again"));
        f.submitAndFetchKey();
        QTRY_COMPARE(f.sent.size(), 2);
        QCOMPARE(f.sent[1].draft, f.sent[0].draft);
        f.answer(registered(false));
        QTRY_VERIFY(f.button(u"Register another"_s) != nullptr);
        f.button(u"Register another"_s)->click();
        QCOMPARE(QApplication::focusWidget(), f.line(u"First name"_s));
    }

    /// And not where it was left: whoever types must see where.
    void opensAtTheTopForTheNextUser() {
        FormFixture f;
        f.showInstances();
        f.submitAndFetchKey();
        QTRY_COMPARE(f.sent.size(), 1);
        f.answer(registered(false));
        QTRY_VERIFY(f.button(u"Register another"_s) != nullptr);
        QTest::keyClick(f.button(u"Register another"_s), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), chosen.text());
        auto *scrollBar = f.form.findChild<QScrollArea *>()->verticalScrollBar();
        scrollBar->setValue(scrollBar->maximum());
        f.form.open(); // what came of the last one was seen
        QVERIFY(f.button(u"Register"_s) != nullptr);
        QCOMPARE(f.line(u"First name"_s)->text(), QString());
        QCOMPARE(QApplication::focusWidget(), f.line(u"First name"_s));
        QCOMPARE(scrollBar->value(), 0);
    }

    void whatCameOfItIsShownOnceMoreWhereNobodySawIt() {
        FormFixture f;
        f.showInstances();
        f.submitAndFetchKey();
        QTRY_COMPARE(f.sent.size(), 1);
        f.form.hide();
        QSignalSpy known(&f.form, &ui::NewUserForm::userRegistered);
        f.answer(registered(false));
        QTRY_COMPARE(known.count(), 1);
        f.form.show();
        f.form.open();
        QVERIFY(f.button(u"Register another"_s) != nullptr);
    }

    void theWheelScrollsAndChoosesNothing() {
        FormFixture f;
        f.showInstances();
        f.form.setInstance(eu);
        f.list()->setFocus();
        QWheelEvent turn({4, 4}, f.list()->mapToGlobal(QPointF(4, 4)), {0, 0}, {0, -120}, Qt::NoButton,
            Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(f.list(), &turn);
        QCOMPARE(f.list()->currentText(), u"Drivers EU"_s);
    }

    void whatAnEarlierAttemptMadeIsSaidAndTheFormIsKept() {
        FormFixture f;
        f.showInstances();
        const QSignalSpy known(&f.form, &ui::NewUserForm::userRegistered);
        const QSignalSpy opened(&f.form, &ui::NewUserForm::openUserRequested);
        f.type(u"E-mail"_s, u"ana@acme.example"_s);
        f.type(u"Own DeviceToken"_s, chosen.text());
        f.submitAndFetchKey();
        QTRY_COMPARE(f.sent.size(), 1);
        Registered earlier = registered(false);
        earlier.found.emplace();
        earlier.found->deviceToken = chosen;
        earlier.found->profile.firstName = u"Ana"_s;
        earlier.byEarlierAttempt = true;
        f.answer(std::move(earlier));
        QTRY_VERIFY(f.banner() != nullptr);
        QVERIFY(f.banner()->title().contains(u"Ana was registered by the earlier attempt"));
        QCOMPARE(f.line(u"E-mail"_s)->text(), u"ana@acme.example"_s);
        QVERIFY(f.button(u"Register"_s) != nullptr);
        QCOMPARE(known.count(), 1); // the list shows it, too
        grab(f.form, u"form-earlier"_s);
        QVERIFY(f.line(u"Own DeviceToken"_s)->text().isEmpty()); // that user's
        f.button(u"Open user"_s)->click();
        QCOMPARE(opened[0][0].value<User>().deviceToken, chosen);
        f.submitAndFetchKey();
        QTRY_COMPARE(f.sent.size(), 2);
        QVERIFY(f.banner() == nullptr);
    }

    void aUserWhoWasFoundIsShownAsThePlatformHasIt() {
        FormFixture f;
        f.showInstances();
        const QSignalSpy known(&f.form, &ui::NewUserForm::userRegistered);
        f.submitAndFetchKey();
        QTRY_COMPARE(f.sent.size(), 1);
        Registered found = registered(false);
        found.found.emplace();
        found.found->deviceToken = chosen;
        found.found->profile.city = u"Novi Sad"_s;
        f.answer(std::move(found));
        QTRY_COMPARE(known.count(), 1);
        QCOMPARE(known[0][0].value<User>().profile.city, u"Novi Sad"_s);
    }

    void waitingCanBeStopped() {
        FormFixture f;
        f.showInstances();
        f.submitAndFetchKey();
        QTRY_COMPARE(f.sent.size(), 1);
        QVERIFY(!f.line(u"First name"_s)->isEnabled());
        QTest::keyClick(f.button(u"Stop waiting"_s), Qt::Key_Space);
        QVERIFY(f.sent[0].stop.stop_requested());
        f.answer(fail(FormFixture::openFailure(ErrorKind::Cancelled)));
        QTRY_VERIFY(f.banner() != nullptr);
        QVERIFY(f.banner()->text().contains(u"may have been registered"));
        f.submitAndFetchKey();
        QTRY_COMPARE(f.sent.size(), 2);
        QCOMPARE(f.sent[1].draft, f.sent[0].draft);
        QTest::keyClick(f.button(u"Stop waiting"_s), Qt::Key_Space);
        f.answer(fail(ErrorKind::Cancelled)); // in the look before, and nothing was sent at all
        QTRY_VERIFY(f.button(u"Stop waiting"_s) == nullptr);
        QVERIFY(f.banner() == nullptr);
    }

    /// As when the person is signed in anew meanwhile.
    void whatIsCutOffIsSaid() {
        FormFixture f;
        f.showInstances();
        f.submitAndFetchKey();
        QTRY_COMPARE(f.sent.size(), 1);
        f.answer(fail(FormFixture::openFailure(ErrorKind::Cancelled)));
        QTRY_VERIFY(f.banner() != nullptr);
        QVERIFY(f.banner()->text().contains(u"may have been registered"));
        // Nor does a key that cannot be had say anything of that.
        f.button(u"Register"_s)->click();
        f.keys.back().complete(fail(ErrorKind::Offline));
        QTRY_VERIFY(f.banner() != nullptr);
        QVERIFY(f.banner()->text().contains(u"It is not known whether the user was made"));
        QVERIFY(!f.banner()->text().contains(u"Nothing was sent"));
        f.type(u"E-mail"_s, u"ben@acme.example"_s); // of whom nothing was sent yet
        f.button(u"Register"_s)->click();
        f.keys.back().complete(fail(ErrorKind::Offline));
        QTRY_VERIFY(f.banner() != nullptr);
        QVERIFY(!f.banner()->text().contains(u"It is not known whether the user was made"));
    }

    void anExpiredSessionLosesNothing() {
        FormFixture f;
        f.showInstances();
        f.type(u"Last name"_s, u"Petrovic"_s);
        f.form.setInstance(eu);
        f.button(u"Register"_s)->click();
        f.keys.back().complete(fail(ErrorKind::SessionExpired));
        QTRY_VERIFY(f.banner() != nullptr);
        QCOMPARE(f.banner()->title(), u"Your session is over."_s);
        QVERIFY(f.sent.isEmpty());
        f.form.hide(); // the sign-in window comes
        f.form.sessionRenewed();
        f.form.show();
        f.trees.back().complete(tree());
        QTRY_COMPARE(f.list()->currentText(), u"Drivers EU"_s);
        QCOMPARE(f.line(u"Last name"_s)->text(), u"Petrovic"_s);
        f.button(u"Register"_s)->click();
        f.keys.back().complete(SecretString(key));
        QTRY_COMPARE(f.sent.size(), 1);
        QCOMPARE(f.sent[0].draft.lastName, u"Petrovic"_s);
    }

    /// The lock refuses the next of the calls that the hierarchy takes.
    void aReadThatWasCutShortIsTriedAgain() {
        FormFixture f;
        f.trees.back().complete(fail(ErrorKind::Cancelled));
        QTRY_VERIFY(f.button(u"Try again"_s) != nullptr);
        QCOMPARE(f.list()->placeholderText(), u"Choose an instance"_s);
        QVERIFY(!f.line(u"InstanceKey"_s)->isVisible());
        f.button(u"Try again"_s)->click();
        QCOMPARE(f.list()->placeholderText(), u"Reading the instances…"_s);
        f.showInstances();
        QVERIFY(f.banner() == nullptr);
    }

    void closingKeepsWhatWasTyped() {
        FormFixture f;
        const QSignalSpy closed(&f.form, &ui::NewUserForm::closeRequested);
        f.type(u"Nickname"_s, u"Ani"_s);
        QTest::keyClick(f.line(u"Nickname"_s), Qt::Key_Escape);
        QCOMPARE(closed.count(), 1);
        QCOMPARE(f.line(u"Nickname"_s)->text(), u"Ani"_s);
        QVERIFY(!f.form.isEmpty());
        f.button(u"Clear the form"_s)->click();
        QVERIFY(f.form.isEmpty());
    }

    void aRefusalOfThePlatformIsSaidInItsWords() {
        FormFixture f;
        f.showInstances();
        f.submitAndFetchKey();
        QTRY_COMPARE(f.sent.size(), 1);
        Error error;
        error.kind = ErrorKind::Validation;
        error.fields = {{u"CustomToken"_s, u"It is taken."_s}};
        f.answer(fail(error));
        QTRY_VERIFY(f.banner() != nullptr);
        QVERIFY(f.banner()->title().contains(u"It is taken."));
    }

    void anInterruptedRegistrationTakesThePlaceOfAFinishedOne() {
        FormFixture f;
        f.showInstances();
        f.submitAndFetchKey();
        QTRY_COMPARE(f.sent.size(), 1);
        f.answer(registered(false));
        QTRY_VERIFY(!f.line(u"First name"_s)->isVisible());
        RegistrationForm interrupted;
        interrupted.firstName = u"Ana"_s;
        f.form.setForm(interrupted);
        QVERIFY(f.line(u"First name"_s)->isVisible());
        QCOMPARE(f.line(u"First name"_s)->text(), u"Ana"_s);
    }

    void everyControlHasANameAndTabGoesFromTopToBottom() {
        FormFixture f;
        f.showInstances();
        QCOMPARE(namelessControls(f.form), QStringList());
        const QStringList order = tabOrder(f.list());
        qsizetype last = -1;
        for (const QString &name :
            {u"Instance"_s, u"First name"_s, u"Last name"_s, u"Nickname"_s, u"E-mail"_s, u"Phone"_s,
                u"Birthday"_s, u"Children"_s, u"Gender"_s, u"Marital status"_s, u"Address"_s, u"ClientId"_s,
                u"Enabled"_s, u"Tracking"_s, u"Logging"_s, u"Real-time location"_s, u"Own DeviceToken"_s,
                u"Create an access token now"_s, u"Register"_s}) {
            const qsizetype at = order.indexOf(name);
            QVERIFY2(at > last, qPrintable(name));
            last = at;
        }
    }
};

QTEST_MAIN(NewUserFormTest)
#include "tst_new_user_form.moc"
