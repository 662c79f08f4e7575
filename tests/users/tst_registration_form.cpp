#include "core/users/RegistrationForm.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;

using Field = RegistrationForm::Field;
using Problem = RegistrationForm::Problem;
using Findings = QList<RegistrationForm::Finding>;

namespace {

const QDate today(2026, 6, 1);

Findings findings(const RegistrationForm &form) {
    const auto draft = form.validated(today);
    return draft ? Findings() : draft.error();
}

RegistrationForm full() {
    RegistrationForm form;
    form.deviceToken = u" 6F1C2A7E-51d4-4d0b-8c41-1f77aa0c9b2e "_s;
    form.createAccessToken = true;
    form.firstName = u" Ana "_s;
    form.lastName = u"Petrović"_s;
    form.nickname = u"Ani"_s;
    form.email = u" ana@acme.example "_s;
    form.phone = u"063 204 1170"_s;
    form.phoneRegion = u"RS"_s;
    form.birthday = u"1990-05-31"_s;
    form.gender = Gender::Female;
    form.maritalStatus = u"1"_s;
    form.childrenCount = u" 2 "_s;
    form.address = u"Knez Mihailova 1\nBeograd"_s;
    form.clientId = u" 4711 "_s;
    form.enabled = true;
    form.enableTracking = false;
    return form;
}

} // namespace

