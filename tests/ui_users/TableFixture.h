#pragma once

#include "tests/support/FakeListing.h"
#include "ui/theme/Theme.h"
#include "ui/users/UserSelection.h"
#include "ui/users/UserTableHeader.h"
#include "ui/users/UserTableModel.h"
#include "ui/users/UserTableView.h"

#include <QApplication>
#include <QTest>

namespace fleetkey::test {

/// The table alone, over a fleet whose every row is at hand.
struct TableFixture {
    explicit TableFixture(qint64 users)
        : theme(*qApp, [] { return false; })
        , listing(users)
        , view(theme, listing) {
        view.resize(1000, 600);
        view.show();
        view.activateWindow();
        if (!QTest::qWaitForWindowActive(&view))
            qFatal("the window was not activated");
        view.doItemsLayout();
    }
    QModelIndex cell(int row, ui::UserColumn column = ui::UserColumn::Name) const {
        return view.users().index(row, static_cast<int>(column));
    }
    void click(int row, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, view.visualRect(cell(row)).center());
    }
    void clickHeader(ui::UserColumn column) {
        const int x = view.columns().sectionViewportPosition(int(column)) + 20;
        QTest::mouseClick(view.columns().viewport(), Qt::LeftButton, {}, {x, 10});
    }
    QString spoken(int row, ui::UserColumn column) const {
        return cell(row, column).data(Qt::AccessibleTextRole).toString();
    }

    ui::Theme theme;
    FakeListing listing;
    ui::UserTableView view;
};

} // namespace fleetkey::test
