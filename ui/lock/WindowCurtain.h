#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QWidget>

class QLayout;

namespace fleetkey::ui {

/// Hides all that is in one window behind a cover, and leaves the window itself where it is: among those of
/// other programs, behind another, minimised. What is in it is as it was once this is gone. GUI thread.
///
/// Only the window's direct children are hidden, and shown again afterwards: a window that stays open under a
/// lock shows and hides nothing among these. It has one, in which everything lies.
class WindowCurtain final : public QObject {
    Q_OBJECT

public:
    /// The cover is a child of the window and gets its focus; it goes with the curtain, or before.
    WindowCurtain(QWidget &window, QWidget &cover);
    ~WindowCurtain() override;

    [[nodiscard]] QWidget *window() const { return m_window; }
    [[nodiscard]] QWidget *cover() const { return m_cover; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void freezeLayout();
    void showContent();

    QPointer<QWidget> m_window; ///< may go first
    QPointer<QWidget> m_cover;
    QPointer<QLayout> m_frozen; ///< it would take hidden content for none, and the window for too large
    QPointer<QWidget> m_focus;
    QList<QPointer<QWidget>> m_content; ///< what was hidden
};

} // namespace fleetkey::ui
