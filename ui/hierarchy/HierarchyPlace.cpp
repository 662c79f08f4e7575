#include "ui/hierarchy/HierarchyPlace.h"

#include "ui/common/ErrorText.h"
#include "ui/common/MaskedSecret.h"
#include "ui/hierarchy/HierarchyDetails.h"
#include "ui/hierarchy/HierarchyModel.h"
#include "ui/hierarchy/HierarchyText.h"
#include "ui/hierarchy/HierarchyView.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/IconButton.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThinProgress.h"

#include <QAction>
#include <QSplitter>
#include <QStackedLayout>

namespace fleetkey::ui {

using namespace Qt::StringLiterals;
using Kind = HierarchyNode::Kind;

HierarchyPlace::HierarchyPlace(const Theme &theme, Parts parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(std::move(parts))
    , m_counts(new UserCounts(m_parts.userCount, this))
    , m_model(new HierarchyModel(*m_counts, this))
    , m_view(new HierarchyView(theme, *m_model))
    , m_details(new HierarchyDetails(theme, m_parts.clipboard, m_parts.clock, m_parts.instanceKey))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_summary(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_progress(new ThinProgress(theme))
    , m_notice(new Banner(theme))
    , m_empty(new EmptyState(theme, Icon::Hierarchy, {}, {}))
    , m_stack(new QStackedLayout) {
    makeActions();
    m_splitter->addWidget(makeTreeSide(theme));
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({4 * Metrics::inspectorWidth, Metrics::inspectorWidth});
    auto *whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_splitter);
    connectParts();
    updateActions();
}

HierarchyPlace::~HierarchyPlace() {
    m_stop.request_stop();
}

QWidget *HierarchyPlace::makeTreeSide(const Theme &theme) {
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(new TextLabel(theme, TextRole::Heading, Ink::Text, tr("Hierarchy")));
    words->addWidget(m_summary);
    auto *reload = new IconButton(
        theme, Icon::Refresh, tr("Reload the hierarchy"), QKeySequence(QKeySequence::Refresh));
    connect(reload, &QToolButton::clicked, m_reload, &QAction::trigger);
    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(Metrics::spacingLarge, 0, Metrics::spacingLarge, 0);
    heading->addLayout(words, 1);
    heading->addWidget(reload, 0, Qt::AlignTop);
    auto *notice = new QHBoxLayout;
    notice->setContentsMargins(Metrics::spacingLarge, 0, Metrics::spacingLarge, 0);
    notice->addWidget(m_notice);
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, Metrics::spacing, 0, 0);
    column->setSpacing(Metrics::spacingSmall);
    column->addLayout(heading);
    column->addLayout(notice);
    column->addWidget(m_progress);
    column->addLayout(m_stack, 1);
    // Only now: a stack that lies in no window shows its first widget as a window of its own.
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    return side;
}

void HierarchyPlace::makeActions() {
    const auto add = [this](const QString &text, const QKeySequence &shortcut, auto slot) {
        auto *action = new QAction(text, this);
        action->setShortcut(shortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
        return action;
    };
    const auto current = [this] {
        const HierarchyNode *const node = m_model->node(m_view->currentIndex());
        return node != nullptr ? node->instance() : InstanceId();
    };
    m_reload = add(tr("Reload the hierarchy"), QKeySequence::Refresh, &HierarchyPlace::reload);
    m_showUsers
        = add(tr("Show users of this instance"), {}, [this, current] { Q_EMIT usersRequested(current()); });
    m_newUser
        = add(tr("New user in this instance…"), {}, [this, current] { Q_EMIT newUserRequested(current()); });
    m_copyId = add(tr("Copy the id"), {}, [this] { m_details->copyId(); });
    m_revealKey = add(tr("Reveal or hide the InstanceKey"), {}, [this] { m_details->key().toggle(); });
    m_copyKey = add(tr("Copy the InstanceKey"), {}, [this] { m_details->key().copy(); });
}

void HierarchyPlace::connectParts() {
    connect(m_view, &HierarchyView::currentNodeChanged, this, &HierarchyPlace::currentChanged);
    connect(m_view, &HierarchyView::foldingChanged, this, &HierarchyPlace::stateChanged);
    connect(m_view, &HierarchyView::instanceActivated, this, &HierarchyPlace::usersRequested);
    connect(m_view, &HierarchyView::lookedAt, m_counts, &UserCounts::want);
    connect(m_model, &QAbstractItemModel::dataChanged, this,
        [this] { m_details->showNode(*m_model, m_view->currentIndex()); });
    connect(m_details, &HierarchyDetails::showUsersRequested, m_showUsers, &QAction::trigger);
    connect(m_details, &HierarchyDetails::newUserRequested, m_newUser, &QAction::trigger);
    connect(m_details, &HierarchyDetails::recountRequested, this,
        [this] { recount(m_model->node(m_view->currentIndex())->instance()); });
    connect(m_details, &HierarchyDetails::keyCopied, this, [this] {
        const HierarchyNode &node = *m_model->node(m_view->currentIndex());
        Q_EMIT instanceKeyCopied(node.instance(), node.name);
    });
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        m_detailsWidth = m_details->width();
        Q_EMIT stateChanged();
    });
}

