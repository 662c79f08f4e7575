#pragma once

#include "ui/common/UnfinishedWork.h"

#include <QDialog>

namespace fleetkey::ui {

class Theme;

/// Why a workspace is to be left.
enum class Leaving { Quit, SignOut, OtherAccount, ConnectAnew };

/// Asks before unfinished work is given up: says each subject and what is lost. The default answer is to
/// stay; `accepted` means to leave.
class LeaveQuestion final : public QDialog {
    Q_OBJECT

public:
    LeaveQuestion(const Theme &theme, Leaving why, const QList<UnfinishedWork> &work, QWidget *parent);
};

} // namespace fleetkey::ui
