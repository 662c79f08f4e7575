#include "ui/widgets/FieldRow.h"

#include "ui/theme/FieldState.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/TextLabel.h"

#include <QVBoxLayout>

namespace fleetkey::ui {

FieldRow::FieldRow(const Theme &theme, const QString &label, QWidget *field, QWidget *parent)
    : QWidget(parent)
    , m_label(new TextLabel(theme, TextRole::SecondaryStrong, Ink::Text, label, this))
    , m_field(field)
    , m_note(new TextLabel(theme, TextRole::Secondary, Ink::Muted, {}, this)) {
    m_label->setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(label);
    m_note->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacingTight + 1);
    column->addWidget(m_label);
    column->addWidget(field);
    column->addWidget(m_note);
    setFocusProxy(field);
    updateNote();
}

QWidget *FieldRow::field() const {
    return m_field;
}

QString FieldRow::error() const {
    return m_error;
}

void FieldRow::setError(const QString &error) {
    if (m_error == error)
        return;
    m_error = error;
    setFieldInvalid(*m_field, !error.isEmpty());
    updateNote();
}

void FieldRow::setHint(const QString &hint) {
    m_hint = hint;
    updateNote();
}

void FieldRow::keepNotePlace() {
    m_keepsPlace = true;
    m_note->setMinimumHeight(m_note->fontMetrics().height());
    updateNote();
}

void FieldRow::updateNote() {
    const QString &note = m_error.isEmpty() ? m_hint : m_error;
    m_note->setInk(m_error.isEmpty() ? Ink::Muted : Ink::Bad);
    m_note->setText(note);
    m_note->setVisible(m_keepsPlace || !note.isEmpty());
    m_field->setAccessibleDescription(note);
}

} // namespace fleetkey::ui
