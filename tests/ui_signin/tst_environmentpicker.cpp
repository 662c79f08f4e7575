#include "ui/signin/EnvironmentPicker.h"
#include "ui/theme/FieldState.h"
#include "ui/theme/Theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int production = 0;
constexpr int sandbox = 1;
constexpr int custom = 2;

QLineEdit *field(const EnvironmentPicker &picker, const QString &name) {
    for (QLineEdit *candidate : picker.findChildren<QLineEdit *>())
        if (candidate->accessibleName() == name)
            return candidate;
    return nullptr;
}

void choose(const EnvironmentPicker &picker, int choice) {
    picker.findChild<QComboBox *>()->setCurrentIndex(choice);
}

} // namespace

class EnvironmentPickerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanup() { m_theme.reset(); }

    void theBuiltInOnesNeedNothing() {
        EnvironmentPicker picker(*m_theme);
        QCOMPARE(picker.validated()->id, u"production"_s);
        choose(picker, sandbox);
        QCOMPARE(picker.validated()->id, u"sandbox"_s);
        QVERIFY(field(picker, u"Address"_s) == nullptr);
        choose(picker, custom);
        QVERIFY(field(picker, u"Address"_s)->isVisibleTo(&picker));
        choose(picker, production);
        QVERIFY(!field(picker, u"Address"_s)->isVisibleTo(&picker));
    }

    void oneAddressServesAllFour() {
        EnvironmentPicker picker(*m_theme);
        choose(picker, custom);
        QVERIFY(field(picker, u"Address"_s)->isVisibleTo(&picker));
        QVERIFY(!field(picker, u"Permissions"_s)->isVisibleTo(&picker));
        field(picker, u"Address"_s)->setText(u" telematics.acme.example "_s);
        const auto environment = picker.validated();
        QVERIFY(environment.has_value());
        QCOMPARE(environment->user, QUrl(u"https://telematics.acme.example"_s));
        QCOMPARE(environment->analytics, environment->user);
        QCOMPARE(environment->id, picker.environmentId());
    }

    /// Else its sign-ins would be counted twice, each time to five a minute.
    void theVendorsPlatformIsNoCustomOne() {
        EnvironmentPicker picker(*m_theme);
        choose(picker, custom);
        field(picker, u"Address"_s)->setText(u"User.TelematicsSDK.com:443"_s);
        QVERIFY(!picker.validated());
        choose(picker, production);
        QCOMPARE(picker.validated()->id, u"production"_s);
    }

    void onlyFitAddressesAreTaken_data() {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("fit");
        QTest::newRow("https") << u"https://a.example"_s << true;
        QTest::newRow("port") << u"https://a.example:8443"_s << true;
        QTest::newRow("loopback") << u"http://127.0.0.1:8080"_s << true;
        QTest::newRow("http") << u"http://a.example"_s << false;
        QTest::newRow("path") << u"https://a.example/api"_s << false;
        QTest::newRow("user name") << u"https://me:pw@a.example"_s << false;
        QTest::newRow("other scheme") << u"ftp://a.example"_s << false;
        QTest::newRow("words") << u"not an address"_s << false;
        QTest::newRow("empty") << QString() << false;
    }
    void onlyFitAddressesAreTaken() {
        QFETCH(const QString, address);
        QFETCH(const bool, fit);
        EnvironmentPicker picker(*m_theme);
        choose(picker, custom);
        QLineEdit *user = field(picker, u"Address"_s);
        user->setText(address);
        QCOMPARE(picker.environmentId().isEmpty(), !fit);
        QVERIFY(!isFieldInvalid(user));
        QCOMPARE(picker.validated().has_value(), fit);
        QCOMPARE(isFieldInvalid(user), !fit);
    }

    void fourAddressesAreCheckedOneByOne() {
        EnvironmentPicker picker(*m_theme);
        choose(picker, custom);
        picker.findChild<QCheckBox *>()->setChecked(true);
        field(picker, u"Address"_s)->setText(u"https://user.acme.example"_s);
        field(picker, u"Applications and instances"_s)->setText(u"https://accounts.acme.example"_s);
        field(picker, u"Permissions"_s)->setText(u"http://portal.acme.example"_s);
        field(picker, u"Trips and statistics"_s)->setText(u"https://api.acme.example"_s);
        QVERIFY(!picker.validated());
        QVERIFY(isFieldInvalid(field(picker, u"Permissions"_s)));
        QVERIFY(!isFieldInvalid(field(picker, u"Address"_s)));
        field(picker, u"Permissions"_s)->setText(u"https://portal.acme.example"_s);
        const auto environment = picker.validated();
        QVERIFY(environment.has_value());
        QCOMPARE(environment->portal, QUrl(u"https://portal.acme.example"_s));
    }

    void aCustomOneComesBackAsItWas() {
        EnvironmentPicker picker(*m_theme);
        const auto one = Environment::custom(QUrl(u"https://a.example"_s), QUrl(u"https://b.example"_s),
            QUrl(u"https://a.example"_s), QUrl(u"https://a.example"_s));
        QVERIFY(one.has_value());
        picker.setEnvironment(*one);
        QCOMPARE(picker.validated(), std::optional(*one));
        picker.setEnvironment(Environment::production());
        QCOMPARE(picker.environmentId(), u"production"_s);
    }

    void changesAreTold() {
        EnvironmentPicker picker(*m_theme);
        const QSignalSpy changed(&picker, &EnvironmentPicker::environmentChanged);
        choose(picker, custom);
        QCOMPARE(changed.count(), 1);
        QTest::keyClicks(field(picker, u"Address"_s), u"ab"_s);
        QCOMPARE(changed.count(), 3);
        choose(picker, production);
        QCOMPARE(changed.count(), 4);
    }

    void returnInAnAddressSubmits() {
        EnvironmentPicker picker(*m_theme);
        choose(picker, custom);
        const QSignalSpy submitted(&picker, &EnvironmentPicker::submitted);
        QTest::keyClick(field(picker, u"Address"_s), Qt::Key_Return);
        QCOMPARE(submitted.count(), 1);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(EnvironmentPickerTest)
#include "tst_environmentpicker.moc"
