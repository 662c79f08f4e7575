#include "ui/signin/AccountList.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace fleetkey::ui;

namespace {

SignInAccount account(const QString &id, bool builtIn) {
    SignInAccount account;
    account.id = id;
    account.title = id;
    account.environment = Environment::production();
    account.builtIn = builtIn;
    return account;
}

} // namespace

class AccountListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_list.resize(250, 200);
        m_list.show();
        m_list.setAccounts({account(u"acme"_s, false), account(u"sandbox"_s, true)});
        m_list.setCurrentAccount(u"acme"_s);
    }

    void accountsAreForgottenByKeyButNotTheSandbox() {
        const QSignalSpy forget(&m_list, &AccountList::forgetRequested);
        QTest::keyClick(&m_list, Qt::Key_Delete);
        QCOMPARE(forget.count(), 1);
        QCOMPARE(forget.first().first().toString(), u"acme"_s);
        QTest::keyClick(&m_list, Qt::Key_Down);
        QTest::keyClick(&m_list, Qt::Key_Delete);
        QCOMPARE(forget.count(), 1);
    }

    void returnOrADoubleClickUsesAnAccountAndAClickOnlyChoosesIt() {
        const QSignalSpy used(&m_list, &AccountList::accountActivated);
        const QSignalSpy chosen(&m_list, &AccountList::accountSelected);
        const QPoint sandbox = m_list.visualRect(m_list.model()->index(1, 0)).center();
        QTest::mouseClick(m_list.viewport(), Qt::LeftButton, {}, sandbox);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(used.count(), 0);
        QTest::keyClick(&m_list, Qt::Key_Return);
        QCOMPARE(used.count(), 1);
        QTest::mouseDClick(m_list.viewport(), Qt::LeftButton, {}, sandbox);
        QCOMPARE(used.count(), 2);
    }

private:
    Theme m_theme{*qApp, [] { return false; }};
    AccountList m_list{m_theme};
};

QTEST_MAIN(AccountListTest)
#include "tst_account_list.moc"
