#include "app/console/IssuerMemory.h"
#include "tests/tokens/UserDesk.h"

#include <QFile>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;

/// Who issues tokens in an environment, from one start of the console to the next.
class tst_issuer_memory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSessionTellsAndUsersTokensAreRemembered() {
        UserDesk desk;
        const QString path = desk.world.folder.filePath(u"state.ini"_s);
        desk.world.platform.issuer = "https://ours.example/auth";
        {
            const auto state = ui::UiState::openFile(path);
            console::followIssuers(*desk.users, *desk.console.session, state);
            QVERIFY(desk.users->issuers().isEmpty());
            QVERIFY(desk.console.signIn().has_value());
            QCOMPARE(desk.users->issuers().ofAdmin, u"https://ours.example/auth"_s);
            QVERIFY(desk.users->issuers().ofUsers.isEmpty());
            desk.world.platform.issuer = "https://users.example";
            QVERIFY(desk.logIn().has_value());
            QCOMPARE(desk.users->issuers().ofUsers, QStringList{u"https://users.example"_s});
            desk.users.reset();
        }
        desk.users = desk.made();
        console::followIssuers(*desk.users, *desk.console.session, ui::UiState::openFile(path));
        QCOMPARE(desk.users->issuers().ofAdmin, u"https://ours.example/auth"_s);
        QCOMPARE(desk.users->issuers().ofUsers, QStringList{u"https://users.example"_s});

        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray written = file.readAll();
        QVERIFY(written.contains("https://users.example"));
        QVERIFY(!written.contains("eyJ")); // no part of a token
    }

    void twoConsolesKeepWhatEachHasSeen() {
        UserDesk desk;
        const QString path = desk.world.folder.filePath(u"state.ini"_s);
        const auto other = desk.made();
        console::followIssuers(*desk.users, *desk.console.session, ui::UiState::openFile(path));
        console::followIssuers(*other, *desk.console.session, ui::UiState::openFile(path));
        desk.users->addIssuers({u"https://one.example"_s});
        other->addIssuers({u"https://two.example"_s});
        const auto third = desk.made();
        console::followIssuers(*third, *desk.console.session, ui::UiState::openFile(path));
        QCOMPARE(third->issuers().ofUsers, (QStringList{u"https://one.example"_s, u"https://two.example"_s}));
    }
};

QTEST_GUILESS_MAIN(tst_issuer_memory)
#include "tst_issuer_memory.moc"
