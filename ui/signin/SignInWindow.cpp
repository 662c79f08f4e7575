#include "ui/signin/SignInWindow.h"

#include "ui/signin/AccountList.h"
#include "ui/signin/SignInForm.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/SidePanel.h"
#include "ui/widgets/TextLabel.h"

#include <QCloseEvent>
#include <QKeyEvent>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace fleetkey::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr QSize initialSize{780, 600};
constexpr QSize smallestSize{640, 420};
constexpr int accountsWidth = 250;
constexpr int formWidth = 420;
constexpr int contentMargin = 48;
constexpr int topMargin = 40;
constexpr int titleBarHeight = 40; // about: no window knows it before it is shown
} // namespace

const QString &SignInWindow::sandboxAccountId() {
    static const QString id = u"sandbox"_s;
    return id;
}

SignInWindow::SignInWindow(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_list(new AccountList(theme, this))
    , m_other(new Button(theme, ButtonRole::Plain, tr("Other account"), this))
    , m_banner(new Banner(theme, this))
    , m_form(new SignInForm(theme, this)) {
    setWindowTitle(tr("Sign in — Fleetkey"));
    setMinimumSize(smallestSize);
    resize(initialSize);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(buildSidebar());
    row->addWidget(buildContent(), 1);
    connect(m_list, &AccountList::accountSelected, this, [this](const QString &id) {
        m_personChose = true;
        showAccount(id);
    });
    connect(m_list, &AccountList::accountActivated, m_form, &SignInForm::submit);
    connect(m_list, &AccountList::forgetRequested, this, &SignInWindow::forgetAccountRequested);
    connect(m_other, &QPushButton::clicked, this, [this] {
        m_personChose = true;
        m_list->setCurrentAccount({});
        showAccount({});
    });
    // Accounts that arrive late must not pull the form away from under somebody's hands.
    const auto chose = [this] { m_personChose = true; };
    connect(m_form, &SignInForm::edited, this, chose);
    connect(m_form, &SignInForm::signInRequested, this, chose);
    connect(m_form, &SignInForm::continueRequested, this, chose);
    connect(m_form, &SignInForm::signInRequested, this, &SignInWindow::signInRequested);
    connect(m_form, &SignInForm::continueRequested, this, &SignInWindow::continueRequested);
    connect(m_form, &SignInForm::cancelRequested, this, &SignInWindow::cancelRequested);
    connect(m_form, &SignInForm::environmentChanged, this, &SignInWindow::environmentChanged);
    connect(m_form, &SignInForm::environmentChanged, this, &SignInWindow::growLater);
    setAccounts({});
}

QWidget *SignInWindow::buildSidebar() {
    auto *panel = new SidePanel(m_theme, this);
    panel->setFixedWidth(accountsWidth);
    auto *title = new TextLabel(m_theme, TextRole::Title, Ink::Text, u"Fleetkey"_s, panel);
    title->setContentsMargins(22, 0, 0, 0);
    m_other->setLineIcon(Icon::Plus);
    auto *other = new QHBoxLayout;
    other->setContentsMargins(16, 0, 0, 0);
    other->addWidget(m_other, 0, Qt::AlignLeft);
    m_list->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 18, 1, Metrics::spacing);
    column->setSpacing(0);
    column->addWidget(title);
    column->addSpacing(Metrics::spacing);
    column->addWidget(m_list);
    column->addSpacing(Metrics::spacingSmall);
    column->addLayout(other);
    column->addStretch(1);
    return panel;
}

QWidget *SignInWindow::buildContent() {
    m_content = new QWidget;
    m_column = new QVBoxLayout;
    m_column->setContentsMargins(0, topMargin, 0, Metrics::spacingHuge);
    m_column->setSpacing(Metrics::spacingLarge);
    m_column->addWidget(m_banner);
    m_column->addWidget(m_form);
    m_column->addStretch(1);
    m_form->setMaximumWidth(formWidth);
    m_banner->setMaximumWidth(formWidth);
    auto *row = new QHBoxLayout(m_content);
    row->setContentsMargins(contentMargin, 0, contentMargin, 0);
    row->addStretch(1);
    row->addLayout(m_column, 100);
    row->addStretch(1);
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(m_content);
    return area;
}

void SignInWindow::setAccounts(const QList<SignInAccount> &accounts) {
    m_accounts = accounts;
    const auto ofSandbox = [](const SignInAccount &account) {
        return account.environment.kind() == Environment::Kind::Sandbox;
    };
    if (std::none_of(accounts.begin(), accounts.end(), ofSandbox)) {
        m_accounts.append({.id = sandboxAccountId(),
            .title = tr("Sandbox fleet"),
            .subtitle = tr("built in, no account needed"),
            .email = {},
            .environment = Environment::sandbox({}),
            .sessionExpected = false,
            .builtIn = true});
    }
    m_list->setAccounts(m_accounts);
    if (!isInUse())
        select(m_accounts.first().id);
}

void SignInWindow::chooseAccount(const QString &id) {
    m_personChose = true;
    select(id);
}

void SignInWindow::select(const QString &id) {
    m_list->setCurrentAccount(id);
    showAccount(m_list->currentAccount());
}

void SignInWindow::showAccount(const QString &id) {
    const auto found = std::find_if(m_accounts.cbegin(), m_accounts.cend(),
        [&id](const SignInAccount &account) { return account.id == id; });
    clearNotice();
    m_form->setBlocked(false);
    m_form->showAccount(found == m_accounts.cend() ? std::nullopt : std::optional(*found));
    Q_EMIT accountChosen(found == m_accounts.cend() ? QString() : id);
}

QString SignInWindow::currentAccount() const {
    return m_list->currentAccount();
}

