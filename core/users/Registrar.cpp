#include "core/users/Registrar.h"

#include "core/platform/Answers.h"
#include "core/platform/Endpoints.h"
#include "core/users/DraftRecord.h"
#include "core/users/UserDirectory.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

using State = JournaledRegistration::State;

/// What every flow here needs.
struct Desk {
    std::shared_ptr<ApiClient> api;
    std::shared_ptr<RegistrationJournal> journal;
    QString environment;
    QString account;
};

/// What is known of a registration once its call has ended.
enum class Fate {
    Registered,
    Refused, ///< the platform said no, or was never asked
    Unclear, ///< it may have been registered
    StillPossible, ///< as `Unclear`; and it may even be registered later than we look
    Cancelled, ///< as `StillPossible`, but nobody waits for the truth
};

DeviceToken freshToken() {
    return DeviceToken(QUuid::createUuid().toString(QUuid::WithoutBraces));
}

bool blamesCustomToken(const Error &error) {
    return std::any_of(error.fields.begin(), error.fields.end(),
        [](const FieldError &field) { return field.key.compare(u"CustomToken", Qt::CaseInsensitive) == 0; });
}

Fate fateOfAnswer(const Result<Credentials> &answer) {
    if (answer)
        return Fate::Registered;
    switch (answer.error().kind) {
    case ErrorKind::Server:
    case ErrorKind::Protocol:
    case ErrorKind::Timeout:
        return Fate::Unclear;
    case ErrorKind::Validation:
        // A token chosen by us can only be taken by our own earlier attempt.
        return blamesCustomToken(answer.error()) ? Fate::Unclear : Fate::Refused;
    default:
        return Fate::Refused;
    }
}

Fate fateOfFailure(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Cancelled:
        return Fate::Cancelled;
    case ErrorKind::Timeout:
    case ErrorKind::Offline:
        return Fate::StillPossible;
    case ErrorKind::Protocol:
        return Fate::Unclear;
    default:
        return Fate::Refused;
    }
}

Credentials withoutTokens(const DeviceToken &deviceToken) {
    Credentials credentials;
    credentials.deviceToken = deviceToken;
    return credentials;
}

Error takenToken() {
    Error error;
    error.kind = ErrorKind::Validation;
    error.fields = {{u"CustomToken"_s, u"a user with this DeviceToken exists"_s}};
    return error;
}

QCoro::Task<Result<bool>> exists(
    std::shared_ptr<ApiClient> api, DeviceToken deviceToken, std::stop_token stop) {
    const UserDirectory directory(std::move(api));
    const Result<UserDocument> user = co_await directory.user(std::move(deviceToken), std::move(stop));
    if (!user && user.error().kind != ErrorKind::NotFound)
        co_return fail(user.error());
    co_return user.has_value();
}

/// The journal's word is for later: where it cannot be written, the registration itself goes on.
QCoro::Task<void> close(Desk desk, DeviceToken deviceToken, State state) {
    co_await desk.journal->finish(deviceToken.text(), state);
}

/// The token of an earlier attempt at this same registration whose end is not known; empty when there is
/// none.
QCoro::Task<DeviceToken> earlierAttempt(Desk desk, RegistrationDraft draft, InstanceId instance) {
    const Result<QList<JournaledRegistration>> open
        = co_await desk.journal->open(desk.environment, desk.account);
    if (!open)
        co_return DeviceToken();
    const QByteArray record = toRecord(draft);
    for (const JournaledRegistration &registration : *open) {
        const DeviceToken token(registration.deviceToken);
        const bool sameContent
            = registration.draft == record && InstanceId(registration.instanceId) == instance;
        if (draft.customToken.isEmpty() ? sameContent : token == draft.customToken)
            co_return token;
    }
    co_return DeviceToken();
}

/// After a call that may or may not have registered the user: the truth as far as it can be had.
QCoro::Task<Result<Credentials>> findOut(
    Desk desk, DeviceToken deviceToken, Fate fate, Error error, std::stop_token stop) {
    const Result<bool> there = co_await exists(desk.api, deviceToken, std::move(stop));
    if (there && *there) {
        co_await close(desk, deviceToken, State::Registered);
        co_return withoutTokens(deviceToken);
    }
    // What was lost on the way may still arrive: it stays open, and the next attempt looks again.
    if (there && fate == Fate::Unclear)
        co_await close(desk, deviceToken, State::Failed);
    co_return fail(std::move(error));
}

