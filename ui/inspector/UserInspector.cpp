#include "ui/inspector/UserInspector.h"

#include "ui/common/DateText.h"
#include "ui/common/ErrorText.h"
#include "ui/common/ReadBefore.h"
#include "ui/inspector/DevicePage.h"
#include "ui/inspector/OverviewPage.h"
#include "ui/inspector/TokensPage.h"
#include "ui/theme/Metrics.h"
#include "ui/tokens/DiagnosisText.h"
#include "ui/tokens/ReportWindow.h"
#include "ui/tokens/TokenReport.h"
#include "ui/tokens/TokenText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/IconButton.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThinProgress.h"

#include <QAction>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QSysInfo>
#include <QTabBar>
#include <QVBoxLayout>

namespace fleetkey::ui {

UserInspector::UserInspector(const Theme &theme, Parts parts, QWidget *parent)
    : QWidget(parent)
    , m_user(new InspectedUser(parts.loadUser, this))
    , m_tokens(new UserTokens(parts.sessions, {parts.instanceKey, parts.activateUser, parts.loadUser}, this))
    , m_clock(parts.clock)
    , m_theme(theme)
    , m_environment(parts.environment) {
    build(theme, parts);
    buildActions();
    connectTokens();
    setFocusProxy(m_tabs);
    connect(m_user, &InspectedUser::changed, this, &UserInspector::update);
    connect(m_user, &InspectedUser::loaded, this, [this](const User &user) {
        if (user.deviceToken == m_user->user().deviceToken)
            m_readAt = m_clock->now();
        Q_EMIT userLoaded(user);
    });
    connect(m_overview, &OverviewPage::activationRequested, this, [this] {
        setTab(Tab::Tokens); // where is said what keeps it from being asked about now
        m_activate->trigger();
    });
    connect(m_tokens, &UserTokens::changed, this, &UserInspector::updateActions);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    update();
}

void UserInspector::connectTokens() {
    connect(m_tokensPage, &TokensPage::tokenCopied, this, [this] { Q_EMIT tokenCopied(m_user->user()); });
    connect(m_tokensPage, &TokensPage::reloadRequested, m_user, &InspectedUser::reload);
    connect(m_tokensPage, &TokensPage::userRequested, this, &UserInspector::userRequested);
    connect(m_tokensPage, &TokensPage::pasteRequested, this, &UserInspector::pasteRequested);
    connect(m_tokensPage, &TokensPage::allowanceNeeded, this, &UserInspector::allowanceNeeded);
    connect(m_user, &InspectedUser::loaded, m_tokens, &UserTokens::noteRead);
    connect(m_tokens, &UserTokens::recordRead, m_user, &InspectedUser::adopt);
    connect(m_tokens, &UserTokens::recordDoubtful, m_user, &InspectedUser::doubt);
    connect(m_tokens, &UserTokens::activationTried, this, &UserInspector::activationTried);
}

void UserInspector::build(const Theme &theme, const Parts &parts) {
    m_tabs = new QTabBar;
    m_progress = new ThinProgress(theme);
    m_failure = new Banner(theme);
    m_pages = new QStackedWidget;
    m_overview = new OverviewPage(theme, parts.clock);
    m_tokensPage = new TokensPage(theme, *m_tokens, parts.clipboard, parts.clock);
    m_device = new DevicePage(theme);
    m_nobody = new EmptyState(theme, Icon::Users, tr("No user chosen"),
        tr("Choose a row in the list to see the user's profile, tokens and device here."));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(true);
    m_tabs->setAccessibleName(tr("Parts of the user"));
    addPage(tr("Overview"), m_overview);
    addPage(tr("Tokens"), m_tokensPage);
    addPage(tr("Device"), m_device);
    m_content = new QWidget;
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, Metrics::spacing, 0, 0);
    column->setSpacing(Metrics::spacingTight);
    column->addWidget(buildHeading(theme));
    column->addWidget(m_tabs);
    column->addWidget(m_progress);
    auto *failureRow = new QHBoxLayout;
    failureRow->setContentsMargins(Metrics::spacingLarge, 0, Metrics::spacingLarge, 0);
    failureRow->addWidget(m_failure);
    column->addLayout(failureRow);
    column->addWidget(m_pages, 1);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_content, 1);
    whole->addWidget(m_nobody, 1);
}

