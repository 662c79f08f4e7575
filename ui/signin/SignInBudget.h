#pragma once

#include "core/session/LoginBudget.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace fleetkey::ui {

class SignInWindow;

/// Says in the sign-in window how many logins the chosen environment has left, counts down to the next one,
/// and asks before one that the vendor's documentation advises against. GUI thread.
class SignInBudget final : public QObject {
    Q_OBJECT

public:
    SignInBudget(SignInWindow &window, std::shared_ptr<Clock> clock, QObject *parent = nullptr);

    /// Null: no environment is chosen, and there is nothing to say.
    void watch(std::shared_ptr<LoginBudget> budget);
    /// After a refusal: the facts have changed.
    void reload();
    /// Nobody looks any more.
    void pause();
    /// Asks the person whether one more is to be spent all the same.
    void ask(const LoginWarning &warning);

private:
    void show();
    void showRefusal(const LoginAllowance &allowance, const QDateTime &next);
    [[nodiscard]] static QString lineOf(const LoginAllowance &allowance);

    SignInWindow &m_window;
    std::shared_ptr<Clock> m_clock;
    std::shared_ptr<LoginBudget> m_budget;
    QTimer m_countdown;
};

} // namespace fleetkey::ui
