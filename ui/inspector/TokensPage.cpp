#include "ui/inspector/TokensPage.h"

#include "ui/inspector/AccessTokenCard.h"
#include "ui/inspector/DeviceTokenCard.h"
#include "ui/inspector/NextStepCard.h"
#include "ui/inspector/RefreshTokenCard.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Button.h"

#include <QVBoxLayout>

namespace fleetkey::ui {

TokensPage::TokensPage(const Theme &theme, UserTokens &tokens, SecretClipboard &clipboard,
    std::shared_ptr<Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_tokens(tokens)
    , m_ticker(new ClockTicker(clock, std::chrono::seconds(1), this))
    , m_step(new NextStepCard(theme, tokens))
    , m_deviceToken(new DeviceTokenCard(theme))
    , m_accessToken(new AccessTokenCard(theme, tokens, clipboard, clock))
    , m_refreshToken(new RefreshTokenCard(theme, tokens))
    , m_logIn(new Button(theme, ButtonRole::Plain, tr("Log in as this user…")))
    , m_forget(new Button(theme, ButtonRole::Plain, tr("Forget these tokens"))) {
    auto *actions = new QHBoxLayout;
    actions->addWidget(m_logIn);
    actions->addWidget(m_forget);
    actions->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacing);
    column->addWidget(m_step);
    column->addWidget(m_deviceToken);
    column->addWidget(m_accessToken);
    column->addWidget(m_refreshToken);
    column->addLayout(actions);
    column->addStretch(1);
    m_forget->setToolTip(tr("Fleetkey forgets them; the platform is not told and they go on living there."));
    connect(m_logIn, &QPushButton::clicked, this, &TokensPage::askToLogIn);
    connect(m_forget, &QPushButton::clicked, &tokens, &UserTokens::forget);
    connect(m_accessToken, &AccessTokenCard::copied, this, &TokensPage::accessTokenCopied);
    connect(&tokens, &UserTokens::changed, this, &TokensPage::update);
    connect(m_ticker, &ClockTicker::tick, this, &TokensPage::update);
    update();
}

void TokensPage::setUser(const User &user) {
    if (user.deviceToken != m_tokens.user())
        m_step->reset();
    m_deviceToken->setUser(user);
    m_step->setUserName(user.displayName());
    m_tokens.setUser(user.deviceToken, user.account.instanceId);
    m_tokens.setName(user.displayName());
}

void TokensPage::askToLogIn() {
    m_step->askToLogIn();
}

void TokensPage::copyDeviceToken() {
    m_deviceToken->copy();
}

void TokensPage::showEvent(QShowEvent *event) {
    m_ticker->start();
    update();
    QWidget::showEvent(event);
}

void TokensPage::hideEvent(QHideEvent *event) {
    m_ticker->stop();
    QWidget::hideEvent(event);
}

void TokensPage::update() {
    m_step->update();
    m_accessToken->update();
    m_refreshToken->update();
    const bool held = m_tokens.held() != nullptr;
    m_logIn->setVisible(held);
    m_logIn->setEnabled(!m_tokens.running());
    m_forget->setVisible(held);
    m_forget->setEnabled(!m_tokens.running());
}

} // namespace fleetkey::ui
