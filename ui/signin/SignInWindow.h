#pragma once

#include "ui/signin/SignInAccount.h"
#include "ui/signin/SignInRequest.h"
#include "ui/theme/ThemeColors.h"

#include <QWidget>

class QVBoxLayout;

namespace fleetkey::ui {

class AccountList;
class Banner;
class Button;
class SignInForm;
class Theme;

/// The window before anybody is signed in. Passive: it shows what it is told and says what a person wants.
/// The sandbox is always in its list; with no other account it is chosen and filled in, so that Return
/// signs in.
class SignInWindow : public QWidget {
    Q_OBJECT
public:
    /// The id of the built-in account, where no account of the list is of the sandbox.
    static const QString &sandboxAccountId();

    explicit SignInWindow(const Theme &theme, QWidget *parent = nullptr);

    /// The last used first; the first is chosen unless a person has chosen already.
    void setAccounts(const QList<SignInAccount> &accounts);
    /// Chooses an account as if a person had; empty or unknown: the empty form. Emits `accountChosen`.
    void chooseAccount(const QString &id);
    [[nodiscard]] QString currentAccount() const;
    /// Whether an account was chosen, something was typed, or something is under way.
    [[nodiscard]] bool isInUse() const;
    /// Nobody stands here any more: the password goes, and the next accounts may choose one of theirs.
    void endVisit();
    [[nodiscard]] QString environmentId() const;

    /// Ready to be filled in. Notices stay until replaced.
    void showIdle();
    /// A kept session is being opened; can be cancelled after a second.
    void showRestoring();
    /// The same, and the keychain keeps it waiting.
    void showWaitingForKeychain();
    /// Another console of this person is replacing the account's tokens, and takes long.
    void showWaitingForOtherConsole();
    void showSigningIn();

    /// The quiet line under the button: what is left of the sign-ins. Empty: nothing to say.
    void setBudgetLine(const QString &text);
    /// No sign-in may be sent now. `text` says until when, and is set again for a count-down.
    void showRefusedByBudget(const QString &title, const QString &text);
    /// One more sign-in is possible and not advised: says why, and offers to spend it all the same.
    void askBeforeSpending(const QString &title, const QString &text);
    /// An account is about to be forgotten: says what goes with it, and offers to do so or to leave it.
    void askBeforeForgetting(const QString &title, const QString &text);
    /// It could not be forgotten because of the keychain: offers to try again.
    void showForgettingTrouble(const QString &title, const QString &text, const QString &details);
    /// Signing in is possible again; the refusal's notice goes.
    void liftBudgetRefusal();

    /// What went wrong and what can be done, above the form. Ends a busy state. `details` are for copying.
    void showNotice(Tone tone, const QString &title, const QString &text, const QString &details = {});
    /// What the platform said of single fields. Ends a busy state.
    void showFieldErrors(const QString &email, const QString &password);
    /// The keychain cannot be used: offers to try again, and to go on with this session only.
    void showKeychainTrouble(const QString &title, const QString &text, const QString &details = {});
    void clearNotice();
    void clearPassword();
    /// As if the button had been pressed once more.
    void submit();

    /// What became of the session that was left, apart from all other notices and above them; stays until it
    /// is replaced or dismissed.
    void showFarewell(Tone tone, const QString &title, const QString &text, const QString &details = {});
    void clearFarewell();

Q_SIGNALS:
    /// It shows for the first time what it has to show: from now on, other work keeps nobody waiting for it.
    void painted();
    /// The request is only valid during the call; its password is cloned where it is needed longer.
    void signInRequested(const fleetkey::ui::SignInRequest &request);
    /// Open the session the keychain keeps for this account.
    void continueRequested(const QString &accountId);
    void cancelRequested();
    /// Empty: an account that is not in the list.
    void accountChosen(const QString &accountId);
    void forgetAccountRequested(const QString &accountId);
    /// Empty while a custom environment is incomplete.
    void environmentChanged(const QString &environmentId);
    void retryKeychainRequested();
    void useMemoryRequested();
    /// The question about one more sign-in was answered with yes.
    void spendingAgreed();
    /// And so was the one about forgetting an account.
    void forgettingAgreed();
    void retryForgettingRequested();
    /// The window was closed by the person.
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Notice { None, Message, Keychain, Budget, Question };

    QWidget *buildSidebar();
    QWidget *buildContent();
    void ask(const QString &title, const QString &text, const QString &yes, void (SignInWindow::*agreed)(),
        const QString &no);
    void showBanner(Tone tone, const QString &title, const QString &text);
    void growLater();
    /// A window too low for what it now says would hide the button that is wanted next.
    void growToContent();
    void select(const QString &id);
    void showAccount(const QString &id);
    void setBusy(bool busy, const QString &words = {});
    void endBusy();

    const Theme &m_theme;
    QList<SignInAccount> m_accounts;
    AccountList *m_list;
    Button *m_other;
    Banner *m_farewell = nullptr; ///< made when first needed: few ever are
    Banner *m_banner;
    QWidget *m_content = nullptr; ///< what scrolls
    QVBoxLayout *m_column = nullptr;
    SignInForm *m_form;
    Notice m_notice = Notice::None;
    bool m_personChose = false;
    bool m_painted = false;
};

} // namespace fleetkey::ui
