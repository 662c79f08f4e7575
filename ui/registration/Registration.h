#pragma once

#include "core/hierarchy/HierarchyService.h"
#include "core/users/Registered.h"
#include "core/users/RegistrationForm.h"

#include <QObject>

#include <functional>

namespace fleetkey::ui {

/// The tokens that a registration may hand out.
enum class FirstTokens {
    NotWanted,
    Held,
    Missing ///< asked for, and none came: the answer that had them was lost, or it had none
};

/// Registers a new user for the form: instances to choose from, the key of the one chosen, the sending, and
/// what came of it.
class Registration final : public QObject {
    Q_OBJECT

public:
    /// What it stands on: the services, as functions.
    struct Parts {
        std::function<QCoro::Task<Result<Registered>>(
            RegistrationDraft, InstanceId, SecretString, std::stop_token)>
            registerUser;
        std::function<QCoro::Task<Result<HierarchyTree>>(std::stop_token)> hierarchy;
        std::function<QCoro::Task<Result<SecretString>>(InstanceId, std::stop_token)> instanceKey;
        /// The person sees that the user is registered.
        std::function<void(const DeviceToken &)> noteTold;
        /// Takes the tokens over, where the registration handed some out.
        std::function<void(Credentials)> adopt;
    };
    enum class State { Editing, Sending, Registered };
    struct Failure {
        Error error;
        bool ofKey = false; ///< nothing was sent: the InstanceKey could not be fetched
        bool stopped = false; ///< the person stopped waiting
        bool operator==(const Failure &) const = default;
    };

    explicit Registration(Parts parts, QObject *parent = nullptr);
    ~Registration() override;

    [[nodiscard]] State state() const { return m_state; }
    /// Of the last attempt. `Error::leftOpen`: this one, or one before it, may have registered the user.
    [[nodiscard]] const std::optional<Failure> &failure() const { return m_failure; }
    /// True while an earlier attempt, which what is typed now corrects, has turned out to have arrived: that
    /// made `registered`, and what is typed was not sent.
    [[nodiscard]] bool isByEarlierAttempt() const { return m_byEarlierAttempt; }
    /// The user as registered, as far as the console knows.
    [[nodiscard]] const User &registered() const { return m_registered; }
    [[nodiscard]] FirstTokens firstTokens() const { return m_firstTokens; }

    /// Reads the instances again.
    void loadInstances();
    [[nodiscard]] bool isLoadingInstances() const { return m_loadingInstances; }
    [[nodiscard]] const std::optional<Result<HierarchyTree>> &instances() const { return m_instances; }

    /// Sends; the key is fetched first.
    void submit(const RegistrationDraft &draft, const Instance &instance);
    /// Sends with a key that was typed.
    void submitWith(const RegistrationDraft &draft, const Instance &instance, SecretString instanceKey);
    /// Stops waiting.
    void cancel();
    /// Another user: forgets what came of the last one.
    void startAnew();

Q_SIGNALS:
    void changed();
    void instancesChanged();
    void userRegistered(const fleetkey::User &user);

private:
    std::stop_token begin(const RegistrationDraft &draft, const Instance &instance);
    void send(SecretString instanceKey, std::stop_token stop);
    void take(Result<Registered> outcome, bool stopped);
    void fail(Failure failure);

    Parts m_parts;
    State m_state = State::Editing;
    std::optional<Failure> m_failure;
    std::optional<Result<HierarchyTree>> m_instances;
    bool m_loadingInstances = false;
    std::stop_source m_stop;
    std::stop_source m_stopInstances;
    RegistrationDraft m_draft;
    Instance m_instance;
    User m_registered;
    FirstTokens m_firstTokens = FirstTokens::NotWanted;
    bool m_byEarlierAttempt = false;
    bool m_leftOpen = false; ///< the last attempt that was sent
};

} // namespace fleetkey::ui
