#pragma once

#include "core/base/Clock.h"
#include "ui/inspector/UserTokens.h"
#include "ui/widgets/Card.h"

namespace fleetkey::ui {

class Button;
class MaskedSecret;
class SecretClipboard;
class StatusLabel;
class TextLabel;
class UnreadToken;

/// The refresh token of the user in the inspector: whether it is held, since when, where and its value.
class RefreshTokenCard final : public Card {
    Q_OBJECT

public:
    /// `tokens` and `clipboard` must outlive the card.
    RefreshTokenCard(const Theme &theme, UserTokens &tokens, SecretClipboard &clipboard,
        std::shared_ptr<Clock> clock, QWidget *parent = nullptr);

    /// Shows what `tokens` says now.
    void update(const Diagnosis &diagnosis);

Q_SIGNALS:
    /// The token has left for the clipboard.
    void copied();
    /// A person wants the tokens refreshed.
    void refreshRequested();

private:
    UserTokens &m_tokens;
    SecretString m_shown;
    StatusLabel *m_status;
    UnreadToken *m_unread;
    TextLabel *m_since;
    TextLabel *m_whom; ///< whom a refresh hits, or would hit
    MaskedSecret *m_value;
    Button *m_refresh;
};

} // namespace fleetkey::ui
