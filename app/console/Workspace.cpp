#include "app/console/Workspace.h"

#include "app/console/DirectorySources.h"
#include "app/console/IssuerMemory.h"
#include "app/console/SessionReturn.h"
#include "core/users/AuditedActivation.h"
#include "core/users/AuditedRegistration.h"
#include "ui/activity/ActivityPlace.h"
#include "ui/common/SecretClipboard.h"
#include "ui/hierarchy/HierarchyPlace.h"
#include "ui/inspector/UserInspector.h"
#include "ui/net/CallLogModel.h"
#include "ui/registration/NewUserForm.h"
#include "ui/session/AccountScope.h"
#include "ui/session/SessionNotices.h"
#include "ui/session/StatusPresenter.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/MenuBar.h"
#include "ui/shell/UiState.h"
#include "ui/tokens/TokenTools.h"
#include "ui/users/UserTableView.h"
#include "ui/users/UsersPlace.h"

#include <QGuiApplication>
#include <QLocale>
#include <QStackedWidget>
#include <QTimer>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace fleetkey::console {

namespace {

const QString usersKey = u"users"_s;
const QString hierarchyKey = u"hierarchy"_s;
const QString activityKey = u"activity"_s;
constexpr std::size_t windowParts = 6;
constexpr auto patience = 250ms; // with the first rows, before anything else is asked for

} // namespace

Workspace::Workspace(ui::Theme &theme, std::shared_ptr<ui::UiState> state, std::shared_ptr<Services> services,
    std::shared_ptr<Connection> connection)
    : m_theme(theme)
    , m_state(std::move(state))
    , m_services(std::move(services))
    , m_connection(std::move(connection))
    , m_directory(m_connection->session->api())
    , m_hierarchy(m_connection->session->api())
    , m_userSessions(m_services->userSessionParts(m_connection->parts), m_connection->environment.id)
    , m_listing(*m_services->clock, pageSource(m_directory))
    , m_clipboard(std::make_unique<ui::SecretClipboard>(*QGuiApplication::clipboard(), m_services->clock)) {
}

Workspace::~Workspace() = default;

bool Workspace::buildNext() {
    // Each takes about a turn of the event loop.
    static constexpr std::array parts{&Workspace::buildWindow, &Workspace::buildInspector,
        &Workspace::buildForm, &Workspace::buildUsers, &Workspace::buildHierarchy, &Workspace::buildActivity};
    static_assert(windowParts == parts.size());
    if (m_built < windowParts)
        (this->*parts.at(m_built))();
    else if (m_built == windowParts)
        m_window->rehearse();
    return m_built++ < windowParts;
}

void Workspace::open() {
    while (m_built < windowParts)
        buildNext();
    m_email = m_connection->session->facts().email;
    m_userSessions.setAccount(m_email);
    m_registrar = std::make_shared<const Registrar>(
        m_connection->session->api(), m_services->journal, m_connection->environment.id, m_email);
    m_users->restoreState(m_state->value(usersKey).toMap()); // which asks for the first users
    m_hierarchyPlace->restoreState(m_state->value(hierarchyKey).toMap());
    m_activity->restoreState(m_state->value(activityKey).toMap());
    m_window->restoreState();
    m_status = std::make_unique<ui::StatusPresenter>(*m_window, m_connection);
    m_naming = std::make_unique<AccountNaming>(m_services, m_connection, *m_window, *m_status);
    m_notices = std::make_unique<ui::SessionNotices>(
        *m_window, *m_connection->session, m_services->database->trouble());
    m_recovery = std::make_unique<RegistrationRecovery>(m_registrar, m_services, m_connection,
        *m_window->banner(u"registrations"_s), [this](const JournaledRegistration &registration) {
            const bool taken = m_form->takeUp(registration);
            openForm();
            return taken;
        });
    m_secrets = std::make_unique<WorkspaceSecrets>(
        m_connection, m_userSessions, *m_clipboard, *m_tokenTools, *m_inspector);
    connectWindow();
    connectUsers();
    connectForm();
    connectHierarchy();
    connectActivity();
    followSession();
    connect(&m_listing, &UserListing::reset, this, &Workspace::askForTheRest, Qt::QueuedConnection);
    QTimer::singleShot(patience, this, &Workspace::askForTheRest);
}

