#include "ui/users/UsersPlace.h"

#include "core/base/Pending.h"
#include "core/users/SearchTerm.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/users/ColumnChooser.h"
#include "ui/users/FilterBar.h"
#include "ui/users/InstanceSelector.h"
#include "ui/users/ListMembership.h"
#include "ui/users/LongReading.h"
#include "ui/users/RegisteredRow.h"
#include "ui/users/SideBySide.h"
#include "ui/users/UserListPane.h"
#include "ui/users/UserSearchRow.h"
#include "ui/users/UserSelection.h"
#include "ui/users/UserTableHeader.h"
#include "ui/users/UserTableView.h"
#include "ui/users/UserText.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/SearchField.h"

#include <QAction>
#include <QHBoxLayout>

namespace fleetkey::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto lookedAt = 1500ms; // whoever is only passed on the way with the arrow keys is not remembered
} // namespace

UsersPlace::UsersPlace(const Theme &theme, std::shared_ptr<Clock> clock, UserListing &listing,
    QWidget *inspector, QWidget *parent)
    : QWidget(parent)
    , m_clock(std::move(clock))
    , m_listing(listing)
    , m_search(new UserSearchRow(theme, m_clock))
    , m_filters(new FilterBar(theme, m_clock))
    , m_list(new UserListPane(theme, m_clock, listing))
    , m_inspector(inspector)
    , m_registered(new RegisteredRow(listing, *m_list, this))
    , m_membership(new ListMembership(listing, this))
    , m_reading(new LongReading(m_clock, listing, this))
    , m_stopButton(new Button(theme, ButtonRole::Plain, tr("Stop")))
    , m_sortKey(listing.query().sortKey)
    , m_descending(listing.query().descending) {
    m_sides = new SideBySide(makeListSide(theme), inspector, this);
    auto *whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_sides);
    makeActions();
    connectParts();
    updateCounts();
}

UsersPlace::~UsersPlace() {
    m_looking.request_stop();
}

void UsersPlace::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    updateActions();
}

void UsersPlace::hideEvent(QHideEvent *event) {
    QWidget::hideEvent(event);
    updateActions();
}

// Every place has its own reload, under the same key: only that of the place shown may answer. And what opens
// below a control needs one to be seen.
void UsersPlace::updateActions() {
    m_reload->setEnabled(isVisible());
    m_stop->setEnabled(isVisible() && m_reading->isLong());
    m_columns->setEnabled(isVisible());
    for (QAction *filter : filterActions())
        filter->setEnabled(isVisible());
}

const QList<QAction *> &UsersPlace::filterActions() const {
    return m_filters->filterActions();
}

QWidget *UsersPlace::makeListSide(const Theme &theme) {
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, Metrics::spacing, 0, 0);
    column->setSpacing(Metrics::spacingSmall);
    for (QWidget *row : std::initializer_list<QWidget *>{m_search, m_filters}) {
        auto *indented = new QHBoxLayout;
        indented->setContentsMargins(Metrics::spacingLarge, 0, Metrics::spacingLarge, 0);
        indented->addWidget(row);
        column->addLayout(indented);
        if (row == m_filters)
            indented->addWidget(m_stopButton);
    }
    m_stopButton->setAccessibleName(tr("Stop reading the list"));
    m_stopButton->setToolTip(m_stopButton->accessibleName());
    m_stopButton->hide();
    column->addWidget(m_list, 1);
    auto *chooser = new ColumnChooser(theme, m_list->table(), side);
    connect(m_filters->columnsButton(), &QPushButton::clicked, chooser,
        [this, chooser] { chooser->openBelow(*m_filters->columnsButton()); });
    return side;
}

