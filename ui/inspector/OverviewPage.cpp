#include "ui/inspector/OverviewPage.h"

#include "core/users/PhoneNumber.h"
#include "ui/common/FactList.h"
#include "ui/common/Foldout.h"
#include "ui/common/JsonText.h"
#include "ui/common/StatusText.h"
#include "ui/inspector/ProfileText.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/StatusLabel.h"
#include "ui/widgets/TextLabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace fleetkey::ui {

namespace {

constexpr int rawHeight = 280;

} // namespace

OverviewPage::OverviewPage(const Theme &theme, std::shared_ptr<Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_clock(std::move(clock))
    , m_ticker(new ClockTicker(m_clock, std::chrono::seconds(30), this))
    , m_account(new FactList(theme))
    , m_profile(new FactList(theme))
    , m_fields(new FactList(theme))
    , m_raw(new Foldout(theme, tr("Raw record")))
    , m_rawText(new QPlainTextEdit)
    , m_copyRaw(new Button(theme, ButtonRole::Plain, tr("Copy record"))) {
    build();
    connect(m_ticker, &ClockTicker::tick, this, [this] { m_account->setNow(m_clock->now()); });
    connect(m_copyRaw, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_rawText->toPlainText()); });
}

void OverviewPage::build() {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacingSmall);
    const auto section = [this, column](const QString &title, FactList *list) {
        column->addWidget(new TextLabel(m_theme, TextRole::BodyStrong, Ink::Text, title));
        column->addWidget(list);
        column->addSpacing(Metrics::spacingSmall);
    };
    section(tr("Account"), m_account);
    section(tr("Profile"), m_profile);
    section(tr("Fields"), m_fields);
    m_rawText->setReadOnly(true);
    m_rawText->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_rawText->setTabChangesFocus(true);
    m_rawText->setFont(m_theme.font(TextRole::Identifier));
    m_rawText->setFixedHeight(rawHeight);
    m_rawText->setAccessibleName(tr("Raw record"));
    auto *content = new QWidget;
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(Metrics::spacingTight);
    inner->addWidget(m_rawText);
    inner->addWidget(m_copyRaw, 0, Qt::AlignLeading);
    m_raw->setContent(content);
    connect(m_raw, &Foldout::unfoldedChanged, this, &OverviewPage::showJson);
    column->addWidget(m_raw);
    column->addStretch(1);
}

void OverviewPage::setUser(const User &user, const QByteArray &json) {
    const bool another = user.deviceToken != m_user.deviceToken;
    if (another || !(user == m_user)) {
        m_user = user;
        showAccount();
        showProfile();
        showFields();
    }
    m_json = json;
    if (another)
        m_raw->setUnfolded(false);
    m_raw->setVisible(!json.isEmpty());
    showJson();
}

/// With what changes it, where the user is deactivated.
void OverviewPage::addStatus() {
    auto *label = new StatusLabel(m_theme);
    label->setStatus(StatusText::tone(m_user.status), StatusText::word(m_user.status));
    if (m_user.status != UserStatus::Inactive) {
        m_account->addWidget(tr("Status"), label);
        return;
    }
    auto *activate = new Button(m_theme, ButtonRole::Plain, tr("Activate…"));
    connect(activate, &QPushButton::clicked, this, &OverviewPage::activationRequested);
    auto *both = new QWidget;
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::spacingSmall);
    row->addWidget(label);
    row->addWidget(activate);
    row->addStretch(1);
    m_account->addWidget(tr("Status"), both);
}

void OverviewPage::showAccount() {
    m_account->clear();
    addStatus();
    auto *activity = new StatusLabel(m_theme);
    activity->setStatus(StatusText::tone(m_user.activity), StatusText::word(m_user.activity));
    m_account->addWidget(tr("Activity"), activity);
    m_account->addMoment(tr("Registered"), m_user.created, m_clock->now());
    m_account->addIdentifier(tr("DeviceToken"), m_user.deviceToken.text());
    const AccountInfo &account = m_user.account;
    m_account->add(tr("Instance"), account.instanceName);
    m_account->addIdentifier(tr("InstanceId"), account.instanceId.text());
    m_account->add(tr("Application"), account.applicationName);
    m_account->add(tr("Company"), account.companyName);
}

void OverviewPage::showProfile() {
    const UserProfile &profile = m_user.profile;
    m_profile->clear();
    m_profile->add(tr("First name"), profile.firstName);
    m_profile->add(tr("Last name"), profile.lastName);
    m_profile->add(tr("Nickname"), profile.nickname);
    m_profile->addCopyable(tr("E-mail"), profile.email);
    m_profile->add(tr("Phone"), PhoneNumber::readable(profile.phone));
    m_profile->add(tr("Birthday"), ProfileText::birthday(profile.birthday), profile.birthday);
    m_profile->add(tr("Gender"), ProfileText::gender(profile.gender));
    m_profile->add(tr("Marital status"), ProfileText::maritalStatus(profile.maritalStatus));
    m_profile->add(tr("Children"), profile.childrenCount);
    m_profile->add(tr("Address"), profile.address);
    m_profile->add(tr("City"), profile.city);
    m_profile->add(tr("District"), profile.district);
    m_profile->add(tr("Country"), profile.country);
}

void OverviewPage::showFields() {
    const UserFields &fields = m_user.fields;
    m_fields->clear();
    m_fields->add(tr("ClientId"), fields.clientId);
    m_fields->add(tr("Enabled"), ProfileText::yesOrNo(fields.enabled));
    m_fields->add(tr("Tracking"), ProfileText::yesOrNo(fields.enableTracking));
    m_fields->add(tr("Logging"), ProfileText::yesOrNo(fields.enableLogging));
    m_fields->add(tr("Real-time location"), ProfileText::yesOrNo(fields.enableRealTimeLocation));
}

void OverviewPage::showJson() {
    const QString text = m_raw->isUnfolded() ? indentedJson(m_json) : QString();
    if (m_rawText->toPlainText() != text)
        m_rawText->setPlainText(text);
}

void OverviewPage::showEvent(QShowEvent *event) {
    m_account->setNow(m_clock->now());
    m_ticker->start();
    QWidget::showEvent(event);
}

void OverviewPage::hideEvent(QHideEvent *event) {
    m_ticker->stop();
    QWidget::hideEvent(event);
}

} // namespace fleetkey::ui
