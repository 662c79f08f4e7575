#include "core/users/Registrar.h"

#include "core/platform/Answers.h"
#include "core/platform/Endpoints.h"
#include "core/users/UserDirectory.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

using State = JournaledRegistration::State;

/// What every flow here needs.
struct Desk {
    std::shared_ptr<ApiClient> api;
    std::shared_ptr<OpenRegistrations> open;
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
    // A gateway gives up before the platform does.
    case ErrorKind::Server:
    case ErrorKind::Timeout:
        return Fate::StillPossible;
    case ErrorKind::Protocol:
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
    default: // `Proxy`, `Tls` and what the console itself refuses come before anything is sent
        return Fate::Refused;
    }
}

/// What a look has told: the user is there, made from this draft or from what it corrects.
Registered foundOut(User user, const RegistrationDraft &draft) {
    Registered registered;
    registered.credentials.deviceToken = user.deviceToken;
    registered.byEarlierAttempt = !describes(user, draft);
    registered.found = std::move(user);
    return registered;
}

Error takenToken() {
    Error error = Error::of(ErrorKind::Validation);
    error.fields = {{u"CustomToken"_s, u"a user with this DeviceToken exists"_s}};
    return error;
}

/// Why it failed, and whether it, or an attempt before it, may have registered the user or may do it yet.
std::unexpected<Error> failed(Error error, bool leftOpen) {
    error.leftOpen = leftOpen;
    return fail(std::move(error));
}

/// The user of this DeviceToken, or nobody.
QCoro::Task<Result<std::optional<User>>> look(
    std::shared_ptr<ApiClient> api, DeviceToken deviceToken, std::stop_token stop) {
    const UserDirectory directory(std::move(api));
    Result<UserDocument> document = co_await directory.user(std::move(deviceToken), std::move(stop));
    if (document)
        co_return std::move(document->user);
    if (document.error().kind == ErrorKind::NotFound)
        co_return std::nullopt;
    co_return fail(std::move(document.error()));
}

/// An earlier attempt at this registration whose end is not known.
QCoro::Task<std::optional<JournaledRegistration>> earlierAttempt(
    Desk desk, RegistrationDraft draft, InstanceId instance) {
    QList<JournaledRegistration> open = desk.open->held();
    // Where the journal cannot be read, what is held is all that is known.
    const Result<QList<JournaledRegistration>> journaled = co_await desk.open->journaled();
    if (journaled)
        open.append(*journaled);
    const JournaledRegistration *earlier = repeated(open, draft, instance);
    co_return earlier == nullptr ? std::nullopt : std::optional(*earlier);
}

/// After a call that may or may not have registered the user: the truth as far as it can be had.
QCoro::Task<Result<Registered>> findOut(
    Desk desk, RegistrationDraft draft, Fate fate, Error error, std::stop_token stop) {
    Result<std::optional<User>> there = co_await look(desk.api, draft.customToken, std::move(stop));
    if (there && *there)
        co_return foundOut(*std::move(*there), draft);
    // What was lost on the way may still arrive: it stays open, and the next attempt looks again.
    const bool isOver = there && fate == Fate::Unclear;
    if (isOver)
        co_await desk.open->close(draft.customToken, State::Failed);
    co_return failed(std::move(error), !isOver);
}

QCoro::Task<Result<Registered>> conclude(
    Desk desk, RegistrationDraft draft, Fate fate, Result<Credentials> answer, std::stop_token stop) {
    switch (fate) {
    case Fate::Registered:
        // The platform may have chosen another; nobody will ever be found under ours then.
        if (answer->deviceToken != draft.customToken)
            co_await desk.open->close(draft.customToken, State::Registered);
        co_return Registered{std::move(*answer), std::nullopt, false};
    case Fate::Refused:
        co_await desk.open->close(draft.customToken, State::Failed);
        co_return fail(std::move(answer.error()));
    case Fate::Cancelled:
        co_return failed(std::move(answer.error()), true);
    case Fate::Unclear:
    case Fate::StillPossible:
        co_return co_await findOut(desk, std::move(draft), fate, std::move(answer.error()), std::move(stop));
    }
    Q_UNREACHABLE();
}

/// Whether this sends what was sent before, and may arrive yet.
enum class Attempt { First, Repeated };

/// What the answer to a repetition says is no word of the attempt before.
Fate fateOf(Fate answered, Attempt attempt) {
    const bool leavesOpen
        = attempt == Attempt::Repeated && (answered == Fate::Refused || answered == Fate::Unclear);
    return leavesOpen ? Fate::StillPossible : answered;
}