QCoro::Task<Result<Credentials>> conclude(
    Desk desk, DeviceToken deviceToken, Fate fate, Result<Credentials> answer, std::stop_token stop) {
    switch (fate) {
    case Fate::Registered:
        co_await close(desk, deviceToken, State::Registered);
        co_return answer;
    case Fate::Refused:
        co_await close(desk, deviceToken, State::Failed);
        co_return answer;
    case Fate::Cancelled:
        co_return answer;
    case Fate::Unclear:
    case Fate::StillPossible:
        co_return co_await findOut(desk, deviceToken, fate, std::move(answer.error()), std::move(stop));
    }
    Q_UNREACHABLE();
}

QCoro::Task<Result<Credentials>> submit(
    Desk desk, RegistrationDraft draft, InstanceId instance, SecretString instanceKey, std::stop_token stop) {
    co_await desk.journal->begin({draft.customToken.text(), desk.environment, desk.account, instance.text(),
        toRecord(draft), desk.api->platformNow(), State::Sending});
    HttpRequest request = endpoints::registerUser(draft, instance, instanceKey);
    Result<HttpResponse> response = co_await desk.api->sendBare(std::move(request), stop);
    Fate fate = Fate::Refused;
    Result<Credentials> answer = Credentials();
    if (response) {
        answer = answers::registered(*response, desk.api->platformNow());
        fate = fateOfAnswer(answer);
    } else {
        fate = fateOfFailure(response.error().kind);
        answer = fail(std::move(response.error()));
    }
    co_return co_await conclude(desk, draft.customToken, fate, std::move(answer), std::move(stop));
}

QCoro::Task<Result<Credentials>> registerOnce(
    Desk desk, RegistrationDraft draft, InstanceId instance, SecretString instanceKey, std::stop_token stop) {
    const DeviceToken earlier = co_await earlierAttempt(desk, draft, instance);
    const bool again = !earlier.isEmpty();
    const bool given = !draft.customToken.isEmpty();
    // What nobody can have need not be looked for.
    if (again || (given && !draft.customTokenIsFresh)) {
        const DeviceToken deviceToken = again ? earlier : draft.customToken;
        const Result<bool> there = co_await exists(desk.api, deviceToken, stop);
        if (there && *there && again) {
            co_await close(desk, deviceToken, State::Registered);
            co_return withoutTokens(deviceToken);
        }
        if (there && *there)
            co_return fail(takenToken());
        // Who may not look may still register; but not again.
        if (!there && (again || there.error().kind != ErrorKind::Forbidden))
            co_return fail(there.error());
        draft.customToken = deviceToken;
    } else if (!given) {
        draft.customToken = freshToken();
    }
    if (stop.stop_requested())
        co_return fail(ErrorKind::Cancelled);
    co_return co_await submit(
        desk, std::move(draft), std::move(instance), std::move(instanceKey), std::move(stop));
}

QCoro::Task<Result<QList<Registrar::Recovered>>> recoverAll(Desk desk, std::stop_token stop) {
    Result<QList<JournaledRegistration>> open = co_await desk.journal->open(desk.environment, desk.account);
    if (!open)
        co_return fail(std::move(open.error()));
    QList<Registrar::Recovered> recovered;
    for (const JournaledRegistration &registration : std::as_const(*open)) {
        const DeviceToken deviceToken(registration.deviceToken);
        const Result<bool> there = co_await exists(desk.api, deviceToken, stop);
        if (!there) {
            // Those already closed would be lost with an error; the rest stays open for the next time.
            if (recovered.isEmpty())
                co_return fail(there.error());
            break;
        }
        recovered.append({registration, *there});
        if (*there)
            co_await close(desk, deviceToken, State::Registered);
    }
    co_return recovered;
}

} // namespace

Registrar::Registrar(std::shared_ptr<ApiClient> api, std::shared_ptr<RegistrationJournal> journal,
    QString environment, QString account)
    : m_api(std::move(api))
    , m_journal(std::move(journal))
    , m_environment(std::move(environment))
    , m_account(std::move(account)) {
}

QCoro::Task<Result<Credentials>> Registrar::registerUser(
    RegistrationDraft draft, InstanceId instance, SecretString instanceKey, std::stop_token stop) const {
    return registerOnce({m_api, m_journal, m_environment, m_account}, std::move(draft), std::move(instance),
        std::move(instanceKey), std::move(stop));
}

QCoro::Task<void> Registrar::giveUp(DeviceToken deviceToken) const {
    return close({m_api, m_journal, m_environment, m_account}, std::move(deviceToken), State::Failed);
}

QCoro::Task<Result<QList<Registrar::Recovered>>> Registrar::recover(std::stop_token stop) const {
    return recoverAll({m_api, m_journal, m_environment, m_account}, std::move(stop));
}

} // namespace fleetkey
