#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QWidget>

#include <memory>
#include <vector>

namespace fleetkey::ui {

class Theme;
class WindowCurtain;

/// Keeps everything but one cover from being seen or used: what is in the windows of the program is hidden,
/// and no key, click or shortcut reaches anything else. The windows stay where they are, but for questions,
/// which would keep the cover from being used, for what lies over it, and for what opens meanwhile: these are
/// put away. All is as it was once this is gone. GUI thread.
class WindowLock final : public QObject {
    Q_OBJECT

public:
    /// The cover is the window's child.
    WindowLock(const Theme &theme, QWidget &window, QWidget &cover);
    ~WindowLock() override;

    /// The windows belong to somebody who has left: all but the one with the cover are put away for good.
    void keepAway();

Q_SIGNALS:
    /// Somebody wants to go on at a window that is not the one with the cover.
    void touched();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void closePopups();
    void cover(QWidget &window);
    void putAway(QWidget *window);
    static void bringBack(QWidget &window);
    void takeIn(QWidget &late);
    [[nodiscard]] bool isCovered(const QObject *window) const;
    [[nodiscard]] bool isForeign(const QObject *object) const;
    void giveFocusBack();

    const Theme &m_theme;
    QPointer<QWidget> m_window; ///< may go first when the program ends
    QPointer<QWidget> m_active; ///< where the person worked
    QPointer<QWidget> m_focused; ///< and in which part of it
    std::vector<std::unique_ptr<WindowCurtain>> m_curtains; ///< the first is that of the window
    QList<QPointer<QWidget>> m_putAway;
};

} // namespace fleetkey::ui
