#include "ui/tokens/TakeOverPanel.h"

#include "ui/common/DateText.h"
#include "ui/theme/Metrics.h"
#include "ui/tokens/DiagnosisText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/TextLabel.h"

#include <QVBoxLayout>

namespace fleetkey::ui {

TakeOverPanel::TakeOverPanel(const Theme &theme, UserSessions &sessions, QWidget *parent)
    : QWidget(parent)
    , m_sessions(sessions)
    , m_meaning(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_button(new Button(theme, ButtonRole::Outlined, {}))
    , m_question(new Banner(theme)) {
    m_meaning->setWordWrap(true);
    m_meaning->setMinimumWidth(1);
    auto *row = new QHBoxLayout;
    row->addWidget(m_button);
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, Metrics::spacingSmall, 0, 0);
    column->setSpacing(Metrics::spacingSmall);
    column->addWidget(m_meaning);
    column->addLayout(row);
    column->addWidget(m_question);
    connect(m_button, &QPushButton::clicked, this, &TakeOverPanel::ask);
    hide();
}

void TakeOverPanel::offer(const PastedText &pasted, const DeviceToken &user) {
    m_use = pasted.use();
    if (m_use == PastedText::Use::Nothing || user.isEmpty()) {
        withdraw();
        return;
    }
    const bool same = m_credentials.deviceToken == user
        && m_credentials.accessToken.matches(pasted.credentials.accessToken)
        && m_credentials.refreshToken.matches(pasted.credentials.refreshToken);
    if (!same)
        m_question->clear();
    m_credentials = pasted.credentials.clone();
    m_credentials.deviceToken = user;
    m_issued = pasted.token ? pasted.token->issued : QDateTime();
    m_button->setVisible(!isHeld());
    m_button->setText(m_use == PastedText::Use::Pair ? tr("Use these tokens") : tr("Use this access token"));
    m_meaning->setText(meaning());
    show();
}

QString TakeOverPanel::meaning() const {
    if (isHeld())
        return tr("Fleetkey holds just this for this user already.");
    if (m_use == PastedText::Use::Pair)
        return tr("If you use them, Fleetkey holds both for this user, in this session; nothing is sent. %1",
            "whom a refresh hits")
            .arg(DiagnosisText::pairReplaced());
    return tr(
        "If you use it, Fleetkey holds it for this user, in this session; nothing is sent. You can then ask the "
        "platform whether it serves, and whose it is. Without a refresh token it cannot be "
        "refreshed: once it has expired, only a login gets new tokens.");
}

void TakeOverPanel::withdraw() {
    m_credentials = {};
    m_question->clear();
    hide();
}

void TakeOverPanel::ask() {
    const HeldTokens *held = m_sessions.held(m_credentials.deviceToken);
    const bool kept = m_sessions.isRemembered(m_credentials.deviceToken)
        && m_sessions.keychainHolding(m_credentials.deviceToken) != KeychainHolding::Missing;
    if (held == nullptr && !kept) {
        adopt();
        return;
    }
    const QStringList effects{age(held), loss(held)};
    m_question->showNotice(
        Tone::Warning, tr("Fleetkey holds tokens of this user already."), effects.join(u' ').trimmed());
    connect(m_question->addButton(tr("Replace them")), &QPushButton::clicked, this, &TakeOverPanel::adopt);
    Button *keep = m_question->addButton(tr("Keep those held"));
    connect(keep, &QPushButton::clicked, this, [this] {
        m_question->clear();
        m_button->setFocus(Qt::OtherFocusReason);
    });
    keep->setFocus(Qt::OtherFocusReason);
}

bool TakeOverPanel::isHeld() const {
    const HeldTokens *held = m_sessions.held(m_credentials.deviceToken);
    return held != nullptr && held->credentials.accessToken.matches(m_credentials.accessToken)
        && (m_use == PastedText::Use::AccessToken
            || held->credentials.refreshToken.matches(m_credentials.refreshToken));
}

/// Newer tokens have replaced older ones, which serve no more.
QString TakeOverPanel::age(const HeldTokens *held) const {
    const bool older = held != nullptr && m_issued.isValid() && m_issued < held->reading.issued;
    return older ? tr("What was pasted is older than what is held, and most likely serves no more.")
                 : QString();
}

/// What would be gone.
QString TakeOverPanel::loss(const HeldTokens *held) const {
    const QString where = held != nullptr
        ? tr("They were obtained on %1. What was pasted takes their place, also in the keychain where they are "
             "remembered.")
              .arg(DateText::dateTime(held->obtained))
        : tr("They are in the keychain. What was pasted takes their place there.");
    const bool losesRefresh
        = m_use == PastedText::Use::AccessToken && (held == nullptr || held->credentials.hasTokens());
    return losesRefresh
        ? tr("%1 Their refresh token is lost with them, and what was pasted has none.").arg(where)
        : where;
}

void TakeOverPanel::adopt() {
    const DeviceToken user = m_credentials.deviceToken;
    m_sessions.adopt(m_credentials.clone(), TokenSource::Pasted);
    m_button->hide(); // they would replace themselves
    m_question->showNotice(Tone::Good,
        m_use == PastedText::Use::Pair ? tr("Fleetkey holds these tokens now, for this user.")
                                       : tr("Fleetkey holds this access token now, for this user."));
    Q_EMIT takenOver(user);
}

} // namespace fleetkey::ui
