#include "ui/shell/StatusStrip.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/StatusLabel.h"

#include <QHBoxLayout>
#include <QPainter>

namespace fleetkey::ui {

namespace {
constexpr int stripHeight = 28;
}

StatusStrip::StatusStrip(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_connection(new StatusLabel(theme, this)) {
    setFixedHeight(stripHeight);
    setAccessibleName(tr("Status"));
    const std::array<QString, 5> names{
        tr("Signed in as"), tr("Scope"), tr("Access token"), tr("Users"), tr("Sign-ins left")};
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Metrics::spacing + 2, 1, Metrics::spacing + 2, 0);
    row->setSpacing(Metrics::spacingLarge + 2);
    for (std::size_t index = 0; index < m_words.size(); ++index) {
        m_words.at(index) = new ElidedLabel(theme, TextRole::Secondary, Ink::Muted, this);
        m_words.at(index)->setToolTip(names.at(index));
        row->addWidget(m_words.at(index));
    }
    row->addStretch(1);
    row->addWidget(m_connection);
    m_connection->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_connection->setFont(theme.font(TextRole::Secondary));
    setFacts({});
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StatusStrip::setFacts(const StatusFacts &facts) {
    const std::array<QString, 5> texts{facts.who, facts.scope, facts.tokenLife, facts.matches, facts.signIns};
    for (std::size_t index = 0; index < texts.size(); ++index) {
        m_words.at(index)->setText(texts.at(index));
        m_words.at(index)->setVisible(!texts.at(index).isEmpty());
    }
    m_connection->setStatus(facts.connectionTone, facts.connection);
    m_connection->setVisible(!facts.connection.isEmpty());
}

void StatusStrip::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colors().sidebar);
    painter.fillRect(0, 0, width(), 1, m_theme.colors().line);
}

} // namespace fleetkey::ui
