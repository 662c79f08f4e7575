#include "app/console/LeaveGuard.h"

#include "ui/shell/LeaveQuestion.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/BringToFront.h"

namespace fleetkey::console {

LeaveGuard::LeaveGuard(const ui::Theme &theme, ui::MainWindow &window, Work unfinished)
    : m_theme(theme)
    , m_window(window)
    , m_unfinished(std::move(unfinished)) {
    m_window.setCloseGuard([this] { return mayClose(); });
}

bool LeaveGuard::isFree(ui::Leaving why) const {
    const QList<ui::UnfinishedWork> work = m_unfinished();
    return work.isEmpty() || (m_givenUpFor == why && m_givenUp == work);
}

void LeaveGuard::whenFree(ui::Leaving why, std::function<void()> leave, std::function<void()> stay) {
    if (m_question)
        m_question->reject();
    if (isFree(why)) {
        leave();
        return;
    }
    ui::bringToFront(m_window);
    m_question = new ui::LeaveQuestion(m_theme, why, m_unfinished(), &m_window);
    QObject::connect(m_question, &QDialog::accepted, &m_window, [this, why, leave = std::move(leave)] {
        m_givenUpFor = why;
        m_givenUp = m_unfinished();
        leave();
    });
    if (stay)
        QObject::connect(m_question, &QDialog::rejected, &m_window, std::move(stay));
    m_question->open();
}

bool LeaveGuard::mayClose() {
    if (isFree(ui::Leaving::Quit))
        return true;
    if (m_covered)
        return false;
    whenFree(ui::Leaving::Quit, [this] { m_window.close(); }, {});
    return false;
}

} // namespace fleetkey::console
