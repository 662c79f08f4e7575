#pragma once

#include "core/base/SecretString.h"

#include <QPlainTextEdit>

namespace fleetkey::ui {

/// A field for a text that may hold secrets. Nothing of it can leave again: no copy, no cut, no drag, no
/// selection of the desktop, no undo. A paste goes where the caret is, as in any editor. Of a long text only
/// the beginning is shown, which cannot be edited then; nothing over 256 kB is taken.
class PasteField final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit PasteField(QWidget *parent = nullptr);

    /// What was pasted or typed, whole.
    [[nodiscard]] SecretString secret() const;
    /// Takes the clipboard's text in place of all that is here. False where it has none.
    bool pasteInstead();
    /// Drops it, as far as Qt's own copies allow.
    void wipe();

Q_SIGNALS:
    void edited();
    /// Something was longer than what is looked at, and nothing is left here.
    void tooLong();
    /// What is here would have become longer than what is looked at, and was left as it is.
    void notAdded();

protected:
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void replaceBy(const QString &text);
    void insert(const QString &text);
    void take(const QString &text);
    void textEdited();

    SecretString m_long; ///< the whole, where the field shows only its beginning
    bool m_taking = false;
};

} // namespace fleetkey::ui
