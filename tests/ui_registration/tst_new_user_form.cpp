#include "core/base/Pending.h"
#include "tests/support/AccessibleControls.h"
#include "tests/support/Grab.h"
#include "ui/registration/NewUserForm.h"
#include "ui/theme/FieldState.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace fleetkey::test;

namespace {

const InstanceId eu(u"0be49d13-51d4-4d0b-8c41-1f77aa0c41af"_s);
const InstanceId us(u"c81e728d-51d4-4d0b-8c41-1f77aa0cf0aa"_s);
constexpr auto key = "11111111-2222-3333-4444-555555555555";

HierarchyTree tree() {
    HierarchyTree tree;
    tree.level = AdminLevel::Company;
    Application drivers;
    drivers.name = u"Drivers"_s;
    drivers.instances
        = {{eu, u"Drivers EU"_s, {}, true, {}, {}, {}}, {us, u"Drivers US"_s, {}, true, {}, {}, {}}};
    tree.applications = {drivers};
    return tree;
}

/// A form over a platform that answers when the test says so.
struct Fixture {
    struct Sent {
        RegistrationDraft draft;
        InstanceId instance;
        QByteArray key;
        std::stop_token stop;
    };

    Fixture() {
        form.resize(440, 860);
        form.show();
        form.open();
    }

    ui::Registration::Parts parts() {
        return {
            [this](RegistrationDraft draft, InstanceId instance, SecretString secret, std::stop_token stop) {
                sent.append({draft, instance, secret.reveal(), stop});
                return asTask(answers.emplace_back().pending());
            },
            [this](std::stop_token) { return asTask(trees.emplace_back().pending()); },
            [this](InstanceId, std::stop_token) { return asTask(keys.emplace_back().pending()); },
            [this](Credentials credentials) { adopted.push_back(std::move(credentials)); }};
    }

    void showInstances() {
        trees.back().complete(tree());
        QTRY_VERIFY(list()->count() > 0);
    }
    void answer(Result<Credentials> result) { answers.back().complete(std::move(result)); }

    template <typename T> T *named(const QString &name) {
        for (T *widget : form.findChildren<T *>())
            if (spokenName(widget) == name)
                return widget;
        return nullptr;
    }
    QLineEdit *line(const QString &name) { return named<QLineEdit>(name); }
    QComboBox *list() { return named<QComboBox>(u"Instance"_s); }
    ui::Button *button(const QString &text) {
        for (auto *button : form.findChildren<ui::Button *>())
            if (button->text() == text && button->isVisible())
                return button;
        return nullptr;
    }
    ui::Banner *banner() {
        for (auto *notice : form.findChildren<ui::Banner *>())
            if (notice->isVisible())
                return notice;
        return nullptr;
    }
    void type(const QString &name, const QString &text) {
        QLineEdit *field = line(name);
        field->setFocus();
        field->clear();
        QTest::keyClicks(field, text);
    }
    void submitAndFetchKey() {
        form.setInstance(eu);
        QTest::keyClick(line(u"First name"_s), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!keys.empty());
        keys.back().complete(SecretString(key));
    }

    ui::Theme theme{*qApp, [] { return false; }};
    QList<Sent> sent;
    std::vector<Completer<Credentials>> answers;
    std::vector<Completer<HierarchyTree>> trees;
    std::vector<Completer<SecretString>> keys;
    std::vector<Credentials> adopted;
    ui::NewUserForm form{theme, parts(), u"RS"_s};
};

Credentials credentials(const DeviceToken &token, bool tokens) {
    Credentials result;
    result.deviceToken = token;
    if (tokens) {
        result.accessToken = SecretString("access");
        result.refreshToken = SecretString("refresh");
    }
    return result;
}

} // namespace

class NewUserFormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looks() {
        Fixture f;
        f.showInstances();
        grab(f.form, u"form-empty"_s);
        f.type(u"E-mail"_s, u"ana@acme"_s);
        f.type(u"Phone"_s, u"063 204 1170"_s);
        f.type(u"First name"_s, u"Ana"_s);
        grab(f.form, u"form-wrong"_s);
        f.theme.setMode(ui::ThemeMode::Dark);
        f.type(u"E-mail"_s, u"ana@acme.example"_s);
        f.submitAndFetchKey();
        QTRY_COMPARE(f.sent.size(), 1);
        grab(f.form, u"form-sending-dark"_s);
        f.answer(fail(ErrorKind::Timeout));
        QTRY_VERIFY(f.banner() != nullptr);
        grab(f.form, u"form-timeout-dark"_s);
        f.theme.setMode(ui::ThemeMode::Light);
        f.submitAndFetchKey();
        QTRY_COMPARE(f.sent.size(), 2);
        f.answer(credentials(f.sent.last().draft.customToken, true));
        QTRY_VERIFY(f.button(u"Register another"_s) != nullptr);
        grab(f.form, u"form-done"_s);
    }
};

QTEST_MAIN(NewUserFormTest)
#include "tst_new_user_form.moc"
