#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QWidget>

namespace fleetkey::ui {

/// Keeps everything but one cover from being seen or used: what is in the window is hidden behind the cover,
/// every other window of the program is put away, and no key, click or shortcut reaches anything else. All is
/// as it was once this is gone. GUI thread.
class WindowLock final : public QObject {
    Q_OBJECT

public:
    /// `content`: what of the window is to be hidden. The cover must be the window's child.
    WindowLock(QWidget &window, QWidget &cover, const QWidgetList &content);
    ~WindowLock() override;

    /// What was put away belongs to somebody who has left: it stays so once this is gone.
    void keepAway();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isForeign(const QObject *object) const;
    void putAway(QWidget *window);
    void fit();

    QPointer<QWidget> m_window; ///< both may go first when the program ends
    QPointer<QWidget> m_cover;
    QList<QPointer<QWidget>> m_hidden;
    QPointer<QWidget> m_focus;
};

} // namespace fleetkey::ui
