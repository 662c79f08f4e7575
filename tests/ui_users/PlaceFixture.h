#pragma once

#include "core/users/RemoteListing.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakePageSource.h"
#include "tests/support/Unwind.h"
#include "ui/theme/Theme.h"
#include "ui/users/FilterBar.h"
#include "ui/users/InstanceSelector.h"
#include "ui/users/UserListPane.h"
#include "ui/users/UserSearchRow.h"
#include "ui/users/UserSelection.h"
#include "ui/users/UserTableHeader.h"
#include "ui/users/UserTableModel.h"
#include "ui/users/UserTableView.h"
#include "ui/users/UsersPlace.h"
#include "ui/widgets/SearchField.h"

#include <QApplication>
#include <QTest>

namespace fleetkey::test {

/// The place "Users" over a fleet, as the main window would hold it.
struct PlaceFixture {
    explicit PlaceFixture(qint64 users, bool dark = false)
        : theme(*qApp, [dark] { return dark; })
        , fleet(users)
        , source(fleet)
        , listing(*clock, source.source())
        , place(theme, clock, listing, new QWidget) {
        place.restoreState({}); // asks for the first users
        place.resize(1252, 800); // a window of 1440 without its sidebar
        place.show();
        place.activateWindow();
        if (!QTest::qWaitForWindowActive(&place))
            qFatal("the window was not activated");
    }

    /// Time passes and whatever was asked is answered, until nothing moves.
    void serve() {
        for (int round = 0; round < 50; ++round) {
            clock->advance(std::chrono::milliseconds(50));
            QCoreApplication::sendPostedEvents();
            for (const qint64 page : source.openPages())
                source.answer(page);
            QCoreApplication::sendPostedEvents();
            if (source.openPages().isEmpty() && !listing.isBusy())
                break;
        }
        table().doItemsLayout(); // what the view would do from a timer
    }
    void pass(std::chrono::milliseconds span) {
        clock->advance(span);
        QCoreApplication::sendPostedEvents();
    }

    [[nodiscard]] ui::UserTableView &table() const { return place.table(); }
    [[nodiscard]] ui::SearchField &field() const { return place.searchRow().field(); }
    [[nodiscard]] QModelIndex cell(int row, ui::UserColumn column) const {
        return table().users().index(row, static_cast<int>(column));
    }
    void clickRow(int row, Qt::KeyboardModifiers modifiers = {}) const {
        const QRect area = table().visualRect(cell(row, ui::UserColumn::Name));
        QTest::mouseClick(table().viewport(), Qt::LeftButton, modifiers, area.center());
    }
    [[nodiscard]] const UserQuery &asked() const { return source.calls().back().query; }

    Unwind unwind;
    ui::Theme theme;
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    FakeFleet fleet;
    FakePageSource source;
    RemoteListing listing;
    ui::UsersPlace place;
};

} // namespace fleetkey::test
