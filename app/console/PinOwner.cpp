#include "app/console/PinOwner.h"

#include "core/platform/Environment.h"
#include "ui/shell/UiState.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace fleetkey::console {

namespace {

const QString knownKey = u"lock/pinKnownIn"_s;
const QString guardsKey = u"lock/guardsAccounts"_s;

bool isSandbox(const QString &environmentId) {
    return Environment::kindOf(environmentId) == Environment::Kind::Sandbox;
}

QString nameOf(const QString &environmentId, const QString &email) {
    return environmentId + u' ' + email.toLower();
}

} // namespace

PinOwner::PinOwner(std::shared_ptr<ui::UiState> state)
    : m_state(std::move(state)) {
}

void PinOwner::noteEntered(const QString &environmentId) {
    if (!isSandbox(environmentId))
        m_state->setSharedValue(guardsKey, true);
}

void PinOwner::noteKnown(const QString &environmentId, const QString &email) {
    QStringList names = m_state->latestSharedValue(knownKey).toStringList();
    const QString name = nameOf(environmentId, email);
    if (names.contains(name))
        return;
    names.append(name);
    m_state->setSharedValue(knownKey, names);
}

bool PinOwner::vouches(const QString &environmentId, const QString &email) {
    if (!m_state->latestSharedValue(knownKey).toStringList().contains(nameOf(environmentId, email)))
        return false;
    return !isSandbox(environmentId) || !m_state->latestSharedValue(guardsKey, false).toBool();
}

} // namespace fleetkey::console
