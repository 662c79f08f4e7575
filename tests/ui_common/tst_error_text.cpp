#include "core/base/UnknownHost.h"
#include "ui/common/ErrorText.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace fleetkey::ui;

namespace {

constexpr int lastKind = static_cast<int>(ErrorKind::ForeignTokens);
constexpr int lastContext = static_cast<int>(ErrorContext::Keychain);

Error error(ErrorKind kind) {
    Error error;
    error.kind = kind;
    return error;
}

} // namespace

class ErrorTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindSaysWhatHappenedAndWhatToDo() {
        for (int kind = 0; kind <= lastKind; ++kind) {
            for (int context = 0; context <= lastContext; ++context) {
                const ErrorText text
                    = ErrorText::of(error(static_cast<ErrorKind>(kind)), static_cast<ErrorContext>(context));
                if (static_cast<ErrorKind>(kind) == ErrorKind::Cancelled) {
                    QCOMPARE(text.sentence(), QString());
                    continue;
                }
                QVERIFY2(
                    text.title.endsWith(u'.') && text.advice.endsWith(u'.'), qPrintable(text.sentence()));
                // Codes are for the details.
                QVERIFY2(!text.sentence().contains(QRegularExpression(u"\\b[45]\\d\\d\\b"_s)),
                    qPrintable(text.sentence()));
            }
        }
    }

    void whyTheSandboxDoesNotStartIsSaid() {
        Error failed = error(ErrorKind::SandboxFailed);
        failed.title = u"Writing /data/sandbox.sqlite failed: database or disk is full."_s;
        const ErrorText words = ErrorText::of(failed);
        QVERIFY(words.title.contains(u"sandbox fleet"));
        QVERIFY(words.advice.startsWith(failed.title));
        QVERIFY(words.advice.contains(u"room on the disk"));
        Error missing = error(ErrorKind::SandboxMissing);
        missing.title = u"/opt/fleetkey-sandbox: No such file or directory"_s;
        QVERIFY(ErrorText::of(missing).advice.contains(missing.title));
    }

    void theSameKindMeansOtherThingsElsewhere() {
        Error refused = error(ErrorKind::Unauthorized);
        QVERIFY(ErrorText::of(refused, ErrorContext::SignIn).title.contains(u"password"));
        QVERIFY(ErrorText::of(refused, ErrorContext::UserLogin).title.contains(u"InstanceKey"));
        QVERIFY(ErrorText::of(refused, ErrorContext::Registration).advice.contains(u"Nobody was registered"));
        refused.leftOpen = true; // an attempt before may still arrive
        const ErrorText open = ErrorText::of(refused, ErrorContext::Registration);
        QVERIFY(open.title.contains(u"InstanceKey is wrong"));
        QVERIFY(open.advice.contains(u"Check both"));
        QVERIFY(open.advice.contains(u"nobody is registered twice"));
        QVERIFY(!open.advice.contains(u"Nobody was registered"));
    }

    void aWrongPasswordIsToldInTheEnvironmentsWords() {
        const Error refused = error(ErrorKind::Unauthorized);
        QVERIFY(ErrorText::of(refused, ErrorContext::SignIn).advice.contains(u"DataHub"));
        QVERIFY(ErrorText::of(refused, ErrorContext::SandboxSignIn).advice.contains(u"“sandbox”"));
        QVERIFY(!ErrorText::of(refused, ErrorContext::SandboxSignIn).advice.contains(u"DataHub"));
        QVERIFY(ErrorText::of(refused, ErrorContext::CustomSignIn).advice.contains(u"address"));
    }

    void aHostThatNobodyKnowsIsNamed() {
        Error lost = error(ErrorKind::Offline);
        lost.fields.append({unknownHostField(), u"plattform.acme.example"_s});
        QVERIFY(ErrorText::of(lost).title.contains(u"plattform.acme.example"));
        QVERIFY(ErrorText::of(lost).advice.contains(u"Check the address"));
    }

    void momentsAreToldInLocalTime() {
        Error refused = error(ErrorKind::LoginBudget);
        refused.retryAt = QDateTime({2026, 1, 15}, {12, 30}, Qt::UTC);
        QVERIFY2(ErrorText::of(refused).advice.contains(u"on 15 Jan 2026 at 13:30:00"),
            qPrintable(ErrorText::of(refused).advice));
        refused.kind = ErrorKind::RateLimited;
        QVERIFY(ErrorText::of(refused).advice.contains(u"13:30:00"));
    }

    void whatThePlatformSaysOfAFieldIsShown() {
        Error refused = error(ErrorKind::Validation);
        refused.fields = {{u"Phone"_s, u"Too short."_s}, {u"Email"_s, u"Taken."_s}};
        QVERIFY(ErrorText::of(refused).title.contains(u"Too short. Taken."));
    }

    void certificatesAreExplained() {
        Error refused = error(ErrorKind::Tls);
        refused.certificate = CertificateFacts{u"user.example"_s, u"self-signed"_s, u"CN=a"_s, u"CN=b"_s,
            QDateTime::currentDateTimeUtc().addDays(30), QByteArray::fromHex("abcd")};
        QVERIFY(ErrorText::of(refused).title.contains(u"user.example is not trusted"));
        QVERIFY(ErrorText::details(refused).contains(u"ab:cd"));
        refused.certificate->expires = QDateTime({2020, 1, 1}, {0, 0}, Qt::UTC);
        QVERIFY(ErrorText::of(refused).title.contains(u"1 Jan 2020"));
    }

    void detailsHoldEverythingButSecrets() {
        Error refused = error(ErrorKind::Validation);
        refused.httpStatus = 422;
        refused.title = u"Password: hunter2 is wrong"_s;
        refused.fields = {{u"LoginFields"_s, u"Bearer abc.def was sent"_s}};
        refused.requestId = u"r-1"_s;
        const QString details = ErrorText::details(refused);
        for (const auto &part : {u"422"_s, u"LoginFields"_s, u"r-1"_s})
            QVERIFY2(details.contains(part), qPrintable(details));
        QVERIFY2(!details.contains(u"hunter2") && !details.contains(u"abc.def"), qPrintable(details));
        QVERIFY(!ErrorText::of(refused).sentence().contains(u"abc.def"));
    }
};

QTEST_GUILESS_MAIN(ErrorTextTest)
#include "tst_error_text.moc"
