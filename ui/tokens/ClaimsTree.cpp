#include "ui/tokens/ClaimsTree.h"

#include "ui/common/DateText.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/tokens/TokenText.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace fleetkey::ui {

namespace {

constexpr int deepest = 16;
constexpr int mostShown = 200; // of one object: a claim set longer than this is no claim set
constexpr int mostRows = 14;
constexpr qsizetype longestShown = 2'000; // of one value; the JSON has the whole

QString plainText(const QJsonValue &value) {
    if (value.isString())
        return value.toString().left(longestShown);
    if (value.isNull() || value.isUndefined())
        return u"null"_s;
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 17);
    return {};
}

int visibleRows(const QTreeWidgetItem &item) {
    int rows = 0;
    for (int at = 0; at < item.childCount(); ++at) {
        const QTreeWidgetItem &child = *item.child(at);
        rows += 1 + (child.isExpanded() ? visibleRows(child) : 0);
    }
    return rows;
}

} // namespace

ClaimsTree::ClaimsTree(const Theme &theme, QWidget *parent)
    : QTreeWidget(parent)
    , m_theme(theme) {
    setColumnCount(2);
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setIndentation(Metrics::spacing);
    setRootIsDecorated(true);
    setUniformRowHeights(true);
    setEditTriggers(NoEditTriggers);
    setTextElideMode(Qt::ElideMiddle);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setAccessibleName(tr("Header and claims of the access token"));
    header()->setStretchLastSection(true);
    header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QTreeWidget::itemExpanded, this, &QWidget::updateGeometry);
    connect(this, &QTreeWidget::itemCollapsed, this, &QWidget::updateGeometry);
}

void ClaimsTree::setToken(const DecodedToken &token, const QDateTime &now) {
    clear();
    const auto section = [this](const QString &title) {
        auto *item = new QTreeWidgetItem(this, {title});
        item->setFont(0, m_theme.font(TextRole::SecondaryStrong));
        item->setFirstColumnSpanned(true);
        return item;
    };
    QTreeWidgetItem *header = section(tr("Header"));
    fill(*header, token.header, now, 0);
    expandItem(header);
    if (!token.encrypted) { // whose claims nobody can read
        QTreeWidgetItem *claims = section(tr("Claims"));
        fill(*claims, token.claims, now, 0);
        expandItem(claims);
    }
    updateGeometry();
}

void ClaimsTree::fill(QTreeWidgetItem &parent, const QJsonObject &object, const QDateTime &now, int depth) {
    int shown = 0;
    for (auto at = object.begin(); at != object.end() && shown < mostShown; ++at, ++shown)
        add(parent, at.key(), at.value(), now, depth);
}

void ClaimsTree::add(
    QTreeWidgetItem &parent, const QString &name, const QJsonValue &value, const QDateTime &now, int depth) {
    auto *item = new QTreeWidgetItem(&parent, {name, plainText(value)});
    item->setFont(0, m_theme.font(TextRole::Secondary));
    item->setFont(1, m_theme.font(TextRole::Secondary));
    item->setToolTip(1, item->text(1));
    const QString meaning = depth == 0 ? TokenText::claimMeaning(name, value) : QString();
    if (!meaning.isEmpty())
        item->setText(0, tr("%1, %2", "a claim, its meaning").arg(name, meaning));
    if (depth == 0 && name == u"alg" && item->text(1).compare(u"none", Qt::CaseInsensitive) == 0)
        item->setForeground(1, m_theme.ink(Ink::Bad)); // anybody can have written such a token
    if (depth == 0 && TokenText::isMoment(name))
        addMoment(*item, value, now);
    if (depth >= deepest)
        return;
    if (value.isObject())
        fill(*item, value.toObject(), now, depth + 1);
    int shown = 0;
    for (const auto &element : value.toArray()) {
        if (shown == mostShown)
            break;
        add(*item, QString::number(++shown), element, now, depth + 1);
    }
}

void ClaimsTree::addMoment(QTreeWidgetItem &item, const QJsonValue &value, const QDateTime &now) {
    const ClaimedMoment moment = momentIn(value);
    if (!moment.when.isValid())
        return;
    item.setData(1, Qt::UserRole, moment.when);
    showMoment(item, now);
    item.setToolTip(1, tr("%1, in the token: %2").arg(DateText::utc(moment.when), plainText(value)));
    if (moment.inMilliseconds)
        item.setToolTip(0, tr("Written in milliseconds; the platform expects seconds."));
}

void ClaimsTree::setNow(const QDateTime &now) {
    for (int section = 0; section < topLevelItemCount(); ++section) {
        for (int row = 0; row < topLevelItem(section)->childCount(); ++row)
            showMoment(*topLevelItem(section)->child(row), now);
    }
}

void ClaimsTree::showMoment(QTreeWidgetItem &item, const QDateTime &now) {
    const QDateTime when = item.data(1, Qt::UserRole).toDateTime();
    if (when.isValid())
        item.setText(1,
            tr("%1 (%2)", "moment, how long ago")
                .arg(DateText::brief(when, now), DateText::relative(when, now)));
}

QSize ClaimsTree::sizeHint() const {
    const int rows = std::min(mostRows, visibleRows(*invisibleRootItem()));
    const int rowHeight = std::max(sizeHintForRow(0), fontMetrics().lineSpacing());
    return {200, rows * rowHeight + Metrics::spacingSmall};
}

void ClaimsTree::keyPressEvent(QKeyEvent *event) {
    if (event->matches(QKeySequence::Copy) && currentItem() != nullptr) {
        QGuiApplication::clipboard()->setText(currentItem()->text(0) + u'\t' + currentItem()->text(1));
        event->accept();
        return;
    }
    QTreeWidget::keyPressEvent(event);
}

} // namespace fleetkey::ui
