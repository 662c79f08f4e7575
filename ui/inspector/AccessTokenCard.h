#pragma once

#include "core/base/Clock.h"
#include "ui/inspector/UserTokens.h"
#include "ui/widgets/Card.h"

namespace fleetkey::ui {

class Button;
class ClaimsTree;
class Foldout;
class LifeBar;
class MaskedSecret;
class SecretClipboard;
class StatusLabel;
class TextLabel;

/// The access token of the user in the inspector: its life, its value, what it says, and whether the
/// platform takes it.
class AccessTokenCard final : public Card {
    Q_OBJECT

public:
    /// `tokens` and `clipboard` must outlive the card.
    AccessTokenCard(const Theme &theme, UserTokens &tokens, SecretClipboard &clipboard,
        std::shared_ptr<Clock> clock, QWidget *parent = nullptr);

    /// Shows what `tokens` says now.
    void update();

Q_SIGNALS:
    /// The token has left for the clipboard.
    void copied();

private:
    void build(const Theme &theme, SecretClipboard &clipboard, std::shared_ptr<Clock> clock);
    void showToken(const HeldTokens &held);
    void showLife(const HeldTokens &held, AccessTokenState state, const QDateTime &now);
    void showCheck(const HeldTokens *held);

    UserTokens &m_tokens;
    DeviceToken m_shownUser;
    SecretString m_shown; ///< the token whose claims are shown
    StatusLabel *m_status;
    TextLabel *m_absent;
    LifeBar *m_life;
    TextLabel *m_issued;
    TextLabel *m_expires;
    MaskedSecret *m_value;
    Foldout *m_claimsFold;
    ClaimsTree *m_claims;
    TextLabel *m_undecoded;
    TextLabel *m_lastCheck;
    QWidget *m_checkRow;
    Button *m_check;
    QWidget *m_heldPart;
};

} // namespace fleetkey::ui
