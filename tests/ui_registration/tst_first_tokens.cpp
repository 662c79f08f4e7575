#include "tests/ui_registration/FormFixture.h"

#include <QCheckBox>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

/// The first access token and refresh token of a new user, which the form can ask for.
class FirstTokensTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCoreApplication::sendPostedEvents(); }

    void anAccessTokenIsMadeOnlyWhenAskedFor() {
        FormFixture f;
        f.showInstances();
        auto *box = f.form.findChild<QCheckBox *>();
        QVERIFY(!box->isChecked());
        QVERIFY(!box->accessibleDescription().isEmpty());
        QTest::keyClick(box, Qt::Key_Space);
        f.submitAndFetchKey();
        QTRY_COMPARE(f.sent.size(), 1);
        QVERIFY(f.sent[0].draft.createAccessToken);
        f.answer(registered(true));
        QTRY_COMPARE(f.adopted.size(), std::size_t(1));
        QCOMPARE(f.adopted[0].deviceToken, chosen);
    }

    void anAccessTokenThatDidNotComeIsMissed() {
        FormFixture f;
        f.showInstances();
        QTest::keyClick(f.form.findChild<QCheckBox *>(), Qt::Key_Space);
        f.submitAndFetchKey();
        QTRY_COMPARE(f.sent.size(), 1);
        f.answer(registered(false));
        QTRY_VERIFY(f.button(u"Copy DeviceToken"_s));
        QVERIFY(f.sees(u"No access token came with the answer."_s));
        QVERIFY(f.adopted.empty());
    }
};

QTEST_MAIN(FirstTokensTest)
#include "tst_first_tokens.moc"
