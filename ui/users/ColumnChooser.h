#pragma once

#include "ui/users/PopupPanel.h"
#include "ui/users/UserColumn.h"

#include <QList>

class QCheckBox;

namespace fleetkey::ui {

class UserTableView;

/// Which columns the table shows, and how close its rows stand.
class ColumnChooser final : public PopupPanel {
    Q_OBJECT

public:
    ColumnChooser(const Theme &theme, UserTableView &table, QWidget *parent = nullptr);

private:
    void refresh();

    UserTableView &m_table;
    QList<QCheckBox *> m_columns;
    QCheckBox *m_compact;
};

} // namespace fleetkey::ui
