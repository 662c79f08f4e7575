#pragma once

#include "core/base/Clock.h"
#include "ui/common/UnfinishedWork.h"
#include "ui/inspector/InspectedUser.h"
#include "ui/inspector/UserTokens.h"

#include <QWidget>

#include <memory>

class QStackedWidget;
class QTabBar;

namespace fleetkey::ui {

class Banner;
class DevicePage;
class EmptyState;
class OverviewPage;
class ReportWindow;
class SecretClipboard;
class TextLabel;
class Theme;
class ThinProgress;
class TokensPage;

/// What is known of the user in the current row, and what can be done about the user's tokens. Its actions
/// belong into menus and the palette too. Escape leaves it.
class UserInspector final : public QWidget {
    Q_OBJECT

public:
    /// What it stands on; `sessions` and `clipboard` must outlive it.
    struct Parts {
        InspectedUser::Source loadUser;
        std::function<QCoro::Task<Result<SecretString>>(InstanceId, std::stop_token)> instanceKey;
        UserSessions &sessions;
        SecretClipboard &clipboard;
        std::shared_ptr<Clock> clock;
        QString environment; ///< as a person knows it, for reports
        /// Sets a deactivated user's status to active.
        std::function<QCoro::Task<Result<void>>(User, std::stop_token)> activateUser;
    };
    enum class Tab { Overview, Tokens, Device };

    UserInspector(const Theme &theme, Parts parts, QWidget *parent = nullptr);

    /// Shows this user: what is given at once, the whole record when it is read.
    void showUser(const User &user);
    /// Whether it can be seen where it stands: its actions are about whom a person sees there, or about
    /// nobody.
    void setInFront(bool inFront);
    /// Says quietly that the list beside it leaves this user out, or no longer does.
    void setLeftOut(bool leftOut);
    /// Shows that no user is chosen.
    void clear();
    [[nodiscard]] const User &user() const { return m_user->user(); }

    /// What can be done about the user, and about the user's tokens, as they belong together in a menu: to
    /// look and copy, to change, to forget. They belong to the inspector.
    [[nodiscard]] const QList<QList<QAction *>> &userActions() const { return m_userGroups; }
    [[nodiscard]] const QList<QList<QAction *>> &tokenActions() const { return m_tokenGroups; }

    /// The logins under way.
    [[nodiscard]] QList<UnfinishedWork> unfinished() const;

    /// Reads the user again where that failed: for when the connection is back.
    void retryFailed();

    void setTab(Tab tab);
    [[nodiscard]] Tab tab() const;
    /// Logins left, shown before one is spent.
    void setAllowance(const LoginAllowance &allowance);

Q_SIGNALS:
    void closeRequested();
    /// The record as just read, newer than the row.
    void userLoaded(const fleetkey::User &user);
    /// The activation of a user was tried: it stands in the audit trail, however it ended.
    void activationTried();
    /// A token of this user has left for the clipboard.
    void tokenCopied(const fleetkey::User &user);
    /// The keyboard wants to be back where it came from.
    void leaveRequested();
    /// Another user is to be shown: the one whom a token names.
    void userRequested(const fleetkey::DeviceToken &user);
    /// "Inspect a token…" is to be opened: another answer of the platform is to be pasted.
    void pasteRequested();
    /// The list should show this user.
    void listRequested();
    /// How many logins are left should be found out anew.
    void allowanceNeeded();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build(const Theme &theme, const Parts &parts);
    QWidget *buildHeading(const Theme &theme);
    QWidget *buildLeftOut(const Theme &theme);
    void addPage(const QString &title, QWidget *page);
    void buildActions();
    void connectTokens();
    QAction *makeAction(const QString &text, const QKeySequence &shortcut);
    void exportReport();
    void update();
    void updateActions();
    void updateHeading();
    void updateFailure();
    [[nodiscard]] bool isDeleted() const;

    InspectedUser *m_user;
    UserTokens *m_tokens;
    TextLabel *m_name;
    TextLabel *m_subtitle;
    QWidget *m_leftOutRow;
    bool m_leftOut = false;
    bool m_inFront = true;
    QTabBar *m_tabs;
    ThinProgress *m_progress;
    Banner *m_failure;
    QStackedWidget *m_pages;
    OverviewPage *m_overview;
    TokensPage *m_tokensPage;
    DevicePage *m_device;
    EmptyState *m_nobody;
    QWidget *m_content;
    std::optional<Error> m_shownFailure;
    std::shared_ptr<Clock> m_clock;
    QDateTime m_readAt; ///< the whole record that is shown
    const Theme &m_theme;
    QString m_environment;
    ReportWindow *m_report = nullptr; ///< made when it is first asked for
    QList<QList<QAction *>> m_userGroups;
    QList<QList<QAction *>> m_tokenGroups;
    QAction *m_copy = nullptr;
    QAction *m_code = nullptr;
    QAction *m_reload = nullptr;
    QAction *m_activate = nullptr;
    QAction *m_logIn = nullptr;
    QAction *m_refresh = nullptr;
    QAction *m_check = nullptr;
    QAction *m_reveal = nullptr;
    QAction *m_copyToken = nullptr;
    QAction *m_remember = nullptr;
    QAction *m_forget = nullptr;
    QAction *m_exportReport = nullptr;
};

} // namespace fleetkey::ui
