#include "ui/users/SideBySide.h"

#include <QHBoxLayout>
#include <QSplitter>

#include <algorithm>

namespace fleetkey::ui {

namespace {
constexpr int narrowest = 812; // filters and inspector beside one another, none cut off
} // namespace

SideBySide::SideBySide(QWidget *list, QWidget *inspector, QWidget *parent)
    : QWidget(parent)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_inspector(inspector)
    , m_edge(new QWidget(this)) {
    m_edge->setBackgroundRole(QPalette::Mid);
    m_edge->setAutoFillBackground(true);
    m_edge->hide();
    m_splitter->addWidget(list);
    m_splitter->addWidget(inspector);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setCollapsible(0, false);
    m_splitter->setCollapsible(1, false);
    m_splitter->setSizes({4 * Metrics::inspectorWidth, Metrics::inspectorWidth});
    auto *whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_splitter);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        m_inspectorWidth = m_inspector->width();
        Q_EMIT inspectorWidthChanged();
    });
}

void SideBySide::setInspectorShown(bool shown) {
    m_inspector->setVisible(shown);
    layOverlay();
}

std::optional<int> SideBySide::inspectorWidth() const {
    if (m_inspector->isHidden() || m_inspector->width() <= 0)
        return std::nullopt;
    return m_narrow ? m_inspectorWidth : m_inspector->width();
}

void SideBySide::setInspectorWidth(int width) {
    m_inspectorWidth = width;
    m_splitter->setSizes({std::max(1, m_splitter->width() - width), width});
}

void SideBySide::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    setNarrow(width() < narrowest);
    layOverlay();
}

void SideBySide::setNarrow(bool narrow) {
    if (m_narrow == narrow)
        return;
    m_narrow = narrow;
    const bool shown = !m_inspector->isHidden();
    if (narrow) {
        m_inspector->setParent(this);
    } else {
        m_splitter->addWidget(m_inspector);
        m_splitter->setCollapsible(1, false);
    }
    m_inspector->setAutoFillBackground(narrow);
    m_inspector->setVisible(shown);
    if (!narrow)
        setInspectorWidth(m_inspectorWidth);
}

void SideBySide::layOverlay() {
    m_edge->setVisible(m_narrow && !m_inspector->isHidden());
    if (!m_narrow)
        return;
    const int wide = std::min(width(), Metrics::inspectorWidth);
    const bool fromLeft = layoutDirection() == Qt::RightToLeft;
    const int left = fromLeft ? 0 : width() - wide;
    m_inspector->setGeometry(left, 0, wide, height());
    m_edge->setGeometry(fromLeft ? wide : left - 1, 0, 1, height());
    m_inspector->raise();
    m_edge->raise();
}

} // namespace fleetkey::ui
