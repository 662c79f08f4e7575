#include "ui/inspector/RefreshTokenCard.h"

#include "ui/common/DateText.h"
#include "ui/common/MaskedSecret.h"
#include "ui/inspector/UnreadToken.h"
#include "ui/tokens/DiagnosisText.h"
#include "ui/tokens/TokenText.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/StatusLabel.h"
#include "ui/widgets/TextLabel.h"

#include <QVBoxLayout>

namespace fleetkey::ui {

RefreshTokenCard::RefreshTokenCard(const Theme &theme, UserTokens &tokens, SecretClipboard &clipboard,
    std::shared_ptr<Clock> clock, QWidget *parent)
    : Card(theme, tr("Refresh token"), parent)
    , m_tokens(tokens)
    , m_status(new StatusLabel(theme))
    , m_unread(new UnreadToken(theme, tokens, this))
    , m_since(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_whom(new TextLabel(theme, TextRole::Secondary, Ink::Warning))
    , m_value(new MaskedSecret(theme, clipboard, std::move(clock), tr("Refresh token")))
    , m_refresh(new Button(theme, ButtonRole::Plain, tr("Refresh now"))) {
    m_status->setTinted(true);
    setCorner(m_status);
    m_since->setWordWrap(true);
    m_whom->setWordWrap(true);
    m_refresh->setToolTip(tr("Gets a new access token and a new refresh token. It spends no sign-in."));
    auto *row = new ButtonRow;
    row->addWidget(m_since, 1);
    row->addWidget(m_refresh);
    body()->addLayout(m_unread->row());
    body()->addWidget(m_value);
    body()->addLayout(row);
    body()->addWidget(m_whom);
    connect(m_refresh, &QPushButton::clicked, this, &RefreshTokenCard::refreshRequested);
    connect(m_value, &MaskedSecret::copied, this, &RefreshTokenCard::copied);
}

void RefreshTokenCard::update(const Diagnosis &diagnosis) {
    const HeldTokens *held = m_tokens.held();
    const bool present = held != nullptr && !held->credentials.refreshToken.isEmpty();
    const bool pair = present && !held->credentials.accessToken.isEmpty();
    const KeychainHolding holding = m_tokens.sessions().keychainHolding(m_tokens.user());
    m_status->setStatus(
        TokenText::tone(diagnosis.refreshToken), TokenText::word(diagnosis.refreshToken, holding));
    m_unread->update();
    m_since->setVisible(present || !m_unread->isShown());
    const bool foreign = diagnosis.accessToken == AccessTokenState::Foreign;
    m_refresh->setVisible(pair && !foreign);
    m_whom->setText(
        foreign ? tr("It is another user's and is not refreshed here.") : DiagnosisText::pairReplaced());
    m_whom->setVisible(pair
        && (foreign
            || (held->source == TokenSource::Pasted && diagnosis.refreshToken == RefreshTokenState::Held)));
    m_refresh->setBusy(m_tokens.running() == UserTokens::Action::Refresh);
    m_refresh->setEnabled(!m_tokens.running() || m_refresh->isBusy());
    m_value->setVisible(present);
    if (!present) {
        m_shown = {};
        m_value->setSource({});
        m_since->setText(held != nullptr
                ? tr("None came with the access token, which cannot be refreshed without one. A login hands one out.")
                : tr("A login or a registration with an access token hands one out."));
        m_since->setToolTip({});
        return;
    }
    if (!m_shown.matches(held->credentials.refreshToken)) {
        m_shown = held->credentials.refreshToken.clone();
        m_value->setSource(MaskedSecret::held(m_shown));
    }
    m_since->setText(tr("Kept: %1 · since %2 · lives about 3 months", "where, when")
            .arg(TokenText::place(m_tokens.sessions(), m_tokens.user()),
                DateText::brief(held->obtained, m_tokens.platformNow())));
    m_since->setToolTip(DateText::utc(held->obtained));
}

} // namespace fleetkey::ui