QWidget *UserInspector::buildHeading(const Theme &theme) {
    m_name = new TextLabel(theme, TextRole::Heading, Ink::Text);
    m_name->setWordWrap(true);
    m_name->setMinimumWidth(1);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_subtitle = new TextLabel(theme, TextRole::Secondary, Ink::Muted);
    m_subtitle->setWordWrap(true);
    auto *reload = new IconButton(theme, Icon::Refresh, tr("Read this user again"));
    connect(reload, &QToolButton::clicked, m_user, &InspectedUser::reload);
    auto *close = new IconButton(theme, Icon::Close, tr("Close the inspector"));
    connect(close, &QToolButton::clicked, this, &UserInspector::closeRequested);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_name);
    words->addWidget(m_subtitle);
    words->addWidget(buildLeftOut(theme));
    auto *heading = new QWidget;
    auto *row = new QHBoxLayout(heading);
    row->setContentsMargins(Metrics::spacingLarge, 0, Metrics::spacingSmall, 0);
    row->setSpacing(0);
    row->addLayout(words, 1);
    row->addWidget(reload, 0, Qt::AlignTop);
    row->addWidget(close, 0, Qt::AlignTop);
    return heading;
}

QWidget *UserInspector::buildLeftOut(const Theme &theme) {
    m_leftOutRow = new QWidget;
    auto *show = new Button(theme, ButtonRole::Plain, tr("Show in the list"));
    show->setToolTip(tr("Clears the filters and searches for this DeviceToken"));
    connect(show, &QPushButton::clicked, this, &UserInspector::listRequested);
    auto *row = new QHBoxLayout(m_leftOutRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::spacingTight);
    row->addWidget(new TextLabel(theme, TextRole::Secondary, Ink::Muted, tr("Not in this list.")));
    row->addWidget(show);
    row->addStretch(1);
    return m_leftOutRow;
}

void UserInspector::setLeftOut(bool leftOut) {
    m_leftOut = leftOut;
    updateHeading();
}

void UserInspector::addPage(const QString &title, QWidget *page) {
    m_tabs->addTab(title);
    auto *padded = new QWidget;
    auto *column = new QVBoxLayout(padded);
    column->setContentsMargins(
        Metrics::spacingLarge, Metrics::spacingSmall, Metrics::spacingLarge, Metrics::spacingLarge);
    column->addWidget(page);
    m_pages->addWidget(new ScrollPane(padded));
}

