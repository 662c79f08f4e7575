#include "ui/registration/RegistrationNotice.h"

#include "ui/common/ErrorText.h"
#include "ui/widgets/Button.h"

namespace fleetkey::ui {

RegistrationNotice::RegistrationNotice(const Theme &theme, const Registration &registration, QWidget *parent)
    : Banner(theme, parent)
    , m_registration(registration) {
}

void RegistrationNotice::showOutcome() {
    const bool isKnown
        = m_registration.failure() == m_failure && m_registration.isByEarlierAttempt() == m_byEarlierAttempt;
    if (isKnown)
        return;
    m_failure = m_registration.failure();
    m_byEarlierAttempt = m_registration.isByEarlierAttempt();
    clear();
    if (m_byEarlierAttempt)
        showEarlierAttempt();
    else if (m_failure)
        showFailure(*m_failure);
}

void RegistrationNotice::showEarlierAttempt() {
    const User &user = m_registration.registered();
    const QString name = user.displayName().simplified().left(200);
    showNotice(Tone::Warning,
        tr("%1 was registered by the earlier attempt.").arg(name.isEmpty() ? user.deviceToken.text() : name),
        tr("What stands in the form now was not sent. Open the user to see what the platform has, or press "
           "Register again to register another user."));
    connect(
        addButton(tr("Open user")), &Button::clicked, this, [this, user] { Q_EMIT openUserRequested(user); });
    Q_EMIT madeByEarlierAttempt();
}

void RegistrationNotice::showFailure(const Registration::Failure &failure) {
    const ErrorKind kind = failure.error.kind;
    const bool isOpen = failure.error.leftOpen;
    if (failure.stopped || kind == ErrorKind::Cancelled) {
        if (isOpen)
            showNotice(Tone::Warning,
                failure.stopped ? tr("You stopped waiting for the answer.")
                                : tr("The registration was cut off."),
                tr("The user may have been registered all the same. Press Register again: Fleetkey looks first, "
                   "and nobody is registered twice."));
        return;
    }
    const bool needsKey = failure.ofKey && (kind == ErrorKind::Forbidden || kind == ErrorKind::NotFound);
    const ErrorText words
        = ErrorText::of(failure.error, failure.ofKey ? ErrorContext::Call : ErrorContext::Registration);
    if (needsKey)
        showNotice(Tone::Bad, tr("This account may not fetch the InstanceKey."),
            isOpen
                ? tr("Type the key, if you have it, and press Register: Fleetkey looks first what became of the "
                     "earlier attempt.")
                : tr("Nothing was sent. Type the key, if you have it."));
    else
        showNotice(Tone::Bad, words.title, words.advice);
    setDetails(ErrorText::details(failure.error));
    if (needsKey)
        Q_EMIT keyNeeded();
}

} // namespace fleetkey::ui
