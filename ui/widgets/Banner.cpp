#include "ui/widgets/Banner.h"

#include "ui/theme/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/IconButton.h"
#include "ui/widgets/TextLabel.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPlainTextEdit>

namespace fleetkey::ui {

namespace {

Icon iconOf(Tone tone) {
    switch (tone) {
    case Tone::Good:
        return Icon::Check;
    case Tone::Warning:
        return Icon::Warning;
    case Tone::Bad:
        return Icon::Error;
    case Tone::Neutral:
    case Tone::Accent:
        break;
    }
    return Icon::Info;
}

Ink inkOf(Tone tone) {
    switch (tone) {
    case Tone::Good:
        return Ink::Good;
    case Tone::Warning:
        return Ink::Warning;
    case Tone::Bad:
        return Ink::Bad;
    case Tone::Accent:
        return Ink::Accent;
    case Tone::Neutral:
        break;
    }
    return Ink::Muted;
}

constexpr int detailsHeight = 96;

} // namespace

Banner::Banner(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_title(new TextLabel(theme, TextRole::BodyStrong, Ink::Text, {}, this))
    , m_text(new TextLabel(theme, TextRole::Body, Ink::Text, {}, this))
    , m_row(new QWidget(this))
    , m_buttons(new QHBoxLayout(m_row))
    , m_words(new QVBoxLayout)
    , m_detailsButton(new Button(theme, ButtonRole::Plain, tr("Details"), m_row))
    , m_close(new IconButton(theme, Icon::Close, tr("Dismiss"), {}, this)) {
    m_icon->setFixedSize(Metrics::iconSize, Metrics::iconSize);
    for (TextLabel *label : {m_title, m_text}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_buttons->setContentsMargins(0, Metrics::spacingTight, 0, 0);
    m_buttons->addWidget(m_detailsButton);
    m_buttons->addStretch(1);
    m_close->setFixedSize(24, 24);
    m_close->hide();
    m_words->setSpacing(2);
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_text, m_row})
        m_words->addWidget(part);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(Metrics::spacing, Metrics::spacing - 2, Metrics::spacing, Metrics::spacing - 2);
    line->setSpacing(Metrics::spacingSmall + 2);
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->addLayout(m_words, 1);
    line->addWidget(m_close, 0, Qt::AlignTop);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_close, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT dismissed();
    });
    connect(m_detailsButton, &QPushButton::clicked, this, &Banner::toggleDetails);
    connect(&theme, &Theme::changed, this, &Banner::applyColors);
    clear();
}

void Banner::buildDetails() {
    m_detailsPane = new QWidget(this);
    m_detailsPane->hide();
    m_details = new QPlainTextEdit(m_detailsText, m_detailsPane);
    m_details->setReadOnly(true);
    m_details->setFont(m_theme.font(TextRole::Identifier));
    m_details->setAccessibleName(tr("Details"));
    m_details->setFixedHeight(detailsHeight);
    m_details->setTabChangesFocus(true);
    auto *copy = new Button(m_theme, ButtonRole::Plain, tr("Copy details"), m_detailsPane);
    copy->setLineIcon(Icon::Copy);
    connect(copy, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_details->toPlainText()); });
    auto *column = new QVBoxLayout(m_detailsPane);
    column->setContentsMargins(0, Metrics::spacingTight, 0, 0);
    column->setSpacing(Metrics::spacingTight);
    column->addWidget(m_details);
    column->addWidget(copy, 0, Qt::AlignLeft);
    m_words->addWidget(m_detailsPane);
}

void Banner::showNotice(Tone tone, const QString &title, const QString &text) {
    clear();
    m_tone = tone;
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setText(text);
    applyColors();
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

Button *Banner::addButton(const QString &text, ButtonRole role) {
    auto *button = new Button(m_theme, role, text, m_row);
    m_buttons->insertWidget(static_cast<int>(m_added.size()), button);
    // A layout shows what is added to it later; whoever looks now shall find it.
    button->show();
    m_added.append(button);
    updateRow();
    return button;
}

void Banner::setDetails(const QString &details) {
    m_detailsText = details;
    m_detailsButton->setVisible(!details.isEmpty());
    if (m_detailsPane != nullptr) {
        m_details->setPlainText(details);
        m_detailsPane->hide();
    }
    m_detailsButton->setLineIcon(Icon::ChevronRight);
    updateRow();
}

void Banner::setDismissible(bool dismissible) {
    m_close->setVisible(dismissible);
}

void Banner::clear() {
    hide();
    // Possibly called from one of these buttons.
    for (Button *button : std::as_const(m_added)) {
        button->hide();
        button->deleteLater();
    }
    m_added.clear();
    m_title->clear();
    m_text->clear();
    m_close->hide();
    setDetails({});
}

void Banner::setText(const QString &text) {
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(m_title->text().isEmpty() ? text : m_title->text());
    setAccessibleDescription(text);
}

Tone Banner::tone() const {
    return m_tone;
}

QString Banner::title() const {
    return m_title->text();
}

QString Banner::text() const {
    return m_text->text();
}

void Banner::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(m_theme.toneSoft(m_tone));
    painter.setPen(m_tone == Tone::Neutral ? m_theme.colors().line : m_theme.tone(m_tone));
    // Whoever places the banner may give it margins of its own.
    painter.drawRoundedRect(
        QRectF(contentsRect()).adjusted(0.5, 0.5, -0.5, -0.5), Metrics::cardRadius, Metrics::cardRadius);
}

void Banner::applyColors() {
    m_icon->setPixmap(m_theme.pixmap(iconOf(m_tone), inkOf(m_tone), Metrics::iconSize, devicePixelRatioF()));
    update();
}

void Banner::toggleDetails() {
    if (m_detailsPane == nullptr)
        buildDetails();
    const bool open = m_detailsPane->isHidden();
    m_detailsPane->setVisible(open);
    m_detailsButton->setLineIcon(open ? Icon::ChevronDown : Icon::ChevronRight);
}

void Banner::updateRow() {
    m_row->setVisible(!m_added.isEmpty() || !m_detailsButton->isHidden());
}

} // namespace fleetkey::ui
