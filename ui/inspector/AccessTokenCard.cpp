#include "ui/inspector/AccessTokenCard.h"

#include "core/platform/AccessToken.h"
#include "ui/common/DateText.h"
#include "ui/common/Foldout.h"
#include "ui/common/MaskedSecret.h"
#include "ui/theme/Metrics.h"
#include "ui/tokens/ClaimsTree.h"
#include "ui/tokens/LifeBar.h"
#include "ui/tokens/TokenText.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/StatusLabel.h"
#include "ui/widgets/TextLabel.h"

#include <QVBoxLayout>

namespace fleetkey::ui {

namespace {

constexpr qsizetype visibleCharacters = 18; // of the header, which is no secret

QCoro::Task<Result<SecretString>> handOver(SecretString secret) {
    co_return secret;
}

/// The beginning of a JWT's header; nothing where the token is none.
QString headerPart(const SecretString &token) {
    const qsizetype dot = token.reveal().indexOf('.');
    return QString::fromUtf8(token.reveal().left(std::min(std::max<qsizetype>(dot, 0), visibleCharacters)));
}

} // namespace

AccessTokenCard::AccessTokenCard(const Theme &theme, UserTokens &tokens, SecretClipboard &clipboard,
    std::shared_ptr<Clock> clock, QWidget *parent)
    : Card(theme, tr("Access token"), parent)
    , m_tokens(tokens)
    , m_status(new StatusLabel(theme))
    , m_absent(new TextLabel(theme, TextRole::Secondary, Ink::Muted,
          tr("Fleetkey holds none for this user. The driver's own app may have one; the platform does not "
             "tell.")))
    , m_life(new LifeBar(theme))
    , m_issued(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_expires(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_claims(new ClaimsTree(theme))
    , m_undecoded(new TextLabel(theme, TextRole::Secondary, Ink::Muted,
          tr("It cannot be taken apart here: it is not in the form of a JWT. It may serve all the same.")))
    , m_lastCheck(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_check(new Button(theme, ButtonRole::Plain, tr("Ask the platform"))) {
    m_heldPart = new QWidget;
    build(theme, clipboard, std::move(clock));
    connect(m_check, &QPushButton::clicked, &m_tokens, &UserTokens::check);
}

void AccessTokenCard::build(const Theme &theme, SecretClipboard &clipboard, std::shared_ptr<Clock> clock) {
    m_value = new MaskedSecret(theme, clipboard, std::move(clock), tr("Access token"));
    m_claimsFold = new Foldout(theme, {});
    m_claimsFold->setContent(m_claims);
    m_status->setTinted(true);
    setCorner(m_status);
    for (TextLabel *label : {m_absent, m_undecoded, m_lastCheck})
        label->setWordWrap(true);
    auto *ends = new QHBoxLayout;
    ends->addWidget(m_issued);
    ends->addStretch(1);
    ends->addWidget(m_expires);
    auto *signature = new TextLabel(
        theme, TextRole::Secondary, Ink::Muted, tr("Signature not checked: only the platform can."));
    signature->setWordWrap(true);
    m_checkRow = new QWidget;
    auto *checkRow = new QHBoxLayout(m_checkRow);
    checkRow->setContentsMargins(0, 0, 0, 0);
    checkRow->addWidget(signature, 1);
    checkRow->addWidget(m_check);
    m_check->setToolTip(tr("One call as this user. It spends no sign-in."));
    auto *column = new QVBoxLayout(m_heldPart);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacingTight + 2);
    column->addWidget(m_life);
    column->addLayout(ends);
    column->addWidget(m_value);
    column->addWidget(m_claimsFold);
    column->addWidget(m_undecoded);
    column->addWidget(m_checkRow);
    column->addWidget(m_lastCheck);
    body()->addWidget(m_absent);
    body()->addWidget(m_heldPart);
    connect(m_value, &MaskedSecret::copied, this, &AccessTokenCard::copied);
}

void AccessTokenCard::update() {
    const HeldTokens *held = m_tokens.held();
    const TokenFacts facts = m_tokens.facts();
    m_status->setStatus(TokenText::tone(facts.accessToken), TokenText::word(facts.accessToken));
    const bool present = facts.accessToken != AccessTokenState::Absent;
    m_absent->setVisible(!present);
    m_heldPart->setVisible(present);
    m_check->setBusy(m_tokens.running() == UserTokens::Action::Check);
    m_check->setEnabled(!m_tokens.running() || m_check->isBusy());
    showCheck(held);
    if (!present) {
        m_shown = {};
        m_value->setSource({});
        m_claims->clear();
        return;
    }
    if (m_shownUser != m_tokens.user() || !m_shown.matches(held->credentials.accessToken))
        showToken(*held);
    showLife(*held, facts.accessToken, m_tokens.platformNow());
}

void AccessTokenCard::showToken(const HeldTokens &held) {
    m_shownUser = m_tokens.user();
    m_shown = held.credentials.accessToken.clone();
    m_value->setVisiblePart(headerPart(m_shown));
    m_value->setSource([this](std::stop_token) { return handOver(m_shown.clone()); });
    m_claimsFold->setUnfolded(false);
    const auto decoded = decodeToken(m_shown);
    m_undecoded->setVisible(!decoded);
    m_claimsFold->setVisible(decoded.has_value());
    if (!decoded)
        return;
    m_claimsFold->setTitle(tr("Header and %n claim(s)", nullptr, static_cast<int>(decoded->claims.size())));
    m_claims->setToken(*decoded, m_tokens.platformNow());
}

void AccessTokenCard::showLife(const HeldTokens &held, AccessTokenState state, const QDateTime &now) {
    m_life->setVisible(held.expires.isValid());
    m_life->setTone(TokenText::tone(state));
    m_life->setLife(held.obtained, held.expires);
    if (held.expires.isValid())
        m_life->setNow(now);
    m_issued->setText(tr("issued %1").arg(DateText::brief(held.obtained, now)));
    m_issued->setToolTip(DateText::utc(held.obtained));
    m_expires->setText(!held.expires.isValid() ? tr("The platform did not say how long it lives")
            : held.expires > now               ? tr("expires %1").arg(DateText::brief(held.expires, now))
                                               : tr("expired %1").arg(DateText::brief(held.expires, now)));
    m_expires->setToolTip(DateText::utc(held.expires));
}

void AccessTokenCard::showCheck(const HeldTokens *held) {
    const bool checked = held != nullptr && held->lastCheck;
    m_lastCheck->setVisible(checked);
    if (!checked)
        return;
    const QString when = DateText::dateTime(held->lastCheck->when);
    const bool refused = held->lastCheck->failure
        && (held->lastCheck->failure->kind == ErrorKind::Unauthorized
            || held->lastCheck->failure->kind == ErrorKind::SessionExpired);
    m_lastCheck->setInk(refused ? Ink::Bad : held->lastCheck->failure ? Ink::Muted : Ink::Good);
    m_lastCheck->setText(refused       ? tr("The platform refused it, %1.").arg(when)
            : held->lastCheck->failure ? tr("The platform could not be asked, %1.").arg(when)
                                       : tr("The platform accepted it, %1.").arg(when));
    m_lastCheck->setToolTip(DateText::utc(held->lastCheck->when));
}

} // namespace fleetkey::ui
