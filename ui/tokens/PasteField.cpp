#include "ui/tokens/PasteField.h"

#include "core/tokens/PastedText.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace fleetkey::ui {

namespace {

constexpr qsizetype longestShown = 6'000; // more than any token; beyond, laying out the text takes its time

bool isTooLong(const QString &text) {
    return text.size() > longestPaste || text.toUtf8().size() > longestPaste;
}

} // namespace

PasteField::PasteField(QWidget *parent)
    : QPlainTextEdit(parent) {
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAnywhere);
    setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    connect(this, &QPlainTextEdit::textChanged, this, &PasteField::textEdited);
}

SecretString PasteField::secret() const {
    return m_long.isEmpty() ? SecretString::fromText(toPlainText()) : m_long.clone();
}

void PasteField::wipe() {
    take({});
}

/// What the desktop takes when something is selected, dragged or copied: nothing.
QMimeData *PasteField::createMimeDataFromSelection() const {
    return new QMimeData;
}

bool PasteField::canInsertFromMimeData(const QMimeData *source) const {
    return source->hasText();
}

void PasteField::insertFromMimeData(const QMimeData *source) {
    const QTextCursor caret = textCursor();
    const bool allSelected
        = caret.selectionEnd() - caret.selectionStart() == document()->characterCount() - 1;
    // What is not shown cannot be edited.
    if (isReadOnly() || allSelected)
        replaceBy(source->text());
    else
        insert(source->text());
}

bool PasteField::pasteInstead() {
    const QMimeData *offered = QGuiApplication::clipboard()->mimeData();
    if (offered == nullptr || !canInsertFromMimeData(offered))
        return false;
    replaceBy(offered->text());
    return true;
}

void PasteField::replaceBy(const QString &text) {
    if (isTooLong(text)) {
        wipe();
        Q_EMIT tooLong();
        return;
    }
    take(text);
    moveCursor(QTextCursor::End);
}

void PasteField::insert(const QString &text) {
    QTextCursor caret = textCursor();
    QString whole = toPlainText();
    whole.replace(caret.selectionStart(), caret.selectionEnd() - caret.selectionStart(), text);
    if (isTooLong(whole)) {
        Q_EMIT notAdded();
    } else if (whole.size() > longestShown) {
        take(whole);
    } else {
        caret.insertText(text);
        ensureCursorVisible();
    }
}

void PasteField::take(const QString &text) {
    m_taking = true;
    const bool tooLongToShow = text.size() > longestShown;
    m_long = tooLongToShow ? SecretString::fromText(text) : SecretString();
    if (tooLongToShow)
        setPlainText(text.left(longestShown)
            + tr("\n… and %n more character(s), which are looked at too.", nullptr,
                static_cast<int>(text.size() - longestShown)));
    else
        setPlainText(text);
    setReadOnly(tooLongToShow);
    m_taking = false;
    Q_EMIT edited();
}

void PasteField::textEdited() {
    if (!m_taking)
        Q_EMIT edited();
}

/// Only what brings something in, or throws it away.
void PasteField::contextMenuEvent(QContextMenuEvent *event) {
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QMimeData *offered = QGuiApplication::clipboard()->mimeData();
    menu->addAction(tr("Paste"), this,
            [this] {
                if (const QMimeData *source = QGuiApplication::clipboard()->mimeData())
                    insertFromMimeData(source);
            })
        ->setEnabled(offered != nullptr && canInsertFromMimeData(offered));
    menu->addAction(tr("Clear"), this, &PasteField::wipe)->setEnabled(!document()->isEmpty());
    menu->popup(event->globalPos());
}

/// Coming back with the keyboard, the next paste or key begins anew, as in fields of one line.
void PasteField::focusInEvent(QFocusEvent *event) {
    QPlainTextEdit::focusInEvent(event);
    const Qt::FocusReason reason = event->reason();
    if (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason)
        selectAll();
}

/// A read-only field would not let anything be pasted.
void PasteField::keyPressEvent(QKeyEvent *event) {
    if (isReadOnly() && event->matches(QKeySequence::Paste)) {
        if (const QMimeData *source = QGuiApplication::clipboard()->mimeData())
            insertFromMimeData(source);
        return;
    }
    if (isReadOnly() && (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete)) {
        wipe();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

} // namespace fleetkey::ui
