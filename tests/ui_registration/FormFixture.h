#pragma once

#include "core/base/Pending.h"
#include "tests/support/AccessibleControls.h"
#include "ui/registration/NewUserForm.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

namespace fleetkey::test {

using namespace Qt::StringLiterals;

inline const InstanceId eu(u"0be49d13-51d4-4d0b-8c41-1f77aa0c41af"_s);
inline const InstanceId us(u"c81e728d-51d4-4d0b-8c41-1f77aa0cf0aa"_s);
inline constexpr auto key = "11111111-2222-3333-4444-555555555555";

inline HierarchyTree tree() {
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
struct FormFixture {
    struct Sent {
        RegistrationDraft draft;
        InstanceId instance;
        QByteArray key;
        std::stop_token stop;
    };

    FormFixture() {
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
            [this](const DeviceToken &user) { told.append(user); },
            [this](Credentials credentials) { adopted.push_back(std::move(credentials)); }};
    }

    void showInstances() {
        trees.back().complete(tree());
        QTRY_VERIFY(list()->count() > 0);
    }
    void answer(Result<Registered> result) { answers.back().complete(std::move(result)); }

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
    bool sees(const QString &text) {
        return std::ranges::any_of(form.findChildren<QLabel *>(),
            [&text](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
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
    /// A failure after which the user may be registered.
    static Error openFailure(ErrorKind kind) {
        Error failure = Error::of(kind);
        failure.leftOpen = true;
        return failure;
    }
    void submitAndFetchKey() {
        form.setInstance(eu);
        QTest::keyClick(line(u"First name"_s), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!keys.empty());
        keys.back().complete(SecretString(key));
    }

    ui::Theme theme{*qApp, [] { return false; }};
    QList<Sent> sent;
    std::vector<Completer<Registered>> answers;
    std::vector<Completer<HierarchyTree>> trees;
    std::vector<Completer<SecretString>> keys;
    QList<DeviceToken> told; ///< who the person has seen to be registered
    std::vector<Credentials> adopted;
    ui::NewUserForm form{theme, parts(), u"RS"_s};
};

inline const DeviceToken chosen(u"6f1c0a52-aaaa-4bbb-8ccc-000000009b2e"_s);

/// The platform's answer: registered under `chosen`.
inline Registered registered(bool tokens) {
    Registered result;
    result.credentials.deviceToken = chosen;
    if (tokens) {
        result.credentials.accessToken = SecretString("access");
        result.credentials.refreshToken = SecretString("refresh");
    }
    return result;
}

} // namespace fleetkey::test
