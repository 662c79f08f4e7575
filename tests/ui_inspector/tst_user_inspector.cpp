#include "tests/support/Grab.h"
#include "tests/ui_inspector/InspectorFixture.h"
#include "ui/inspector/ClaimsTree.h"
#include "ui/widgets/Button.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace fleetkey::test;

class UserInspectorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looks() {
        InspectorFixture f;
        f.inspector.showUser(ana());
        grab(f.inspector, u"overview"_s);
        f.inspector.setTab(ui::UserInspector::Tab::Tokens);
        grab(f.inspector, u"tokens-absent"_s);
        f.sessions.tokens[ana().deviceToken] = held(start.addSecs(-94'440), start.addSecs(-8'040));
        Q_EMIT f.sessions.changed(ana().deviceToken);
        grab(f.inspector, u"tokens-expired"_s);
        f.theme.setMode(ui::ThemeMode::Dark);
        f.sessions.tokens[ana().deviceToken] = held(start.addSecs(-30'000), start.addSecs(56'400));
        Q_EMIT f.sessions.changed(ana().deviceToken);
        for (auto *button : f.inspector.findChildren<ui::Button *>())
            if (button->text().startsWith(u"Header"))
                button->click();
        grab(f.inspector, u"tokens-valid-dark"_s);
        f.inspector.setTab(ui::UserInspector::Tab::Device);
        grab(f.inspector, u"device-dark"_s);
    }
};

QTEST_MAIN(UserInspectorTest)
#include "tst_user_inspector.moc"