void UsersPlace::makeActions() {
    const auto add = [this](const QString &text, const QList<QKeySequence> &shortcuts, auto slot) {
        auto *action = new QAction(text, this);
        action->setShortcuts(shortcuts);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
        return action;
    };
    m_find = add(tr("Find a user"), {QKeySequence::Find, QKeySequence(Qt::Key_Slash)}, [this] {
        m_search->field().setFocus(Qt::ShortcutFocusReason);
        m_search->field().selectAll();
    });
    m_newUser = add(tr("New user…"), {QKeySequence::New},
        [this] { Q_EMIT newUserRequested(m_search->instances().instance()); });
    m_reload = add(tr("Reload the list"), {QKeySequence::Refresh}, &UsersPlace::reload);
    m_stop = add(tr("Stop reading the list"), {}, [this] {
        m_listing.stop();
        table().setFocus(Qt::OtherFocusReason); // else it would go from the button, which is hidden, anywhere
    });
    m_clear = add(tr("Clear search and filters"), {}, &UsersPlace::clearSearchAndFilters);
    m_recent = add(tr("Users looked at lately"), {QKeySequence(Qt::CTRL | Qt::Key_E)},
        [this] { m_search->openRecent(); });
    m_inspectorShown = add(tr("Show the inspector"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I)},
        [this](bool shown) { setInspectorShown(shown); });
    m_inspectorShown->setCheckable(true);
    m_inspectorShown->setChecked(true);
    m_compact = add(tr("Compact rows"), {}, [this](bool compact) { table().setCompact(compact); });
    m_compact->setCheckable(true);
    m_columns = add(tr("Columns…"), {}, [this] { m_filters->columnsButton()->click(); });
    updateActions();
}

void UsersPlace::connectParts() {
    UserTableView &table = this->table();
    connect(m_search, &UserSearchRow::searchTermChanged, this, &UsersPlace::ask);
    connect(m_search, &UserSearchRow::deviceTokenEntered, this, [this](const DeviceToken &user) {
        showUser(user);
        Q_EMIT deviceTokenEntered(user);
    });
    connect(m_search, &UserSearchRow::recentChosen, this, &UsersPlace::showUser);
    connect(m_search, &UserSearchRow::leaveDownRequested, &table, &UserTableView::enterFromAbove);
    connect(&m_search->newUserButton(), &QPushButton::clicked, m_newUser, &QAction::trigger);
    connect(
        &m_search->instances(), &InstanceSelector::instanceChosen, this, [this](const InstanceId &instance) {
            UserFilters filters = m_filters->filters();
            filters.instance = instance;
            m_filters->setFilters(filters);
            ask();
            Q_EMIT stateChanged();
        });
    connect(m_filters, &FilterBar::filtersChanged, this, [this] {
        ask();
        Q_EMIT stateChanged();
    });
    connect(m_list, &UserListPane::clearRequested, this, &UsersPlace::clearSearchAndFilters);
    connect(m_list, &UserListPane::newUserRequested, m_newUser, &QAction::trigger);
    connect(m_list, &UserListPane::signOutRequested, this, &UsersPlace::signOutRequested);
    connect(m_list, &UserListPane::connectionRetryRequested, this, &UsersPlace::connectionRetryRequested);
    connect(m_list, &UserListPane::newestRequested, this, &UsersPlace::showNewest);
    connect(m_membership, &ListMembership::leftOutChanged, this, &UsersPlace::currentLeftOutChanged);
    connect(
        &table.columns(), &UserTableHeader::sortRequested, this, [this](UserSortKey key, bool descending) {
            m_sortKey = key;
            m_descending = descending;
            reload();
            Q_EMIT stateChanged();
        });
    connect(&table.columns(), &UserTableHeader::columnsChanged, this, &UsersPlace::stateChanged);
    connect(&table, &UserTableView::compactChanged, this, [this] {
        m_compact->setChecked(this->table().isCompact());
        Q_EMIT stateChanged();
    });
    connect(&table, &UserTableView::openRequested, this, [this](const DeviceToken &user) {
        remember(user);
        setInspectorShown(true);
        Q_EMIT openRequested(user);
    });
    connect(&table.selection(), &UserSelection::currentChanged, this, &UsersPlace::follow);
    connect(&table.selection(), &UserSelection::countChanged, this, &UsersPlace::updateCounts);
    connect(&m_listing, &UserListing::reset, this, &UsersPlace::updateCounts);
    connect(&m_listing, &UserListing::reset, this, &UsersPlace::trySecondReading);
    connect(&m_listing, &UserListing::totalChanged, this, [this] {
        updateCounts();
        Q_EMIT countChanged(m_listing.matches());
    });
    connect(m_stopButton, &QPushButton::clicked, m_stop, &QAction::trigger);
    connect(m_reading, &LongReading::changed, this, [this] {
        m_stopButton->setVisible(m_reading->isLong());
        updateActions();
    });
    connect(m_sides, &SideBySide::inspectorWidthChanged, this, &UsersPlace::stateChanged);
}

