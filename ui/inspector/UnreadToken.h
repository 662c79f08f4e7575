#pragma once

#include "ui/inspector/UserTokens.h"

#include <QWidget>

namespace fleetkey::ui {

class Button;
class TextLabel;
class Theme;

/// In the card of a token that the keychain keeps and Fleetkey has not read: says so, and reads it.
class UnreadToken final : public QWidget {
    Q_OBJECT

public:
    /// `tokens` must outlive this.
    UnreadToken(const Theme &theme, UserTokens &tokens, QWidget *parent = nullptr);

    /// Shows what `tokens` says now, and itself only where the token is in the keychain alone.
    void update();

private:
    UserTokens &m_tokens;
    bool m_closed = false; ///< it takes a password, or another try, to read it
    TextLabel *m_words;
    Button *m_read;
};

} // namespace fleetkey::ui