void UserInspector::buildActions() {
    const auto onTokens = [this](auto then) {
        return [this, then] {
            setTab(Tab::Tokens);
            (m_tokensPage->*then)();
        };
    };
    m_copy = makeAction(tr("Copy DeviceToken"), QKeySequence(tr("Ctrl+Shift+C")));
    connect(m_copy, &QAction::triggered, m_tokensPage, &TokensPage::copyDeviceToken);
    m_code = makeAction(tr("Show the DeviceToken as a QR code"), QKeySequence(tr("Ctrl+Shift+Q")));
    connect(m_code, &QAction::triggered, this, onTokens(&TokensPage::showQrCode));
    m_reload = makeAction(tr("Read this user again"), QKeySequence(tr("Shift+F5")));
    connect(m_reload, &QAction::triggered, m_user, &InspectedUser::reload);
    m_activate = makeAction(tr("Activate this user…"), QKeySequence(tr("Ctrl+Shift+T")));
    connect(m_activate, &QAction::triggered, this, onTokens(&TokensPage::askToActivate));
    m_logIn = makeAction(tr("Log in as this user…"), QKeySequence(tr("Ctrl+Shift+U")));
    connect(m_logIn, &QAction::triggered, this, onTokens(&TokensPage::askToLogIn));
    m_refresh = makeAction({}, QKeySequence(tr("Ctrl+Shift+R")));
    connect(m_refresh, &QAction::triggered, this, onTokens(&TokensPage::refresh));
    m_check = makeAction(DiagnosisText::button(TokenAction::Check), QKeySequence(tr("Ctrl+Shift+K")));
    connect(m_check, &QAction::triggered, m_tokens, &UserTokens::check);
    m_reveal = makeAction(tr("Reveal or hide the access token"), QKeySequence(tr("Ctrl+Shift+V")));
    connect(m_reveal, &QAction::triggered, this, onTokens(&TokensPage::revealAccessToken));
    m_copyToken = makeAction(tr("Copy the access token"), QKeySequence(tr("Ctrl+Shift+A")));
    connect(m_copyToken, &QAction::triggered, this, onTokens(&TokensPage::copyAccessToken));
    m_remember = makeAction(tr("Remember this user's tokens"), QKeySequence(tr("Ctrl+Shift+M")));
    m_remember->setCheckable(true);
    connect(m_remember, &QAction::triggered, m_tokens, &UserTokens::remember);
    m_forget = makeAction(tr("Forget this user's tokens…"), QKeySequence(tr("Ctrl+Shift+Del")));
    connect(m_forget, &QAction::triggered, this, onTokens(&TokensPage::askToForget));
    m_exportReport = makeAction(tr("Export report…"), QKeySequence(tr("Ctrl+Shift+E")));
    connect(m_exportReport, &QAction::triggered, this, &UserInspector::exportReport);
    m_userGroups = {{m_reload, m_copy, m_code}, {m_activate}};
    m_tokenGroups
        = {{m_reveal, m_copyToken, m_exportReport}, {m_check, m_refresh, m_logIn}, {m_remember, m_forget}};
}

QAction *UserInspector::makeAction(const QString &text, const QKeySequence &shortcut) {
    auto *action = new QAction(text, this);
    action->setShortcut(shortcut);
    addAction(action);
    return action;
}

void UserInspector::exportReport() {
    TokenReport::Facts facts;
    const UserSessions &sessions = m_tokens->sessions();
    const DeviceToken &token = m_tokens->user();
    facts.user = m_user->user();
    facts.held = m_tokens->held();
    facts.place = TokenText::place(sessions, token);
    facts.keychain = sessions.keychainHolding(token);
    facts.diagnosis = m_tokens->diagnosis();
    facts.lastLogin = sessions.lastLogin(token);
    facts.allowance = m_tokens->allowance();
    facts.platformNow = sessions.platformNow();
    facts.clockAhead = sessions.clockAhead();
    facts.environment = m_environment;
    facts.system = tr("Fleetkey %1, Qt %2, %3", "versions, the system")
                       .arg(QCoreApplication::applicationVersion(), QLatin1StringView(qVersion()),
                           QSysInfo::prettyProductName());
    if (m_report == nullptr)
        m_report = new ReportWindow(m_theme, this);
    m_report->open(TokenReport::markdown(facts), TokenReport::fileName(facts));
}

QList<UnfinishedWork> UserInspector::unfinished() const {
    QList<UnfinishedWork> work;
    const auto add = [&](UserTokens::Action action, const QString &subject, const QString &loss) {
        const QList<DeviceToken> users = m_tokens->usersOf(action);
        for (const DeviceToken &token : users) {
            const QString name = token == user().deviceToken ? user().displayName() : QString();
            work.append({subject.arg(name.isEmpty() ? token.text() : name), loss});
        }
    };
    add(UserTokens::Action::LogIn, tr("Login as %1"),
        tr("It is being sent: the sign-in is spent and the driver's app signed out, and the tokens that come back are "
           "lost."));
    add(UserTokens::Action::Activate, tr("Activation of %1"),
        tr("It is under way, and nobody would hear whether the platform took it."));
    return work;
}

void UserInspector::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier)
        Q_EMIT leaveRequested();
    else
        QWidget::keyPressEvent(event);
}

void UserInspector::showUser(const User &user) {
    m_user->show(user);
}