void Workspace::askForTheRest() {
    if (std::exchange(m_restAsked, true))
        return;
    m_hierarchyPlace->reload();
    m_recovery->begin();
    QCoro::connect(asTask(m_services->database->notice()), this, [this](Result<StoreNotice> &&notice) {
        if (notice)
            m_notices->showStorage(*notice);
    });
}

void Workspace::reload() {
    m_users->reload();
    m_hierarchyPlace->reload();
    m_inspector->retryFailed();
    m_tokenTools->retryFailed();
    if (m_side->currentWidget() == m_form) // else it asks when it is opened
        m_form->sessionRenewed();
    m_recovery->begin();
}

QList<ui::UnfinishedWork> Workspace::unfinished() const {
    QList<ui::UnfinishedWork> work = m_inspector->unfinished();
    if (const auto user = m_form->unfinished())
        work.prepend(*user);
    return work;
}

void Workspace::buildWindow() {
    m_calls = std::make_unique<ui::CallLogModel>(*m_services->calls);
    m_window = std::make_unique<ui::MainWindow>(m_theme, m_state);
    m_window->setLogModel(m_calls.get());
    m_leaving = std::make_unique<LeaveGuard>(m_theme, *m_window, [this] { return unfinished(); });
    m_entrance = std::make_unique<Entrance>(*m_window, m_listing);
    m_side = new QStackedWidget(m_window.get());
}

void Workspace::buildUsers() {
    m_users = new ui::UsersPlace(m_theme, m_services->clock, m_listing, m_side);
    const ui::InspectTokenWindow::Parts inspect{m_userSessions, userSource(m_directory),
        [this] { return m_inspector->user(); }, m_services->clock,
        [this](const SecretString &token) { return m_connection->session->isOwn(token); },
        [this](const QString &uuid) { return m_tree.named(uuid); }};
    m_tokenTools = std::make_unique<ui::TokenTools>(m_theme, inspect, *m_window);
    m_window->addPlace(usersKey, ui::Icon::Users, ui::UsersPlace::tr("Users"), m_users);
    addUserActions();
}

void Workspace::buildHierarchy() {
    ui::HierarchyPlace::Parts parts{
        [this](std::stop_token stop) { return m_hierarchy.tree(std::move(stop)); },
        [this](InstanceId instance, std::stop_token stop) {
            return m_hierarchy.instanceKey(std::move(instance), std::move(stop));
        },
        [this](InstanceId instance, std::stop_token stop) {
            UserQuery query;
            query.instances = {std::move(instance)};
            query.includeInactive = true;
            return m_directory.count(std::move(query), std::move(stop));
        },
        *m_clipboard, m_services->clock};
    m_hierarchyPlace = new ui::HierarchyPlace(m_theme, std::move(parts));
    m_window->addPlace(
        hierarchyKey, ui::Icon::Hierarchy, ui::HierarchyPlace::tr("Hierarchy"), m_hierarchyPlace);
    m_window->addGroup(ui::MenuId::View,
        {m_hierarchyPlace->showUsersAction(), m_hierarchyPlace->newUserAction(),
            m_hierarchyPlace->copyIdAction(), m_hierarchyPlace->revealKeyAction(),
            m_hierarchyPlace->copyKeyAction(), m_hierarchyPlace->reloadAction()});
}