QCoro::Task<Result<Registered>> submit(Desk desk, Attempt attempt, RegistrationDraft draft,
    InstanceId instance, SecretString instanceKey, std::stop_token stop) {
    // The journal's word is for later: where it cannot be written, the registration itself goes on.
    co_await desk.open->begin(draft, instance, desk.api->platformNow());
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
    co_return co_await conclude(
        desk, std::move(draft), fateOf(fate, attempt), std::move(answer), std::move(stop));
}

QCoro::Task<Result<Registered>> registerOnce(
    Desk desk, RegistrationDraft draft, InstanceId instance, SecretString instanceKey, std::stop_token stop) {
    const std::optional<JournaledRegistration> earlier = co_await earlierAttempt(desk, draft, instance);
    if (earlier || !draft.customToken.isEmpty()) {
        const DeviceToken deviceToken = earlier ? DeviceToken(earlier->deviceToken) : draft.customToken;
        Result<std::optional<User>> there = co_await look(desk.api, deviceToken, stop);
        if (there && *there && earlier) {
            Registered registered = foundOut(*std::move(*there), draft);
            registered.byEarlierAttempt |= !hasContent(*earlier, draft, instance);
            co_return registered;
        }
        if (there && *there)
            co_return fail(takenToken());
        // Who may not look may still register; but not again.
        if (!there && (earlier || there.error().kind != ErrorKind::Forbidden))
            co_return failed(std::move(there.error()), earlier.has_value());
        draft.customToken = deviceToken;
    } else {
        draft.customToken = freshToken(); // nobody can have it
    }
    if (stop.stop_requested())
        co_return failed(Error::of(ErrorKind::Cancelled), earlier.has_value());
    co_return co_await submit(desk, earlier ? Attempt::Repeated : Attempt::First, std::move(draft),
        std::move(instance), std::move(instanceKey), std::move(stop));
}

QCoro::Task<Result<Registrar::Recovery>> recoverAll(
    Desk desk, QSet<DeviceToken> toldOf, std::stop_token stop) {
    Result<QList<JournaledRegistration>> open = co_await desk.open->journaled();
    if (!open)
        co_return fail(std::move(open.error()));
    Registrar::Recovery recovery;
    std::optional<Error> failure;
    for (const JournaledRegistration &registration : std::as_const(*open)) {
        const DeviceToken deviceToken(registration.deviceToken);
        if (registration.elsewhere || desk.open->holds(deviceToken) || toldOf.contains(deviceToken))
            continue;
        const Result<std::optional<User>> there = co_await look(desk.api, deviceToken, stop);
        if (!there) {
            failure = there.error();
            // What is refused for one may be answered for the next.
            if (failure->kind == ErrorKind::Forbidden || failure->kind == ErrorKind::Validation)
                continue;
            break;
        }
        recovery.recovered.append({registration, there->has_value()});
    }
    // What is known already is told; the rest stays open for the next time.
    if (failure && recovery.recovered.isEmpty())
        co_return fail(std::move(*failure));
    recovery.complete = !failure;
    co_return recovery;
}

} // namespace

Registrar::Registrar(std::shared_ptr<ApiClient> api, std::shared_ptr<RegistrationJournal> journal,
    QString environment, QString account)
    : m_api(std::move(api))
    , m_open(std::make_shared<OpenRegistrations>(
          std::move(journal), std::move(environment), std::move(account))) {
}

QCoro::Task<Result<Registered>> Registrar::registerUser(
    RegistrationDraft draft, InstanceId instance, SecretString instanceKey, std::stop_token stop) const {
    return registerOnce(
        {m_api, m_open}, std::move(draft), std::move(instance), std::move(instanceKey), std::move(stop));
}

DeviceToken Registrar::openToken(const RegistrationDraft &draft, const InstanceId &instance) const {
    for (const JournaledRegistration &held : m_open->held()) {
        if (hasContent(held, draft, instance))
            return DeviceToken(held.deviceToken);
    }
    return {};
}

Pending<void> Registrar::noteTold(const DeviceToken &deviceToken) const {
    return m_open->close(deviceToken, State::Registered);
}

Pending<void> Registrar::giveUp(const DeviceToken &deviceToken) const {
    return m_open->close(deviceToken, State::Failed);
}

QCoro::Task<Result<Registrar::Recovery>> Registrar::recover(
    QSet<DeviceToken> toldOf, std::stop_token stop) const {
    return recoverAll({m_api, m_open}, std::move(toldOf), std::move(stop));
}

} // namespace fleetkey
