#include "ui/lock/LockBlind.h"

#include "ui/lock/LockPicture.h"
#include "ui/lock/ModifierKeys.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/TextLabel.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace fleetkey::ui {

namespace {

constexpr int smallPicture = 24;

} // namespace

LockBlind::LockBlind(const Theme &theme, QWidget *window)
    : QWidget(window)
    , m_theme(theme) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Fleetkey is locked"));
    auto *words = new TextLabel(theme, TextRole::Body, Ink::Muted, tr("Fleetkey is locked"));
    words->setAlignment(Qt::AlignCenter);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(Metrics::spacing);
    column->addStretch(2);
    column->addWidget(new LockPicture(theme, smallPicture));
    column->addWidget(words);
    column->addStretch(3);
}

void LockBlind::paintEvent(QPaintEvent *) {
    QPainter(this).fillRect(rect(), m_theme.colors().window);
}

void LockBlind::keyPressEvent(QKeyEvent *event) {
    if (!isModifierKey(event->key()))
        Q_EMIT touched();
}

void LockBlind::mousePressEvent(QMouseEvent *) {
    Q_EMIT touched();
}

} // namespace fleetkey::ui
