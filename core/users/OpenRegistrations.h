#pragma once

#include "core/platform/RegistrationDraft.h"
#include "core/platform/User.h"
#include "core/store/RegistrationJournal.h"

#include <memory>

namespace fleetkey {

/// The registrations of one account whose end is not known. The journal keeps them over the console's end;
/// those begun since it started are held in memory, too, so that a store that cannot be written loses none of
/// them while it runs. GUI thread.
class OpenRegistrations {
public:
    OpenRegistrations(std::shared_ptr<RegistrationJournal> journal, QString environment, QString account);

    /// Before it is sent. Errors: `Storage`; it is held all the same.
    Pending<void> begin(const RegistrationDraft &draft, const InstanceId &instance, const QDateTime &now);
    /// Its end is known, or nobody wants to know it. Errors: `Storage`.
    Pending<void> close(const DeviceToken &deviceToken, JournaledRegistration::State state);

    /// What the journal has. Errors: `Storage`.
    Pending<QList<JournaledRegistration>> journaled() const;
    /// Begun here since the console started.
    [[nodiscard]] const QList<JournaledRegistration> &held() const { return m_held; }
    [[nodiscard]] bool holds(const DeviceToken &deviceToken) const;

private:
    std::shared_ptr<RegistrationJournal> m_journal;
    QString m_environment;
    QString m_account;
    QList<JournaledRegistration> m_held;
};

/// The one among these that registering this draft for this instance would repeat: the one of its DeviceToken
/// where it has one; else that of the same content, else that of the same person (by e-mail, phone, ClientId
/// or full name), which a correction of the form leaves behind, unless another console is at that one. Null
/// where it would repeat none.
[[nodiscard]] const JournaledRegistration *repeated(
    const QList<JournaledRegistration> &open, const RegistrationDraft &draft, const InstanceId &instance);
/// Whether both are of one person: by e-mail, phone, ClientId or full name.
[[nodiscard]] bool isSamePerson(const RegistrationDraft &a, const RegistrationDraft &b);
/// Whether the user may have been made from this draft: nothing that both know by name is another.
[[nodiscard]] bool describes(const User &user, const RegistrationDraft &draft);
/// Whether this very content was sent for this instance.
[[nodiscard]] bool hasContent(
    const JournaledRegistration &registration, const RegistrationDraft &draft, const InstanceId &instance);

} // namespace fleetkey