void HierarchyPlace::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    updateActions();
    if (!m_asked)
        reload();
}

void HierarchyPlace::hideEvent(QHideEvent *event) {
    QWidget::hideEvent(event);
    updateActions();
}

void HierarchyPlace::reload() {
    m_asked = true;
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_notice->clear();
    m_progress->setActive(true);
    m_view->setWaiting(true);
    if (m_model->rowCount() == 0)
        showInPlaceOfTree(false);
    QCoro::connect(m_parts.tree(m_stop.get_token()), this,
        [this, stop = m_stop.get_token()](const Result<HierarchyTree> &tree) {
            if (!stop.stop_requested())
                treeRead(tree);
        });
}

void HierarchyPlace::treeRead(const Result<HierarchyTree> &tree) {
    m_progress->setActive(false);
    m_view->setWaiting(false);
    if (!tree) {
        showFailure(tree.error());
        return;
    }
    m_counts->clear();
    m_model->setTree(*tree);
    const int companies = m_model->count(Kind::Company);
    const int applications = m_model->count(Kind::Application);
    m_summary->setText(companies + applications == 0
            ? QString()
            : HierarchyText::size(applications, m_model->count(Kind::Instance)));
    showEmpty(tree->level);
    Q_EMIT treeLoaded(*tree);
}

void HierarchyPlace::showFailure(const Error &error) {
    if (error.kind == ErrorKind::Cancelled)
        return;
    const ErrorText words = ErrorText::of(error);
    const bool treeStays = m_model->rowCount() > 0;
    m_notice->showNotice(Tone::Bad, words.title,
        treeStays ? tr("%1 The tree below is the earlier one.", "what to do").arg(words.advice)
                  : words.advice);
    connect(m_notice->addButton(tr("Try again")), &QPushButton::clicked, this, &HierarchyPlace::reload,
        Qt::QueuedConnection);
    m_notice->setDetails(ErrorText::details(error));
    m_notice->setDismissible(treeStays);
    if (treeStays)
        return;
    m_empty->setAction({});
    m_empty->setContent(Icon::Hierarchy, tr("No hierarchy to show"),
        tr("Companies, applications and instances appear here as soon as they can be read."));
    showInPlaceOfTree(true);
}

void HierarchyPlace::showInPlaceOfTree(bool empty) {
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_view);
    m_details->setVisible(!empty);
}

void HierarchyPlace::showEmpty(AdminLevel level) {
    const bool roleless = level == AdminLevel::None;
    const bool empty = roleless || m_model->count(Kind::Application) == 0;
    showInPlaceOfTree(empty);
    if (!empty)
        return;
    if (roleless)
        m_empty->setContent(Icon::Lock, tr("This account has no role yet"),
            tr("Signing in worked, but the account may see no company, application or instance. Contact the "
               "vendor of the platform and ask for a role for it, then reload."));
    else
        m_empty->setContent(Icon::Hierarchy, tr("No applications yet"),
            tr("The first application of the company is made in the vendor's DataHub. Reload when it is "
               "there."));
    connect(m_empty->setAction(tr("Reload")), &QPushButton::clicked, this, &HierarchyPlace::reload);
}

void HierarchyPlace::recount(const InstanceId &instance) {
    m_counts->forget(instance);
}

void HierarchyPlace::setCompanyName(const CompanyId &company, const QString &name) {
    m_model->setCompanyName(company, name);
}

void HierarchyPlace::currentChanged() {
    m_details->showNode(*m_model, m_view->currentIndex());
    updateActions();
    Q_EMIT stateChanged();
}

void HierarchyPlace::updateActions() {
    const bool here = isVisible();
    const HierarchyNode *const node = m_model->node(m_view->currentIndex());
    const bool instance = here && node != nullptr && node->kind == Kind::Instance;
    m_reload->setEnabled(here);
    m_showUsers->setEnabled(instance);
    m_newUser->setEnabled(instance);
    m_copyId->setEnabled(here && node != nullptr);
    m_revealKey->setEnabled(instance);
    m_copyKey->setEnabled(instance);
}

QVariantMap HierarchyPlace::saveState() const {
    QVariantMap state{{u"folded"_s, m_view->folded()}, {u"current"_s, m_view->currentKey()}};
    if (m_detailsWidth > 0)
        state.insert(u"detailsWidth"_s, m_detailsWidth);
    return state;
}

void HierarchyPlace::restoreState(const QVariantMap &state) {
    const QSignalBlocker quiet(this); // what is being restored need not be saved again
    m_view->restore(state.value(u"folded"_s).toStringList(), state.value(u"current"_s).toString());
    m_detailsWidth = state.value(u"detailsWidth"_s).toInt();
    if (m_detailsWidth > 0)
        m_splitter->setSizes({std::max(1, m_splitter->width() - m_detailsWidth), m_detailsWidth});
}

} // namespace fleetkey::ui
