#pragma once

#include "ui/theme/ButtonRole.h"
#include "ui/theme/ThemeColors.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QVBoxLayout;

namespace fleetkey::ui {

class Button;
class IconButton;
class TextLabel;
class Theme;

/// A notice in place: icon, words, what can be done, and technical details to unfold and copy.
/// Hidden until it has something to say.
class Banner : public QFrame {
    Q_OBJECT
public:
    explicit Banner(const Theme &theme, QWidget *parent = nullptr);

    /// Shows the banner with these words and drops buttons and details of the notice before.
    /// `title` may be empty. Read out by screen readers.
    void showNotice(Tone tone, const QString &title, const QString &text = {});
    /// Adds a button to the notice shown; it lives until the next notice or `clear`.
    Button *addButton(const QString &text, ButtonRole role = ButtonRole::Outlined);
    /// Text behind a "Details" fold, ready to copy; empty removes the fold. No secrets, please.
    void setDetails(const QString &details);
    /// A cross that hides the banner and emits `dismissed`.
    void setDismissible(bool dismissible);
    void clear();

    /// Changes the words only; buttons and details stay (a count-down).
    void setText(const QString &text);
    [[nodiscard]] Tone tone() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void buildDetails();
    void applyColors();
    void toggleDetails();
    void updateRow();

    const Theme &m_theme;
    Tone m_tone = Tone::Neutral;
    QLabel *m_icon;
    TextLabel *m_title;
    TextLabel *m_text;
    QWidget *m_row;
    QHBoxLayout *m_buttons;
    QVBoxLayout *m_words;
    Button *m_detailsButton;
    QString m_detailsText;
    QWidget *m_detailsPane = nullptr; ///< made when first unfolded: few ever are
    QPlainTextEdit *m_details = nullptr;
    IconButton *m_close;
    QList<Button *> m_added;
};

} // namespace fleetkey::ui