class TestRegistrationForm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyFormIsAUserWithoutProfile() {
        const auto draft = RegistrationForm().validated(today);
        QVERIFY(draft.has_value());
        QCOMPARE(*draft, RegistrationDraft());
    }

    void trimsAndTranslatesEveryField() {
        const auto draft = full().validated(today);
        QVERIFY(draft.has_value());
        RegistrationDraft expected;
        expected.customToken = DeviceToken(u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_s);
        expected.createAccessToken = true;
        expected.firstName = u"Ana"_s;
        expected.lastName = u"Petrović"_s;
        expected.nickname = u"Ani"_s;
        expected.email = u"ana@acme.example"_s;
        expected.phone = u"+381632041170"_s;
        expected.birthday = QDate(1990, 5, 31);
        expected.gender = Gender::Female;
        expected.maritalStatus = u"1"_s;
        expected.childrenCount = 2;
        expected.address = u"Knez Mihailova 1\nBeograd"_s;
        expected.fields = {u"4711"_s, true, false, std::nullopt, std::nullopt};
        QCOMPARE(*draft, expected);
    }

    void blankIsAbsent() {
        RegistrationForm form;
        form.deviceToken = form.email = form.phone = form.birthday = form.childrenCount = form.firstName
            = u"  "_s;
        const auto draft = form.validated(today);
        QVERIFY(draft.has_value());
        QCOMPARE(*draft, RegistrationDraft());
    }

    void namesEveryWrongFieldAtOnce() {
        RegistrationForm form;
        form.deviceToken = u"7"_s;
        form.email = u"ana"_s;
        form.phone = u"x"_s;
        form.birthday = u"yesterday"_s;
        form.childrenCount = u"two"_s;
        QCOMPARE(findings(form),
            (Findings{{Field::DeviceToken, Problem::NotAUuid}, {Field::Email, Problem::NotAnEmail},
                {Field::Phone, Problem::PhoneNotANumber}, {Field::Birthday, Problem::NotADate},
                {Field::ChildrenCount, Problem::NotANumber}}));
    }

    void ownDeviceToken_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QTest::newRow("uuid") << u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_s << true;
        QTest::newRow("upper case") << u"6F1C2A7E-51D4-4D0B-8C41-1F77AA0C9B2E"_s << true;
        QTest::newRow("braces") << u"{6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e}"_s << false;
        QTest::newRow("no dashes") << u"6f1c2a7e51d44d0b8c411f77aa0c9b2e"_s << false;
        QTest::newRow("too short") << u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2"_s << false;
        QTest::newRow("no hex") << u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9bzz"_s << false;
    }

    void ownDeviceToken() {
        QFETCH(QString, text);
        RegistrationForm form;
        form.deviceToken = text;
        QTEST(findings(form).isEmpty(), "valid");
    }

    void phoneProblems_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Problem>("problem");
        QTest::newRow("letters") << u"none"_s << Problem::PhoneNotANumber;
        QTest::newRow("no country") << u"063 204 1170"_s << Problem::PhoneNeedsCountryCode;
        QTest::newRow("no such country") << u"+999 123 456 789"_s << Problem::PhoneUnknownCountryCode;
        QTest::newRow("short") << u"+381 63"_s << Problem::PhoneTooShort;
        QTest::newRow("long") << u"+381 63 204 117 123 456 789"_s << Problem::PhoneTooLong;
        QTest::newRow("not in use") << u"+1 000 000 0000"_s << Problem::PhoneNotInUse;
    }

    void phoneProblems() {
        QFETCH(QString, text);
        QFETCH(Problem, problem);
        RegistrationForm form;
        form.phone = text;
        QCOMPARE(findings(form), (Findings{{Field::Phone, problem}}));
    }

    void birthday_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<std::optional<Problem>>("problem");
        const std::optional<Problem> none;
        QTest::newRow("iso") << u"1990-05-31"_s << none;
        QTest::newRow("iso, short") << u"1990-5-1"_s << none;
        QTest::newRow("dots") << u"31.5.1990"_s << none;
        QTest::newRow("today") << u"2026-06-01"_s << none;
        QTest::newRow("tomorrow") << u"2026-06-02"_s << std::optional(Problem::DateInFuture);
        QTest::newRow("last century but one") << u"1899-12-31"_s << std::optional(Problem::DateTooEarly);
        QTest::newRow("leap day") << u"2000-02-29"_s << none;
        QTest::newRow("no leap day") << u"1999-02-29"_s << std::optional(Problem::NoSuchDay);
        QTest::newRow("no 31st") << u" 31.02.1999 "_s << std::optional(Problem::NoSuchDay);
        QTest::newRow("words") << u"in May 1990"_s << std::optional(Problem::NotADate);
        QTest::newRow("slashes, day first") << u"31/12/1985"_s << none;
        QTest::newRow("slashes, month first") << u"12/31/1985"_s << none;
        QTest::newRow("slashes, year first") << u"1985/12/31"_s << none;
        QTest::newRow("hyphens, day first") << u"31-12-1985"_s << none;
        QTest::newRow("twice the same") << u"05/05/1990"_s << none;
        QTest::newRow("slashes say too little") << u"05/06/1990"_s << std::optional(Problem::AmbiguousDate);
        QTest::newRow("no such month") << u"13/14/1990"_s << std::optional(Problem::NoSuchDay);
        QTest::newRow("mixed") << u"31/12-1985"_s << std::optional(Problem::NotADate);
        QTest::newRow("two-digit year") << u"31.5.90"_s << std::optional(Problem::NotADate);
    }

    void birthday() {
        QFETCH(QString, text);
        QFETCH(std::optional<Problem>, problem);
        RegistrationForm form;
        form.birthday = text;
        QCOMPARE(findings(form), problem ? (Findings{{Field::Birthday, *problem}}) : Findings());
    }

    void oneDayIsReadHoweverItIsWritten() {
        for (const QString &text : {u"31/12/1985"_s, u"12/31/1985"_s, u"31.12.1985"_s, u"31-12-1985"_s,
                 u"1985-12-31"_s, u"1985/12/31"_s})
            QCOMPARE(typedDate(text), QDate(1985, 12, 31));
        QCOMPARE(typedDate(u"5.6.1990"_s), QDate(1990, 6, 5)); // dots: the day comes first
        QVERIFY(!typedDate(u"5/6/1990"_s).isValid());
    }

    void children_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<std::optional<Problem>>("problem");
        QTest::newRow("none") << u"0"_s << std::optional<Problem>();
        QTest::newRow("most") << u"99"_s << std::optional<Problem>();
        QTest::newRow("too many") << u"100"_s << std::optional(Problem::NumberTooLarge);
        QTest::newRow("negative") << u"-1"_s << std::optional(Problem::NumberNegative);
        QTest::newRow("half") << u"1.5"_s << std::optional(Problem::NotANumber);
        QTest::newRow("beyond int") << u"99999999999"_s << std::optional(Problem::NotANumber);
    }

    void children() {
        QFETCH(QString, text);
        QFETCH(std::optional<Problem>, problem);
        RegistrationForm form;
        form.childrenCount = text;
        QCOMPARE(findings(form), problem ? (Findings{{Field::ChildrenCount, *problem}}) : Findings());
    }

    void emailAddresses_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QTest::newRow("plain") << u"ana@acme.example"_s << true;
        QTest::newRow("tag and dots") << u"ana.petrovic+fleet@mail.acme.example"_s << true;
        QTest::newRow("apostrophe") << u"siobhan.o'connell@acme.example"_s << true;
        QTest::newRow("international") << u"用户@例子.公司"_s << true;
        QTest::newRow("digits") << u"1@2.example"_s << true;
        QTest::newRow("no at") << u"ana.acme.example"_s << false;
        QTest::newRow("two at") << u"ana@b@acme.example"_s << false;
        QTest::newRow("no name") << u"@acme.example"_s << false;
        QTest::newRow("no domain") << u"ana@"_s << false;
        QTest::newRow("no dot") << u"ana@localhost"_s << false;
        QTest::newRow("empty label") << u"ana@acme..example"_s << false;
        QTest::newRow("ends in dot") << u"ana@acme.example."_s << false;
        QTest::newRow("label begins with dash") << u"ana@-acme.example"_s << false;
        QTest::newRow("label ends with dash") << u"ana@acme-.example"_s << false;
        QTest::newRow("dot first") << u".ana@acme.example"_s << false;
        QTest::newRow("dot last") << u"ana.@acme.example"_s << false;
        QTest::newRow("dots together") << u"a..na@acme.example"_s << false;
        QTest::newRow("space") << u"ana petrovic@acme.example"_s << false;
        QTest::newRow("newline") << u"ana@acme.example\nbcc@acme.example"_s << false;
        QTest::newRow("with name") << u"Ana <ana@acme.example>"_s << false;
        QTest::newRow("list") << u"ana@acme.example,b@acme.example"_s << false;
        QTest::newRow("underscore in domain") << u"ana@ac_me.example"_s << false;
        QTest::newRow("long name") << QString(65, u'a') + u"@acme.example"_s << false;
        QTest::newRow("longest name") << QString(64, u'a') + u"@acme.example"_s << true;
        QTest::newRow("long label") << u"ana@"_s + QString(64, u'a') + u".example"_s << false;
        QTest::newRow("too long") << u"ana@"_s + (QString(60, u'a') + u'.').repeated(5) + u"example"_s
                                  << false;
    }

    void emailAddresses() {
        QFETCH(QString, text);
        QTEST(isEmailAddress(text), "valid");
    }

    void namesMayBeAnything() {
        RegistrationForm form;
        form.firstName = u"👩🏽‍🚀 محمد"_s;
        form.lastName = QString(500, u'ß');
        const auto draft = form.validated(today);
        QVERIFY(draft.has_value());
        QCOMPARE(draft->firstName, form.firstName);
        QCOMPARE(draft->lastName, form.lastName);
    }

    void typedInstance() {
        const QString uuid = u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_s;
        QCOMPARE(RegistrationForm::instanceFindings(uuid, u' ' + uuid), Findings());
        QCOMPARE(RegistrationForm::instanceFindings({}, {}),
            (Findings{{Field::InstanceId, Problem::Missing}, {Field::InstanceKey, Problem::Missing}}));
        QCOMPARE(RegistrationForm::instanceFindings(u"drivers"_s, uuid),
            (Findings{{Field::InstanceId, Problem::NotAUuid}}));
        QCOMPARE(RegistrationForm::instanceFindings(uuid, u"secret"_s),
            (Findings{{Field::InstanceKey, Problem::NotAUuid}}));
    }
};

QTEST_GUILESS_MAIN(TestRegistrationForm)
#include "tst_registration_form.moc"
