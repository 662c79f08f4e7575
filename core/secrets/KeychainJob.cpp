#include "core/secrets/KeychainJob.h"

namespace fleetkey {

namespace {

using Action = KeychainRequest::Action;

QKeychain::Job *createJob(const QString &service, const KeychainRequest &request) {
    switch (request.action) {
    case Action::Read:
        return new QKeychain::ReadPasswordJob(service);
    case Action::Erase:
        return new QKeychain::DeletePasswordJob(service);
    case Action::Write:
        break;
    }
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setBinaryData(request.value.reveal());
    return job;
}

KeychainOutcome outcomeOf(const QKeychain::Job *job) {
    KeychainOutcome outcome{job->error(), job->errorString(), {}};
    if (const auto *read = qobject_cast<const QKeychain::ReadPasswordJob *>(job)) {
        const QByteArray value = read->binaryData();
        outcome.value = SecretString(QByteArray(value.constData(), value.size())); // ours alone, to be wiped
    }
    return outcome;
}

ErrorKind kindOf(QKeychain::Error error) {
    switch (error) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::CouldNotDeleteEntry:
        return ErrorKind::SecretDenied;
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        break;
    }
    return ErrorKind::SecretUnavailable;
}

} // namespace

Pending<KeychainOutcome> startKeychainJob(const QString &service, KeychainRequest request) {
    auto completer = std::make_shared<Completer<KeychainOutcome>>();
    auto pending = completer->pending();
    QKeychain::Job *job = createJob(service, request);
    job->setKey(request.entry);
    QObject::connect(job, &QKeychain::Job::finished, job,
        [completer](QKeychain::Job *finished) { completer->complete(outcomeOf(finished)); });
    job->start(); // deletes itself once it has ended
    return pending;
}

Error errorOf(const KeychainOutcome &outcome) {
    return Error::of(kindOf(outcome.error), outcome.words);
}

} // namespace fleetkey
