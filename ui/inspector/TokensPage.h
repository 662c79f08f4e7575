#pragma once

#include "ui/common/ClockTicker.h"
#include "ui/inspector/UserTokens.h"

#include <QWidget>

namespace fleetkey::ui {

class AccessTokenCard;
class Button;
class DeviceTokenCard;
class NextStepCard;
class RefreshTokenCard;
class SecretClipboard;
class Theme;

/// The next step and the three credentials of the user in the inspector. Moves on with the clock while it is
/// visible.
class TokensPage final : public QWidget {
    Q_OBJECT

public:
    /// `tokens` and `clipboard` must outlive the page.
    TokensPage(const Theme &theme, UserTokens &tokens, SecretClipboard &clipboard,
        std::shared_ptr<Clock> clock, QWidget *parent = nullptr);

    void setUser(const User &user);
    void askToLogIn();
    void copyDeviceToken();

Q_SIGNALS:
    void accessTokenCopied();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void update();

    UserTokens &m_tokens;
    ClockTicker *m_ticker;
    NextStepCard *m_step;
    DeviceTokenCard *m_deviceToken;
    AccessTokenCard *m_accessToken;
    RefreshTokenCard *m_refreshToken;
    Button *m_logIn;
    Button *m_forget;
};

} // namespace fleetkey::ui
