#include "core/users/OpenRegistrations.h"

#include "core/users/DraftRecord.h"

#include <algorithm>

namespace fleetkey {

namespace {

bool isShared(const QString &a, const QString &b) {
    return !a.isEmpty() && a.compare(b, Qt::CaseInsensitive) == 0;
}

bool isOf(const JournaledRegistration &registration, const DeviceToken &deviceToken) {
    return DeviceToken(registration.deviceToken) == deviceToken;
}

template <typename Predicate>
const JournaledRegistration *find(const QList<JournaledRegistration> &open, Predicate predicate) {
    const auto found = std::ranges::find_if(open, predicate);
    return found == open.end() ? nullptr : &*found;
}

} // namespace

OpenRegistrations::OpenRegistrations(
    std::shared_ptr<RegistrationJournal> journal, QString environment, QString account)
    : m_journal(std::move(journal))
    , m_environment(std::move(environment))
    , m_account(std::move(account)) {
}

Pending<void> OpenRegistrations::begin(
    const RegistrationDraft &draft, const InstanceId &instance, const QDateTime &now) {
    m_held.removeIf([&](const auto &held) { return isOf(held, draft.customToken); });
    m_held.append(
        {draft.customToken.text(), m_environment, m_account, instance.text(), toRecord(draft), now});
    return m_journal->begin(m_held.constLast());
}

Pending<void> OpenRegistrations::close(const DeviceToken &deviceToken, JournaledRegistration::State state) {
    m_held.removeIf([&](const auto &held) { return isOf(held, deviceToken); });
    return m_journal->finish(deviceToken.text(), state);
}

Pending<QList<JournaledRegistration>> OpenRegistrations::journaled() const {
    return m_journal->open(m_environment, m_account);
}

bool OpenRegistrations::holds(const DeviceToken &deviceToken) const {
    return find(m_held, [&](const auto &held) { return isOf(held, deviceToken); }) != nullptr;
}

const JournaledRegistration *repeated(
    const QList<JournaledRegistration> &open, const RegistrationDraft &draft, const InstanceId &instance) {
    if (!draft.customToken.isEmpty())
        return find(open, [&](const auto &other) { return isOf(other, draft.customToken); });
    if (const auto *same = find(open, [&](const auto &other) { return hasContent(other, draft, instance); }))
        return same;
    return find(open, [&](const auto &other) {
        return !other.elsewhere && isSamePerson(draftFromRecord(other.draft), draft);
    });
}

bool isSamePerson(const RegistrationDraft &a, const RegistrationDraft &b) {
    return isShared(a.email, b.email) || isShared(a.phone, b.phone)
        || isShared(a.fields.clientId, b.fields.clientId)
        || (isShared(a.firstName, b.firstName) && isShared(a.lastName, b.lastName));
}

bool describes(const User &user, const RegistrationDraft &draft) {
    const std::pair<const QString &, const QString &> told[]
        = {{user.profile.firstName, draft.firstName}, {user.profile.lastName, draft.lastName},
            {user.profile.nickname, draft.nickname}, {user.profile.email, draft.email},
            {user.profile.phone, draft.phone}, {user.fields.clientId, draft.fields.clientId}};
    return std::ranges::all_of(told, [](const auto &pair) {
        const auto &[has, sent] = pair;
        return has.isEmpty() || sent.isEmpty() || isShared(has.trimmed(), sent);
    });
}

bool hasContent(
    const JournaledRegistration &registration, const RegistrationDraft &draft, const InstanceId &instance) {
    return registration.draft == toRecord(draft) && InstanceId(registration.instanceId) == instance;
}

} // namespace fleetkey
