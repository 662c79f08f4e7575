#include "ui/inspector/AccessTokenCard.h"

#include "core/platform/AccessToken.h"
#include "core/tokens/TokenFinding.h"
#include "ui/common/DateText.h"
#include "ui/common/MaskedSecret.h"
#include "ui/common/StatusText.h"
#include "ui/inspector/UnreadToken.h"
#include "ui/theme/Metrics.h"
#include "ui/tokens/DecodedTokenView.h"
#include "ui/tokens/DiagnosisText.h"
#include "ui/tokens/FindingList.h"
#include "ui/tokens/LifeBar.h"
#include "ui/tokens/TokenText.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/StatusLabel.h"
#include "ui/widgets/TextLabel.h"

#include <QVBoxLayout>

namespace fleetkey::ui {

namespace {

constexpr qsizetype visibleCharacters = 18; // of the header, which is no secret

/// The beginning of a JWT's header; nothing where the token is none.
QString headerPart(const SecretString &token) {
    const qsizetype dot = token.reveal().indexOf('.');
    return QString::fromUtf8(token.reveal().left(std::min(std::max<qsizetype>(dot, 0), visibleCharacters)));
}

/// What the card does not say elsewhere.
bool isNews(const TokenFinding &finding) {
    return finding.kind != TokenFinding::Kind::Expired && finding.kind != TokenFinding::Kind::NoExpiry;
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
    , m_unread(new UnreadToken(theme, tokens, this))
    , m_life(new LifeBar(theme))
    , m_issued(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_expires(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_origin(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_value(new MaskedSecret(theme, clipboard, std::move(clock), tr("Access token")))
    , m_findings(new FindingList(theme))
    , m_decoded(new DecodedTokenView(theme))
    , m_undecoded(new TextLabel(theme, TextRole::Secondary, Ink::Muted,
          tr("It cannot be taken apart here: it is not in the form of a JWT. It may serve all the same.")))
    , m_signature(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_lastCheck(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_check(new Button(theme, ButtonRole::Plain, DiagnosisText::button(TokenAction::Check)))
    , m_ends(new QWidget) {
    build();
    connect(m_check, &QPushButton::clicked, &m_tokens, &UserTokens::check);
    connect(m_value, &MaskedSecret::copied, this, &AccessTokenCard::copied);
}

void AccessTokenCard::build() {
    m_status->setTinted(true);
    setCorner(m_status);
    for (TextLabel *label : {m_absent, m_origin, m_undecoded, m_signature, m_lastCheck})
        label->setWordWrap(true);
    auto *ends = new QHBoxLayout(m_ends);
    ends->setContentsMargins(0, 0, 0, 0);
    ends->addWidget(m_issued);
    ends->addStretch(1);
    ends->addWidget(m_expires);
    auto *check = new ButtonRow;
    check->addWidget(m_signature, 1);
    check->addWidget(m_check);
    body()->addLayout(m_unread->row());
    m_check->setToolTip(tr("One call as this user. It spends no sign-in."));
    for (QWidget *part : std::initializer_list<QWidget *>{
             m_absent, m_life, m_ends, m_origin, m_value, m_findings, m_decoded, m_undecoded})
        body()->addWidget(part);
    body()->addLayout(check);
    body()->addWidget(m_lastCheck);
}

void AccessTokenCard::update(const Diagnosis &diagnosis) {
    const HeldTokens *held = m_tokens.held();
    const bool present = held != nullptr && !held->credentials.accessToken.isEmpty();
    const KeychainHolding holding = m_tokens.sessions().keychainHolding(m_tokens.user());
    m_status->setStatus(TokenText::tone(diagnosis), TokenText::word(diagnosis, holding));
    m_unread->update();
    m_absent->setVisible(!present && !m_unread->isShown());
    for (QWidget *part : std::initializer_list<QWidget *>{m_ends, m_origin, m_value, m_signature, m_check})
        part->setVisible(present);
    m_check->setBusy(m_tokens.running() == UserTokens::Action::Check);
    m_check->setEnabled(!m_tokens.running() || m_check->isBusy());
    showCheck(held, diagnosis);
    if (!present) {
        m_shown = {};
        m_decodedToken.reset();
        m_value->setSource({});
        m_decoded->clear();
        for (QWidget *part : std::initializer_list<QWidget *>{m_life, m_findings, m_decoded, m_undecoded})
            part->hide();
        return;
    }
    if (m_shownUser != m_tokens.user() || !m_shown.matches(held->credentials.accessToken))
        showToken(*held);
    showFindings();
    showLife(*held, TokenText::tone(diagnosis), m_tokens.platformNow());
    showOrigin(*held, m_tokens.platformNow());
}

void AccessTokenCard::showToken(const HeldTokens &held) {
    m_shownUser = m_tokens.user();
    m_shown = held.credentials.accessToken.clone();
    m_value->setVisiblePart(headerPart(m_shown));
    m_value->setSource(MaskedSecret::held(m_shown));
    m_decoded->setUnfolded(false);
    const auto decoded = decodeToken(m_shown);
    m_decodedToken = decoded ? std::optional(*decoded) : std::nullopt;
    m_issuedAt = held.reading.issued.isValid() ? held.reading.issued : held.obtained;
    m_undecoded->setVisible(!decoded);
    m_decoded->setVisible(decoded.has_value());
    if (decoded)
        m_decoded->setToken(m_shown, *decoded, m_tokens.platformNow());
}

/// Some pass with time, or are found once more is known of the user.
void AccessTokenCard::showFindings() {
    QList<TokenFinding> findings;
    const QDateTime now = m_tokens.platformNow();
    if (m_decodedToken) {
        m_decoded->setNow(now);
        for (const TokenFinding &finding : judge(*m_decodedToken,
                 {now, m_tokens.sessions().issuers(), m_tokens.user(), m_tokens.instance()})) {
            if (isNews(finding))
                findings.append(finding);
        }
    }
    m_findings->setFindings(findings, now);
}

void AccessTokenCard::showLife(const HeldTokens &held, Tone tone, const QDateTime &now) {
    m_life->setVisible(held.expires.isValid());
    m_life->setTone(tone);
    m_life->setLife(m_issuedAt, held.expires);
    if (held.expires.isValid())
        m_life->setNow(now);
    m_issued->setText(tr("issued %1").arg(DateText::brief(m_issuedAt, now)));
    m_issued->setToolTip(DateText::utc(m_issuedAt));
    m_expires->setText(!held.expires.isValid() ? tr("The platform did not say how long it lives")
            : held.expires > now               ? tr("expires %1").arg(DateText::brief(held.expires, now))
                                               : tr("expired %1").arg(DateText::brief(held.expires, now)));
    m_expires->setToolTip(DateText::utc(held.expires));
}

void AccessTokenCard::showOrigin(const HeldTokens &held, const QDateTime &now) {
    m_origin->setText(tr("Kept: %1 · %2, %3", "where, from what, since when")
            .arg(TokenText::place(m_tokens.sessions(), m_tokens.user()), TokenText::source(held.source),
                DateText::relative(held.obtained, now)));
    m_origin->setToolTip(DateText::utc(held.obtained));
}

void AccessTokenCard::showCheck(const HeldTokens *held, const Diagnosis &diagnosis) {
    const bool checked = held != nullptr && held->lastCheck;
    m_lastCheck->setVisible(checked || diagnosis.unaccepted);
    const bool vouchedFor = checked && !held->lastCheck->failure;
    m_signature->setText(vouchedFor ? tr("Signature not checked here; the platform took the token.")
                                    : tr("Signature not checked: only the platform can."));
    if (!checked && diagnosis.unaccepted) {
        m_lastCheck->setInk(Ink::Muted);
        m_lastCheck->setText(tr("Not expired by its dates; not checked with the platform since %1.")
                .arg(DateText::dateTime(held->obtained)));
        m_lastCheck->setToolTip(DateText::utc(held->obtained));
    }
    if (!checked)
        return;
    const QString when = DateText::dateTime(held->lastCheck->when);
    const bool refused = held->lastCheck->failure
        && (held->lastCheck->failure->kind == ErrorKind::Unauthorized
            || held->lastCheck->failure->kind == ErrorKind::SessionExpired);
    m_lastCheck->setInk(refused ? Ink::Bad : held->lastCheck->failure ? Ink::Muted : Ink::Good);
    m_lastCheck->setText(refused ? tr("The platform refused it, %1.").arg(when)
            : held->lastCheck->failure
            ? tr("The platform answered, %1, but neither accepted nor refused it.").arg(when)
            : accepted(when));
    m_lastCheck->setToolTip(DateText::utc(held->lastCheck->when));
}

/// With the user whom the platform takes the token's bearer for.
QString AccessTokenCard::accepted(const QString &when) const {
    const auto said = m_tokens.saidByPlatform();
    if (!said || said->deviceToken.isEmpty())
        return tr("The platform accepted it, %1.").arg(when);
    if (said->deviceToken != m_tokens.user())
        return tr("The platform accepted it, %1, but as another user: %2.")
            .arg(when, said->deviceToken.text());
    return tr("The platform accepted it, %1. It says that the token belongs to %2: %3.")
        .arg(when,
            said->displayName().isEmpty() ? tr("this user") : said->displayName().simplified().left(80),
            StatusText::word(said->status).toLower());
}

std::chrono::seconds AccessTokenCard::untilItMoves() const {
    return m_life->isHidden() ? std::chrono::hours(1) : m_life->untilItMoves();
}

void AccessTokenCard::reveal() {
    m_value->toggle();
}

void AccessTokenCard::copy() {
    m_value->copy();
}

} // namespace fleetkey::ui
