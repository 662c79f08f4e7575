#include "app/console/IssuerMemory.h"

#include <QUrl>

namespace fleetkey::console {

using namespace Qt::StringLiterals;

namespace {

/// Another console may have stored some of its own meanwhile.
void addTo(ui::UiState &state, const QString &key, const QStringList &seen) {
    QStringList stored = state.latestSharedValue(key).toStringList();
    const qsizetype before = stored.size();
    for (const QString &issuer : seen) {
        if (!stored.contains(issuer))
            stored.append(issuer);
    }
    if (stored.size() > before)
        state.setSharedValue(key, stored);
}

} // namespace

void followIssuers(UserSessionService &users, const Session &session, std::shared_ptr<ui::UiState> state) {
    // A slash would open a group of its own.
    const QString key
        = u"issuers/"_s + QString::fromLatin1(QUrl::toPercentEncoding(session.environment().id));
    users.addIssuers(state->sharedValue(key).toStringList());
    users.setAdminIssuer(session.facts().accessTokenIssuer);
    QObject::connect(&session, &Session::factsChanged, &users,
        [&users](const SessionFacts &facts) { users.setAdminIssuer(facts.accessTokenIssuer); });
    QObject::connect(&users, &UserSessions::issuersChanged, &users,
        [&users, state, key] { addTo(*state, key, users.issuers().ofUsers); });
}

} // namespace fleetkey::console
