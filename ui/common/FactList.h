#pragma once

#include <QDateTime>
#include <QWidget>

class QGridLayout;

namespace fleetkey::ui {

class TextLabel;
class Theme;

/// Names and values below each other: what is known of a thing. A value that is not there is a dash.
class FactList final : public QWidget {
    Q_OBJECT

public:
    explicit FactList(const Theme &theme, QWidget *parent = nullptr);

    void clear();
    void add(const QString &name, const QString &value, const QString &toolTip = {});
    /// In a fixed font, with a copy button.
    void addIdentifier(const QString &name, const QString &identifier);
    /// One line, cut in the middle where it does not fit, with a copy button: an e-mail address.
    void addCopyable(const QString &name, const QString &text);
    /// Local, how long ago beside it, UTC as the tooltip.
    void addMoment(const QString &name, const QDateTime &when, const QDateTime &now);
    /// Takes the widget over.
    void addWidget(const QString &name, QWidget *value);
    /// Time has passed: says anew how long ago the moments were.
    void setNow(const QDateTime &now);

private:
    struct Moment {
        QDateTime when;
        TextLabel *label;
    };

    TextLabel *addText(const QString &name, const QString &value, const QString &toolTip);

    const Theme &m_theme;
    QGridLayout *m_grid;
    QList<Moment> m_moments;
    int m_rows = 0;
};

} // namespace fleetkey::ui
