#pragma once

#include "core/base/SecretString.h"

#include <QPlainTextEdit>

namespace fleetkey::ui {

/// A field for a text that may hold secrets. Nothing of it can leave again: no copy, no cut, no drag, no
/// selection of the desktop, no undo. A paste takes the place of what stood there; of a long one only the
/// beginning is shown, and one over 256 kB is not taken at all.
class PasteField final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit PasteField(QWidget *parent = nullptr);

    /// What was pasted or typed, whole.
    [[nodiscard]] SecretString secret() const;
    /// Drops it, as far as Qt's own copies allow.
    void wipe();

Q_SIGNALS:
    void edited();
    /// Something was longer than what is looked at; it was not taken over.
    void tooLong();

protected:
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void take(const QString &text);
    void textEdited();

    SecretString m_long; ///< the whole, where the field shows only its beginning
    bool m_taking = false;
};

} // namespace fleetkey::ui
