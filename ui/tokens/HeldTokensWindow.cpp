#include "ui/tokens/HeldTokensWindow.h"

#include "ui/common/ErrorText.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/tokens/HeldTokensTable.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/BringToFront.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/TextLabel.h"

#include <QKeyEvent>
#include <QShortcut>
#include <QVBoxLayout>

namespace fleetkey::ui {

namespace {

constexpr QSize listSize{1120, 440};
constexpr std::chrono::seconds movesEvery{15}; // moments are shown by the minute

} // namespace

HeldTokensWindow::HeldTokensWindow(
    const Theme &theme, UserSessions &sessions, const std::shared_ptr<Clock> &clock, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_sessions(sessions)
    , m_model(new HeldTokensModel(sessions, this))
    , m_ticker(new ClockTicker(clock, movesEvery, this))
    , m_count(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_notice(new Banner(theme))
    , m_table(new HeldTokensTable(theme, *m_model))
    , m_empty(new EmptyState(theme, Icon::Token, tr("No tokens are held"),
          tr("Tokens appear here after a login as a user, a registration that hands some out, or “Use these "
             "tokens”.")))
    , m_buttons(new QWidget)
    , m_open(new Button(theme, ButtonRole::Primary, tr("Show this user")))
    , m_forget(new Button(theme, ButtonRole::Outlined, tr("Forget…")))
    , m_forgetAll(new Button(theme, ButtonRole::Plain, tr("Forget all…"))) {
    setWindowTitle(tr("Held tokens — Fleetkey"));
    resize(listSize);
    build();
    for (const QKeySequence &key : {QKeySequence(Qt::Key_Escape), QKeySequence(QKeySequence::Close)})
        connect(new QShortcut(key, this), &QShortcut::activated, this, &QWidget::close);
    connect(m_open, &QPushButton::clicked, this, &HeldTokensWindow::openCurrent);
    connect(m_forget, &QPushButton::clicked, this, &HeldTokensWindow::askToForget);
    connect(m_forgetAll, &QPushButton::clicked, this, &HeldTokensWindow::askToForgetAll);
    connect(m_table, &QAbstractItemView::doubleClicked, this, &HeldTokensWindow::openCurrent);
    connect(m_model, &QAbstractItemModel::modelReset, this, &HeldTokensWindow::keepCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (const HeldUser *user = current()) {
            m_current = user->user;
            m_currentRow = m_table->currentIndex().row();
        }
        update();
    });
    connect(m_model, &QAbstractItemModel::layoutChanged, this,
        [this] { m_currentRow = std::max(0, m_table->currentIndex().row()); });
    connect(m_ticker, &ClockTicker::tick, m_model, &HeldTokensModel::updateMoments);
    update();
}

void HeldTokensWindow::build() {
    m_table->installEventFilter(this);
    auto *row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(
        Metrics::spacingLarge, Metrics::spacingSmall, Metrics::spacingLarge, Metrics::spacing);
    row->setSpacing(Metrics::spacingSmall);
    row->addWidget(m_open);
    row->addWidget(m_forget);
    row->addStretch(1);
    row->addWidget(m_forgetAll);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(
        Metrics::spacingLarge, Metrics::spacing, Metrics::spacingLarge, Metrics::spacingSmall);
    top->setSpacing(Metrics::spacingSmall);
    m_count->setWordWrap(true);
    top->addWidget(m_count);
    top->addWidget(m_notice);
    auto *content = new QWidget; // all there is, for the lock to hide
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(content);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_buttons);
}

void HeldTokensWindow::open() {
    m_notice->clear();
    bringToFront(*this);
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    m_table->setFocus(Qt::OtherFocusReason);
}

void HeldTokensWindow::showEvent(QShowEvent *event) {
    m_model->updateMoments();
    m_ticker->start();
    QWidget::showEvent(event);
}

void HeldTokensWindow::hideEvent(QHideEvent *event) {
    m_ticker->stop();
    QWidget::hideEvent(event);
}

bool HeldTokensWindow::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            openCurrent();
            return true;
        }
        if (key == Qt::Key_Delete) {
            askToForget();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void HeldTokensWindow::update() {
    const int count = m_model->rowCount();
    m_count->setVisible(count > 0);
    m_count->setText(
        tr("Tokens of %n user(s). The platform is not told when they are forgotten; they go on living "
           "there.",
            nullptr, count));
    m_table->setVisible(count > 0);
    m_empty->setVisible(count == 0);
    m_buttons->setVisible(count > 0);
    m_open->setEnabled(current() != nullptr);
    m_forget->setEnabled(current() != nullptr);
}

/// The same user stays current when others come and go; the next one takes the place of who is gone.
void HeldTokensWindow::keepCurrent() {
    const int row = m_model->rowOf(m_current);
    const int last = m_model->rowCount() - 1;
    if (last >= 0)
        m_table->setCurrentIndex(m_model->index(row >= 0 ? row : std::min(m_currentRow, last), 0));
    update();
}

const HeldUser *HeldTokensWindow::current() const {
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_model->user(index.row()) : nullptr;
}

void HeldTokensWindow::openCurrent() {
    if (const HeldUser *user = current())
        Q_EMIT userRequested(user->user);
}

void HeldTokensWindow::askToForget() {
    const HeldUser *user = current();
    if (user == nullptr)
        return;
    ask(tr("Forget the tokens of %1?").arg(HeldTokensModel::title(*user)),
        tr("They go from this session and from the keychain. Getting new ones spends a sign-in."),
        tr("Forget"), [this, token = user->user] {
            QCoro::connect(
                m_sessions.forget(token), this, [this](const Result<void> &done) { showOutcome(done); });
        });
}

void HeldTokensWindow::askToForgetAll() {
    ask(tr("Forget the tokens of all %n user(s)?", nullptr, m_model->rowCount()),
        tr("They go from this session and from the keychain. Getting new ones spends a sign-in for each."),
        tr("Forget all"), [this] {
            QCoro::connect(
                m_sessions.forgetAll(), this, [this](const Result<void> &done) { showOutcome(done); });
        });
}

void HeldTokensWindow::ask(
    const QString &title, const QString &text, const QString &yes, const std::function<void()> &then) {
    m_notice->showNotice(Tone::Warning, title, text);
    connect(m_notice->addButton(yes, ButtonRole::Danger), &QPushButton::clicked, this, [this, then] {
        m_notice->clear();
        m_table->setFocus(Qt::OtherFocusReason);
        then();
    });
    Button *cancel = m_notice->addButton(tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, [this] {
        m_notice->clear();
        m_table->setFocus(Qt::OtherFocusReason);
    });
    cancel->setFocus(Qt::OtherFocusReason);
}

void HeldTokensWindow::showOutcome(const Result<void> &done) {
    if (done || done.error().kind == ErrorKind::Cancelled)
        return;
    const ErrorText words = ErrorText::of(done.error(), ErrorContext::Keychain);
    m_notice->showNotice(
        Tone::Bad, tr("The keychain may still hold them. %1").arg(words.title), words.advice);
    m_notice->setDetails(ErrorText::details(done.error()));
}

} // namespace fleetkey::ui
