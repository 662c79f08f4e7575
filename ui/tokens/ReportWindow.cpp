#include "ui/tokens/ReportWindow.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/BringToFront.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/TextLabel.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QStandardPaths>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace fleetkey::ui {

namespace {

constexpr QSize reportSize{640, 640};

} // namespace

ReportWindow::ReportWindow(const Theme &theme, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_text(new QPlainTextEdit)
    , m_notice(new Banner(theme))
    , m_save(new Button(theme, ButtonRole::Primary, tr("Save as a file…")))
    , m_copy(new Button(theme, ButtonRole::Outlined, tr("Copy"))) {
    setWindowTitle(tr("Report — Fleetkey"));
    resize(reportSize);
    build(theme);
    for (const QKeySequence &key : {QKeySequence(Qt::Key_Escape), QKeySequence(QKeySequence::Close)})
        connect(new QShortcut(key, this), &QShortcut::activated, this, &QWidget::close);
    connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, &ReportWindow::askWhere);
    connect(m_save, &QPushButton::clicked, this, &ReportWindow::askWhere);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(markdown());
        m_notice->showNotice(Tone::Good, tr("The report is on the clipboard."));
    });
}

void ReportWindow::build(const Theme &theme) {
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFont(theme.font(TextRole::Identifier));
    m_text->setAccessibleName(tr("Report"));
    m_copy->setLineIcon(Icon::Copy);
    m_save->setToolTip(QKeySequence(QKeySequence::Save).toString(QKeySequence::NativeText));
    auto *words = new TextLabel(theme, TextRole::Secondary, Ink::Muted,
        tr("For a ticket. Tokens, keys, names, e-mails and phones are left out; look it through before you hand it "
           "on."));
    words->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::spacingSmall);
    buttons->addWidget(m_save);
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        Metrics::spacingLarge, Metrics::spacingLarge, Metrics::spacingLarge, Metrics::spacingLarge);
    column->setSpacing(Metrics::spacing);
    column->addWidget(words);
    column->addWidget(m_text, 1);
    column->addWidget(m_notice);
    column->addLayout(buttons);
}

void ReportWindow::open(const QString &markdown, const QString &fileName) {
    m_text->setPlainText(markdown);
    m_fileName = fileName;
    m_notice->clear();
    bringToFront(*this);
    m_save->setFocus(Qt::OtherFocusReason);
}

QString ReportWindow::markdown() const {
    return m_text->toPlainText();
}

void ReportWindow::askWhere() {
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    auto *dialog = new QFileDialog(this, tr("Save the report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Markdown (*.md)"));
    dialog->setDefaultSuffix(u"md"_s);
    if (folder.exists())
        dialog->setDirectory(folder);
    dialog->selectFile(m_fileName);
    connect(dialog, &QFileDialog::fileSelected, this, &ReportWindow::saveTo);
    dialog->open();
}

void ReportWindow::saveTo(const QString &path) {
    QFile file(path);
    const QByteArray bytes = markdown().toUtf8();
    const bool saved = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
    if (saved)
        m_notice->showNotice(Tone::Good, tr("Saved as %1.").arg(QDir::toNativeSeparators(path)));
    else
        m_notice->showNotice(Tone::Bad, tr("The report could not be saved."),
            tr("Check that the folder may be written and that there is room, or choose another one."));
}

} // namespace fleetkey::ui
