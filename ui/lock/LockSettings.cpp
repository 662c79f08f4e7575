#include "ui/lock/LockSettings.h"

#include "ui/common/ErrorText.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/StatusLabel.h"
#include "ui/widgets/TextLabel.h"

#include <QComboBox>
#include <QEvent>
#include <QVBoxLayout>

namespace fleetkey::ui {

namespace {

constexpr int dialogWidth = 420;
constexpr std::array<int, 7> offered{1, 5, 10, 15, 30, 60, 0};

} // namespace

LockSettings::LockSettings(const Theme &theme, std::chrono::minutes idle, bool hasPin, QWidget *parent)
    : QDialog(parent)
    , m_idle(new QComboBox)
    , m_state(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_done(new StatusLabel(theme)) {
    setWindowTitle(tr("Settings — Fleetkey"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(dialogWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        Metrics::spacingHuge, Metrics::spacingLarge, Metrics::spacingHuge, Metrics::spacingLarge);
    column->setSpacing(Metrics::spacingLarge);
    column->addWidget(new TextLabel(theme, TextRole::Heading, Ink::Text, tr("Lock")));
    column->addWidget(buildIdle(theme, idle));
    column->addWidget(buildPin(theme));
    column->addStretch(1);
    showPin(hasPin);
}

// One more error needs one more line; the window grows for it instead of squeezing the fields.
bool LockSettings::event(QEvent *event) {
    const bool done = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest) {
        const int wanted = layout()->totalHeightForWidth(width());
        if (wanted > height())
            resize(width(), wanted);
    }
    return done;
}

QWidget *LockSettings::buildIdle(const Theme &theme, std::chrono::minutes idle) {
    for (const int minutes : offered)
        m_idle->addItem(minutes == 0 ? tr("Never") : tr("After %n minute(s)", nullptr, minutes), minutes);
    if (m_idle->findData(static_cast<int>(idle.count())) < 0)
        m_idle->addItem(tr("After %n minute(s)", nullptr, static_cast<int>(idle.count())),
            static_cast<int>(idle.count()));
    m_idle->setCurrentIndex(m_idle->findData(static_cast<int>(idle.count())));
    connect(m_idle, &QComboBox::currentIndexChanged, this,
        [this] { Q_EMIT idleChosen(std::chrono::minutes(m_idle->currentData().toInt())); });
    auto *row = new FieldRow(theme, tr("Lock when nobody uses the console"), m_idle);
    row->setHint(tr("Ctrl+L, the desktop's own screen lock and sleep lock it at once."));
    return row;
}

QWidget *LockSettings::buildPin(const Theme &theme) {
    m_current = new SecretField(theme, tr("Current PIN"));
    m_pin = new SecretField(theme, tr("New PIN"));
    m_again = new SecretField(theme, tr("Repeat the PIN"));
    m_currentRow = new FieldRow(theme, tr("Current PIN"), m_current);
    m_pinRow = new FieldRow(theme, tr("New PIN"), m_pin);
    m_againRow = new FieldRow(theme, tr("Repeat the PIN"), m_again);
    m_state->setWordWrap(true);
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacing);
    column->addWidget(new TextLabel(theme, TextRole::BodyStrong, Ink::Text, tr("PIN")));
    for (QWidget *each :
        QWidgetList{m_state, m_currentRow, m_pinRow, m_againRow, buildButtons(theme), m_done})
        column->addWidget(each);
    return part;
}

QWidget *LockSettings::buildButtons(const Theme &theme) {
    m_save = new Button(theme, ButtonRole::Primary, tr("Set the PIN"));
    m_remove = new Button(theme, ButtonRole::Outlined, tr("Remove the PIN"));
    m_remove->setAutoDefault(false);
    auto *buttons = new QWidget;
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::spacingSmall);
    row->addWidget(m_save);
    row->addWidget(m_remove);
    row->addStretch(1);
    connect(m_save, &QPushButton::clicked, this, &LockSettings::save);
    connect(m_remove, &QPushButton::clicked, this, &LockSettings::remove);
    return buttons;
}

void LockSettings::confirm(bool hasPin) {
    const QString done = !hasPin ? tr("The PIN is removed.")
        : m_hasPin               ? tr("The PIN is changed.")
                                 : tr("The PIN is set.");
    showPin(hasPin);
    m_done->setStatus(Tone::Good, done);
    m_done->show();
}

void LockSettings::askForCurrent() {
    showPin(true);
    std::ignore = hasCurrent();
}

void LockSettings::showForgotten() {
    showPin(false);
    m_state->setText(tr("The PIN was wrong five times in a row, and you have signed in since. Where it is "
                        "forgotten, set a new one here; until then the old one lifts the lock."));
}

void LockSettings::showPin(bool hasPin) {
    endBusy();
    m_done->hide();
    m_hasPin = hasPin;
    for (SecretField *field : {m_current, m_pin, m_again})
        field->clear();
    for (FieldRow *row : {m_currentRow, m_pinRow, m_againRow})
        row->setError({});
    m_currentRow->setVisible(hasPin);
    m_remove->setVisible(hasPin);
    m_save->setText(hasPin ? tr("Change the PIN") : tr("Set the PIN"));
    m_state->setText(hasPin
            ? tr("A PIN is set. It is asked for when the lock is lifted, when a kept session is opened and before it is "
                 "changed; five wrong PINs in a row sign you out. The keychain holds it, as a hash.")
            : tr("No PIN is set: the lock hides what is on the screen and lifts on a key press."));
}

void LockSettings::endBusy() {
    m_save->setBusy(false);
    m_remove->setBusy(false);
}

void LockSettings::showWrong(int left) {
    endBusy();
    m_current->clear();
    m_currentRow->setError(
        tr("That is not the PIN. You will be signed out after %n more wrong PIN(s).", nullptr, left));
    m_current->setFocus(Qt::OtherFocusReason);
}

void LockSettings::showTrouble(const Error &error) {
    if (error.kind == ErrorKind::NotFound) {
        showPin(false);
        m_state->setText(tr("The keychain no longer holds the PIN, so none is set. Set a new one here."));
        return;
    }
    endBusy();
    const ErrorText words = ErrorText::of(error, ErrorContext::Keychain);
    m_againRow->setError(tr("%1 The PIN is as it was.", "trouble with the keychain").arg(words.title));
}

bool LockSettings::hasCurrent() {
    const bool isThere = !m_hasPin || !m_current->text().isEmpty();
    m_currentRow->setError(isThere ? QString() : tr("Enter the current PIN first."));
    if (!isThere)
        m_current->setFocus(Qt::OtherFocusReason);
    return isThere;
}

bool LockSettings::hasNew() {
    const bool isLong = m_pin->text().size() >= shortestPin;
    const bool isSame = m_pin->text() == m_again->text();
    m_pinRow->setError(isLong ? QString() : tr("At least %n character(s), please.", nullptr, shortestPin));
    m_againRow->setError(isSame ? QString() : tr("The two are not the same."));
    if (!isLong || !isSame)
        (isLong ? m_again : m_pin)->setFocus(Qt::OtherFocusReason);
    return isLong && isSame;
}

void LockSettings::save() {
    m_done->hide();
    if (m_remove->isBusy() || !hasCurrent() || !hasNew())
        return;
    m_save->setBusy(true);
    Q_EMIT pinChosen(
        std::make_shared<SecretString>(m_current->secret()), std::make_shared<SecretString>(m_pin->secret()));
}

void LockSettings::remove() {
    m_done->hide();
    m_pinRow->setError({});
    m_againRow->setError({});
    if (m_save->isBusy() || !hasCurrent())
        return;
    m_remove->setBusy(true);
    Q_EMIT pinRemoved(std::make_shared<SecretString>(m_current->secret()));
}

} // namespace fleetkey::ui
