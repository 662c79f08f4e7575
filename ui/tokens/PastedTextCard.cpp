#include "ui/tokens/PastedTextCard.h"

#include "ui/common/DateText.h"
#include "ui/theme/Metrics.h"
#include "ui/tokens/DecodedTokenView.h"
#include "ui/tokens/FindingList.h"
#include "ui/tokens/LifeBar.h"
#include "ui/tokens/PastedWords.h"
#include "ui/widgets/StatusLabel.h"
#include "ui/widgets/TextLabel.h"

#include <QVBoxLayout>

namespace fleetkey::ui {

PastedTextCard::PastedTextCard(const Theme &theme, QWidget *parent)
    : Card(theme, {}, parent)
    , m_status(new StatusLabel(theme))
    , m_contents(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_life(new LifeBar(theme))
    , m_issued(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_expires(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_findings(new FindingList(theme))
    , m_decoded(new DecodedTokenView(theme))
    , m_signature(new TextLabel(theme, TextRole::Secondary, Ink::Muted)) {
    build();
}

void PastedTextCard::build() {
    m_status->setTinted(true);
    setCorner(m_status);
    m_contents->setWordWrap(true);
    m_signature->setWordWrap(true);
    m_decoded->setUnfolded(true);
    auto *ends = new QHBoxLayout;
    ends->addWidget(m_issued);
    ends->addStretch(1);
    ends->addWidget(m_expires);
    body()->addWidget(m_contents);
    body()->addWidget(m_life);
    body()->addLayout(ends);
    body()->addWidget(m_findings);
    body()->addWidget(m_decoded);
    body()->addWidget(m_signature);
}

void PastedTextCard::show(
    const PastedText &pasted, PastedWords::Search search, const TokenExpectations &expected) {
    const DecodedToken *token = pasted.token ? &*pasted.token : nullptr;
    setTitle(PastedWords::title(pasted, search));
    m_contents->setText(PastedWords::contents(pasted, search));
    m_contents->setVisible(!m_contents->text().isEmpty());
    m_decoded->setVisible(token != nullptr);
    m_signature->setVisible(token != nullptr && !token->encrypted);
    m_signature->setText(pasted.bearer == PastedText::Bearer::User
            ? tr("Signature not checked: only the platform can. Use the tokens for a user, then ask it.")
            : tr("Signature not checked: only the platform can."));
    if (token != nullptr)
        m_decoded->setToken(pasted.credentials.accessToken, *token, expected.platformNow);
    else
        m_decoded->clear();
    update(pasted, expected);
}

void PastedTextCard::update(const PastedText &pasted, const TokenExpectations &expected) {
    const DecodedToken *token = pasted.token ? &*pasted.token : nullptr;
    QList<TokenFinding> findings = pasted.findings;
    if (token != nullptr)
        findings += judge(*token, expected);
    showStatus(pasted, expected.platformNow);
    showLife(token, expected.platformNow);
    m_findings->setFindings(findings, expected.platformNow);
    m_decoded->setNow(expected.platformNow);
}

void PastedTextCard::clear() {
    m_findings->setFindings({}, {});
    m_decoded->clear();
}

void PastedTextCard::showStatus(const PastedText &pasted, const QDateTime &now) {
    const PastedWords::Status status = PastedWords::status(pasted, now);
    m_status->setVisible(!status.word.isEmpty());
    m_status->setStatus(status.tone, status.word);
}

void PastedTextCard::showLife(const DecodedToken *token, const QDateTime &now) {
    const bool issued = token != nullptr && token->issued.isValid();
    const bool expires = token != nullptr && token->expires.isValid();
    m_life->setVisible(issued && expires);
    m_issued->setVisible(issued);
    m_expires->setVisible(expires);
    if (issued)
        m_issued->setText(tr("issued %1").arg(DateText::brief(token->issued, now)));
    if (expires) {
        const bool over = token->expires <= now;
        m_expires->setText(
            (over ? tr("expired %1") : tr("expires %1")).arg(DateText::brief(token->expires, now)));
    }
    if (!issued || !expires)
        return;
    m_life->setLife(token->issued, token->expires);
    m_life->setTone(token->expires <= now ? Tone::Bad : Tone::Neutral);
    m_life->setNow(now);
}

} // namespace fleetkey::ui
