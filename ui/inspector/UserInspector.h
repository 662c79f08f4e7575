#pragma once

#include "core/base/Clock.h"
#include "ui/common/UnfinishedWork.h"
#include "ui/inspector/InspectedUser.h"
#include "ui/inspector/UserTokens.h"

#include <QWidget>

#include <memory>

class QLabel;
class QStackedWidget;
class QTabBar;

namespace fleetkey::ui {

class Banner;
class DevicePage;
class EmptyState;
class OverviewPage;
class SecretClipboard;
class TextLabel;
class Theme;
class ThinProgress;
class TokensPage;

/// What is known of the user in the current row, and what can be done about the user's tokens. Its actions
/// (`actions()`) belong into a menu and the palette too.
class UserInspector final : public QWidget {
    Q_OBJECT

public:
    /// What it stands on; `sessions` and `clipboard` must outlive it.
    struct Parts {
        InspectedUser::Source loadUser;
        UserTokens::KeySource instanceKey;
        UserSessions &sessions;
        SecretClipboard &clipboard;
        std::shared_ptr<Clock> clock;
    };
    enum class Tab { Overview, Tokens, Device };

    UserInspector(const Theme &theme, Parts parts, QWidget *parent = nullptr);

    /// Shows this user: what is given at once, the whole record when it is read.
    void showUser(const User &user);
    /// Shows that no user is chosen.
    void clear();
    [[nodiscard]] const User &user() const { return m_user->user(); }

    /// Reads the user again where that failed: for when the connection is back.
    void retryFailed();

    /// The logins under way.
    [[nodiscard]] QList<UnfinishedWork> unfinished() const;

    void setTab(Tab tab);
    [[nodiscard]] Tab tab() const;
    /// Logins left, shown before one is spent.
    void setAllowance(const LoginAllowance &allowance);

Q_SIGNALS:
    void closeRequested();
    /// The record as just read, newer than the row.
    void userLoaded(const fleetkey::User &user);
    void tabChanged(fleetkey::ui::UserInspector::Tab tab);
    /// The access token of this user has left for the clipboard.
    void accessTokenCopied(const fleetkey::User &user);

private:
    void build(const Theme &theme, const Parts &parts);
    QWidget *buildHeading(const Theme &theme);
    void addPage(const QString &title, QWidget *page);
    void buildActions();
    QAction *addTokenAction(const QString &text, const QKeySequence &shortcut);
    void update();
    void updateActions();
    void updateHeading();
    void updateFailure();

    InspectedUser *m_user;
    UserTokens *m_tokens;
    TextLabel *m_name;
    TextLabel *m_subtitle;
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
    QAction *m_copy;
    QAction *m_reload;
    QAction *m_logIn;
    QAction *m_refresh;
    QAction *m_check;
    QAction *m_forget;
};

} // namespace fleetkey::ui
