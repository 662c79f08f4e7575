#pragma once

#include "ui/theme/ButtonRole.h"
#include "ui/theme/Icon.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace fleetkey::ui {

class Button;
class TextLabel;
class Theme;

/// What stands where nothing is: an icon, what is the case, and what can be done about it.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const Theme &theme, Icon icon, const QString &title, const QString &sentence,
        QWidget *parent = nullptr);

    void setContent(Icon icon, const QString &title, const QString &sentence);
    /// Replaces the action; the returned button is owned by this widget. An empty text removes it.
    Button *setAction(const QString &text, ButtonRole role = ButtonRole::Outlined);

private:
    void updateIcon();

    const Theme &m_theme;
    Icon m_icon;
    QLabel *m_picture;
    TextLabel *m_title;
    TextLabel *m_sentence;
    Button *m_action = nullptr;
    QVBoxLayout *m_column;
};

} // namespace fleetkey::ui