void UserInspector::clear() {
    m_user->clear();
}

void UserInspector::setTab(Tab tab) {
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

UserInspector::Tab UserInspector::tab() const {
    return static_cast<Tab>(m_tabs->currentIndex());
}

void UserInspector::setAllowance(const LoginAllowance &allowance) {
    m_tokens->setAllowance(allowance);
}

void UserInspector::update() {
    const bool empty = m_user->isEmpty();
    m_content->setVisible(!empty);
    m_nobody->setVisible(empty);
    m_progress->setActive(m_user->isBusy());
    updateHeading();
    updateFailure();
    m_overview->setUser(m_user->user(), m_user->json());
    m_tokensPage->setUser(m_user->user(), isDeleted());
    m_device->setUser(m_user->user());
    updateActions();
}

void UserInspector::updateHeading() {
    const User &user = m_user->user();
    const QString name = user.displayName();
    m_name->setText(name.isEmpty() ? tr("No name") : name.simplified().left(200));
    const QString since = DateText::date(user.created);
    const QString &instance = user.account.instanceName;
    m_subtitle->setText(since.isEmpty() ? instance
            : instance.isEmpty()        ? tr("registered %1").arg(since)
                                        : tr("%1 · registered %2", "instance, date").arg(instance, since));
    m_subtitle->setToolTip(DateText::utc(user.created));
    m_leftOutRow->setVisible(m_leftOut && !isDeleted());
}

bool UserInspector::isDeleted() const {
    return m_user->failure() && m_user->failure()->kind == ErrorKind::NotFound;
}

void UserInspector::retryFailed() {
    if (m_shownFailure)
        m_user->reload();
}

void UserInspector::updateFailure() {
    if (m_user->failure() == m_shownFailure)
        return;
    m_shownFailure = m_user->failure();
    if (!m_shownFailure) {
        m_failure->clear();
        return;
    }
    if (ReadBefore::isToldByWindow(*m_shownFailure)) {
        m_failure->showNotice(Tone::Neutral, {},
            m_user->json().isEmpty() ? tr("Not everything about this user could be read.")
                                     : ReadBefore::words(m_readAt, m_clock->now()));
    } else {
        const ErrorText words = ErrorText::of(*m_shownFailure);
        m_failure->showNotice(Tone::Bad, words.title, words.advice);
    }
    m_failure->setDetails(ErrorText::details(*m_shownFailure));
    connect(m_failure->addButton(tr("Try again")), &QPushButton::clicked, m_user, &InspectedUser::reload);
}

void UserInspector::setInFront(bool inFront) {
    m_inFront = inFront;
    updateActions();
}

void UserInspector::updateActions() {
    const bool chosen = m_inFront && !m_user->isEmpty();
    const HeldTokens *held = chosen ? m_tokens->held() : nullptr;
    const bool idle = !m_tokens->running();
    const bool accessToken = held != nullptr && !held->credentials.accessToken.isEmpty();
    const bool remembered = chosen && m_tokens->sessions().isRemembered(m_tokens->user());
    for (QAction *action : {m_copy, m_code, m_reload, m_exportReport})
        action->setEnabled(chosen);
    m_activate->setEnabled(chosen && idle && m_user->user().status == UserStatus::Inactive);
    m_logIn->setEnabled(chosen && idle);
    const bool foreign = held != nullptr && !held->strangerTo(m_tokens->user()).isEmpty();
    m_refresh->setEnabled(held != nullptr && held->credentials.hasTokens() && !foreign && idle);
    m_refresh->setText(foreign ? tr("Refresh this user's tokens (they are another user's)")
                               : tr("Refresh this user's tokens"));
    m_check->setEnabled(accessToken && idle);
    m_reveal->setEnabled(accessToken);
    m_copyToken->setEnabled(accessToken);
    m_remember->setEnabled((held != nullptr || remembered) && idle);
    m_remember->setChecked(remembered);
    m_forget->setEnabled((held != nullptr || remembered) && idle);
}

} // namespace fleetkey::ui
