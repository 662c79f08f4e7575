#pragma once

#include "ui/inspector/UserTokens.h"

class QLayout;

namespace fleetkey::ui {

class Button;
class ButtonRow;
class TextLabel;
class Theme;

/// A row in the card of a token that the keychain keeps and Fleetkey has not read: says so, and reads it.
class UnreadToken final : public QObject {
    Q_OBJECT

public:
    /// `tokens` must outlive this.
    UnreadToken(const Theme &theme, UserTokens &tokens, QObject *parent);

    /// For the card, which owns it then.
    [[nodiscard]] QLayout *row() const;
    /// Shows what `tokens` says now, and the row only where the token is not in memory, but in the keychain.
    void update();
    [[nodiscard]] bool isShown() const;

private:
    void showWay(KeychainHolding holding);

    UserTokens &m_tokens;
    bool m_closed = false; ///< it takes a password, or another try, to read it
    TextLabel *m_words;
    Button *m_read;
    ButtonRow *m_row;
};

} // namespace fleetkey::ui
