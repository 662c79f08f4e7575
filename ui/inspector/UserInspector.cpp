#include "ui/inspector/UserInspector.h"

#include "ui/common/DateText.h"
#include "ui/common/ErrorText.h"
#include "ui/inspector/DevicePage.h"
#include "ui/inspector/OverviewPage.h"
#include "ui/inspector/TokensPage.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/IconButton.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThinProgress.h"

#include <QAction>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace fleetkey::ui {

UserInspector::UserInspector(const Theme &theme, Parts parts, QWidget *parent)
    : QWidget(parent)
    , m_user(new InspectedUser(parts.loadUser, this))
    , m_tokens(new UserTokens(parts.sessions, parts.instanceKey, this)) {
    build(theme, parts);
    buildActions();
    connect(m_user, &InspectedUser::changed, this, &UserInspector::update);
    connect(m_user, &InspectedUser::loaded, this, &UserInspector::userLoaded);
    connect(m_tokens, &UserTokens::changed, this, &UserInspector::updateActions);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        Q_EMIT tabChanged(static_cast<Tab>(index));
    });
    connect(m_tokensPage, &TokensPage::accessTokenCopied, this,
        [this] { Q_EMIT accessTokenCopied(m_user->user()); });
    update();
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
    auto *heading = new QWidget;
    auto *row = new QHBoxLayout(heading);
    row->setContentsMargins(Metrics::spacingLarge, 0, Metrics::spacingSmall, 0);
    row->setSpacing(0);
    row->addLayout(words, 1);
    row->addWidget(reload, 0, Qt::AlignTop);
    row->addWidget(close, 0, Qt::AlignTop);
    return heading;
}

void UserInspector::addPage(const QString &title, QWidget *page) {
    m_tabs->addTab(title);
    auto *padded = new QWidget;
    auto *column = new QVBoxLayout(padded);
    column->setContentsMargins(
        Metrics::spacingLarge, Metrics::spacingSmall, Metrics::spacingLarge, Metrics::spacingLarge);
    column->addWidget(page);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(padded);
    area->viewport()->setAutoFillBackground(false);
    padded->setAutoFillBackground(false);
    m_pages->addWidget(area);
}

void UserInspector::buildActions() {
    m_copy = addTokenAction(tr("Copy DeviceToken"), QKeySequence(tr("Ctrl+Shift+C")));
    connect(m_copy, &QAction::triggered, m_tokensPage, &TokensPage::copyDeviceToken);
    m_reload = addTokenAction(tr("Read this user again"), {});
    connect(m_reload, &QAction::triggered, m_user, &InspectedUser::reload);
    m_logIn = addTokenAction(tr("Log in as this user…"), {});
    connect(m_logIn, &QAction::triggered, this, [this] {
        setTab(Tab::Tokens);
        m_tokensPage->askToLogIn();
    });
    m_refresh = addTokenAction(tr("Refresh this user's tokens"), {});
    connect(m_refresh, &QAction::triggered, m_tokens, &UserTokens::refresh);
    m_check = addTokenAction(tr("Check this user's access token by a call"), {});
    connect(m_check, &QAction::triggered, m_tokens, &UserTokens::check);
    m_forget = addTokenAction(tr("Forget this user's tokens"), {});
    connect(m_forget, &QAction::triggered, m_tokens, &UserTokens::forget);
}

QAction *UserInspector::addTokenAction(const QString &text, const QKeySequence &shortcut) {
    auto *action = new QAction(text, this);
    action->setShortcut(shortcut);
    addAction(action);
    return action;
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
    m_tokensPage->setUser(m_user->user());
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
}

QList<UnfinishedWork> UserInspector::unfinished() const {
    QList<UnfinishedWork> work;
    const QList<DeviceToken> users = m_tokens->loggingIn();
    for (const DeviceToken &token : users) {
        const QString name = token == user().deviceToken ? user().displayName() : QString();
        work.append({tr("Login as %1").arg(name.isEmpty() ? token.text() : name),
            tr("It is being sent: the sign-in is spent and the driver's app signed out, and the tokens that come "
               "back are lost.")});
    }
    return work;
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
    const ErrorText words = ErrorText::of(*m_shownFailure);
    m_failure->showNotice(Tone::Bad, words.title, words.advice);
    m_failure->setDetails(ErrorText::details(*m_shownFailure));
    connect(m_failure->addButton(tr("Try again")), &QPushButton::clicked, m_user, &InspectedUser::reload);
}

void UserInspector::updateActions() {
    const bool chosen = !m_user->isEmpty();
    const bool held = chosen && m_tokens->held() != nullptr;
    const bool idle = !m_tokens->running();
    m_copy->setEnabled(chosen);
    m_reload->setEnabled(chosen);
    m_logIn->setEnabled(chosen && idle);
    m_refresh->setEnabled(held && idle);
    m_check->setEnabled(held && idle);
    m_forget->setEnabled(held && idle);
}

} // namespace fleetkey::ui
