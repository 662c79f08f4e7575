#include "ui/inspector/RefreshTokenCard.h"

#include "ui/common/DateText.h"
#include "ui/tokens/TokenText.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/StatusLabel.h"
#include "ui/widgets/TextLabel.h"

#include <QVBoxLayout>

namespace fleetkey::ui {

RefreshTokenCard::RefreshTokenCard(const Theme &theme, UserTokens &tokens, QWidget *parent)
    : Card(theme, tr("Refresh token"), parent)
    , m_tokens(tokens)
    , m_status(new StatusLabel(theme))
    , m_since(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_refresh(new Button(theme, ButtonRole::Plain, tr("Refresh now"))) {
    m_status->setTinted(true);
    setCorner(m_status);
    m_since->setWordWrap(true);
    m_refresh->setToolTip(tr("Gets a new access token and a new refresh token. It spends no sign-in."));
    auto *row = new QHBoxLayout;
    row->addWidget(m_since, 1);
    row->addWidget(m_refresh);
    body()->addLayout(row);
    connect(m_refresh, &QPushButton::clicked, &m_tokens, &UserTokens::refresh);
}

void RefreshTokenCard::update() {
    const HeldTokens *held = m_tokens.held();
    const TokenFacts facts = m_tokens.facts();
    const bool present = facts.refreshToken != RefreshTokenState::Absent;
    m_status->setStatus(TokenText::tone(facts.refreshToken),
        present && facts.refreshToken == RefreshTokenState::Held ? tr("held, this session only")
                                                                 : TokenText::word(facts.refreshToken));
    m_refresh->setVisible(present && facts.accessToken != AccessTokenState::Absent);
    m_refresh->setBusy(m_tokens.running() == UserTokens::Action::Refresh);
    m_refresh->setEnabled(!m_tokens.running() || m_refresh->isBusy());
    if (!present) {
        m_since->setText(tr("A login or a registration with an access token hands one out."));
        m_since->setToolTip({});
        return;
    }
    m_since->setText(
        tr("since %1 · lives about 3 months").arg(DateText::brief(held->obtained, m_tokens.platformNow())));
    m_since->setToolTip(DateText::utc(held->obtained));
}

} // namespace fleetkey::ui
