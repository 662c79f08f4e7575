#include "ui/inspector/TokensPage.h"

#include "ui/inspector/AccessTokenCard.h"
#include "ui/inspector/DeviceTokenCard.h"
#include "ui/inspector/KeepingCard.h"
#include "ui/inspector/NextStepCard.h"
#include "ui/inspector/RefreshTokenCard.h"
#include "ui/theme/Metrics.h"

#include <QVBoxLayout>

namespace fleetkey::ui {

namespace {

constexpr std::chrono::seconds second(1);
constexpr std::chrono::seconds minute(60);

/// Lengths of time are shown by the minute, and below one by the second.
std::chrono::seconds untilWordsChange(const QDateTime &moment, const QDateTime &now) {
    if (!moment.isValid())
        return minute;
    const std::chrono::seconds left(now.secsTo(moment));
    if (left > minute)
        return left % minute + second;
    return left > -minute ? second : minute - (-left) % minute;
}

} // namespace

TokensPage::TokensPage(const Theme &theme, UserTokens &tokens, SecretClipboard &clipboard,
    std::shared_ptr<Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_tokens(tokens)
    , m_ticker(new ClockTicker(clock, second, this))
    , m_step(new NextStepCard(theme, tokens))
    , m_deviceToken(new DeviceTokenCard(theme))
    , m_accessToken(new AccessTokenCard(theme, tokens, clipboard, clock))
    , m_refreshToken(new RefreshTokenCard(theme, tokens, clipboard, clock))
    , m_keeping(new KeepingCard(theme, tokens)) {
    build();
    connect(m_step, &NextStepCard::reloadRequested, this, &TokensPage::reloadRequested);
    connect(m_step, &NextStepCard::userRequested, this, &TokensPage::userRequested);
    connect(m_step, &NextStepCard::pasteRequested, this, &TokensPage::pasteRequested);
    connect(m_step, &NextStepCard::allowanceNeeded, this, &TokensPage::allowanceNeeded);
    connect(m_keeping, &KeepingCard::logInRequested, this, &TokensPage::askToLogIn);
    connect(m_accessToken, &AccessTokenCard::copied, this, &TokensPage::tokenCopied);
    connect(m_refreshToken, &RefreshTokenCard::refreshRequested, this, &TokensPage::refresh);
    connect(m_refreshToken, &RefreshTokenCard::copied, this, &TokensPage::tokenCopied);
    connect(&tokens, &UserTokens::changed, this, &TokensPage::update);
    connect(m_ticker, &ClockTicker::tick, this, &TokensPage::update);
    update();
}

void TokensPage::build() {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacing);
    for (QWidget *card :
        std::initializer_list<QWidget *>{m_step, m_deviceToken, m_accessToken, m_refreshToken, m_keeping})
        column->addWidget(card);
    column->addStretch(1);
}

void TokensPage::setUser(const User &user, bool deleted) {
    if (user.deviceToken != m_tokens.user()) {
        m_step->reset();
        m_keeping->reset();
    }
    m_deviceToken->setUser(user, deleted);
    m_step->setUserName(user.displayName());
    m_tokens.setUser(user, deleted);
}

void TokensPage::askToLogIn() {
    m_step->askToLogIn();
}

void TokensPage::askToActivate() {
    m_step->askToActivate();
}

void TokensPage::refresh() {
    m_step->refresh();
}

void TokensPage::askToForget() {
    m_keeping->askToForget();
}

void TokensPage::copyDeviceToken() {
    m_deviceToken->copy();
}

void TokensPage::showQrCode() {
    m_deviceToken->showQrCode();
}

void TokensPage::revealAccessToken() {
    m_accessToken->reveal();
}

void TokensPage::copyAccessToken() {
    m_accessToken->copy();
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
    if (isVisible())
        m_tokens.loadUnasked(); // whoever looks at them wants to see them
    const Diagnosis diagnosis = m_tokens.diagnosis();
    m_step->update(diagnosis);
    m_accessToken->update(diagnosis);
    m_refreshToken->update(diagnosis);
    m_keeping->update();
    if (isVisible())
        m_ticker->setInterval(untilItChanges(diagnosis));
}

std::chrono::seconds TokensPage::untilItChanges(const Diagnosis &diagnosis) const {
    const QDateTime now = m_tokens.platformNow();
    std::chrono::seconds next
        = std::min({minute, untilWordsChange(diagnosis.possibleAt, now), m_accessToken->untilItMoves()});
    if (const HeldTokens *held = m_tokens.held())
        next = std::min(next, untilWordsChange(held->expires, now));
    return std::max(next, second);
}

} // namespace fleetkey::ui
