#include "tests/console/ConsoleFixture.h"
#include "tests/console/KeptTokens.h"

#include <QApplication>
#include <QTableView>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

const QString pasteField = u"Token, DeviceToken, Authorization header, curl command or JSON answer"_s;

/// What a column of the table of this name says, row by row; empty where none is to be seen.
QStringList column(const QString &table, int column) {
    QStringList cells;
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        const auto *view = qobject_cast<QTableView *>(widget);
        if (view == nullptr || !view->isVisible() || view->accessibleName() != table)
            continue;
        for (int row = 0; row < view->model()->rowCount(); ++row)
            cells.append(view->model()->index(row, column).data().toString());
    }
    return cells;
}

} // namespace

/// What a customer sent, at the windows: whose it is, what is wrong with it, what is done with it.
class tst_console_paste : public ConsoleFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        begin();
        QVERIFY(startPlatform());
        m_name = u"Zora-"_s + QUuid::createUuid().toString(QUuid::Id128).left(8);
        const Answer answer
            = m_platform->registerUser(0, {{u"CreateAccessToken"_s, true}, {u"FirstName"_s, m_name}});
        m_tokens = Sandbox::tokensIn(answer);
        start();
        QVERIFY(signIn());
    }
    void cleanup() { end(); }

    void aLoneAccessTokenIsUsedAndAsked() {
        inspect(u"Authorization: Bearer "_s + QString::fromLatin1(m_tokens.access));
        VERIFY_SOON(m_person.sees(m_name)); // before anybody asked for it
        QVERIFY(m_person.sees(u"Read from the claim “DeviceToken”."_s));
        QVERIFY(pressSoon(u"Use this access token"_s));
        QVERIFY(m_person.closeWindow(u"Inspect a token"_s));
        VERIFY_SOON(m_person.sees(u"None came with the access token"_s));
        QVERIFY(pressSoon(u"Ask the platform"_s));
        VERIFY_SOON(m_person.sees(u"The platform accepted it"_s));
        QVERIFY(m_person.check(u"Remember this user's tokens"_s, true));
        VERIFY_SOON(m_person.sees(u"also after a restart"_s));
        QVERIFY(m_person.press(u"Activity"_s));
        VERIFY_SOON(column(u"Activity"_s, 1).contains(u"Tokens remembered"_s));
        const QStringList what = column(u"Activity"_s, 1);
        QVERIFY(what.contains(u"Pasted tokens taken over"_s));
        QCOMPARE(column(u"Activity"_s, 2).at(what.indexOf(u"Pasted tokens taken over"_s)), m_name);
        QCOMPARE(m_control->logins(), 1); // the admin's
        QCOMPARE(m_control->refreshes(), 0);
        QVERIFY(quit());
    }

    void theIssuerIsJudgedFromTheFirstMoment() {
        const auto part = [](const QByteArray &json) {
            return QString::fromLatin1(
                json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
        };
        inspect(part("{\"alg\":\"HS256\"}") + u'.'
            + part("{\"iss\":\"https://elsewhere.example\",\"exp\":4102444800}") + u'.' + QString(43, u'x'));
        VERIFY_SOON(m_person.sees(u"unlike that of your own access token here"_s));
        QVERIFY(m_person.sees(u"It does not say whose it is."_s));
        inspect(QString::fromLatin1(m_tokens.access));
        VERIFY_SOON(m_person.sees(m_name));
        QVERIFY(!m_person.sees(u"Its issuer is"_s));
        QVERIFY(m_person.closeWindow(u"Inspect a token"_s));
        QVERIFY(quit());
    }

    void anAdminsTokenIsRecognised() {
        inspect(QString::fromLatin1(m_platform->signIn(u"instance"_s).access));
        VERIFY_SOON(m_person.sees(u"An admin's access token"_s));
        QVERIFY(m_person.button(u"Use this access token"_s) == nullptr);
        for (const QByteArray &own : keptTokens(company)) {
            inspect(QString::fromLatin1(own));
            VERIFY_SOON(m_person.sees(u"Never paste it into a ticket"_s));
            QVERIFY(m_person.button(u"Use this access token"_s) == nullptr);
        }
        QVERIFY(m_person.closeWindow(u"Inspect a token"_s));
        QVERIFY(quit());
    }

private:
    void inspect(const QString &text) {
        if (m_person.sees(pasteField))
            QVERIFY(m_person.closeWindow(u"Inspect a token"_s));
        QVERIFY(m_person.useMenu(u"Inspect a token"_s));
        QVERIFY(m_person.paste(pasteField, text));
    }

    QString m_name;
    Tokens m_tokens;
};

QTEST_MAIN(tst_console_paste)
#include "tst_console_paste.moc"
