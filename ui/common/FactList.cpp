#include "ui/common/FactList.h"

#include "ui/common/DateText.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/IdentifierLabel.h"
#include "ui/widgets/TextLabel.h"

#include <QGridLayout>

namespace fleetkey::ui {

namespace {

constexpr int nameWidth = 108;
constexpr QChar dash(0x2014);
constexpr qsizetype longestShown = 2'000; // what is longer is in the raw record

} // namespace

FactList::FactList(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(Metrics::spacing);
    m_grid->setVerticalSpacing(Metrics::spacingTight + 2);
    m_grid->setColumnMinimumWidth(0, nameWidth);
    m_grid->setColumnStretch(1, 1);
}

void FactList::clear() {
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_rows = 0;
}

void FactList::add(const QString &name, const QString &value, const QString &toolTip) {
    const bool missing = value.trimmed().isEmpty();
    auto *label = new TextLabel(m_theme, TextRole::Body, missing ? Ink::Muted : Ink::Text,
        missing ? QString(dash) : value.trimmed().left(longestShown));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setToolTip(toolTip);
    if (missing)
        label->setAccessibleName(tr("not given"));
    addWidget(name, label);
}

void FactList::addIdentifier(const QString &name, const QString &identifier) {
    if (identifier.isEmpty()) {
        add(name, {});
        return;
    }
    auto *label = new IdentifierLabel(m_theme, name);
    label->setIdentifier(identifier);
    addWidget(name, label);
}

void FactList::addMoment(const QString &name, const QDateTime &when, const QDateTime &now) {
    if (!when.isValid()) {
        add(name, {});
        return;
    }
    const QString relative = DateText::relative(when, now);
    const QString day = DateText::date(when);
    add(name,
        relative == day ? DateText::dateTime(when)
                        : tr("%1 (%2)", "moment, how long ago").arg(DateText::dateTime(when), relative),
        DateText::utc(when));
}

void FactList::addWidget(const QString &name, QWidget *value) {
    auto *label = new TextLabel(m_theme, TextRole::Body, Ink::Muted, name);
    label->setWordWrap(true);
    label->setBuddy(value);
    m_grid->addWidget(label, m_rows, 0, Qt::AlignTop);
    m_grid->addWidget(value, m_rows, 1);
    ++m_rows;
}

} // namespace fleetkey::ui
