#include "tests/console/ConsoleFixture.h"
#include "ui/tokens/InspectTokenWindow.h"
#include "ui/tokens/ReportWindow.h"

#include <QApplication>
#include <QClipboard>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

/// The report that support hands on.
class tst_console_report : public ConsoleFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void theReportOfALiveUserHoldsNoSecret() {
        QVERIFY(startPlatform());
        const Answer answer = m_platform->registerUser(0, {{u"CreateAccessToken"_s, true}});
        start();
        QVERIFY(signIn());
        QVERIFY(m_person.useMenu(u"Inspect a token"_s));
        QApplication::clipboard()->setText(QString::fromUtf8(answer.body));
        VERIFY_SOON(QApplication::focusWidget() != nullptr
            && QApplication::focusWidget()->accessibleName().startsWith(u"Token, DeviceToken"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_V, Qt::ControlModifier);
        QApplication::clipboard()->clear();
        QVERIFY(m_person.press(u"Use these tokens"_s));
        QVERIFY(pressSoon(u"Ask the platform"_s));
        VERIFY_SOON(m_person.sees(u"The platform accepted it"_s));
        const QWidgetList windows = QApplication::allWidgets();
        for (QWidget *window : windows) {
            if (auto *inspect = qobject_cast<ui::InspectTokenWindow *>(window))
                inspect->close();
        }
        QVERIFY(m_person.useMenu(u"Export report"_s));
        const QWidgetList now = QApplication::allWidgets();
        const auto report = std::ranges::find_if(
            now, [](QWidget *window) { return qobject_cast<ui::ReportWindow *>(window) != nullptr; });
        QVERIFY(report != now.end());
        const QByteArray markdown = qobject_cast<ui::ReportWindow *>(*report)->markdown().toUtf8();
        QVERIFY(markdown.contains("[access token 1]") && markdown.contains("[refresh token 2]"));
        const QJsonObject tokens = answer.result();
        for (const QString &secret : {tokens.value("AccessToken"_L1).toObject().value("Token"_L1).toString(),
                 tokens.value("RefreshToken"_L1).toString()}) {
            QVERIFY(secret.size() > 16);
            for (qsizetype at = 0; at + 8 <= secret.size(); ++at)
                QVERIFY(!markdown.contains(secret.mid(at, 8).toUtf8()));
        }
        (*report)->close();
        QVERIFY(quit());
    }
};

QTEST_MAIN(tst_console_report)
#include "tst_console_report.moc"
