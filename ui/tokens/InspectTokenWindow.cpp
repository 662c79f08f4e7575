#include "ui/tokens/InspectTokenWindow.h"

#include "ui/common/ClockTicker.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/tokens/PasteField.h"
#include "ui/tokens/PastedPlaceCard.h"
#include "ui/tokens/PastedTextCard.h"
#include "ui/tokens/PastedUserCard.h"
#include "ui/tokens/TakeOverPanel.h"
#include "ui/widgets/BringToFront.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/TextLabel.h"

#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace fleetkey::ui {

namespace {

constexpr QSize initialSize{600, 760};
constexpr int fieldHeight = 112;

} // namespace

InspectTokenWindow::InspectTokenWindow(const Theme &theme, Parts parts, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_sessions(parts.sessions)
    , m_isOwn(std::move(parts.isOwn))
    , m_placeNamed(std::move(parts.placeNamed))
    , m_ticker(new ClockTicker(std::move(parts.clock), std::chrono::seconds(1), this))
    , m_field(new PasteField)
    , m_row(new FieldRow(
          theme, tr("Token, DeviceToken, Authorization header, curl command or JSON answer"), m_field))
    , m_paste(new Button(theme, ButtonRole::Plain, tr("Paste")))
    , m_clear(new Button(theme, ButtonRole::Plain, tr("Clear")))
    , m_empty(new EmptyState(theme, Icon::Token, tr("Nothing pasted yet"),
          tr("Paste what a customer sent. You see at once what it is, what is wrong with it, and whose it is.")))
    , m_place(new PastedPlaceCard(theme))
    , m_user(new PastedUserCard(theme, std::move(parts.findUser), std::move(parts.selectedUser)))
    , m_takeOver(new TakeOverPanel(theme, m_sessions))
    , m_card(new PastedTextCard(theme)) {
    setWindowTitle(tr("Inspect a token — Fleetkey"));
    resize(initialSize);
    build(theme);
    connectParts();
    look();
}

void InspectTokenWindow::build(const Theme &theme) {
    m_field->setFixedHeight(fieldHeight);
    m_field->setFont(theme.font(TextRole::Identifier));
    auto *promise = new TextLabel(theme, TextRole::Secondary, Ink::Muted,
        tr("It stays in this window and is wiped when you close it or lock Fleetkey. Only a DeviceToken in it is sent, to look "
           "for its user."));
    promise->setWordWrap(true);
    m_paste->setToolTip(tr("Takes the clipboard's text in place of what stands here"));
    auto *below = new ButtonRow;
    below->setSpacing(0);
    below->addWidget(promise, 1);
    below->addWidget(m_paste, 0, Qt::AlignTop);
    below->addWidget(m_clear, 0, Qt::AlignTop);
    m_result = buildResult();
    auto *content = new QWidget; // all there is, for the lock to hide
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(content);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(
        Metrics::spacingLarge, Metrics::spacingLarge, Metrics::spacingLarge, Metrics::spacingLarge);
    column->setSpacing(Metrics::spacingSmall);
    column->addWidget(m_row);
    column->addLayout(below);
    column->addWidget(m_empty, 1);
    column->addWidget(m_result, 1);
}

QWidget *InspectTokenWindow::buildResult() {
    m_user->body()->addWidget(m_takeOver);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacing);
    column->addWidget(m_place);
    column->addWidget(m_user);
    column->addWidget(m_card);
    column->addStretch(1);
    return new ScrollPane(content);
}

void InspectTokenWindow::connectParts() {
    for (const QKeySequence &key : {QKeySequence(Qt::Key_Escape), QKeySequence(QKeySequence::Close)})
        connect(new QShortcut(key, this), &QShortcut::activated, this, &QWidget::close);
    // The field takes the keys itself while somebody types in it.
    connect(
        new QShortcut(QKeySequence::Paste, this), &QShortcut::activated, this, &InspectTokenWindow::paste);
    connect(m_field, &PasteField::edited, this, &InspectTokenWindow::look);
    connect(m_field, &PasteField::tooLong, this, &InspectTokenWindow::showTooLong);
    connect(m_field, &PasteField::notAdded, this, [this] {
        m_row->setError(tr("Not pasted: it would be longer than 256 kB, and nothing longer is looked at."));
    });
    connect(m_paste, &QPushButton::clicked, this, &InspectTokenWindow::paste);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        wipe();
        m_field->setFocus();
    });
    connect(m_ticker, &ClockTicker::tick, this, [this] { m_card->update(m_pasted, expectations()); });
    connect(m_user, &PastedUserCard::userRequested, this, &InspectTokenWindow::userRequested);
    connect(m_place, &PastedPlaceCard::usersRequested, this, &InspectTokenWindow::instanceRequested);
    connect(m_user, &PastedUserCard::changed, this, &InspectTokenWindow::followUser);
    connect(&m_sessions, &UserSessions::issuersChanged, this, &InspectTokenWindow::followUser);
    connect(m_takeOver, &TakeOverPanel::takenOver, this, &InspectTokenWindow::tokensTakenOver);
}

