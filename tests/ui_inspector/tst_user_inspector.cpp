#include "tests/support/AccessibleControls.h"
#include "tests/support/Grab.h"
#include "tests/ui_inspector/InspectorFixture.h"

#include <QAction>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace fleetkey::test;

class UserInspectorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What was cancelled with the fixture unwinds a turn later.
    void cleanup() { QCoreApplication::sendPostedEvents(); }

    void looks() {
        InspectorFixture f;
        f.inspector.showUser(ana());
        grab(f.inspector, u"overview"_s);
        f.theme.setMode(ui::ThemeMode::Dark);
        f.inspector.setTab(ui::UserInspector::Tab::Device);
        grab(f.inspector, u"device-dark"_s);
    }

    void sayWhatToDoWhereNobodyIsChosen() {
        InspectorFixture f;
        QVERIFY(f.shows(u"No user chosen"_s));
        f.inspector.showUser(ana());
        QVERIFY(!f.shows(u"No user chosen"_s));
        f.inspector.clear();
        QVERIFY(f.shows(u"No user chosen"_s));
    }

    void showsTheRowAtOnceAndTheRecordWhenItIsRead() {
        InspectorFixture f;
        const QSignalSpy loaded(&f.inspector, &ui::UserInspector::userLoaded);
        f.inspector.showUser(ana());
        QVERIFY(f.shows(u"Drivers EU · registered 12 Mar 2026"_s));
        QTRY_VERIFY(f.shows(u"+381 63 2041170"_s));
        QVERIFY(f.shows(u"12 Mar 2026, 09:20"_s));
        User full = ana();
        full.profile.nickname = u"Ani"_s;
        f.loads[0].complete(UserDocument{full, R"({"Nickname":"Ani"})"});
        QTRY_COMPARE(loaded.count(), 1);
        QTRY_VERIFY(f.shows(u"Ani"_s));
        f.inspector.showUser(full); // the row has learned it too
        QCOMPARE(f.loads.size(), std::size_t(1));
    }

    void anAnswerAboutTheUserBeforeIsDropped() {
        InspectorFixture f;
        f.inspector.showUser(ana());
        User other = ana();
        other.deviceToken = DeviceToken(u"0be49d13-51d4-4d0b-8c41-1f77aa0c41af"_s);
        other.profile.firstName = u"Oluwaseun"_s;
        f.inspector.showUser(other);
        f.loads[0].complete(UserDocument{ana(), "{}"});
        f.loads[1].complete(UserDocument{other, "{}"});
        QTRY_VERIFY(f.button(u"Raw record"_s) != nullptr);
        QCOMPARE(f.inspector.user(), other);
    }

    void aUserDeletedMeanwhileIsSaidAndStaysReadable() {
        InspectorFixture f;
        f.inspector.showUser(ana());
        f.loads[0].complete(fail(ErrorKind::NotFound));
        QTRY_VERIFY(f.shows(u"The platform does not know it"_s));
        QVERIFY(f.shows(u"Ana Petrović"_s));
        QTest::keyClick(f.button(u"Try again"_s), Qt::Key_Space);
        QCOMPARE(f.loads.size(), std::size_t(2));
        QVERIFY(!f.shows(u"The platform does not know it"_s));
    }

    void theRawRecordUnfoldsAndIsCopied() {
        InspectorFixture f;
        f.inspector.showUser(ana());
        QVERIFY(f.button(u"Raw record"_s) == nullptr);
        f.loads[0].complete(UserDocument{ana(), R"({"b":1.10,"a":[]})"});
        QTRY_VERIFY(f.button(u"Raw record"_s) != nullptr);
        QTest::keyClick(f.button(u"Raw record"_s), Qt::Key_Space);
        QTest::keyClick(f.button(u"Copy record"_s), Qt::Key_Space);
        QCOMPARE(QApplication::clipboard()->text(), u"{\n  \"b\": 1.10,\n  \"a\": []\n}"_s);
    }

    void strangeNamesDoNoHarm_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("emoji") << u"👩🏽‍🚀"_s;
        QTest::newRow("right to left") << u"محمد الأحمد"_s;
        QTest::newRow("long") << QString(500, u'W');
        QTest::newRow("lines") << u"A\nB\nC"_s;
        QTest::newRow("markup") << u"<img src=x><b>bold</b>"_s;
        QTest::newRow("none") << QString();
    }

    void strangeNamesDoNoHarm() {
        QFETCH(QString, name);
        InspectorFixture f;
        User user = ana();
        user.profile = {};
        user.profile.firstName = name;
        f.inspector.showUser(user);
        QVERIFY(f.shows(name.isEmpty() ? u"No name"_s : name.simplified().left(200)));
        grab(f.inspector, u"name"_s);
        QCOMPARE(f.inspector.width(), 372); // nothing pushed it wider
        QVERIFY(f.inspector.minimumSizeHint().width() <= 372);
    }

    void aDeactivatedUserIsActivatedFromTheOverview() {
        InspectorFixture f;
        f.inspector.showUser(InspectorFixture::deactivated());
        QVERIFY(f.shows(u"Ana Petrović"_s));
        grab(f.inspector, u"overview-deactivated"_s);
        f.button(u"Activate…"_s)->click();
        QCOMPARE(f.inspector.tab(), ui::UserInspector::Tab::Tokens);
        QVERIFY(f.shows(u"Activate Ana Petrović?"_s));
        const auto actions = f.actions();
        const auto activate = std::ranges::find(actions, u"Activate this user…"_s, &QAction::text);
        QVERIFY(activate != actions.end());
        QVERIFY((*activate)->isEnabled());
        f.inspector.showUser(ana());
        QVERIFY(!(*activate)->isEnabled());
    }

    void aUserWhomTheListLeavesOutIsSaid() {
        InspectorFixture f;
        f.inspector.showUser(ana());
        QVERIFY(!f.shows(u"Not in this list."_s));
        f.inspector.setLeftOut(true);
        QVERIFY(f.shows(u"Not in this list."_s));
        grab(f.inspector, u"overview-left-out"_s);
        const QSignalSpy wanted(&f.inspector, &ui::UserInspector::listRequested);
        f.button(u"Show in the list"_s)->click();
        QCOMPARE(wanted.count(), 1);
        f.loads[0].complete(fail(ErrorKind::NotFound)); // a deleted user is in no list
        QTRY_VERIFY(!f.shows(u"Not in this list."_s));
        QVERIFY(f.inspector.minimumSizeHint().width() <= 372);
    }

    /// The window says that the connection is lost, and what to do.
    void aLostConnectionIsNotToldOnceMore() {
        InspectorFixture f;
        const QSignalSpy read(&f.inspector, &ui::UserInspector::userLoaded);
        f.inspector.showUser(ana());
        f.loads[0].complete(fail(ErrorKind::Offline));
        QTRY_VERIFY(f.shows(u"Not everything about this user could be read."_s));
        QVERIFY(!f.shows(u"The platform cannot be reached."_s));
        f.button(u"Try again"_s)->click();
        f.loads[1].complete(UserDocument{ana(), "{}"});
        QTRY_COMPARE(read.count(), 1);
        QVERIFY(!f.shows(u"Not everything"_s));
        f.inspector.retryFailed(); // nothing has
        QCOMPARE(f.loads.size(), std::size_t(2));
        f.inspector.userActions().constFirst().constFirst()->trigger(); // reads it again
        f.loads[2].complete(fail(ErrorKind::Timeout));
        QTRY_VERIFY(f.shows(u"Showing what was read at "_s));
        f.button(u"Try again"_s)->click();
        f.loads[3].complete(fail(ErrorKind::Server)); // which is this call's own
        QTRY_VERIFY(f.shows(u"The platform has a problem of its own."_s));
    }

    void whatCanBeDoneAboutTokensIsGrouped() {
        InspectorFixture f;
        QList<QStringList> groups;
        for (const QList<QAction *> &group : f.inspector.tokenActions()) {
            QStringList &texts = groups.emplace_back();
            for (const QAction *action : group)
                texts.append(action->text());
        }
        const QList<QStringList> expected{
            {u"Reveal or hide the access token"_s, u"Copy the access token"_s, u"Export report…"_s},
            {u"Ask the platform"_s, u"Refresh this user's tokens"_s, u"Log in as this user…"_s},
            {u"Remember this user's tokens"_s, u"Forget this user's tokens…"_s}};
        QCOMPARE(groups, expected);
    }

    void theDeviceTokenIsCopiedByShortcut() {
        InspectorFixture f;
        f.inspector.showUser(ana());
        QAction *copy = nullptr;
        for (QAction *action : f.inspector.actions())
            if (action->shortcut() == QKeySequence(u"Ctrl+Shift+C"_s))
                copy = action;
        QVERIFY(copy != nullptr);
        copy->trigger();
        QCOMPARE(QApplication::clipboard()->text(), ana().deviceToken.text());
        f.inspector.clear();
        QVERIFY(!copy->isEnabled());
    }

    /// Behind the form for a new user, nobody sees whom they would be about.
    void behindSomethingElseItsActionsRest() {
        InspectorFixture f;
        f.inspector.showUser(ana());
        const auto isOffered = [](const QAction *action) { return action->isEnabled(); };
        const QList<QAction *> actions = f.actions();
        QVERIFY(std::ranges::any_of(actions, isOffered));
        f.inspector.setInFront(false);
        QVERIFY(std::ranges::none_of(actions, isOffered));
        f.inspector.setInFront(true);
        QVERIFY(std::ranges::any_of(actions, isOffered));
    }

    void aTypedKeyEndsWithItsQuestion_data() {
        QTest::addColumn<bool>("anotherUser");
        QTest::newRow("cancelled") << false;
        QTest::newRow("another user is shown") << true;
    }

    void aTypedKeyEndsWithItsQuestion() {
        QFETCH(const bool, anotherUser);
        InspectorFixture f;
        f.showTokens();
        f.button(u"Log in…"_s)->click();
        f.button(u"Type the InstanceKey…"_s)->click();
        const auto fields = f.inspector.findChildren<QLineEdit *>();
        const auto key = std::ranges::find(fields, QLineEdit::Password, &QLineEdit::echoMode);
        QVERIFY(key != fields.end());
        QTest::keyClicks(*key, u"typed-key"_s);
        if (anotherUser) {
            User other = ana();
            other.deviceToken = DeviceToken(u"0be49d13-51d4-4d0b-8c41-1f77aa0c41af"_s);
            f.inspector.showUser(other);
        } else {
            f.button(u"Cancel"_s)->click();
        }
        QVERIFY((*key)->text().isEmpty());
    }

    void tabsAreReachedByKeyboard() {
        InspectorFixture f;
        f.inspector.showUser(ana());
        auto *tabs = f.inspector.findChild<QTabBar *>();
        tabs->setFocus();
        QTest::keyClick(tabs, Qt::Key_Right);
        QCOMPARE(f.inspector.tab(), ui::UserInspector::Tab::Tokens);
        QTest::keyClick(tabs, Qt::Key_Right);
        QCOMPARE(f.inspector.tab(), ui::UserInspector::Tab::Device);
        QTRY_VERIFY(f.shows(u"iPhone 14"_s));
    }

    void aUserWithoutAPhoneIsSaid() {
        InspectorFixture f;
        User user = ana();
        user.device = {};
        f.inspector.showUser(user);
        f.inspector.setTab(ui::UserInspector::Tab::Device);
        QVERIFY(f.shows(u"No phone has reported yet"_s));
    }

    void everyControlHasAName() {
        InspectorFixture f;
        f.showTokens(start.addSecs(-100), start.addSecs(1'000));
        QCOMPARE(namelessControls(f.inspector), QStringList());
        f.inspector.setTab(ui::UserInspector::Tab::Overview);
        QCOMPARE(namelessControls(f.inspector), QStringList());
    }

    void darkIsPaintedDarkAtDoubleScale() {
        InspectorFixture f;
        f.theme.setMode(ui::ThemeMode::Dark);
        f.showTokens(start.addSecs(-100), start.addSecs(1'000));
        grab(f.inspector, u"unused"_s);
        QPixmap picture(f.inspector.size() * 2);
        picture.setDevicePixelRatio(2);
        f.inspector.render(&picture);
        const QImage image = picture.toImage();
        QCOMPARE(image.pixelColor(2, 2), f.theme.colors().window);
        int light = 0;
        for (int y = 0; y < image.height(); y += 3)
            for (int x = 0; x < image.width(); x += 3)
                light += image.pixelColor(x, y).lightness() > 245 ? 1 : 0;
        QVERIFY2(light * 50 < image.width() * image.height() / 9, "a surface stayed light");
    }
};

QTEST_MAIN(UserInspectorTest)
#include "tst_user_inspector.moc"
