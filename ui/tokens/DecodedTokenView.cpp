#include "ui/tokens/DecodedTokenView.h"

#include "ui/common/Foldout.h"
#include "ui/common/JsonText.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/tokens/ClaimsTree.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace fleetkey::ui {

namespace {

constexpr int fewestLines = 4;
constexpr int mostLines = 18;

/// The JSON in one part of a token; nothing where there is none, as in the encrypted part of a JWE or in a
/// part that is another token.
QByteArray jsonIn(const QByteArray &part) {
    const QByteArray json = QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding);
    return json.trimmed().startsWith('{') ? json : QByteArray();
}

} // namespace

DecodedTokenView::DecodedTokenView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_claimsFold(new Foldout(theme, {}))
    , m_claims(new ClaimsTree(theme))
    , m_jsonFold(new Foldout(theme, tr("As it is written")))
    , m_json(new QPlainTextEdit) {
    m_claimsFold->setContent(m_claims);
    m_json->setReadOnly(true);
    m_json->setUndoRedoEnabled(false);
    m_json->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_json->setTabChangesFocus(true);
    m_json->setFont(theme.font(TextRole::Identifier));
    m_json->setAccessibleName(tr("Header and claims as JSON"));
    m_jsonFold->setContent(m_json);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_claimsFold);
    column->addWidget(m_jsonFold);
    connect(m_jsonFold, &Foldout::unfoldedChanged, this, &DecodedTokenView::showJson);
}

void DecodedTokenView::setToken(const SecretString &text, const DecodedToken &token, const QDateTime &now) {
    const QList<QByteArray> parts = text.reveal().trimmed().split('.');
    m_header = jsonIn(parts.value(0));
    m_payload = token.encrypted ? QByteArray() : jsonIn(parts.value(1));
    m_claimsFold->setTitle(token.encrypted
            ? tr("Header")
            : tr("Header and %n claim(s)", nullptr, static_cast<int>(token.claims.size())));
    m_claims->setToken(token, now);
    m_jsonFold->setVisible(!m_header.isEmpty());
    showJson();
}

void DecodedTokenView::setNow(const QDateTime &now) {
    m_claims->setNow(now);
}

void DecodedTokenView::clear() {
    m_header.clear();
    m_payload.clear();
    m_claims->clear();
    showJson();
}

void DecodedTokenView::setUnfolded(bool unfolded) {
    m_claimsFold->setUnfolded(unfolded);
    if (!unfolded)
        m_jsonFold->setUnfolded(false);
}

/// Only while it is looked at: most tokens' never is.
void DecodedTokenView::showJson() {
    if (!m_jsonFold->isUnfolded()) {
        m_json->clear();
        return;
    }
    QString text = indentedJson(m_header);
    if (!m_payload.isEmpty())
        text += u'\n' + indentedJson(m_payload);
    m_json->setPlainText(text);
    const int lines = std::clamp(m_json->blockCount(), fewestLines, mostLines);
    m_json->setFixedHeight(lines * m_json->fontMetrics().lineSpacing() + 2 * Metrics::spacing);
}

} // namespace fleetkey::ui
