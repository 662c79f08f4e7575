#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace fleetkey::ui {

class Banner;
class Button;
class Theme;

/// A report as it will be handed on: to look through, copy, or save as a file.
class ReportWindow final : public QWidget {
    Q_OBJECT

public:
    explicit ReportWindow(const Theme &theme, QWidget *parent = nullptr);

    /// Shows the report; `fileName` is proposed where it is saved.
    void open(const QString &markdown, const QString &fileName);
    [[nodiscard]] QString markdown() const;
    /// Writes it to this file; says what became of it.
    void saveTo(const QString &path);

private:
    void build(const Theme &theme);
    void askWhere();

    QPlainTextEdit *m_text;
    Banner *m_notice;
    Button *m_save;
    Button *m_copy;
    QString m_fileName;
};

} // namespace fleetkey::ui
