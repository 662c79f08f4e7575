#include "ui/registration/RegistrationResult.h"

#include "ui/theme/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/StatusLabel.h"
#include "ui/widgets/TextLabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QShortcut>
#include <QVBoxLayout>

namespace fleetkey::ui {

RegistrationResult::RegistrationResult(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_title(new TextLabel(theme, TextRole::Heading, Ink::Text))
    , m_token(new TextLabel(theme, TextRole::Identifier, Ink::Text))
    , m_copy(new Button(theme, ButtonRole::Primary, tr("Copy DeviceToken")))
    , m_note(new TextLabel(theme, TextRole::Body, Ink::Text,
          tr("Store it with the user's record in your own system now: your app knows the user by nothing else. "
             "It is no secret.")))
    , m_tokens(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_open(new Button(theme, ButtonRole::Outlined, tr("Open user")))
    , m_another(new Button(theme, ButtonRole::Outlined, tr("Register another"))) {
    build(theme);
    // The inspector's key for the same, while this stands in its place. A button forgets its own with its
    // text.
    const QKeySequence copyKey(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    m_copy->setToolTip(copyKey.toString(QKeySequence::NativeText));
    connect(new QShortcut(copyKey, this), &QShortcut::activated, m_copy, &QPushButton::click);
    connect(m_open, &QPushButton::clicked, this, &RegistrationResult::openRequested);
    connect(m_another, &QPushButton::clicked, this, &RegistrationResult::anotherRequested);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_token->text());
        m_copy->setLineIcon(Icon::Check);
        m_copy->setText(tr("Copied"));
    });
}

void RegistrationResult::build(const Theme &theme) {
    m_title->setWordWrap(true);
    m_title->setMinimumWidth(1);
    m_note->setWordWrap(true);
    m_tokens->setWordWrap(true);
    QFont large = theme.font(TextRole::Identifier);
    large.setPixelSize(14);
    m_token->setFont(large);
    m_token->setWordWrap(true); // at a hyphen, rather than to widen the panel
    m_token->setMinimumWidth(1);
    m_token->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_token->setFocusPolicy(Qt::ClickFocus);
    auto *status = new StatusLabel(theme);
    status->setTinted(true);
    status->setStatus(Tone::Good, tr("registered"));
    auto *card = new Card(theme, tr("DeviceToken"));
    card->setCorner(status);
    card->body()->addWidget(m_token);
    card->body()->addWidget(m_copy, 0, Qt::AlignLeading);
    card->body()->addWidget(m_note);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(Metrics::spacingSmall);
    actions->addWidget(m_open);
    actions->addWidget(m_another);
    actions->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacing);
    column->addWidget(m_title);
    column->addWidget(card);
    column->addWidget(m_tokens);
    column->addLayout(actions);
    column->addStretch(1);
}

void RegistrationResult::setUser(const User &user, FirstTokens tokens) {
    const QString name = user.displayName().simplified().left(200);
    m_title->setText(name.isEmpty() ? tr("The user is registered") : tr("%1 is registered").arg(name));
    m_token->setText(user.deviceToken.text());
    m_token->setAccessibleName(tr("DeviceToken %1").arg(user.deviceToken.text()));
    m_copy->setLineIcon(Icon::Copy);
    m_copy->setText(tr("Copy DeviceToken"));
    m_tokens->setText(tokens == FirstTokens::Held
            ? tr("The first access token and refresh token are in the inspector, under Tokens, until Fleetkey "
                 "ends.")
            : tr("No access token came with the answer. When one is needed, log in as this user in the "
                 "inspector, under Tokens: that spends a sign-in."));
    m_tokens->setVisible(tokens != FirstTokens::NotWanted);
}

void RegistrationResult::takeFocus() {
    m_copy->setFocus(Qt::OtherFocusReason);
}

} // namespace fleetkey::ui
