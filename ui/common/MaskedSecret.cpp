#include "ui/common/MaskedSecret.h"

#include "ui/common/DateText.h"
#include "ui/common/SecretClipboard.h"
#include "ui/common/SecretText.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace fleetkey::ui {

namespace {

constexpr std::chrono::milliseconds heldLongEnough(600); // a press this long is a look, not a switch

QCoro::Task<Result<SecretString>> handOver(SecretString secret) {
    co_return secret;
}

} // namespace

MaskedSecret::Source MaskedSecret::held(const SecretString &secret) {
    return [&secret](std::stop_token) { return handOver(secret.clone()); };
}

MaskedSecret::MaskedSecret(const Theme &theme, SecretClipboard &clipboard, std::shared_ptr<Clock> clock,
    const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_clipboard(clipboard)
    , m_clock(std::move(clock))
    , m_name(name)
    , m_ticker(new ClockTicker(m_clock, std::chrono::seconds(1), this))
    , m_text(new SecretText(theme, this))
    , m_long(new SecretText(theme, this))
    , m_reveal(new Button(theme, ButtonRole::Plain, {}, this))
    , m_copy(new Button(theme, ButtonRole::Plain, {}, this))
    , m_toShow{m_reveal, {}}
    , m_toCopy{m_copy, {}} {
    build();
    connect(m_reveal, &QPushButton::pressed, this, &MaskedSecret::pressed);
    connect(m_reveal, &QPushButton::released, this, &MaskedSecret::released);
    connect(m_copy, &QPushButton::clicked, this, &MaskedSecret::copy);
    connect(m_ticker, &ClockTicker::tick, this, [this] {
        if (m_clock->elapsed() >= m_revealedUntil && !m_reveal->isDown())
            mask();
    });
    connect(&clipboard, &SecretClipboard::changed, this, &MaskedSecret::updateButtons);
    connect(&clipboard, &SecretClipboard::cleared, this, &MaskedSecret::giveUp);
    updateButtons();
}

MaskedSecret::~MaskedSecret() {
    m_toShow.stop.request_stop();
    m_toCopy.stop.request_stop();
}

void MaskedSecret::build() {
    auto *row = new QHBoxLayout;
    row->setSpacing(Metrics::spacingTight);
    row->addWidget(m_text, 1, Qt::AlignVCenter);
    row->addWidget(m_reveal);
    row->addWidget(m_copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_long);
    m_long->hide();
    setAccessibleName(m_name);
}

void MaskedSecret::setSource(Source source) {
    m_source = std::move(source);
    m_clipboard.disown(this);
    giveUp();
}

void MaskedSecret::setVisiblePart(const QString &text) {
    m_text->setVisiblePart(text);
}

bool MaskedSecret::isRevealed() const {
    return m_text->isRevealed() || m_long->isRevealed();
}

void MaskedSecret::mask() {
    cancel(m_toShow);
    m_ticker->stop();
    m_text->mask();
    m_long->mask();
    m_long->hide();
    updateButtons();
}

void MaskedSecret::toggle() {
    if (isRevealed())
        mask();
    else
        reveal();
}

void MaskedSecret::reveal() {
    fetch(m_toShow, [this](const SecretString &secret) { show(secret); });
}

void MaskedSecret::copy() {
    fetch(m_toCopy, [this](const SecretString &secret) {
        m_clipboard.copy(secret, this);
        Q_EMIT copied();
    });
}

void MaskedSecret::giveUp() {
    cancel(m_toCopy);
    mask();
}

void MaskedSecret::hideEvent(QHideEvent *event) {
    giveUp();
    QWidget::hideEvent(event);
}

// What is being copied still is: the window is left to paste it.
void MaskedSecret::changeEvent(QEvent *event) {
    if (event->type() == QEvent::ActivationChange && !isActiveWindow())
        mask();
    QWidget::changeEvent(event);
}

void MaskedSecret::fetch(Fetch &fetch, std::function<void(const SecretString &)> then) {
    if (!m_source)
        return;
    cancel(fetch);
    fetch.button->setBusy(true);
    const std::stop_token stop = fetch.stop.get_token();
    QCoro::connect(m_source(stop), this,
        [this, button = fetch.button, stop, then = std::move(then)](const Result<SecretString> &secret) {
            if (stop.stop_requested())
                return;
            button->setBusy(false);
            if (secret)
                then(*secret);
            else if (secret.error().kind != ErrorKind::Cancelled)
                Q_EMIT failed(secret.error());
        });
}

void MaskedSecret::cancel(Fetch &fetch) {
    fetch.stop.request_stop();
    fetch.stop = std::stop_source();
    fetch.button->setBusy(false);
}

void MaskedSecret::pressed() {
    m_pressedAt = m_clock->elapsed();
    m_maskOnRelease = isRevealed();
    if (!m_maskOnRelease)
        reveal();
}

void MaskedSecret::released() {
    if (m_maskOnRelease || m_clock->elapsed() - m_pressedAt >= heldLongEnough)
        mask();
}

void MaskedSecret::show(const SecretString &secret) {
    const QString text = QString::fromUtf8(secret.reveal());
    const QFontMetrics metrics(m_theme.font(TextRole::Identifier));
    const bool fits = metrics.horizontalAdvance(text) <= m_text->width();
    (fits ? m_text : m_long)->reveal(text);
    m_long->setVisible(!fits);
    m_revealedUntil = m_clock->elapsed() + revealedFor;
    m_ticker->start();
    updateButtons();
}

void MaskedSecret::updateButtons() {
    const bool revealed = isRevealed();
    m_reveal->setText(revealed ? tr("Hide") : tr("Reveal"));
    m_reveal->setAccessibleName(
        revealed ? tr("Hide %1", "a secret").arg(m_name) : tr("Reveal %1", "a secret").arg(m_name));
    const std::chrono::seconds left = m_clipboard.remaining(this);
    const bool counts = left.count() > 0;
    m_copy->setText(
        counts ? tr("Copied, %1", "for how long it can be pasted").arg(DateText::span(left)) : tr("Copy"));
    // It keeps its width while it counts down, though the last numbers are shorter.
    m_copy->setMinimumWidth(counts ? std::max(m_copy->minimumWidth(), m_copy->sizeHint().width()) : 0);
    m_copy->setToolTip(tr("Copy %1. The clipboard is cleared after 30 seconds.").arg(m_name));
    m_copy->setAccessibleName(tr("Copy %1", "a secret").arg(m_name));
}

} // namespace fleetkey::ui
