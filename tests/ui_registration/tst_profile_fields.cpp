#include "tests/support/AccessibleControls.h"
#include "tests/support/Unwind.h"
#include "ui/registration/ProfileFields.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

/// What the fields say of what stands in them.
class ProfileFieldsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBirthdayThatWasReadIsSaidInWords() {
        const Unwind unwind;
        const ui::Theme theme(*qApp, [] { return false; });
        ui::ProfileFields fields(theme, u"RS"_s);
        const auto lines = fields.findChildren<QLineEdit *>();
        const auto birthday
            = std::ranges::find_if(lines, [](QLineEdit *line) { return spokenName(line) == u"Birthday"; });
        QVERIFY(birthday != lines.end());
        QTest::keyClicks(*birthday, u"31/12/1985"_s);
        QCOMPARE((*birthday)->accessibleDescription(), u"31 December 1985"_s);
        (*birthday)->clear();
        QTest::keyClicks(*birthday, u"05/06/1990"_s);
        QCOMPARE((*birthday)->accessibleDescription(), QString());
        RegistrationForm form;
        fields.read(form);
        const auto refused = form.validated({2026, 6, 1});
        QVERIFY(!refused.has_value());
        QCOMPARE(fields.showFindings(refused.error()), *birthday);
        QVERIFY((*birthday)->accessibleDescription().contains(u"Write the birthday as"));
    }
};

QTEST_MAIN(ProfileFieldsTest)
#include "tst_profile_fields.moc"
