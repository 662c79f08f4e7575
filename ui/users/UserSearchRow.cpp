#include "ui/users/UserSearchRow.h"

#include "core/base/Pending.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/users/InstanceSelector.h"
#include "ui/users/UserText.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/IconButton.h"
#include "ui/widgets/PopUpBelow.h"
#include "ui/widgets/SearchField.h"

#include <QHBoxLayout>
#include <QMenu>

namespace fleetkey::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto rest = 250ms; // between two keys of somebody who is still typing
constexpr int widestSearch = 480;
} // namespace

UserSearchRow::UserSearchRow(const Theme &theme, std::shared_ptr<Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(std::move(clock))
    , m_field(new SearchField(
          theme, tr("Search users"), tr("Search name, e-mail, phone, ClientId, DeviceToken"), u"/"_s, this))
    , m_recentButton(new IconButton(theme, Icon::Activity, tr("Users looked at lately"), {}, this))
    , m_recentMenu(new QMenu(this))
    , m_instances(new InstanceSelector(theme, this))
    , m_newUser(new Button(theme, ButtonRole::Primary, tr("New user"), this)) {
    m_field->setMaximumWidth(widestSearch);
    m_field->setMaxLength(200);
    m_newUser->setLineIcon(Icon::Plus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::spacingSmall);
    row->addWidget(m_field, 1);
    row->addWidget(m_recentButton);
    row->addStretch(0);
    row->addWidget(m_instances);
    row->addWidget(m_newUser);
    m_recentMenu->setAccessibleName(tr("Users looked at lately"));
    connect(m_field, &QLineEdit::textChanged, this, &UserSearchRow::typed);
    connect(m_field, &QLineEdit::returnPressed, this, &UserSearchRow::search);
    connect(m_field, &SearchField::leaveDownRequested, this, &UserSearchRow::leaveDown);
    connect(m_recentButton, &QToolButton::clicked, this, &UserSearchRow::openRecent);
    connect(m_recentMenu, &QMenu::aboutToShow, this, &UserSearchRow::fillRecent);
}

UserSearchRow::~UserSearchRow() {
    m_typing.request_stop();
}

void UserSearchRow::setSearchTerm(const QString &term) {
    m_term = term.trimmed();
    m_field->setText(term); // whose change is no news then
    m_typing.request_stop();
}

void UserSearchRow::clearSearch() {
    m_field->clear();
    search();
}

void UserSearchRow::typed() {
    const QString text = m_field->text().trimmed();
    if (text.isEmpty() || isUuid(text))
        search(); // there is nothing more to wait for
    else
        waitForRest();
}

void UserSearchRow::waitForRest() {
    m_typing.request_stop();
    m_typing = {};
    QCoro::connect(asTask(m_clock->after(rest, m_typing.get_token())), this, [this](Result<void> &&rested) {
        if (rested)
            search();
    });
}

void UserSearchRow::search() {
    m_typing.request_stop();
    const QString term = m_field->text().trimmed();
    if (term == m_term)
        return;
    m_term = term;
    Q_EMIT searchTermChanged();
    if (isUuid(term))
        Q_EMIT deviceTokenEntered(DeviceToken(term));
}

void UserSearchRow::leaveDown() {
    if (m_field->text().isEmpty() && !m_recent.entries().isEmpty()) {
        openRecent();
        return;
    }
    search();
    Q_EMIT leaveDownRequested();
}

void UserSearchRow::openRecent() {
    popUpBelow(*m_field, *m_recentMenu, 4);
}

void UserSearchRow::fillRecent() {
    m_recentMenu->clear();
    if (m_recent.entries().isEmpty())
        m_recentMenu->addAction(tr("Users you look at appear here"))->setEnabled(false);
    for (const RecentUsers::Entry &entry : m_recent.entries()) {
        const QString token = entry.user.text();
        const QString name = entry.name.isEmpty() ? tr("No name") : UserText::oneLine(entry.name, 48);
        // What follows the tab is shown at the far edge, as shortcuts are.
        QAction *action = m_recentMenu->addAction(
            QString(name).replace(u'&', u"&&"_s) + u'\t' + token.left(8) + QChar(0x2026) + token.right(4));
        connect(action, &QAction::triggered, this, [this, user = entry.user] { Q_EMIT recentChosen(user); });
    }
}

} // namespace fleetkey::ui
