#include "ui/signin/ListedAccount.h"

#include "ui/signin/SandboxAdmin.h"
#include "ui/signin/SignInWindow.h"

using namespace Qt::StringLiterals;

namespace fleetkey::ui {

Environment environmentOf(const KnownAccount &account) {
    Environment nowhere;
    nowhere.id = account.environment;
    return Environment::restored(account.environment, account.origins).value_or(nowhere);
}

KnownAccount accountOf(const Connection &connection) {
    const Environment &environment = connection.environment;
    KnownAccount account;
    account.environment = environment.id;
    account.email = connection.session->facts().email;
    account.origins = {environment.user, environment.accounts, environment.portal, environment.analytics};
    return account;
}

QString idOf(const KnownAccount &account) {
    const bool ofSandbox = Environment::kindOf(account.environment) == Environment::Kind::Sandbox;
    if (ofSandbox && account.email == sandbox::email)
        return SignInWindow::sandboxAccountId();
    return account.environment + u' ' + account.email;
}

SignInAccount listed(const KnownAccount &account) {
    const bool builtIn = idOf(account) == SignInWindow::sandboxAccountId();
    SignInAccount line;
    line.id = idOf(account);
    line.title = builtIn          ? SignInWindow::tr("Sandbox fleet")
        : account.title.isEmpty() ? account.email
                                  : account.title;
    line.subtitle = builtIn ? SignInWindow::tr("built in, no account needed") : account.email;
    line.email = account.email;
    line.environment = environmentOf(account);
    line.sessionExpected = account.sessionExpected;
    line.builtIn = builtIn;
    return line;
}

} // namespace fleetkey::ui
