#pragma once

#include <QWidget>

namespace fleetkey::ui {

class TextLabel;
class Theme;

/// A label above a field, and below it a hint or, in its place, what is wrong.
class FieldRow : public QWidget {
    Q_OBJECT
public:
    /// Takes the field over; the label becomes its buddy and, where it has none, its accessible name.
    FieldRow(const Theme &theme, const QString &label, QWidget *field, QWidget *parent = nullptr);

    [[nodiscard]] QWidget *field() const;
    [[nodiscard]] QString error() const;
    /// Empty clears it. The field gets a red edge and the error as its accessible description.
    void setError(const QString &error);
    void setHint(const QString &hint);
    /// Keeps the place of one line below the field while nothing stands there, so that nothing jumps when
    /// something does.
    void keepNotePlace();

private:
    void updateNote();

    TextLabel *m_label;
    QWidget *m_field;
    TextLabel *m_note;
    QString m_error;
    QString m_hint;
    bool m_keepsPlace = false; ///< of the note
};

} // namespace fleetkey::ui
