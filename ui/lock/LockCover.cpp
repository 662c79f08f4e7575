#include "ui/lock/LockCover.h"

#include "ui/common/ErrorText.h"
#include "ui/lock/LockPicture.h"
#include "ui/lock/ModifierKeys.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThinProgress.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace fleetkey::ui {

namespace {

constexpr int columnWidth = 380;
constexpr int pictureSize = 40;

} // namespace

LockCover::LockCover(const Theme &theme, bool wantsPin, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_wantsPin(wantsPin)
    , m_sentence(new TextLabel(theme, TextRole::Body, Ink::Muted))
    , m_pin(new SecretField(theme, tr("PIN")))
    , m_pinRow(new FieldRow(theme, tr("PIN"), m_pin))
    , m_unlock(new Button(theme, ButtonRole::Primary, tr("Unlock")))
    , m_pinPart(buildPin())
    , m_troublePart(nullptr)
    , m_openKeychain(new Button(theme, ButtonRole::Primary, tr("Unlock the keychain")))
    , m_again(new Button(theme, ButtonRole::Outlined, tr("Try again")))
    , m_giveUp(new Button(theme, ButtonRole::Outlined, tr("Cancel")))
    , m_signOut(new Button(theme, ButtonRole::Plain, tr("Sign out")))
    , m_progress(new ThinProgress(theme)) {
    setAccessibleName(tr("Fleetkey is locked"));
    build();
    followPin();
    connect(m_openKeychain, &QPushButton::clicked, this, &LockCover::keychainRequested);
    connect(m_again, &QPushButton::clicked, this, &LockCover::tryAgain);
    connect(m_giveUp, &QPushButton::clicked, this, &LockCover::keychainGivenUp);
    connect(m_signOut, &QPushButton::clicked, this, &LockCover::signOutRequested);
}

void LockCover::build() {
    auto *title = new TextLabel(m_theme, TextRole::Heading, Ink::Text, tr("Fleetkey is locked"));
    title->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    auto *middle = new QWidget;
    middle->setFixedWidth(columnWidth);
    auto *column = new QVBoxLayout(middle);
    column->setSpacing(Metrics::spacing);
    m_troublePart = buildTrouble();
    for (QWidget *each : QWidgetList{
             new LockPicture(m_theme, pictureSize), title, m_sentence, m_progress, m_troublePart, m_pinPart})
        column->addWidget(each);
    column->addWidget(m_signOut, 0, Qt::AlignCenter);
    auto *whole = new QVBoxLayout(this);
    whole->addStretch(2);
    // No alignment: it would take the wrapped words for one line.
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(middle);
    row->addStretch(1);
    whole->addLayout(row);
    whole->addStretch(3);
}

QWidget *LockCover::buildTrouble() {
    auto *buttons = new QWidget;
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::spacingSmall);
    row->addStretch(1);
    for (Button *button : {m_openKeychain, m_again, m_giveUp})
        row->addWidget(button);
    row->addStretch(1);
    return buttons;
}

QWidget *LockCover::buildPin() {
    connect(m_pin, &QLineEdit::returnPressed, this, &LockCover::submit);
    connect(m_unlock, &QPushButton::clicked, this, &LockCover::submit);
    auto *fields = new QWidget;
    auto *column = new QVBoxLayout(fields);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacing);
    column->addWidget(m_pinRow);
    column->addWidget(m_unlock);
    return fields;
}

void LockCover::followPin() {
    // A click beside the PIN does not take the focus from it.
    setFocusPolicy(m_wantsPin ? Qt::NoFocus : Qt::StrongFocus);
    m_signOut->setVisible(m_wantsPin);
    showPlain();
}

void LockCover::setWantsPin(bool wantsPin) {
    if (std::exchange(m_wantsPin, wantsPin) == wantsPin || m_busy)
        return;
    m_pin->clear();
    followPin();
    takeFocus();
}

