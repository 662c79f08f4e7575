#pragma once

#include <QStyledItemDelegate>

namespace fleetkey::ui {

class Theme;

/// A command on the reading side (DisplayRole), its menu and shortcut in muted ink on the other.
class CommandDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int shortcutRole = Qt::UserRole + 1;
    static constexpr int groupRole = Qt::UserRole + 2;

    explicit CommandDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace fleetkey::ui