void InspectTokenWindow::open() {
    bringToFront(*this);
    m_field->selectAll();
    m_field->setFocus(Qt::OtherFocusReason);
}

void InspectTokenWindow::wipe() {
    m_field->wipe();
    m_card->clear();
    m_place->show({}, {});
    m_user->clear();
    m_takeOver->withdraw();
}

void InspectTokenWindow::retryFailed() {
    m_user->retryFailed();
}

void InspectTokenWindow::showEvent(QShowEvent *event) {
    m_ticker->start();
    QWidget::showEvent(event);
}

/// Closed; not when the desktop only minimises it.
void InspectTokenWindow::hideEvent(QHideEvent *event) {
    m_ticker->stop();
    if (!event->spontaneous())
        wipe();
    QWidget::hideEvent(event);
}

void InspectTokenWindow::paste() {
    if (!m_field->pasteInstead())
        m_row->setError(tr("There is no text on the clipboard."));
    m_field->setFocus(Qt::OtherFocusReason);
}

void InspectTokenWindow::look() {
    const SecretString text = m_field->secret();
    m_pasted = recognise(text);
    const Credentials &found = m_pasted.credentials;
    if (m_isOwn(found.accessToken) || m_isOwn(found.refreshToken))
        m_pasted.markOwn();
    showPlace();
    m_row->setError({});
    const bool empty = text.reveal().trimmed().isEmpty();
    m_clear->setVisible(!text.isEmpty());
    m_empty->setVisible(empty);
    m_result->setVisible(!empty);
    showFound();
}

/// An id of the hierarchy names no user, whatever it is called in the text.
void InspectTokenWindow::showPlace() {
    const QString uuid = m_pasted.credentials.deviceToken.text();
    const std::optional<HierarchyName> place = uuid.isEmpty() ? std::nullopt : m_placeNamed(uuid);
    if (place)
        m_pasted.disownUser();
    m_place->show(uuid, place);
    m_card->setVisible(!place || m_pasted.kind != PastedText::Kind::DeviceToken);
}

void InspectTokenWindow::showTooLong() {
    m_pasted = {};
    m_place->show({}, {});
    m_card->setVisible(true);
    m_pasted.kind = PastedText::Kind::Oversized;
    m_empty->hide();
    m_result->show();
    showFound();
}

void InspectTokenWindow::showFound() {
    {
        const QSignalBlocker once(m_user); // the token's view is filled once
        m_user->show(m_pasted);
    }
    followUser();
}

/// What is known of the user is what the token is held against.
void InspectTokenWindow::followUser() {
    if (const auto &user = m_user->user())
        m_sessions.note(*user);
    m_takeOver->offer(m_pasted, m_user->isUnknown() ? DeviceToken() : m_user->deviceToken());
    m_card->show(m_pasted, search(), expectations());
}

PastedWords::Search InspectTokenWindow::search() const {
    if (m_user->user())
        return PastedWords::Search::Found;
    return m_user->isUnknown() ? PastedWords::Search::NobodyFound : PastedWords::Search::Open;
}

TokenExpectations InspectTokenWindow::expectations() const {
    TokenExpectations expected;
    expected.platformNow = m_sessions.platformNow();
    expected.issuers = m_sessions.issuers();
    if (m_pasted.bearer != PastedText::Bearer::User)
        return expected; // what an admin's token names is no driver
    // A user who was read from the token's own claims says nothing about it, nor does one who was guessed.
    if (!m_pasted.isUserGuessed())
        expected.user = m_pasted.credentials.deviceToken;
    if (const auto &user = m_user->user())
        expected.instance = user->account.instanceId;
    return expected;
}

} // namespace fleetkey::ui
