#pragma once

#include <QApplication>
#include <QEvent>
#include <QWidget>

namespace fleetkey::test {

/// Counts the windows that are shown while it lives: a widget under construction must not be one.
class WindowsShown final : public QObject {
public:
    WindowsShown() { qApp->installEventFilter(this); }

    [[nodiscard]] int count() const { return m_count; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (event->type() == QEvent::Show && widget && widget->isWindow())
            ++m_count;
        return false;
    }

private:
    int m_count = 0;
};

} // namespace fleetkey::test