UserTableView &UsersPlace::table() const {
    return m_list->table();
}

void UsersPlace::setRoleless(bool roleless) {
    m_list->setRoleless(roleless);
}

void UsersPlace::setApplications(const QList<Application> &applications) {
    m_search->instances().setApplications(applications);
}

const DeviceToken &UsersPlace::currentUser() const {
    return table().selection().current();
}

void UsersPlace::ask() {
    m_list->setReading({});
    askFor(m_search->searchTerm());
}

void UsersPlace::reload() {
    askFor(m_listing.query().searchTerm);
}

void UsersPlace::retryFailed() {
    if (m_list->hasFailed())
        reload();
}

// What was typed is searched for as it stands first: what looks like a phone number may be a ClientId.
void UsersPlace::trySecondReading() {
    const QString typed = m_search->searchTerm();
    if (m_listing.total() != 0 || m_listing.query().searchTerm != typed)
        return;
    if (const std::optional<SecondReading> reading = secondReading(typed)) {
        askFor(reading->term);
        m_list->setReading(reading);
    }
}

void UsersPlace::askFor(const QString &searchTerm) {
    UserQuery query = m_listing.query();
    query.searchTerm = searchTerm;
    query.sortKey = m_sortKey;
    query.descending = m_descending;
    m_filters->filters().applyTo(query, m_clock->now().toLocalTime().date(), QTimeZone::systemTimeZone());
    m_list->setNarrowed(!query.searchTerm.isEmpty(), !m_filters->filters().isEmpty());
    table().columns().showSort(m_sortKey, m_descending);
    m_listing.setQuery(query);
}

void UsersPlace::clearSearchAndFilters() {
    showInstance({});
}

void UsersPlace::showInstance(const InstanceId &instance) {
    UserFilters filters;
    filters.instance = instance;
    showOnly({}, filters);
}

void UsersPlace::showCurrentAlone() {
    showOnly(currentUser().text(), {});
}

void UsersPlace::showOnly(const QString &searchTerm, const UserFilters &filters) {
    m_search->setSearchTerm(searchTerm);
    m_filters->setFilters(filters);
    m_search->instances().setInstance(filters.instance);
    ask();
    Q_EMIT stateChanged();
}

void UsersPlace::updateCounts() {
    const UserSelection &selection = table().selection();
    m_filters->setCounts(m_listing.matches(), selection.count() + selection.awayCount());
}

void UsersPlace::showUser(const DeviceToken &user) {
    setInspectorShown(true);
    table().selection().setCurrent(user);
    if (!user.isEmpty())
        remember(user);
}

void UsersPlace::userChanged(const User &user) {
    m_listing.replace(user);
    m_membership->takeRecord(user);
    const auto &entries = m_search->recent().entries();
    const auto known = std::ranges::find(entries, user.deviceToken, &RecentUsers::Entry::user);
    const bool isFirst = known == entries.begin() && known != entries.end();
    if (isFirst || user.deviceToken == currentUser()) {
        m_search->recent().add(user.deviceToken, UserText::title(user));
        Q_EMIT stateChanged();
    }
}