void LockCover::showPlain() {
    m_sentence->setText(m_wantsPin
            ? tr("Enter the PIN of this console to go on where you were.")
            : tr("Press a key or click to go on where you were. No PIN is set, so this hides what is on the screen and "
                 "keeps nobody out; set one under Settings."));
    showParts(Part::Pin);
}

/// Only what helps now, and one thing above all.
void LockCover::showParts(Part part) {
    m_troublePart->setVisible(part == Part::Keychain || part == Part::Prompt || part == Part::Again);
    m_openKeychain->setVisible(part == Part::Keychain || part == Part::Prompt);
    m_again->setVisible(part == Part::Keychain || part == Part::Again);
    m_giveUp->setVisible(part == Part::Prompt);
    m_pinPart->setVisible(part == Part::Pin && m_wantsPin);
}

void LockCover::takeFocus() {
    if (!m_openKeychain->isHidden())
        m_openKeychain->setFocus(Qt::OtherFocusReason);
    else if (!m_pinPart->isHidden())
        m_pin->setFocus(Qt::OtherFocusReason);
    else
        setFocus(Qt::OtherFocusReason);
}

void LockCover::showBusy() {
    m_busy = true;
    m_progress->setActive(true);
    m_unlock->setBusy(true);
}

void LockCover::showUnlocking() {
    m_busy = true;
    m_openKeychain->setBusy(true);
    showParts(Part::Prompt);
    m_sentence->setText(tr("The system asks for the password of its keychain, perhaps behind this window."));
}

void LockCover::endBusy() {
    m_busy = false;
    m_progress->setActive(false);
    m_openKeychain->setBusy(false);
    m_unlock->setBusy(false);
}

void LockCover::showWrong(int left) {
    endBusy();
    showPlain();
    m_pin->clear();
    m_pinRow->setError(
        tr("That is not the PIN. You will be signed out after %n more wrong PIN(s).", nullptr, left));
    takeFocus();
}

void LockCover::showTrouble(const Error &error) {
    endBusy();
    const bool isLocked = error.kind == ErrorKind::SecretLocked;
    const bool isGone = error.kind == ErrorKind::NotFound;
    const ErrorText words = ErrorText::of(error, ErrorContext::Keychain);
    if (isGone)
        m_sentence->setText(tr("The keychain no longer holds the PIN. Sign out, and sign in again."));
    else if (isLocked)
        m_sentence->setText(
            tr("%1 Unlock it to go on where you were, or sign out.", "trouble with the keychain")
                .arg(words.title));
    else
        m_sentence->setText(tr("%1 Try again, or sign out.", "trouble with the keychain").arg(words.title));
    if (m_wantsPin && !isLocked)
        m_pin->clear(); // only an unlocked keychain tries it again by itself
    if (isGone)
        showParts(Part::Nothing);
    else if (isLocked)
        showParts(Part::Keychain);
    else
        showParts(m_wantsPin ? Part::Pin : Part::Again);
    m_signOut->show();
    takeFocus();
}

bool LockCover::touch() {
    liftWithoutPin();
    return !m_wantsPin;
}

void LockCover::tryAgain() {
    endBusy();
    if (!m_wantsPin) {
        liftWithoutPin();
    } else if (m_pin->text().isEmpty()) { // it has been wanted since
        showPlain();
        takeFocus();
    } else {
        submit();
    }
}

void LockCover::paintEvent(QPaintEvent *) {
    QPainter(this).fillRect(rect(), m_theme.colors().window);
}

void LockCover::keyPressEvent(QKeyEvent *event) {
    if (!isModifierKey(event->key()))
        liftWithoutPin();
}

void LockCover::mousePressEvent(QMouseEvent *) {
    liftWithoutPin();
}

void LockCover::liftWithoutPin() {
    if (!m_wantsPin && !m_busy)
        Q_EMIT liftRequested(std::make_shared<SecretString>());
}

void LockCover::submit() {
    if (m_busy || m_pin->text().isEmpty())
        return;
    m_pinRow->setError({});
    Q_EMIT liftRequested(std::make_shared<SecretString>(m_pin->secret()));
}

} // namespace fleetkey::ui
