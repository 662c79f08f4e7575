#include "app/console/IssuerMemory.h"

#include <QUrl>

namespace fleetkey::console {

using namespace Qt::StringLiterals;

void followIssuers(UserSessionService &users, const Session &session, std::shared_ptr<ui::UiState> state) {
    // A slash would open a group of its own.
    const QString key
        = u"issuers/"_s + QString::fromLatin1(QUrl::toPercentEncoding(session.environment().id));
    users.addIssuers(state->sharedValue(key).toStringList());
    users.setAdminIssuer(session.facts().accessTokenIssuer);
    QObject::connect(&session, &Session::factsChanged, &users,
        [&users](const SessionFacts &facts) { users.setAdminIssuer(facts.accessTokenIssuer); });
    QObject::connect(&users, &UserSessions::issuersChanged, &users,
        [&users, state, key] { state->setSharedValue(key, users.issuers().ofUsers); });
}

} // namespace fleetkey::console
