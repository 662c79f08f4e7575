#pragma once

#include "core/base/Result.h"
#include "core/base/SecretString.h"
#include "ui/common/ClockTicker.h"

#include <QCoroTask>

#include <QWidget>

#include <functional>
#include <stop_token>

namespace fleetkey::ui {

class Button;
class SecretClipboard;
class SecretText;
class Theme;

/// A secret that can be looked at and copied, and is held by somebody else: fetched when asked for, shown for
/// 20 s or as long as the button is held, and forgotten. Masked again when hidden or its window is left.
/// Nothing is shown or copied that comes when it is not wanted any more.
class MaskedSecret final : public QWidget {
    Q_OBJECT

public:
    static constexpr std::chrono::seconds revealedFor{20};
    /// Where the secret comes from; may take a while and may fail.
    using Source = std::function<QCoro::Task<Result<SecretString>>(std::stop_token)>;

    /// What is held in memory by somebody who lives at least as long as the source.
    [[nodiscard]] static Source held(const SecretString &secret);

    /// `name` says what it is ("Access token"): the buttons are named after it.
    MaskedSecret(const Theme &theme, SecretClipboard &clipboard, std::shared_ptr<Clock> clock,
        const QString &name, QWidget *parent = nullptr);
    ~MaskedSecret() override;

    /// Another secret: masks, and ends what is under way.
    void setSource(Source source);
    /// The beginning that is no secret (a JWT's header), shown before the dots.
    void setVisiblePart(const QString &text);
    [[nodiscard]] bool isRevealed() const;
    /// Neither shown, nor about to be.
    void mask();
    /// As the buttons do, for a menu.
    void toggle();
    void copy();

Q_SIGNALS:
    void failed(const fleetkey::Error &error);
    /// For the activity: the secret has left for the clipboard.
    void copied();

protected:
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Fetch {
        Button *button; ///< that asks for it, and shows that it is under way
        std::stop_source stop;
    };

    void build();
    void fetch(Fetch &fetch, std::function<void(const SecretString &)> then);
    static void cancel(Fetch &fetch);
    void reveal();
    void giveUp();
    void show(const SecretString &secret);
    void updateButtons();
    void pressed();
    void released();

    const Theme &m_theme;
    SecretClipboard &m_clipboard;
    std::shared_ptr<Clock> m_clock;
    QString m_name;
    Source m_source;
    ClockTicker *m_ticker;
    SecretText *m_text;
    SecretText *m_long; ///< where the secret does not fit beside the buttons
    Button *m_reveal;
    Button *m_copy;
    Fetch m_toShow;
    Fetch m_toCopy;
    std::chrono::milliseconds m_pressedAt{};
    std::chrono::milliseconds m_revealedUntil{};
    bool m_maskOnRelease = false;
};

} // namespace fleetkey::ui
