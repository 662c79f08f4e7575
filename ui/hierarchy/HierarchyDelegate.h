#pragma once

#include <QStyledItemDelegate>

namespace fleetkey::ui {

class HierarchyModel;
class RowHover;
class Theme;

/// Paints the cells of the hierarchy.
class HierarchyDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    HierarchyDelegate(
        const Theme &theme, const HierarchyModel &model, const RowHover &hover, QObject *parent = nullptr);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
    const HierarchyModel &m_model;
    const RowHover &m_hover;
};

} // namespace fleetkey::ui
