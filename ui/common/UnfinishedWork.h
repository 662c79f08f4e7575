#pragma once

#include <QList>
#include <QString>

namespace fleetkey::ui {

/// What a person began and would lose, or would hear no more of, if the window were left now.
struct UnfinishedWork {
    QString subject; ///< "New user Ana Petrović"
    QString loss; ///< one or two sentences

    bool operator==(const UnfinishedWork &) const = default;
};

} // namespace fleetkey::ui
