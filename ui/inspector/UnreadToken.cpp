#include "ui/inspector/UnreadToken.h"

#include "ui/tokens/TokenText.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/TextLabel.h"

namespace fleetkey::ui {

UnreadToken::UnreadToken(const Theme &theme, UserTokens &tokens, QObject *parent)
    : QObject(parent)
    , m_tokens(tokens)
    , m_words(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_read(new Button(theme, ButtonRole::Plain, {}))
    , m_row(new ButtonRow) {
    m_words->setWordWrap(true);
    m_words->hide();
    m_read->hide();
    m_row->addWidget(m_words, 1);
    m_row->addWidget(m_read);
    connect(m_read, &QPushButton::clicked, this, [this] { m_tokens.load(m_closed); });
}

QLayout *UnreadToken::row() const {
    return m_row;
}

bool UnreadToken::isShown() const {
    return !m_words->isHidden();
}

void UnreadToken::update() {
    const KeychainHolding holding = m_tokens.held() == nullptr
        ? m_tokens.sessions().keychainHolding(m_tokens.user())
        : KeychainHolding::NotUsed;
    m_words->setVisible(holding != KeychainHolding::NotUsed);
    m_closed = holding == KeychainHolding::Locked || holding == KeychainHolding::Unavailable;
    m_words->setText(TokenText::sentence(holding));
    m_read->setVisible(isShown() && holding != KeychainHolding::Missing);
    m_read->setText(m_closed ? tr("Open it…") : tr("Read it"));
    m_read->setToolTip(m_closed
            ? tr("The system asks for the keychain's password, then both tokens are read.")
            : tr("Both tokens are read from the keychain. Nothing is sent."));
    m_read->setBusy(m_tokens.running() == UserTokens::Action::Load);
    m_read->setEnabled(!m_tokens.running() || m_read->isBusy());
}

} // namespace fleetkey::ui
