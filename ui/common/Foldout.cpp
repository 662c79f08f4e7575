#include "ui/common/Foldout.h"

#include "ui/theme/Metrics.h"
#include "ui/widgets/Button.h"

#include <QVBoxLayout>

namespace fleetkey::ui {

Foldout::Foldout(const Theme &theme, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_button(new Button(theme, ButtonRole::Fold, title, this)) {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacingTight);
    column->addWidget(m_button, 0, Qt::AlignLeading);
    connect(m_button, &QPushButton::clicked, this, [this] { setUnfolded(!m_unfolded); });
    update();
}

void Foldout::setTitle(const QString &title) {
    m_button->setText(title);
    update();
}

void Foldout::setContent(QWidget *content) {
    delete m_content;
    m_content = content;
    layout()->addWidget(content);
    update();
}

bool Foldout::isUnfolded() const {
    return m_unfolded;
}

void Foldout::setUnfolded(bool unfolded) {
    if (m_unfolded == unfolded)
        return;
    m_unfolded = unfolded;
    update();
    Q_EMIT unfoldedChanged(unfolded);
}

void Foldout::update() {
    m_button->setLineIcon(m_unfolded ? Icon::ChevronDown : Icon::ChevronRight);
    m_button->setAccessibleDescription(m_unfolded ? tr("unfolded") : tr("folded"));
    if (m_content != nullptr)
        m_content->setVisible(m_unfolded);
}

} // namespace fleetkey::ui
