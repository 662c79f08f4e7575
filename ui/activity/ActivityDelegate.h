#pragma once

#include <QStyledItemDelegate>

namespace fleetkey::ui {

class ActivityModel;
class RowHover;
class Theme;

/// Paints the cells of the activity.
class ActivityDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    ActivityDelegate(
        const Theme &theme, const ActivityModel &model, const RowHover &hover, QObject *parent = nullptr);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
    const ActivityModel &m_model;
    const RowHover &m_hover;
};

} // namespace fleetkey::ui
