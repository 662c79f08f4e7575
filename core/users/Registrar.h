#pragma once

#include "core/platform/Credentials.h"
#include "core/platform/RegistrationDraft.h"
#include "core/session/ApiClient.h"
#include "core/store/RegistrationJournal.h"

#include <memory>

namespace fleetkey {

/// Registers users so that nobody is registered twice and nobody is lost: the DeviceToken is chosen here and
/// journaled before the request is sent; after an ambiguous failure `find` decides. GUI thread.
class Registrar {
public:
    Registrar(std::shared_ptr<ApiClient> api, std::shared_ptr<RegistrationJournal> journal,
        QString environment, QString account);

    /// Registers the draft (its `customToken` is chosen when empty). `Unauthorized`: wrong InstanceId or
    /// InstanceKey. After an ambiguous failure that `find` could not clear up either, the error stands and
    /// the journal keeps the registration open.
    QCoro::Task<Result<Credentials>> registerUser(
        RegistrationDraft draft, InstanceId instance, SecretString instanceKey, std::stop_token stop) const;

    /// What became of registrations whose end is not known (the console was killed): looks each up and closes
    /// it.
    struct Recovered {
        JournaledRegistration registration;
        bool exists = false; ///< the user is there; else it never arrived and the draft may be sent again
        bool operator==(const Recovered &) const = default;
    };
    QCoro::Task<Result<QList<Recovered>>> recover(std::stop_token stop) const;

private:
    std::shared_ptr<ApiClient> m_api;
    std::shared_ptr<RegistrationJournal> m_journal;
    QString m_environment;
    QString m_account;
};

} // namespace fleetkey