void UsersPlace::userRegistered(const User &user) {
    m_registered->await(user);
    if (m_sortKey == UserSortKey::DateCreated && m_descending)
        table().scrollToTop();
    reload();
}

void UsersPlace::showNewest() {
    m_sortKey = UserSortKey::DateCreated;
    m_descending = true;
    clearSearchAndFilters();
    table().scrollToTop();
}

void UsersPlace::userRemoved(const DeviceToken &user) {
    m_search->recent().remove(user);
    m_registered->forget(user);
    if (currentUser() == user)
        table().selection().setCurrent({});
    reload();
    Q_EMIT stateChanged();
}

void UsersPlace::setInspectorShown(bool shown) {
    if (m_inspectorShown->isChecked() == shown && !m_inspector->isHidden() == shown)
        return;
    m_inspectorShown->setChecked(shown);
    m_sides->setInspectorShown(shown);
    Q_EMIT stateChanged();
}

void UsersPlace::lendInspector() {
    table().selection().awaitNoCurrent();
    setInspectorShown(true);
}

void UsersPlace::follow(const DeviceToken &user) {
    const qint64 row = m_listing.indexOf(user);
    const User *const record = row >= 0 ? m_listing.row(row) : nullptr;
    const std::optional<User> known = record ? std::optional(*record) : std::nullopt;
    Q_EMIT currentUserChanged(user, known);
    m_membership->setUser(user, known);
    rememberLater();
}

void UsersPlace::rememberLater() {
    m_looking.request_stop();
    m_looking = {};
    QCoro::connect(asTask(m_clock->after(lookedAt, m_looking.get_token())), this,
        [this, user = currentUser()](Result<void> &&looked) {
            if (looked && !user.isEmpty())
                remember(user);
        });
}

void UsersPlace::remember(const DeviceToken &user) {
    const qint64 row = m_listing.indexOf(user);
    const User *const record = row >= 0 ? m_listing.row(row) : nullptr;
    const auto &entries = m_search->recent().entries();
    const auto known = std::ranges::find(entries, user, &RecentUsers::Entry::user);
    const QString name = record ? UserText::title(*record) : known != entries.end() ? known->name : QString();
    m_search->recent().add(user, name);
    Q_EMIT stateChanged();
}

QVariantMap UsersPlace::saveState() const {
    QVariantMap state{{u"columns"_s, table().columns().saveState()},
        {u"sortedBy"_s, UserColumnFacts::nameOf(m_sortKey)}, {u"descending"_s, m_descending},
        {u"compact"_s, table().isCompact()}, {u"filters"_s, m_filters->filters().toMap()},
        {u"inspectorShown"_s, m_inspectorShown->isChecked()}, {u"recent"_s, m_search->recent().save()}};
    if (const std::optional<int> width = m_sides->inspectorWidth())
        state.insert(u"inspectorWidth"_s, *width);
    return state;
}

void UsersPlace::restoreState(const QVariantMap &state) {
    const QSignalBlocker quiet(this); // what is being restored need not be saved again
    table().columns().restoreState(state.value(u"columns"_s).toMap());
    if (const auto key = UserColumnFacts::sortKeyNamed(state.value(u"sortedBy"_s).toString())) {
        m_sortKey = *key;
        m_descending = state.value(u"descending"_s).toBool();
    }
    table().setCompact(state.value(u"compact"_s).toBool());
    m_compact->setChecked(table().isCompact());
    const UserFilters filters = UserFilters::fromMap(state.value(u"filters"_s).toMap());
    m_filters->setFilters(filters);
    m_search->instances().setInstance(filters.instance);
    m_search->recent().restore(state.value(u"recent"_s).toList());
    setInspectorShown(state.value(u"inspectorShown"_s, true).toBool());
    if (const int width = state.value(u"inspectorWidth"_s).toInt(); width > 0)
        m_sides->setInspectorWidth(width);
    ask();
}

} // namespace fleetkey::ui
