#pragma once

#include "core/base/Clock.h"
#include "core/platform/Jwt.h"
#include "ui/inspector/UserTokens.h"
#include "ui/widgets/Card.h"

#include <optional>

namespace fleetkey::ui {

class Button;
class DecodedTokenView;
class FindingList;
class LifeBar;
class MaskedSecret;
class SecretClipboard;
class StatusLabel;
class TextLabel;
class UnreadToken;

/// The access token of the user in the inspector: its life, its value, what it says, what is off about it,
/// and whether the platform takes it.
class AccessTokenCard final : public Card {
    Q_OBJECT

public:
    /// `tokens` and `clipboard` must outlive the card.
    AccessTokenCard(const Theme &theme, UserTokens &tokens, SecretClipboard &clipboard,
        std::shared_ptr<Clock> clock, QWidget *parent = nullptr);

    /// Shows what `tokens` says now.
    void update(const Diagnosis &diagnosis);
    /// How long its bar stands still.
    [[nodiscard]] std::chrono::seconds untilItMoves() const;
    /// As its buttons do.
    void reveal();
    void copy();

Q_SIGNALS:
    /// The token has left for the clipboard.
    void copied();

private:
    void build();
    void showToken(const HeldTokens &held);
    void showFindings();
    void showLife(const HeldTokens &held, Tone tone, const QDateTime &now);
    void showOrigin(const HeldTokens &held, const QDateTime &now);
    void showCheck(const HeldTokens *held, const Diagnosis &diagnosis);
    [[nodiscard]] QString accepted(const QString &when) const;

    UserTokens &m_tokens;
    DeviceToken m_shownUser;
    SecretString m_shown; ///< the token whose claims are shown
    std::optional<DecodedToken> m_decodedToken; ///< what it says, where it can be read
    QDateTime m_issuedAt; ///< as the token says, else when it was got
    StatusLabel *m_status;
    TextLabel *m_absent;
    UnreadToken *m_unread;
    LifeBar *m_life;
    TextLabel *m_issued;
    TextLabel *m_expires;
    TextLabel *m_origin;
    MaskedSecret *m_value;
    FindingList *m_findings;
    DecodedTokenView *m_decoded;
    TextLabel *m_undecoded;
    TextLabel *m_signature;
    TextLabel *m_lastCheck;
    Button *m_check;
    QWidget *m_ends;
};

} // namespace fleetkey::ui
