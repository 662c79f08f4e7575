#include "ui/widgets/SecretField.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/IconButton.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyle>

#include <algorithm>
#include <array>

namespace fleetkey::ui {

namespace {
constexpr int buttonSide = 26;
}

SecretField::SecretField(const Theme &theme, const QString &name, QWidget *parent)
    : QLineEdit(parent)
    , m_reveal(new IconButton(theme, Icon::Eye, {}, {}, this)) {
    setAccessibleName(name);
    setInputMethodHints(
        Qt::ImhHiddenText | Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText | Qt::ImhSensitiveData);
    m_reveal->setCheckable(true);
    m_reveal->setFixedSize(buttonSide, buttonSide);
    m_reveal->setIconSize({Metrics::smallIconSize, Metrics::smallIconSize});
    m_reveal->setCursor(Qt::ArrowCursor);
    m_reveal->installEventFilter(this);
    connect(m_reveal, &QToolButton::toggled, this, &SecretField::setRevealed);
    setEchoMode(Password);
    updateReveal();
}

SecretString SecretField::secret() const {
    return SecretString::fromText(text());
}

bool SecretField::isRevealed() const {
    return echoMode() == Normal;
}

void SecretField::setRevealed(bool revealed) {
    setEchoMode(revealed ? Normal : Password);
    updateReveal();
}

IconButton *SecretField::revealButton() const {
    return m_reveal;
}

// What is typed on the button would go on to the field it lies in.
bool SecretField::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_reveal && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isForAll = key->key() == Qt::Key_Space || key->key() == Qt::Key_Return
            || key->key() == Qt::Key_Enter || key->key() == Qt::Key_Escape || key->key() == Qt::Key_Tab
            || key->key() == Qt::Key_Backtab;
        if (!isForAll && !key->text().isEmpty())
            return true;
    }
    return QLineEdit::eventFilter(watched, event);
}

// Qt copies what it deletes to the end of the line, and X11 what is selected; but of what is masked, nothing.
void SecretField::keyPressEvent(QKeyEvent *event) {
    if (event->matches(QKeySequence::Copy) || event->matches(QKeySequence::Cut))
        return;
    static constexpr std::array takesAlong{QKeySequence::DeleteEndOfLine, QKeySequence::DeleteCompleteLine,
        QKeySequence::SelectAll, QKeySequence::SelectNextChar, QKeySequence::SelectPreviousChar,
        QKeySequence::SelectNextWord, QKeySequence::SelectPreviousWord, QKeySequence::SelectStartOfLine,
        QKeySequence::SelectEndOfLine, QKeySequence::SelectStartOfBlock, QKeySequence::SelectEndOfBlock,
        QKeySequence::SelectStartOfDocument, QKeySequence::SelectEndOfDocument};
    if (isRevealed() && std::ranges::any_of(takesAlong, [event](auto key) { return event->matches(key); }))
        setRevealed(false);
    QLineEdit::keyPressEvent(event);
}

// X11 copies what the mouse has selected.
void SecretField::mouseReleaseEvent(QMouseEvent *event) {
    if (isRevealed())
        deselect();
    QLineEdit::mouseReleaseEvent(event);
}

// Of what is masked the menu copies nothing.
void SecretField::contextMenuEvent(QContextMenuEvent *event) {
    setRevealed(false);
    QLineEdit::contextMenuEvent(event);
}

void SecretField::resizeEvent(QResizeEvent *event) {
    QLineEdit::resizeEvent(event);
    placeButton();
}

void SecretField::changeEvent(QEvent *event) {
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        placeButton();
    if (event->type() == QEvent::ActivationChange && !isActiveWindow() && isRevealed())
        setRevealed(false);
}

void SecretField::hideEvent(QHideEvent *event) {
    QLineEdit::hideEvent(event);
    setRevealed(false);
}

void SecretField::updateReveal() {
    const bool revealed = isRevealed();
    m_reveal->setChecked(revealed);
    m_reveal->setLineIcon(revealed ? Icon::EyeOff : Icon::Eye);
    m_reveal->setName(revealed ? tr("Hide what is typed") : tr("Show what is typed"));
}

void SecretField::placeButton() {
    const int margin = (height() - buttonSide) / 2;
    const QRect place(width() - buttonSide - margin, margin, buttonSide, buttonSide);
    m_reveal->setGeometry(QStyle::visualRect(layoutDirection(), rect(), place));
    const int room = buttonSide + margin;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    setTextMargins(mirrored ? room : 0, 0, mirrored ? 0 : room, 0);
}

} // namespace fleetkey::ui
