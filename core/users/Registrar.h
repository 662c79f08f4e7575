#pragma once

#include "core/session/ApiClient.h"
#include "core/users/OpenRegistrations.h"
#include "core/users/Registered.h"

#include <QSet>

#include <memory>

namespace fleetkey {

/// Registers users so that nobody is registered twice and nobody is lost: the DeviceToken is chosen here and
/// journaled before the request is sent; after an ambiguous failure `find` decides. What has become of a user
/// stays open in the journal until the person has been told (`noteTold`): a console that is killed in between
/// tells it when it is started again. GUI thread.
class Registrar {
public:
    Registrar(std::shared_ptr<ApiClient> api, std::shared_ptr<RegistrationJournal> journal,
        QString environment, QString account);

    /// Registers the draft (its `customToken` is chosen when empty, and looked up before it is sent when
    /// typed). `Unauthorized`: wrong InstanceId or InstanceKey; `Validation` with key `CustomToken`: a typed
    /// DeviceToken is taken. After an ambiguous failure `find` decides: where the user is there, that is a
    /// success; else the error stands, and while the call may still arrive the registration stays open. A
    /// draft that would repeat an open one (`repeated`) is looked for first: what has arrived is not sent
    /// again, what has not goes on with the same DeviceToken, and stays open whatever is answered then: that
    /// says nothing of the attempt before. `Error::leftOpen` tells of each failure whether it is open. Where
    /// the journal cannot be written, the registration is made all the same.
    QCoro::Task<Result<Registered>> registerUser(
        RegistrationDraft draft, InstanceId instance, SecretString instanceKey, std::stop_token stop) const;

    /// The DeviceToken of the registration of this very content that this console has sent, while its end is
    /// not known; empty where there is none.
    [[nodiscard]] DeviceToken openToken(const RegistrationDraft &draft, const InstanceId &instance) const;

    /// What became of registrations whose end is not known (the console was killed): looks each up, but those
    /// that are this console's or another's that lives. Those that are not there keep what was typed until
    /// they are sent again (`draftFromRecord`, with the DeviceToken as `customToken`) or given up. Those that
    /// were told of already are passed over.
    struct Recovered {
        JournaledRegistration registration;
        bool exists = false; ///< the user is there; else it never arrived and the draft may be sent again
        bool operator==(const Recovered &) const = default;
    };
    struct Recovery {
        QList<Recovered> recovered;
        bool complete = true; ///< else a look-up failed after others went well; the rest is to be looked up
    };
    QCoro::Task<Result<Recovery>> recover(QSet<DeviceToken> toldOf, std::stop_token stop) const;
    /// The person sees that this user is registered: closes it. Errors: `Storage`.
    Pending<void> noteTold(const DeviceToken &deviceToken) const;
    /// Nobody wants this interrupted registration any more: forgets what was typed.
    Pending<void> giveUp(const DeviceToken &deviceToken) const;

private:
    std::shared_ptr<ApiClient> m_api;
    std::shared_ptr<OpenRegistrations> m_open;
};

} // namespace fleetkey
