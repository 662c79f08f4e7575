#include "ui/shell/LeaveQuestion.h"

#include "ui/theme/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/TextLabel.h"

#include <QVBoxLayout>

namespace fleetkey::ui {

namespace {

constexpr int dialogWidth = 440;

QString question(Leaving why) {
    switch (why) {
    case Leaving::Quit:
        return LeaveQuestion::tr("Quit Fleetkey?");
    case Leaving::SignOut:
        return LeaveQuestion::tr("Sign out?");
    case Leaving::OtherAccount:
        return LeaveQuestion::tr("Leave this account?");
    case Leaving::ConnectAnew:
        return LeaveQuestion::tr("Reopen this account?");
    }
    Q_UNREACHABLE();
}

QString agreement(Leaving why) {
    switch (why) {
    case Leaving::Quit:
        return LeaveQuestion::tr("Quit");
    case Leaving::SignOut:
        return LeaveQuestion::tr("Sign out");
    case Leaving::OtherAccount:
        return LeaveQuestion::tr("Leave this account");
    case Leaving::ConnectAnew:
        return LeaveQuestion::tr("Reopen");
    }
    Q_UNREACHABLE();
}

TextLabel *wrapped(TextLabel *label) {
    label->setWordWrap(true);
    return label;
}

} // namespace

LeaveQuestion::LeaveQuestion(
    const Theme &theme, Leaving why, const QList<UnfinishedWork> &work, QWidget *parent)
    : QDialog(parent) {
    setWindowTitle(question(why));
    setMinimumWidth(dialogWidth);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        Metrics::spacingHuge, Metrics::spacingHuge, Metrics::spacingHuge, Metrics::spacingLarge);
    column->setSpacing(Metrics::spacing);
    column->addWidget(
        wrapped(new TextLabel(theme, TextRole::Heading, Ink::Text, tr("Something is not finished"), this)));
    for (const UnfinishedWork &item : work) {
        auto *words = new QVBoxLayout;
        words->setSpacing(Metrics::spacingTight);
        words->addWidget(wrapped(new TextLabel(theme, TextRole::BodyStrong, Ink::Text, item.subject, this)));
        words->addWidget(wrapped(new TextLabel(theme, TextRole::Body, Ink::Muted, item.loss, this)));
        column->addLayout(words);
    }
    auto *stay = new Button(theme, ButtonRole::Primary, tr("Cancel"), this);
    auto *leave = new Button(theme, ButtonRole::Outlined, agreement(why), this);
    leave->setAutoDefault(false);
    stay->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::spacingSmall);
    buttons->addStretch();
    buttons->addWidget(leave);
    buttons->addWidget(stay);
    column->addLayout(buttons);
    stay->setFocus();
    connect(stay, &QPushButton::clicked, this, &QDialog::reject);
    connect(leave, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace fleetkey::ui
