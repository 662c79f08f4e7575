#include "ui/users/UserListPane.h"

#include "ui/common/ErrorText.h"
#include "ui/common/ReadBefore.h"
#include "ui/theme/Metrics.h"
#include "ui/users/UserSelection.h"
#include "ui/users/UserTableView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ThinProgress.h"

#include <QLocale>
#include <QStackedLayout>

namespace fleetkey::ui {

UserListPane::UserListPane(
    const Theme &theme, std::shared_ptr<Clock> clock, UserListing &listing, QWidget *parent)
    : QWidget(parent)
    , m_clock(std::move(clock))
    , m_listing(listing)
    , m_table(new UserTableView(theme, listing, this))
    , m_progress(new ThinProgress(theme, this))
    , m_notice(new Banner(theme))
    , m_empty(new EmptyState(theme, Icon::Users, {}, {}, this))
    , m_stack(new QStackedLayout) {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *noticeRow = new QHBoxLayout;
    noticeRow->setContentsMargins(Metrics::spacingLarge, 0, Metrics::spacingLarge, 0);
    noticeRow->addWidget(m_notice);
    column->addLayout(noticeRow);
    column->addWidget(m_progress);
    column->addLayout(m_stack, 1);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    connect(&listing, &UserListing::failed, this, &UserListPane::showFailure);
    connect(&listing, &UserListing::reset, this, &UserListPane::listingChanged);
    connect(&listing, &UserListing::totalChanged, this, &UserListPane::listingChanged);
    connect(&listing, &UserListing::rowsChanged, this, &UserListPane::listingChanged);
    connect(&listing, &UserListing::busyChanged, this, [this] {
        m_progress->setActive(m_listing.isBusy());
        listingChanged();
    });
    connect(m_table, &UserTableView::allHereSelected, this, &UserListPane::tellAllSelected);
    connect(m_table, &UserTableView::rowsCopied, this, &UserListPane::tellCopied);
    connect(&m_table->selection(), &UserSelection::countChanged, this, &UserListPane::tellSelected);
    m_progress->setActive(listing.isBusy());
}

void UserListPane::setNarrowed(bool searched, bool filtered) {
    m_searched = searched;
    m_filtered = filtered;
    if (m_emptiness == Emptiness::NoMatch) // for which it has other words now
        showEmpty(m_emptiness);
    listingChanged();
}

void UserListPane::setReading(const std::optional<SecondReading> &reading) {
    if (reading == m_reading)
        return;
    m_reading = reading;
    takeBack(Notice::Reading);
    listingChanged();
    showEmpty(m_emptiness); // whose words name it
}

void UserListPane::setRoleless(bool roleless) {
    m_roleless = roleless;
    if (roleless && m_failed == ErrorKind::Forbidden)
        takeBack(Notice::Failure);
    listingChanged();
}

void UserListPane::tell(Notice notice, Tone tone, const QString &title, const QString &text) {
    m_told = notice;
    m_notice->showNotice(tone, title, text);
}

void UserListPane::takeBack(Notice notice) {
    if (m_told != notice)
        return;
    m_told = Notice::None;
    const QWidget *focused = window()->focusWidget();
    const bool hadFocus = focused != nullptr && m_notice->isAncestorOf(focused);
    m_notice->clear();
    if (hadFocus) // else it would fall to the first control of the window
        m_table->setFocus(Qt::OtherFocusReason);
}

void UserListPane::takeBackOutOfSight() {
    takeBack(Notice::OutOfSight);
}

void UserListPane::showOutOfSight(const QString &name) {
    tell(Notice::OutOfSight, Tone::Neutral, {},
        tr("%1 is registered, but not in this view: search, filters or order keep the row out of sight.")
            .arg(name));
    // Queued: what is shown then takes this notice back, and with it the button.
    connect(m_notice->addButton(tr("Show the newest")), &QPushButton::clicked, this,
        &UserListPane::newestRequested, Qt::QueuedConnection);
    m_notice->setDismissible(true);
}

void UserListPane::showFailure(const Error &error) {
    const bool rowsStay = m_listing.total().value_or(0) > 0;
    m_failed = error.kind;
    if (m_roleless && error.kind == ErrorKind::Forbidden) {
        listingChanged();
        return;
    }
    tellFailure(error, rowsStay);
    connect(m_notice->addButton(tr("Try again")), &QPushButton::clicked, this,
        [this, kind = error.kind] { tryAgain(kind); });
    m_notice->setDetails(ErrorText::details(error));
    m_notice->setDismissible(rowsStay);
    listingChanged();
}

void UserListPane::tellFailure(const Error &error, bool rowsStay) {
    if (error.kind == ErrorKind::Cancelled) { // by a person
        tell(Notice::Failure, Tone::Neutral, {},
            rowsStay ? tr("Reading was stopped. The rows below are the earlier ones.")
                     : tr("Reading was stopped: the list could not be read."));
        return;
    }
    if (ReadBefore::isToldByWindow(error)) {
        const QDateTime readAt = m_listing.readAt(rowInSight());
        tell(Notice::Failure, Tone::Neutral, {},
            rowsStay && readAt.isValid() ? ReadBefore::words(readAt, m_clock->now())
                                         : tr("The list could not be read."));
        return;
    }
    const ErrorText words = ErrorText::of(error);
    tell(Notice::Failure, Tone::Bad, words.title,
        rowsStay ? tr("%1 The rows below are the earlier ones.", "what to do").arg(words.advice)
                 : words.advice);
}

void UserListPane::tryAgain(ErrorKind failed) {
    takeBack(Notice::Failure);
    if (failed == ErrorKind::Offline)
        Q_EMIT connectionRetryRequested();
    else
        m_listing.retry(0);
}

// Whether what is shown is older than what was asked last.
bool UserListPane::isOfBefore(qint64 total) const {
    if (total == 0)
        return m_listing.isBusy() || m_listing.pageError(0).has_value();
    // The rows in sight are read first, and the first row may be far away from them.
    return m_listing.rowState(rowInSight()) == UserListing::RowState::Outdated;
}

int UserListPane::rowInSight() const {
    return std::max(0, m_table->rowAt(0));
}

void UserListPane::listingChanged() {
    const std::optional<qint64> total = m_listing.total();
    if (m_failed && total && !isOfBefore(*total)) {
        m_failed.reset();
        takeBack(Notice::Failure);
    }
    const bool nothing = total ? *total == 0 : m_failed.has_value();
    const bool isSearching = m_reading && m_listing.isBusy();
    const Emptiness emptiness = !nothing ? Emptiness::None
        : m_roleless                     ? Emptiness::NoRole
        : m_failed                       ? Emptiness::NotRead
        : isSearching                    ? Emptiness::Searching
        : m_searched || m_filtered       ? Emptiness::NoMatch
                                         : Emptiness::Nobody;
    if (!nothing)
        tellReading();
    if (emptiness != std::exchange(m_emptiness, emptiness))
        showEmpty(emptiness);
}

void UserListPane::tellReading() {
    if (!m_reading || m_told != Notice::None)
        return;
    const QString words = m_reading->kind == SecondReading::Kind::PhoneNumber
        ? tr("No user matches what was typed, letter by letter. These match the phone number %1.")
        : tr("No user matches what was typed, letter by letter. These match “%1”: the first name comes first.",
              "the words typed, in another order");
    tell(Notice::Reading, Tone::Neutral, {}, words.arg(m_reading->term));
    m_notice->setDismissible(true);
}

void UserListPane::showSearching() {
    if (m_reading->kind == SecondReading::Kind::PhoneNumber)
        m_empty->setContent(Icon::Search, tr("Looking for a phone number"),
            tr("No user matches what was typed, letter by letter. Read as a phone number, it is %1.")
                .arg(m_reading->term));
    else
        m_empty->setContent(Icon::Search, tr("Looking for the name the other way round"),
            tr("No user matches what was typed, letter by letter. With the first name first, it is “%1”.")
                .arg(m_reading->term));
}

void UserListPane::showNoMatch() {
    QStringList words;
    if (m_reading && m_reading->kind == SecondReading::Kind::PhoneNumber)
        words.append(tr("Neither what was typed nor the phone number %1 is found. Check the spelling.")
                .arg(m_reading->term));
    else if (m_reading)
        words.append(tr("Neither what was typed nor “%1” is found. Check the spelling: accents count.")
                .arg(m_reading->term));
    else if (m_searched)
        words.append(
            tr("Check the spelling: accents count, and of a full name the first name comes first and whole. "
               "Names, e-mail, phone, ClientId and DeviceToken are searched."));
    if (m_filtered)
        words.append(m_searched ? tr("Or look without the filters.") : tr("Nobody passes these filters."));
    m_empty->setContent(Icon::Search, tr("No user matches"), words.join(u' '));
    connect(m_empty->setAction(tr("Clear search and filters")), &QPushButton::clicked, this,
        &UserListPane::clearRequested);
}

void UserListPane::showEmpty(Emptiness emptiness) {
    m_empty->setAction({});
    switch (emptiness) {
    case Emptiness::None:
        break;
    case Emptiness::NotRead:
        m_empty->setContent(
            Icon::Users, tr("No list to show"), tr("Users appear here as soon as the list can be read."));
        break;
    case Emptiness::NoRole:
        m_empty->setContent(Icon::Lock, tr("This account has no role yet"),
            tr("Signing in worked, but the account may see no users. Ask an administrator of your company or the "
               "vendor of the platform for a role, then reload; or sign in with another account."));
        connect(
            m_empty->setAction(tr("Sign out")), &QPushButton::clicked, this, &UserListPane::signOutRequested);
        break;
    case Emptiness::Searching:
        showSearching();
        break;
    case Emptiness::NoMatch:
        showNoMatch();
        break;
    case Emptiness::Nobody:
        m_empty->setContent(Icon::UserPlus, tr("No users yet"),
            tr("Register the first driver. The DeviceToken comes with it."));
        connect(m_empty->setAction(tr("New user…"), ButtonRole::Primary), &QPushButton::clicked, this,
            &UserListPane::newUserRequested);
        break;
    }
    m_stack->setCurrentWidget(emptiness == Emptiness::None ? static_cast<QWidget *>(m_table) : m_empty);
}

// "All" can only be the rows that are here; the others are not known.
void UserListPane::tellAllSelected(qint64 selected, qint64 total) {
    if (selected >= total)
        return;
    const QLocale locale;
    tell(Notice::Selected, Tone::Neutral, {},
        tr("%1 of %2 users are selected: those whose rows are here. Rows further away are not known yet.")
            .arg(locale.toString(selected), locale.toString(total)));
    m_notice->setDismissible(true);
}

// A range may reach over rows that are not here. Pages that come meanwhile change the numbers, and bring
// nothing back that was dismissed.
void UserListPane::tellSelected() {
    const qint64 away = m_table->selection().awayCount();
    if (away == 0) {
        takeBack(Notice::Selected);
        takeBack(Notice::Copied);
        return;
    }
    const bool wasDismissed = m_told == Notice::Selected && m_notice->isHidden();
    const bool mustStay
        = m_told == Notice::Failure || m_told == Notice::OutOfSight || m_told == Notice::Copied;
    if (mustStay || wasDismissed)
        return;
    const QLocale locale;
    tell(Notice::Selected, Tone::Neutral, {},
        tr("%1 users are selected. The rows of %2 of them are not here: scroll over them, and they stay "
           "selected.")
            .arg(locale.toString(m_table->selection().count() + away), locale.toString(away)));
    m_notice->setDismissible(true);
}

void UserListPane::tellCopied(qint64 copied, qint64 selected) {
    if (copied == selected)
        return takeBack(Notice::Copied);
    if (m_told == Notice::Failure)
        return;
    const QLocale locale;
    tell(Notice::Copied, Tone::Warning, {},
        tr("Copied %1 of %2 rows: the others are not here. Scroll over them and copy again; a long range is "
           "best copied in parts.")
            .arg(locale.toString(copied), locale.toString(selected)));
    m_notice->setDismissible(true);
}

} // namespace fleetkey::ui
