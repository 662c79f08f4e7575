#pragma once

#include "core/platform/User.h"
#include "core/tokens/Diagnosis.h"
#include "core/tokens/UserSessions.h"

#include <QHash>

#include <functional>

namespace fleetkey::ui {

/// The tokens of the user in the inspector, and what can be done about them. What runs goes on when another
/// user is shown: a login that was sent is spent, and its outcome is there when its user is shown again.
class UserTokens final : public QObject {
    Q_OBJECT

public:
    enum class Action { LogIn, Refresh, Check, Load, Remember, StopRemembering, Forget, Activate };
    /// What is asked in the admin's name.
    struct Platform {
        std::function<QCoro::Task<Result<SecretString>>(InstanceId, std::stop_token)> instanceKey;
        std::function<QCoro::Task<Result<void>>(User, std::stop_token)> activate;
        std::function<QCoro::Task<Result<UserDocument>>(DeviceToken, std::stop_token)> loadUser;
    };
    struct Failure {
        Action action = Action::LogIn;
        Error error;
        bool ofKey = false; ///< the InstanceKey could not be fetched; it can be typed
        bool unchanged = false; ///< the platform took it, and yet the record says what it said before
        bool operator==(const Failure &) const = default;
    };

    /// `sessions` must outlive this.
    UserTokens(UserSessions &sessions, Platform platform, QObject *parent = nullptr);
    ~UserTokens() override;

    /// `deleted`: the platform does not know this user any more.
    void setUser(const User &user, bool deleted);
    /// The record of some user as the platform has just given it.
    void noteRead(const User &user);
    [[nodiscard]] const DeviceToken &user() const { return m_user.deviceToken; }
    [[nodiscard]] const InstanceId &instance() const { return m_user.account.instanceId; }
    [[nodiscard]] const User &record() const { return m_user; }

    [[nodiscard]] const HeldTokens *held() const;
    [[nodiscard]] QDateTime platformNow() const;
    [[nodiscard]] Diagnosis diagnosis() const;
    [[nodiscard]] std::optional<Action> running() const;
    [[nodiscard]] std::optional<Failure> failure() const;
    /// The users, shown or not, for whom this is under way.
    [[nodiscard]] QList<DeviceToken> usersOf(Action action) const;
    /// The record that the platform gave for this user's own token, once it was asked.
    [[nodiscard]] std::optional<User> saidByPlatform() const;
    [[nodiscard]] const UserSessions &sessions() const { return m_sessions; }

    /// How many logins are left; nothing while it is not known.
    [[nodiscard]] const std::optional<LoginAllowance> &allowance() const { return m_allowance; }
    void setAllowance(const LoginAllowance &allowance);

    /// Fetches the InstanceKey and logs in. Ask a person first.
    void logIn();
    /// The same with a key that was typed.
    void logInWith(const InstanceId &instance, SecretString instanceKey);
    void refresh();
    void check();
    /// Reads the remembered tokens where the keychain was not asked yet and asks nobody for anything: once
    /// for the user who is shown. What stands in the way is the keychain's state, and no failure.
    void loadUnasked();
    /// Reads the remembered tokens; `unlock` has the system ask for a locked keychain's password.
    void load(bool unlock);
    /// Has the keychain keep the tokens, or no longer.
    void remember(bool remembered);
    /// Once more, where the keychain would not; the system asks for its password.
    void rememberAgain();
    void forget();
    /// Sets the deactivated user's status to active and reads the record again. Ask a person first.
    void activate();
    /// Ends what runs for this user.
    void cancel();

Q_SIGNALS:
    void changed();
    /// An activation was tried: it stands in the audit trail, however it ended.
    void activationTried();
    /// A user's record as it is after an activation.
    void recordRead(const fleetkey::UserDocument &document);
    /// A user's record may be another by now, and could not be read.
    void recordDoubtful(const fleetkey::DeviceToken &user);

private:
    /// What goes on for one user, and what came of it.
    struct Work {
        std::optional<Action> running;
        std::optional<Failure> failure;
        std::stop_source stop;
        std::optional<User> checkedRecord;
        QByteArray pair; ///< fingerprint of the tokens that this is about
        UserStatus status = UserStatus::Unknown; ///< as last seen
        QDateTime seenActive; ///< platform's time; see `TokenKnowledge`
        QDateTime reactivated; ///< the same
    };

    void noteStatus(const User &user);
    void notePair(const DeviceToken &user);
    std::stop_token begin(Action action);
    void follow(Action action, QCoro::Task<Result<void>> task);
    void sendLogin(
        const DeviceToken &user, const InstanceId &instance, SecretString key, std::stop_token stop);
    void readActivated(const DeviceToken &user, std::stop_token stop);
    void end(const DeviceToken &user, std::optional<Failure> failure);

    UserSessions &m_sessions;
    Platform m_platform;
    User m_user;
    bool m_deleted = false;
    bool m_loadedUnasked = false; ///< for this user
    std::optional<LoginAllowance> m_allowance;
    QHash<DeviceToken, Work> m_work;
};

} // namespace fleetkey::ui
