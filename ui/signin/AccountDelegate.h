#pragma once

#include <QStyledItemDelegate>

namespace fleetkey::ui {

class Theme;

/// Paints a title (DisplayRole) over a secondary line (`subtitleRole`), the current one on soft accent.
class AccountDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int subtitleRole = Qt::UserRole + 1;

    explicit AccountDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace fleetkey::ui
