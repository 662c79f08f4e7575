#pragma once

#include "core/base/SecretString.h"
#include "ui/common/ClockTicker.h"

#include <QPointer>

class QClipboard;

namespace fleetkey::ui {

/// The way of secrets to the clipboard: marked as confidential for the clipboard managers of KDE, GNOME,
/// Windows and macOS, and taken away again after 30 s, if what lies there is still ours. GUI thread.
class SecretClipboard final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::seconds life{30};

    SecretClipboard(QClipboard &clipboard, std::shared_ptr<Clock> clock, QObject *parent = nullptr);
    /// Takes a secret that still lies there away.
    ~SecretClipboard() override;

    /// Puts the secret there. `owner` tells whose it is, so that it can show the countdown.
    void copy(const SecretString &secret, QObject *owner);
    /// How long the secret of this owner stays; zero when it is not there (any more).
    [[nodiscard]] std::chrono::seconds remaining(const QObject *owner) const;
    /// The owner has another secret now: what lies here is nobody's, and stays for the rest of its time.
    void disown(const QObject *owner);
    /// Takes it away now, and says that none is to follow it.
    void clear();

Q_SIGNALS:
    /// A second has passed, or the clipboard has new content.
    void changed();
    /// Nobody wants a secret here any more, not even one that is still under way. Not told at the end of its
    /// time.
    void cleared();

private:
    [[nodiscard]] bool isOurs() const;
    void tick();
    void takeAway();
    void forget();

    QClipboard &m_clipboard;
    std::shared_ptr<Clock> m_clock;
    ClockTicker *m_ticker;
    QByteArray m_mark; ///< lies beside the secret and tells that it is ours; empty: none is
    std::chrono::milliseconds m_until{};
    QPointer<QObject> m_owner;
};

} // namespace fleetkey::ui
