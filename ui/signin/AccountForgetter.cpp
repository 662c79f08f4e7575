#include "ui/signin/AccountForgetter.h"

#include "ui/common/ErrorText.h"
#include "ui/signin/SignInWindow.h"

#include <QStringList>

namespace fleetkey::ui {

AccountForgetter::AccountForgetter(SignInWindow &window, ForgettingPorts ports, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_ports(std::move(ports)) {
    connect(&window, &SignInWindow::forgettingAgreed, this, [this] { forget(false); });
    connect(&window, &SignInWindow::retryForgettingRequested, this, [this] { forget(true); });
}

void AccountForgetter::ask(const KnownAccount &account) {
    if (m_forgetting || refuse(account))
        return;
    m_account = account;
    QCoro::connect(m_ports.belongings(account), this, [this, account](Result<AccountBelongings> &&found) {
        if (m_forgetting || m_account != account)
            return;
        if (found)
            showQuestion(*found);
        else
            showFailure(found.error());
    });
}

bool AccountForgetter::refuse(const KnownAccount &account) {
    if (!m_ports.isOpen(account))
        return false;
    m_window.showNotice(Tone::Warning, tr("This account stands open in the main window."),
        tr("Sign out there first, then it can be forgotten."));
    return true;
}

void AccountForgetter::showQuestion(const AccountBelongings &belongings) {
    QStringList sentences{tr("It leaves this list, and its session is erased from the keychain.")};
    if (belongings.users > 0)
        sentences.append(
            tr("The remembered tokens of %n user(s) are erased, too.", nullptr, belongings.users));
    if (belongings.registrations > 0)
        sentences.append(
            tr("%n registration(s) still under way: nobody will look any more whether the user was made.",
                nullptr, belongings.registrations));
    m_window.askBeforeForgetting(tr("Forget %1?").arg(m_account.email), sentences.join(u' '));
}

void AccountForgetter::forget(bool unlock) {
    if (m_forgetting || refuse(m_account))
        return;
    m_forgetting = true;
    m_window.showNotice(Tone::Neutral, tr("Forgetting %1…").arg(m_account.email),
        tr("The keychain is erasing the tokens. It may ask for its password."));
    QCoro::connect(m_ports.forget(m_account, unlock), this, [this](Result<void> &&done) {
        m_forgetting = false;
        if (!done) {
            showFailure(done.error());
            return;
        }
        m_window.clearNotice();
        Q_EMIT forgotten(m_account);
    });
}

void AccountForgetter::showFailure(const Error &error) {
    const ErrorText words = ErrorText::of(error, ErrorContext::Keychain);
    if (error.kind == ErrorKind::Storage)
        m_window.showNotice(Tone::Bad, words.title, words.advice, ErrorText::details(error));
    else
        m_window.showForgettingTrouble(words.title,
            tr("The account stays in the list until its tokens are erased. Try again and unlock the keychain "
               "when asked."),
            ErrorText::details(error));
}

} // namespace fleetkey::ui