void Workspace::buildActivity() {
    const auto entries = [this](qint64 beforeId, int limit) {
        return asTask(m_services->audit->entries(m_connection->environment.id, m_email, beforeId, limit));
    };
    m_activity = new ui::ActivityPlace(m_theme, m_services->clock, entries);
    m_window->addPlace(activityKey, ui::Icon::Activity, ui::ActivityPlace::tr("Activity"), m_activity);
    m_window->addGroup(ui::MenuId::View, {m_activity->refreshAction()});
}

void Workspace::buildInspector() {
    ui::UserInspector::Parts parts{userSource(m_directory),
        [this](InstanceId instance, std::stop_token stop) {
            return m_hierarchy.instanceKey(std::move(instance), std::move(stop));
        },
        m_userSessions, *m_clipboard, m_services->clock,
        ui::AccountScope::environmentName(m_connection->environment),
        [this](User user, std::stop_token stop) {
            return activateAudited(m_directory, m_services->audit, m_services->auditEntry(*m_connection),
                std::move(user), std::move(stop));
        }};
    m_inspector = new ui::UserInspector(m_theme, std::move(parts));
    m_side->addWidget(m_inspector);
}

void Workspace::buildForm() {
    ui::Registration::Parts parts;
    parts.registerUser
        = [this](RegistrationDraft draft, InstanceId instance, SecretString key, std::stop_token stop) {
              return registerAudited(m_registrar, m_services->audit, m_services->auditEntry(*m_connection),
                  std::move(draft), std::move(instance), std::move(key), std::move(stop));
          };
    parts.hierarchy = [this](std::stop_token stop) { return m_hierarchy.tree(std::move(stop)); };
    parts.instanceKey = [this](InstanceId instance, std::stop_token stop) {
        return m_hierarchy.instanceKey(std::move(instance), std::move(stop));
    };
    parts.noteTold = [this](const DeviceToken &user) { std::ignore = m_registrar->noteTold(user); };
    parts.adopt = [this](Credentials credentials) {
        m_userSessions.adopt(std::move(credentials), TokenSource::Registration);
    };
    const QString region = QLocale::territoryToCode(QLocale().territory());
    m_form = new ui::NewUserForm(m_theme, std::move(parts), region);
    m_side->addWidget(m_form);
}

void Workspace::addUserActions() {
    m_window->addGroup(
        ui::MenuId::Edit, {m_users->table().copyRowsAction(), m_users->table().selectAllAction()});
    m_window->addGroup(ui::MenuId::User, {m_users->newUserAction(), m_users->table().openAction()});
    m_window->addGroup(ui::MenuId::User,
        {m_users->findAction(), m_users->recentAction(), m_users->clearAction(), m_users->reloadAction(),
            m_users->stopAction()});
    for (const QList<QAction *> &group : m_inspector->userActions())
        m_window->addGroup(ui::MenuId::User, group);
    m_window->addGroup(ui::MenuId::Tokens, m_tokenTools->actions());
    for (const QList<QAction *> &group : m_inspector->tokenActions())
        m_window->addGroup(ui::MenuId::Tokens, group);
    m_window->addSidebarAction(ui::Icon::Token, m_tokenTools->inspectAction());
    m_window->addGroup(ui::MenuId::View, m_users->filterActions());
    m_window->addGroup(
        ui::MenuId::View, {m_users->inspectorAction(), m_users->compactAction(), m_users->columnsAction()});
}

void Workspace::connectWindow() {
    connect(m_window.get(), &ui::MainWindow::signOutRequested, this, &Workspace::signOutRequested);
    connect(m_window.get(), &ui::MainWindow::otherAccountRequested, this, &Workspace::otherAccountRequested);
    connect(m_window.get(), &ui::MainWindow::closed, this, &Workspace::closed);
    connect(
        m_notices.get(), &ui::SessionNotices::signInAgainRequested, this, &Workspace::signInAgainRequested);
    connect(m_notices.get(), &ui::SessionNotices::connectionRetryRequested, this,
        &Workspace::connectionRetryRequested);
}

