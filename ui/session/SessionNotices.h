#pragma once

#include "core/session/SessionState.h"
#include "core/store/StoreNotice.h"
#include "core/store/StoreTrouble.h"

#include <QObject>
#include <QString>

namespace fleetkey {
class Session;
}

namespace fleetkey::ui {

class MainWindow;

/// Says above the places what is wrong with the session, and offers what can be done: sign in again, unlock
/// the keychain or do without it, try the connection once more. A session that is over is looked after when
/// the window is turned to again: somebody may have signed in at another console. Takes nothing away: every
/// window stays as it is.
class SessionNotices final : public QObject {
    Q_OBJECT

public:
    SessionNotices(
        MainWindow &window, Session &session, const StoreTrouble &store, QObject *parent = nullptr);

    /// How the console's own file was found.
    void showStorage(const StoreNotice &notice);
    /// When the sandbox's fleet was begun: a session from before then is over because it is of another one.
    void setFleetBegun(const QDateTime &when);
    /// Why the fleet of the sandbox is a new one.
    void showNewSandbox(const StoreNotice &why);
    /// The keychain takes long to answer, or no longer does.
    void showKeychainSlow(bool slow);

Q_SIGNALS:
    void signInAgainRequested();
    void connectionRetryRequested();

private:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void update(const SessionFacts &facts);
    void showOtherConsole(const SessionFacts &facts);
    void showExpired(const SessionFacts &facts);
    [[nodiscard]] bool isOfEarlierFleet(const SessionFacts &facts) const;
    void showKeychain(const SessionFacts &facts);
    void showConnection(const SessionFacts &facts);
    void showStoreTrouble();
    void retryKeychain();
    void reawaken(bool asked);

    MainWindow &m_window;
    Session &m_session;
    const StoreTrouble &m_store;
    SessionFacts m_shown;
    QDateTime m_fleetBegun; ///< invalid: not known, or no sandbox
};

} // namespace fleetkey::ui