bool SignInWindow::isInUse() const {
    return m_personChose || m_form->isBusy() || m_form->isTyped();
}

void SignInWindow::endVisit() {
    m_personChose = false;
    m_form->endTyping();
}

QString SignInWindow::environmentId() const {
    return m_form->environmentId();
}

void SignInWindow::showIdle() {
    endBusy();
}

void SignInWindow::showRestoring() {
    clearNotice();
    setBusy(true, tr("Opening your session…"));
}

void SignInWindow::showWaitingForKeychain() {
    clearNotice();
    setBusy(true, tr("Waiting for the keychain…"));
}

void SignInWindow::showWaitingForOtherConsole() {
    clearNotice();
    setBusy(true, tr("Waiting for another Fleetkey…"));
}

void SignInWindow::showSigningIn() {
    clearNotice();
    setBusy(true, tr("Signing in…"));
}

void SignInWindow::setBusy(bool busy, const QString &words) {
    m_form->setBusy(busy, words);
    m_list->setEnabled(!busy);
    m_other->setEnabled(!busy);
}

void SignInWindow::endBusy() {
    if (m_form->isBusy())
        setBusy(false);
}

void SignInWindow::setBudgetLine(const QString &text) {
    m_form->setBudgetLine(text);
}

void SignInWindow::showRefusedByBudget(const QString &title, const QString &text) {
    endBusy();
    m_form->setBlocked(true);
    // A count-down arrives every second: only the words change, and screen readers hear of it once.
    if (m_notice != Notice::Budget || m_banner->title() != title)
        showBanner(Tone::Warning, title, text);
    else
        m_banner->setText(text);
    m_notice = Notice::Budget;
}

void SignInWindow::liftBudgetRefusal() {
    m_form->setBlocked(false);
    if (m_notice == Notice::Budget)
        clearNotice();
}

void SignInWindow::askBeforeSpending(const QString &title, const QString &text) {
    ask(title, text, tr("Sign in anyway"), &SignInWindow::spendingAgreed, tr("Not now"));
}

void SignInWindow::askBeforeForgetting(const QString &title, const QString &text) {
    ask(title, text, tr("Forget it"), &SignInWindow::forgettingAgreed, tr("Keep it"));
}

void SignInWindow::showForgettingTrouble(const QString &title, const QString &text, const QString &details) {
    ask(title, text, tr("Try again"), &SignInWindow::retryForgettingRequested, tr("Not now"));
    m_banner->setDetails(details);
}

void SignInWindow::ask(const QString &title, const QString &text, const QString &yes,
    void (SignInWindow::*agreed)(), const QString &no) {
    showNotice(Tone::Warning, title, text);
    const Button *agree = m_banner->addButton(yes);
    const Button *leave = m_banner->addButton(no, ButtonRole::Plain);
    m_notice = Notice::Question;
    connect(agree, &QPushButton::clicked, this, agreed);
    connect(leave, &QPushButton::clicked, this, &SignInWindow::clearNotice);
}

void SignInWindow::showNotice(Tone tone, const QString &title, const QString &text, const QString &details) {
    endBusy();
    showBanner(tone, title, text);
    m_banner->setDetails(details);
    m_notice = Notice::Message;
}

void SignInWindow::showFieldErrors(const QString &email, const QString &password) {
    endBusy();
    m_form->setErrors(email, password);
}

void SignInWindow::showKeychainTrouble(const QString &title, const QString &text, const QString &details) {
    showNotice(Tone::Warning, title, text);
    const Button *retry = m_banner->addButton(tr("Try again"));
    const Button *memory = m_banner->addButton(tr("Use this session only"), ButtonRole::Plain);
    m_banner->setDetails(details);
    m_notice = Notice::Keychain;
    connect(retry, &QPushButton::clicked, this, &SignInWindow::retryKeychainRequested);
    connect(memory, &QPushButton::clicked, this, &SignInWindow::useMemoryRequested);
}

void SignInWindow::showBanner(Tone tone, const QString &title, const QString &text) {
    m_banner->showNotice(tone, title, text);
    growLater();
}

void SignInWindow::growLater() {
    // What was just shown gets its size from the layout only now.
    QMetaObject::invokeMethod(this, &SignInWindow::growToContent, Qt::QueuedConnection);
}

void SignInWindow::growToContent() {
    if (isMaximized() || isFullScreen())
        return;
    const int most = screen()->availableGeometry().height() - titleBarHeight;
    const int wanted = std::min(m_content->layout()->totalHeightForWidth(m_content->width()), most);
    if (wanted > height())
        resize(width(), wanted);
}

void SignInWindow::clearNotice() {
    m_banner->clear();
    m_notice = Notice::None;
}

void SignInWindow::clearPassword() {
    m_form->clearPassword();
}

void SignInWindow::submit() {
    m_form->submit();
}

void SignInWindow::showFarewell(
    Tone tone, const QString &title, const QString &text, const QString &details) {
    if (!m_farewell) {
        m_farewell = new Banner(m_theme, m_content);
        m_farewell->setMaximumWidth(formWidth);
        m_column->insertWidget(0, m_farewell);
    }
    m_farewell->showNotice(tone, title, text);
    m_farewell->setDetails(details);
    m_farewell->setDismissible(tone != Tone::Neutral);
    growLater();
}

void SignInWindow::clearFarewell() {
    if (m_farewell)
        m_farewell->clear();
}

void SignInWindow::paintEvent(QPaintEvent *event) {
    QWidget::paintEvent(event);
    if (!std::exchange(m_painted, true))
        Q_EMIT painted();
}

void SignInWindow::closeEvent(QCloseEvent *event) {
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

void SignInWindow::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Escape && m_form->isBusy()) {
        Q_EMIT cancelRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace fleetkey::ui
