#pragma once

#include "core/store/LoginLedger.h"
#include "core/tokens/NextStep.h"
#include "core/tokens/UserSessions.h"

#include <QHash>

#include <functional>

namespace fleetkey::ui {

/// The tokens of the user in the inspector, and what can be done about them. What runs goes on when another
/// user is shown: a login that was sent is spent, and its outcome is there when its user is shown again.
class UserTokens final : public QObject {
    Q_OBJECT

public:
    enum class Action { LogIn, Refresh, Check };
    /// Fetches an InstanceKey.
    using KeySource = std::function<QCoro::Task<Result<SecretString>>(InstanceId, std::stop_token)>;
    struct Failure {
        Action action = Action::LogIn;
        Error error;
        bool ofKey = false; ///< the InstanceKey could not be fetched; it can be typed
        bool operator==(const Failure &) const = default;
    };

    /// `sessions` must outlive this.
    UserTokens(UserSessions &sessions, KeySource keys, QObject *parent = nullptr);
    ~UserTokens() override;

    void setUser(const DeviceToken &user, const InstanceId &instance);
    /// How the user is called in the activity.
    void setName(const QString &name);
    [[nodiscard]] const DeviceToken &user() const { return m_user; }
    [[nodiscard]] const InstanceId &instance() const { return m_instance; }

    [[nodiscard]] const HeldTokens *held() const;
    [[nodiscard]] QDateTime platformNow() const;
    [[nodiscard]] TokenFacts facts() const;
    [[nodiscard]] std::optional<Action> running() const;
    [[nodiscard]] std::optional<Failure> failure() const;
    /// The users, shown or not, as whom a login is under way.
    [[nodiscard]] QList<DeviceToken> loggingIn() const;

    /// How many logins are left; nothing while it is not known.
    [[nodiscard]] const std::optional<LoginAllowance> &allowance() const { return m_allowance; }
    void setAllowance(const LoginAllowance &allowance);

    /// Fetches the InstanceKey and logs in. Ask a person first.
    void logIn();
    /// The same with a key that was typed.
    void logInWith(const InstanceId &instance, SecretString instanceKey);
    void refresh();
    void check();
    void forget();
    /// Ends what runs for this user.
    void cancel();

Q_SIGNALS:
    void changed();

private:
    struct Doings {
        std::optional<Action> running;
        std::optional<Failure> failure;
        std::stop_source stop;
    };

    std::stop_token begin(Action action);
    void sendLogin(
        const DeviceToken &user, const InstanceId &instance, SecretString key, std::stop_token stop);
    void end(const DeviceToken &user, std::optional<Failure> failure);

    UserSessions &m_sessions;
    KeySource m_keys;
    DeviceToken m_user;
    InstanceId m_instance;
    std::optional<LoginAllowance> m_allowance;
    QHash<DeviceToken, Doings> m_doings;
};

} // namespace fleetkey::ui
