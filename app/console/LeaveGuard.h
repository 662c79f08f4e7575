#pragma once

#include "ui/common/UnfinishedWork.h"

#include <QPointer>

#include <functional>
#include <optional>

namespace fleetkey::ui {
class LeaveQuestion;
class MainWindow;
class Theme;
enum class Leaving;
} // namespace fleetkey::ui

namespace fleetkey::console {

/// Stands at the way out of a workspace: nobody leaves unfinished work without having been asked. GUI thread.
class LeaveGuard {
public:
    using Work = std::function<QList<ui::UnfinishedWork>()>;

    /// Guards the closing of the window at once. All must outlive the guard.
    LeaveGuard(const ui::Theme &theme, ui::MainWindow &window, Work unfinished);

    /// Calls `leave` at once where nothing is unfinished, or the person has agreed to lose it for the same
    /// reason before; else asks first, and calls `stay` if the person would rather stay. A question still
    /// open is answered with that.
    void whenFree(ui::Leaving why, std::function<void()> leave, std::function<void()> stay);
    /// While the window is covered nobody is asked at its closing, and it stays open: the question would tell
    /// what is typed there.
    void setCovered(bool covered) { m_covered = covered; }
    /// Nobody leaves after all: what was agreed to be lost is not.
    void keep() { m_givenUpFor.reset(); }

private:
    [[nodiscard]] bool isFree(ui::Leaving why) const;
    [[nodiscard]] bool mayClose();

    const ui::Theme &m_theme;
    ui::MainWindow &m_window;
    Work m_unfinished;
    bool m_covered = false;
    QPointer<ui::LeaveQuestion> m_question;
    QList<ui::UnfinishedWork> m_givenUp; ///< what the person has agreed to lose
    std::optional<ui::Leaving> m_givenUpFor; ///< and for what
};

} // namespace fleetkey::console
