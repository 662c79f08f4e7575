#include "ui/tokens/InspectTokenWindow.h"

#include "core/platform/AccessToken.h"
#include "ui/common/DateText.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/tokens/PasteField.h"
#include "ui/tokens/PastedTextCard.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/IdentifierLabel.h"
#include "ui/widgets/TextLabel.h"

#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace fleetkey::ui {

namespace {

constexpr QSize initialSize{600, 760};
constexpr int fieldHeight = 112;

} // namespace

InspectTokenWindow::InspectTokenWindow(const Theme &theme, UserSessions &sessions, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_sessions(sessions)
    , m_field(new PasteField)
    , m_clear(new Button(theme, ButtonRole::Plain, tr("Clear")))
    , m_empty(new EmptyState(theme, Icon::Token, tr("Nothing pasted yet"),
          tr("Paste what a customer sent. You see at once what it is, what is wrong with it, and whose it is.")))
    , m_card(new PastedTextCard(theme))
    , m_deviceToken(new IdentifierLabel(theme, tr("DeviceToken")))
    , m_from(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_find(new Button(theme, ButtonRole::Primary, tr("Find this user")))
    , m_use(new Button(theme, ButtonRole::Outlined, tr("Use these tokens")))
    , m_question(new Banner(theme)) {
    setWindowTitle(tr("Inspect a token — Fleetkey"));
    resize(initialSize);
    build(theme);
    for (const QKeySequence &key : {QKeySequence(Qt::Key_Escape), QKeySequence(QKeySequence::Close)})
        connect(new QShortcut(key, this), &QShortcut::activated, this, &QWidget::close);
    connect(m_field, &PasteField::edited, this, &InspectTokenWindow::look);
    connect(m_field, &PasteField::tooLong, this, &InspectTokenWindow::showTooLong);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        wipe();
        m_field->setFocus();
    });
    connect(m_find, &QPushButton::clicked, this,
        [this] { Q_EMIT userRequested(m_pasted.credentials.deviceToken); });
    connect(m_use, &QPushButton::clicked, this, &InspectTokenWindow::useTokens);
    look();
}

void InspectTokenWindow::build(const Theme &theme) {
    m_field->setFixedHeight(fieldHeight);
    m_field->setFont(theme.font(TextRole::Identifier));
    auto *row = new FieldRow(
        theme, tr("Token, DeviceToken, Authorization header, curl command or JSON answer"), m_field);
    auto *promise = new TextLabel(theme, TextRole::Secondary, Ink::Muted,
        tr("It stays in this window and is wiped when you close it."));
    promise->setWordWrap(true);
    auto *below = new QHBoxLayout;
    below->setSpacing(Metrics::spacingSmall);
    below->addWidget(promise, 1);
    below->addWidget(m_clear);
    m_result = buildResult(theme);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        Metrics::spacingLarge, Metrics::spacingLarge, Metrics::spacingLarge, Metrics::spacingLarge);
    column->setSpacing(Metrics::spacingSmall);
    column->addWidget(row);
    column->addLayout(below);
    column->addWidget(m_empty, 1);
    column->addWidget(m_result, 1);
}

QWidget *InspectTokenWindow::buildResult(const Theme &theme) {
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacing);
    column->addWidget(buildUser(theme));
    column->addWidget(m_card);
    column->addStretch(1);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

QWidget *InspectTokenWindow::buildUser(const Theme &theme) {
    auto *card = new Card(theme, tr("User"));
    m_userPart = card;
    m_from->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::spacingSmall);
    buttons->addWidget(m_find);
    buttons->addWidget(m_use);
    buttons->addStretch(1);
    m_use->setToolTip(tr("Fleetkey holds them for this user, in this session. Nothing is sent."));
    card->body()->addWidget(m_deviceToken);
    card->body()->addWidget(m_from);
    card->body()->addLayout(buttons);
    card->body()->addWidget(m_question);
    return card;
}

void InspectTokenWindow::open() {
    show();
    raise();
    activateWindow();
    m_field->setFocus(Qt::OtherFocusReason);
}

void InspectTokenWindow::wipe() {
    m_field->wipe();
    m_card->clear();
}

/// Closed; not when the desktop only minimises it.
void InspectTokenWindow::hideEvent(QHideEvent *event) {
    if (!event->spontaneous())
        wipe();
    QWidget::hideEvent(event);
}

void InspectTokenWindow::look() {
    const SecretString text = m_field->secret();
    m_pasted = recognise(text);
    const bool empty = text.reveal().trimmed().isEmpty();
    m_clear->setVisible(!text.isEmpty());
    m_empty->setVisible(empty);
    m_result->setVisible(!empty);
    if (!empty)
        showFound();
}

void InspectTokenWindow::showTooLong() {
    m_pasted = {};
    m_pasted.kind = PastedText::Kind::Oversized;
    m_empty->hide();
    m_result->show();
    showFound();
}

void InspectTokenWindow::showFound() {
    m_card->show(m_pasted, expectations());
    const DeviceToken &user = m_pasted.credentials.deviceToken;
    m_userPart->setVisible(!user.isEmpty());
    m_deviceToken->setIdentifier(user.text());
    m_from->setText(m_pasted.deviceTokenFrom == PastedText::DeviceTokenFrom::Claim
            ? tr("Read from the claim “%1”. Looking for the user sends this DeviceToken to the platform, and "
                 "nothing else.")
                  .arg(m_pasted.deviceTokenClaim)
            : tr("Looking for the user sends this DeviceToken to the platform, and nothing else."));
    m_use->setVisible(m_pasted.canBeUsed());
    m_question->clear();
}

/// Issuer and audience as the platform wrote them into tokens that it handed to this console.
TokenExpectations InspectTokenWindow::expectations() const {
    TokenExpectations expected;
    expected.platformNow = m_sessions.platformNow();
    const QList<HeldUser> users = m_sessions.heldUsers();
    for (const HeldUser &user : users) {
        const HeldTokens *held = m_sessions.held(user.user);
        if (held == nullptr || held->source == TokenSource::Pasted)
            continue;
        if (const auto token = decodeToken(held->credentials.accessToken)) {
            expected.issuer = token->claims.value(u"iss"_s).toString();
            break;
        }
    }
    return expected;
}

void InspectTokenWindow::useTokens() {
    const DeviceToken &user = m_pasted.credentials.deviceToken;
    const HeldTokens *held = m_sessions.held(user);
    const bool holds = held != nullptr && held->credentials.hasTokens();
    if (!holds && !m_sessions.isRemembered(user)) {
        adopt();
        return;
    }
    m_question->showNotice(Tone::Warning, tr("Fleetkey holds tokens of this user already."),
        holds
            ? tr("They were got on %1. The pasted ones take their place, also in the keychain where they are "
                 "remembered.")
                  .arg(DateText::dateTime(held->obtained))
            : tr("They are in the keychain. The pasted ones take their place there."));
    connect(
        m_question->addButton(tr("Replace them")), &QPushButton::clicked, this, &InspectTokenWindow::adopt);
    Button *keep = m_question->addButton(tr("Keep those held"));
    connect(keep, &QPushButton::clicked, this, [this] {
        m_question->clear();
        m_use->setFocus();
    });
    keep->setFocus(Qt::OtherFocusReason);
}

void InspectTokenWindow::adopt() {
    const DeviceToken user = m_pasted.credentials.deviceToken;
    m_sessions.adopt(m_pasted.credentials.clone(), TokenSource::Pasted);
    m_question->showNotice(Tone::Good, tr("Fleetkey holds these tokens now, for this user."));
    Q_EMIT tokensTakenOver(user);
}

} // namespace fleetkey::ui
