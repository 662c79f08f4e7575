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
    showWay(holding);
    m_read->setBusy(m_tokens.running() == UserTokens::Action::Load);
    m_read->setEnabled(!m_tokens.running() || m_read->isBusy());
}

/// What leads to the tokens, and what it does.
void UnreadToken::showWay(KeychainHolding holding) {
    if (holding == KeychainHolding::Locked) {
        m_read->setText(tr("Open it…"));
        m_read->setAccessibleName(tr("Open the keychain and read both tokens"));
        m_read->setToolTip(tr("The system asks for the keychain's password, then both tokens are read."));
    } else if (holding == KeychainHolding::Unavailable) {
        m_read->setText(tr("Try again"));
        m_read->setAccessibleName(tr("Try again to read both tokens from the keychain"));
        m_read->setToolTip(
            tr("The keychain is asked once more, for both tokens. The system may ask for its password."));
    } else {
        m_read->setText(tr("Read it"));
        m_read->setAccessibleName(tr("Read both tokens from the keychain"));
        m_read->setToolTip(tr("Both tokens are read from the keychain. Nothing is sent."));
    }
}

} // namespace fleetkey::ui