void Workspace::connectUsers() {
    connect(m_users, &ui::UsersPlace::stateChanged, this,
        [this] { m_state->setValue(usersKey, m_users->saveState()); });
    connect(m_users, &ui::UsersPlace::countChanged, m_status.get(), &ui::StatusPresenter::setMatches);
    connect(m_users, &ui::UsersPlace::signOutRequested, this, &Workspace::signOutRequested);
    connect(m_users, &ui::UsersPlace::connectionRetryRequested, this, &Workspace::connectionRetryRequested);
    connect(m_users, &ui::UsersPlace::currentUserChanged, this, &Workspace::showInspected);
    connect(m_users, &ui::UsersPlace::openRequested, m_inspector, [this] {
        m_users->setInspectorShown(true);
        m_inspector->setFocus();
    });
    connect(
        m_inspector, &ui::UserInspector::closeRequested, this, [this] { m_users->setInspectorShown(false); });
    connect(m_inspector, &ui::UserInspector::userLoaded, m_users, &ui::UsersPlace::userChanged);
    connect(m_users, &ui::UsersPlace::currentLeftOutChanged, m_inspector, &ui::UserInspector::setLeftOut);
    connect(m_inspector, &ui::UserInspector::listRequested, m_users, &ui::UsersPlace::showCurrentAlone);
    connect(
        m_inspector, &ui::UserInspector::leaveRequested, &m_users->table(), qOverload<>(&QWidget::setFocus));
    connect(m_inspector, &ui::UserInspector::userRequested, this, &Workspace::showUser);
    connect(
        m_inspector, &ui::UserInspector::pasteRequested, m_tokenTools->inspectAction(), &QAction::trigger);
    connect(m_tokenTools.get(), &ui::TokenTools::userRequested, this, [this](const DeviceToken &user) {
        m_inspector->setTab(ui::UserInspector::Tab::Tokens);
        showUser(user);
    });
    connect(&m_listing, &UserListing::totalChanged, this, &Workspace::nameAccount);
}

void Workspace::showInspected(const DeviceToken &user, const std::optional<User> &record) {
    if (user.isEmpty())
        return m_inspector->clear();
    User unknown;
    unknown.deviceToken = user;
    m_inspector->showUser(record.value_or(unknown));
    closeForm();
}

void Workspace::connectForm() {
    connect(m_users, &ui::UsersPlace::newUserRequested, this, [this](const InstanceId &filteredBy) {
        if (!filteredBy.isEmpty())
            m_form->proposeInstance(filteredBy);
        openForm();
    });
    connect(m_form, &ui::NewUserForm::closeRequested, this, &Workspace::closeForm);
    connect(m_side, &QStackedWidget::currentChanged, m_inspector,
        [this] { m_inspector->setInFront(m_side->currentWidget() == m_inspector); });
    connect(m_form, &ui::NewUserForm::userRegistered, m_users, &ui::UsersPlace::userRegistered);
    connect(m_form, &ui::NewUserForm::openUserRequested, this,
        [this](const User &user) { showUser(user.deviceToken); });
    connect(m_recovery.get(), &RegistrationRecovery::openUserRequested, this, &Workspace::showUser);
}

void Workspace::connectHierarchy() {
    connect(m_hierarchyPlace, &ui::HierarchyPlace::treeLoaded, this, &Workspace::takeTree);
    connect(
        m_hierarchyPlace, &ui::HierarchyPlace::newUserRequested, this, [this](const InstanceId &instance) {
            m_form->setInstance(instance);
            openForm();
        });
    connect(m_hierarchyPlace, &ui::HierarchyPlace::usersRequested, this, &Workspace::showInstance);
    connect(m_tokenTools.get(), &ui::TokenTools::instanceRequested, this, &Workspace::showInstance);
    connect(m_hierarchyPlace, &ui::HierarchyPlace::instanceKeyCopied, this,
        [this](const InstanceId &instance, const QString &name) {
            writeDown(AuditEntry::Action::CopyKey, instance.text(), name);
        });
    connect(m_hierarchyPlace, &ui::HierarchyPlace::stateChanged, this,
        [this] { m_state->setValue(hierarchyKey, m_hierarchyPlace->saveState()); });
    connect(m_form, &ui::NewUserForm::userRegistered, m_hierarchyPlace,
        [this](const User &user) { m_hierarchyPlace->recount(user.account.instanceId); });
}

