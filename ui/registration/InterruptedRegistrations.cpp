#include "ui/registration/InterruptedRegistrations.h"

#include "core/users/DraftRecord.h"
#include "ui/common/DateText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"

namespace fleetkey::ui {

namespace {

QString nameOf(const JournaledRegistration &registration) {
    const QString name = draftFromRecord(registration.draft).displayName();
    return name.isEmpty() ? registration.deviceToken : name;
}

} // namespace

InterruptedRegistrations::InterruptedRegistrations(Banner &banner, FillIn fillIn, QObject *parent)
    : QObject(parent)
    , m_banner(banner)
    , m_fillIn(std::move(fillIn)) {
    connect(&banner, &Banner::dismissed, this, &InterruptedRegistrations::dismissed);
}

void InterruptedRegistrations::show(const QList<Registrar::Recovered> &recovered) {
    m_waiting.append(recovered);
    showNext();
}

void InterruptedRegistrations::dismissed() {
    if (m_shown && !m_shown->exists)
        Q_EMIT givenUp(DeviceToken(m_shown->registration.deviceToken));
    showNext();
}

void InterruptedRegistrations::showNext() {
    m_shown.reset();
    if (m_waiting.isEmpty()) {
        m_banner.clear();
        return;
    }
    m_shown = m_waiting.dequeue();
    const auto &[registration, exists] = *m_shown;
    const QString begun = DateText::dateTime(registration.begun);
    if (exists) {
        m_banner.showNotice(Tone::Good, tr("%1 is registered.").arg(nameOf(registration)),
            tr("The registration was begun on %1, and how it ended could not be said then.").arg(begun));
        connect(m_banner.addButton(tr("Open user")), &Button::clicked, this,
            [this, user = DeviceToken(registration.deviceToken)] {
                showNext();
                Q_EMIT openUserRequested(user);
            });
    } else {
        m_banner.showNotice(Tone::Warning, tr("%1 is not registered.").arg(nameOf(registration)),
            tr("The registration was begun on %1 and not brought to an end; the platform does not know the user. "
               "What was typed is kept.")
                .arg(begun));
        connect(m_banner.addButton(tr("Fill in the form again")), &Button::clicked, this,
            &InterruptedRegistrations::fillIn);
    }
    m_banner.setDismissible(true);
    if (exists)
        Q_EMIT told(DeviceToken(registration.deviceToken));
}

void InterruptedRegistrations::fillIn() {
    if (m_fillIn(m_shown->registration))
        showNext();
    else
        m_banner.setText(
            tr("The form holds another new user. Register or clear that one first; what was typed "
               "for this one is kept."));
}

} // namespace fleetkey::ui
