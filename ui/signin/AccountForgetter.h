#pragma once

#include "core/store/KnownAccounts.h"
#include "ui/signin/AccountBelongings.h"

#include <QCoroTask>
#include <QObject>

#include <functional>

namespace fleetkey::ui {

class SignInWindow;

/// What forgetting an account needs from outside.
struct ForgettingPorts {
    /// What would go with the account. Errors: `Storage`.
    std::function<QCoro::Task<Result<AccountBelongings>>(KnownAccount)> belongings;
    /// Erases the account's tokens and what belongs to it, then takes it off the list; where that fails it
    /// stays there. `unlock`: the keychain first. Errors: those of `SecretStore`, `Storage`.
    std::function<QCoro::Task<Result<void>>(KnownAccount, bool unlock)> forget;
    /// Whether a window of this account stands open: its tokens are needed.
    std::function<bool(const KnownAccount &)> isOpen;
};

/// Forgets an account, in the sign-in window: says first what goes with it, and asks. GUI thread.
class AccountForgetter final : public QObject {
    Q_OBJECT

public:
    AccountForgetter(SignInWindow &window, ForgettingPorts ports, QObject *parent = nullptr);

    /// Asks whether to forget this account; nothing while another one is being forgotten.
    void ask(const KnownAccount &account);
    /// From the person's yes until everything is erased, or something could not be.
    [[nodiscard]] bool isForgetting() const { return m_forgetting; }

Q_SIGNALS:
    void forgotten(const fleetkey::KnownAccount &account);

private:
    [[nodiscard]] bool refuse(const KnownAccount &account);
    void showQuestion(const AccountBelongings &belongings);
    void forget(bool unlock);
    void showFailure(const Error &error);

    SignInWindow &m_window;
    ForgettingPorts m_ports;
    KnownAccount m_account; ///< that was asked about last
    bool m_forgetting = false;
};

} // namespace fleetkey::ui
