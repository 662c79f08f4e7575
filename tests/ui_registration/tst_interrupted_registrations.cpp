#include "tests/ui_registration/FormFixture.h"
#include "ui/registration/InterruptedRegistrations.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace fleetkey::test;

namespace {

Registrar::Recovered interrupted(const QString &deviceToken, bool exists) {
    JournaledRegistration registration;
    registration.deviceToken = deviceToken;
    registration.draft = R"({"firstName":"Ana"})";
    registration.begun = QDateTime({2026, 6, 1}, {12, 0}, Qt::UTC);
    return {registration, exists};
}

} // namespace

class InterruptedRegistrationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsOneAfterTheOther() {
        m_told.show({interrupted(u"a"_s, true), interrupted(u"b"_s, false)});
        const QSignalSpy opened(&m_told, &ui::InterruptedRegistrations::openUserRequested);
        button(u"Open user"_s)->click();
        QCOMPARE(opened[0][0].value<DeviceToken>(), DeviceToken(u"a"_s));
        button(u"Fill in the form again"_s)->click();
        QCOMPARE(m_filledIn, QStringList(u"b"_s));
        QVERIFY(!m_banner.isVisible());
    }

    void waitsWhileTheFormHoldsSomethingElse() {
        m_formIsFree = false;
        const QSignalSpy givenUp(&m_told, &ui::InterruptedRegistrations::givenUp);
        m_told.show({interrupted(u"a"_s, false)});
        button(u"Fill in the form again"_s)->click();
        QVERIFY(m_filledIn.isEmpty());
        QVERIFY(m_banner.isVisible());
        QVERIFY(m_banner.text().contains(u"holds another new user"));
        QCOMPARE(givenUp.count(), 0);
        m_formIsFree = true;
        button(u"Fill in the form again"_s)->click();
        QCOMPARE(m_filledIn, QStringList(u"a"_s));
    }

    void anInterruptedRegistrationKeepsItsInstanceWhereItIsTyped() {
        FormFixture f;
        f.trees.back().complete(fail(ErrorKind::Forbidden));
        QTRY_VERIFY(f.line(u"InstanceId"_s)->isVisible());
        f.type(u"InstanceId"_s, eu.text());
        f.type(u"InstanceKey"_s, QLatin1String(key));
        JournaledRegistration interrupted;
        interrupted.deviceToken = chosen.text();
        interrupted.instanceId = us.text();
        interrupted.draft = R"({"firstName":"Ana"})";
        QVERIFY(f.form.takeUp(interrupted));
        QCOMPARE(f.line(u"InstanceId"_s)->text(), us.text());
        QVERIFY(f.line(u"InstanceKey"_s)->text().isEmpty());
        QCOMPARE(f.line(u"Own DeviceToken"_s)->text(), chosen.text());
        QVERIFY(!f.form.takeUp(interrupted)); // not over what stands there now
    }

    void init() {
        m_formIsFree = true;
        m_filledIn.clear();
    }

private:
    ui::Button *button(const QString &text) {
        for (auto *button : m_banner.findChildren<ui::Button *>())
            if (button->text() == text && button->isVisible())
                return button;
        return nullptr;
    }

    ui::Theme m_theme{*qApp, [] { return false; }};
    ui::Banner m_banner{m_theme};
    bool m_formIsFree = true;
    QStringList m_filledIn;
    ui::InterruptedRegistrations m_told{m_banner, [this](const JournaledRegistration &registration) {
                                            if (m_formIsFree)
                                                m_filledIn.append(registration.deviceToken);
                                            return m_formIsFree;
                                        }};
};

QTEST_MAIN(InterruptedRegistrationsTest)
#include "tst_interrupted_registrations.moc"
