#pragma once

#include <QWidget>

namespace fleetkey::ui {

class Button;
class Theme;

/// A line that unfolds what stands below it.
class Foldout final : public QWidget {
    Q_OBJECT

public:
    Foldout(const Theme &theme, const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// Takes the content over; shown while unfolded.
    void setContent(QWidget *content);
    [[nodiscard]] bool isUnfolded() const;
    void setUnfolded(bool unfolded);

Q_SIGNALS:
    void unfoldedChanged(bool unfolded);

private:
    void update();

    Button *m_button;
    QWidget *m_content = nullptr;
    bool m_unfolded = false;
};

} // namespace fleetkey::ui
