#include "ui/lock/LockCover.h"

#include "ui/common/ErrorText.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThinProgress.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace fleetkey::ui {

namespace {

constexpr int columnWidth = 380;
constexpr int pictureSize = 40;

/// Pressed on the way to something else, they ask for nothing.
bool isModifier(int key) {
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_Meta
        || key == Qt::Key_AltGr || key == Qt::Key_CapsLock;
}

} // namespace

LockCover::LockCover(const Theme &theme, bool wantsPin, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_wantsPin(wantsPin)
    , m_sentence(new TextLabel(theme, TextRole::Body, Ink::Muted))
    , m_signOut(new Button(theme, ButtonRole::Plain, tr("Sign out")))
    , m_progress(new ThinProgress(theme)) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Fleetkey is locked"));
    auto *picture = new QLabel;
    picture->setPixmap(theme.icon(Icon::Lock).pixmap(pictureSize, pictureSize));
    picture->setAlignment(Qt::AlignCenter);
    auto *title = new TextLabel(theme, TextRole::Heading, Ink::Text, tr("Fleetkey is locked"));
    title->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setText(wantsPin
            ? tr("Enter the PIN of this console to go on where you were.")
            : tr("Press a key or click to go on where you were. No PIN is set, so this hides what is on the screen and "
                 "keeps nobody out; set one under Settings."));
    auto *middle = new QWidget;
    middle->setFixedWidth(columnWidth);
    auto *column = new QVBoxLayout(middle);
    column->setSpacing(Metrics::spacing);
    column->addWidget(picture);
    column->addWidget(title);
    column->addWidget(m_sentence);
    column->addWidget(m_progress);
    if (wantsPin)
        column->addWidget(buildPin());
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
    m_signOut->setVisible(wantsPin);
    connect(m_signOut, &QPushButton::clicked, this, &LockCover::signOutRequested);
}

QWidget *LockCover::buildPin() {
    m_pin = new SecretField(m_theme, tr("PIN"));
    m_pinRow = new FieldRow(m_theme, tr("PIN"), m_pin);
    m_unlock = new Button(m_theme, ButtonRole::Primary, tr("Unlock"));
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

void LockCover::takeFocus() {
    if (m_pin != nullptr)
        m_pin->setFocus(Qt::OtherFocusReason);
    else
        setFocus(Qt::OtherFocusReason);
}

void LockCover::showBusy() {
    m_busy = true;
    m_progress->setActive(true);
    if (m_unlock != nullptr)
        m_unlock->setBusy(true);
}

void LockCover::endBusy() {
    m_busy = false;
    m_progress->setActive(false);
    if (m_unlock != nullptr)
        m_unlock->setBusy(false);
}

void LockCover::showWrong(int left) {
    endBusy();
    m_pin->clear();
    m_pinRow->setError(tr("That is not the PIN. %n more wrong one(s) sign out.", nullptr, left));
    takeFocus();
}

void LockCover::showTrouble(const Error &error) {
    endBusy();
    const ErrorText words = ErrorText::of(error, ErrorContext::Keychain);
    m_sentence->setText(error.kind == ErrorKind::NotFound
            ? tr("The keychain no longer holds the PIN. Sign out, and sign in again.")
            : tr("%1 Unlock it and try again, or sign out.", "trouble with the keychain").arg(words.title));
    m_signOut->show();
    takeFocus();
}

void LockCover::paintEvent(QPaintEvent *) {
    QPainter(this).fillRect(rect(), m_theme.colors().window);
}

void LockCover::keyPressEvent(QKeyEvent *event) {
    if (!isModifier(event->key()))
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
