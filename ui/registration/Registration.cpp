#include "ui/registration/Registration.h"

#include "core/users/OpenRegistrations.h"

#include <QTimer>

namespace fleetkey::ui {

namespace {

/// What the new row and the inspector can show before the platform is asked.
User userOf(const RegistrationDraft &draft, const Instance &instance, const DeviceToken &deviceToken) {
    User user;
    user.deviceToken = deviceToken;
    user.created = QDateTime::currentDateTimeUtc();
    user.status = UserStatus::Active;
    user.profile.firstName = draft.firstName;
    user.profile.lastName = draft.lastName;
    user.profile.nickname = draft.nickname;
    user.profile.email = draft.email;
    user.profile.phone = draft.phone;
    user.profile.birthday = draft.birthday.toString(Qt::ISODate);
    user.profile.address = draft.address;
    user.profile.maritalStatus = draft.maritalStatus;
    if (draft.childrenCount)
        user.profile.childrenCount = QString::number(*draft.childrenCount);
    user.fields = draft.fields;
    user.account.instanceId = instance.id;
    user.account.instanceName = instance.name;
    user.account.applicationId = instance.applicationId;
    user.account.applicationName = instance.applicationName;
    user.account.companyId = instance.companyId;
    return user;
}

} // namespace

Registration::Registration(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts)) {
}

Registration::~Registration() {
    m_stop.request_stop();
    m_stopInstances.request_stop();
}

void Registration::loadInstances() {
    m_stopInstances.request_stop();
    m_stopInstances = std::stop_source();
    m_loadingInstances = true;
    Q_EMIT instancesChanged();
    QCoro::connect(m_parts.hierarchy(m_stopInstances.get_token()), this,
        [this, stop = m_stopInstances.get_token()](Result<HierarchyTree> &&tree) {
            if (stop.stop_requested())
                return;
            m_loadingInstances = false;
            m_instances = std::move(tree);
            Q_EMIT instancesChanged();
        });
}

void Registration::submit(const RegistrationDraft &draft, const Instance &instance) {
    if (m_state == State::Sending)
        return;
    const std::stop_token stop = begin(draft, instance);
    QCoro::connect(m_parts.instanceKey(instance.id, stop), this, [this, stop](Result<SecretString> &&key) {
        if (!key)
            fail({std::move(key.error()), true, stop.stop_requested()});
        else if (stop.stop_requested())
            fail({Error::of(ErrorKind::Cancelled), true, true});
        else
            send(std::move(*key), stop);
    });
}

void Registration::submitWith(
    const RegistrationDraft &draft, const Instance &instance, SecretString instanceKey) {
    if (m_state == State::Sending)
        return;
    const std::stop_token stop = begin(draft, instance);
    send(std::move(instanceKey), stop);
}

std::stop_token Registration::begin(const RegistrationDraft &draft, const Instance &instance) {
    // What is open is another's where somebody else is typed in now.
    m_leftOpen = m_leftOpen && (draft == m_draft || isSamePerson(draft, m_draft));
    m_draft = draft;
    m_instance = instance;
    m_failure.reset();
    m_byEarlierAttempt = false;
    m_state = State::Sending;
    m_stop = std::stop_source();
    Q_EMIT changed();
    return m_stop.get_token();
}

void Registration::send(SecretString instanceKey, std::stop_token stop) {
    QCoro::connect(m_parts.registerUser(m_draft, m_instance.id, std::move(instanceKey), stop), this,
        [this, stop](Result<Registered> &&outcome) { take(std::move(outcome), stop.stop_requested()); });
}

void Registration::take(Result<Registered> outcome, bool stopped) {
    if (!outcome) {
        fail({std::move(outcome.error()), false, stopped});
        return;
    }
    m_leftOpen = false;
    m_byEarlierAttempt = outcome->byEarlierAttempt;
    m_state = m_byEarlierAttempt ? State::Editing : State::Registered;
    Credentials &credentials = outcome->credentials;
    m_registered
        = outcome->found ? *std::move(outcome->found) : userOf(m_draft, m_instance, credentials.deviceToken);
    m_firstTokens = credentials.hasTokens() ? FirstTokens::Held
        : m_draft.createAccessToken         ? FirstTokens::Missing
                                            : FirstTokens::NotWanted;
    if (m_firstTokens == FirstTokens::Held && m_parts.adopt)
        m_parts.adopt(std::move(credentials));
    Q_EMIT changed();
    Q_EMIT userRegistered(m_registered);
    // Once what is shown now has been painted.
    QTimer::singleShot(0, this, [this, user = m_registered.deviceToken] { m_parts.noteTold(user); });
}

void Registration::fail(Failure failure) {
    if (failure.ofKey) // which says nothing of the attempt before
        failure.error.leftOpen = m_leftOpen;
    m_leftOpen = failure.error.leftOpen;
    m_state = State::Editing;
    m_failure = std::move(failure);
    Q_EMIT changed();
}

void Registration::cancel() {
    m_stop.request_stop();
}

void Registration::startAnew() {
    if (m_state == State::Sending)
        return;
    m_state = State::Editing;
    m_failure.reset();
    m_byEarlierAttempt = false;
    m_leftOpen = false;
    m_registered = {};
    m_firstTokens = FirstTokens::NotWanted;
    Q_EMIT changed();
}

} // namespace fleetkey::ui
