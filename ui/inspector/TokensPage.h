#pragma once

#include "ui/common/ClockTicker.h"
#include "ui/inspector/UserTokens.h"

#include <QWidget>

namespace fleetkey::ui {

class AccessTokenCard;
class DeviceTokenCard;
class KeepingCard;
class NextStepCard;
class RefreshTokenCard;
class SecretClipboard;
class Theme;

/// The next step and the three credentials of the user in the inspector. Moves on with the clock while it is
/// visible, as often as what it shows changes and no more.
class TokensPage final : public QWidget {
    Q_OBJECT

public:
    /// `tokens` and `clipboard` must outlive the page.
    TokensPage(const Theme &theme, UserTokens &tokens, SecretClipboard &clipboard,
        std::shared_ptr<Clock> clock, QWidget *parent = nullptr);

    /// `deleted`: the platform does not know this user any more.
    void setUser(const User &user, bool deleted);
    void askToLogIn();
    void askToActivate();
    /// Refreshes the tokens, or asks first; see `NextStepCard`.
    void refresh();
    void askToForget();
    void copyDeviceToken();
    void showQrCode();
    void revealAccessToken();
    void copyAccessToken();

Q_SIGNALS:
    /// A token has left for the clipboard.
    void tokenCopied();
    void reloadRequested();
    void userRequested(const fleetkey::DeviceToken &user);
    void pasteRequested();
    void allowanceNeeded();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void update();
    [[nodiscard]] std::chrono::seconds untilItChanges(const Diagnosis &diagnosis) const;

    UserTokens &m_tokens;
    ClockTicker *m_ticker;
    NextStepCard *m_step;
    DeviceTokenCard *m_deviceToken;
    AccessTokenCard *m_accessToken;
    RefreshTokenCard *m_refreshToken;
    KeepingCard *m_keeping;
};

} // namespace fleetkey::ui
