#pragma once

#include "ui/inspector/UserTokens.h"
#include "ui/widgets/Card.h"

namespace fleetkey::ui {

class Button;
class StatusLabel;
class TextLabel;

/// The refresh token of the user in the inspector: whether it is held, since when and where.
class RefreshTokenCard final : public Card {
    Q_OBJECT

public:
    /// `tokens` must outlive the card.
    RefreshTokenCard(const Theme &theme, UserTokens &tokens, QWidget *parent = nullptr);

    /// Shows what `tokens` says now.
    void update();

private:
    UserTokens &m_tokens;
    StatusLabel *m_status;
    TextLabel *m_since;
    Button *m_refresh;
};

} // namespace fleetkey::ui