void Workspace::connectActivity() {
    connect(m_activity, &ui::ActivityPlace::userRequested, this, &Workspace::showUser);
    connect(m_activity, &ui::ActivityPlace::stateChanged, this,
        [this] { m_state->setValue(activityKey, m_activity->saveState()); });
    connect(m_form, &ui::NewUserForm::userRegistered, m_activity, &ui::ActivityPlace::refresh);
    connect(&m_userSessions, &UserSessions::changed, m_activity, &ui::ActivityPlace::refresh);
    connect(m_inspector, &ui::UserInspector::activationTried, m_activity, &ui::ActivityPlace::refresh);
    connect(m_inspector, &ui::UserInspector::activationTried, m_users,
        &ui::UsersPlace::reload); // a list of active users has one more
    connect(m_inspector, &ui::UserInspector::tokenCopied, this, [this](const User &user) {
        writeDown(AuditEntry::Action::Copy, user.deviceToken.text(), user.displayName());
    });
}

void Workspace::showUser(const DeviceToken &user) {
    m_window->showPlace(usersKey);
    m_users->showUser(user);
    closeForm();
}

void Workspace::showInstance(const InstanceId &instance) {
    m_users->showInstance(instance);
    m_window->showPlace(usersKey);
}

void Workspace::openForm() {
    m_window->showPlace(usersKey);
    m_users->lendInspector();
    m_side->setCurrentWidget(m_form);
    m_form->open();
}

void Workspace::closeForm() {
    m_side->setCurrentWidget(m_inspector);
}

void Workspace::followSession() {
    LoginBudget *budget = m_connection->parts.budget.get();
    const auto tell = [this, budget] {
        if (budget->facts().known)
            m_inspector->setAllowance(budget->facts().allowance);
    };
    connect(budget, &LoginBudget::changed, this, tell);
    connect(m_inspector, &ui::UserInspector::allowanceNeeded, budget, &LoginBudget::reload);
    tell();
    followIssuers(m_userSessions, *m_connection->session, m_state);
    const auto *session = new SessionReturn(*m_connection->session, this);
    connect(session, &SessionReturn::reachedAgain, this, [this] {
        m_recovery->begin();
        m_users->retryFailed();
        m_inspector->retryFailed();
        m_tokenTools->retryFailed();
    });
    connect(session, &SessionReturn::signedInAgain, this, &Workspace::reload);
}

void Workspace::takeTree(const HierarchyTree &tree) {
    m_users->setApplications(tree.applications);
    m_users->setRoleless(tree.level == AdminLevel::None);
    m_naming->setTree(tree);
    m_tree = tree;
}

void Workspace::writeDown(AuditEntry::Action action, const QString &subject, const QString &name) {
    AuditEntry entry = m_services->auditEntry(*m_connection);
    entry.action = action;
    entry.subject = subject;
    entry.subjectName = name;
    QCoro::connect(asTask(m_services->audit->append(std::move(entry))), m_activity,
        [this](Result<void> &&) { m_activity->refresh(); });
}

void Workspace::nameAccount() {
    // A search that finds nobody does not take the names back.
    const User *const anyUser = m_listing.row(0);
    if (anyUser == nullptr)
        return;
    m_hierarchyPlace->setCompanyName(anyUser->account.companyId, anyUser->account.companyName);
    m_naming->setAnyUser(anyUser->account);
}

} // namespace fleetkey::console
