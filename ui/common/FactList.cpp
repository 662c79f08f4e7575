#include "ui/common/FactList.h"

#include "ui/common/DateText.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/IdentifierLabel.h"
#include "ui/widgets/TextLabel.h"

#include <QGridLayout>

namespace fleetkey::ui {

namespace {

constexpr int nameWidth = 116;
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
    m_moments.clear();
    m_rows = 0;
}

void FactList::add(const QString &name, const QString &value, const QString &toolTip) {
    addText(name, value, toolTip);
}

TextLabel *FactList::addText(const QString &name, const QString &value, const QString &toolTip) {
    const bool missing = value.trimmed().isEmpty();
    auto *label = new TextLabel(m_theme, TextRole::Body, missing ? Ink::Muted : Ink::Text,
        missing ? QString(dash) : value.trimmed().left(longestShown));
    label->setWordWrap(true);
    label->setMinimumWidth(1); // a long word is cut, not the whole list widened; the tooltip has it
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setToolTip(toolTip.isEmpty() ? value.trimmed().left(longestShown) : toolTip);
    if (missing)
        label->setAccessibleName(tr("not given"));
    addWidget(name, label);
    return label;
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

void FactList::addCopyable(const QString &name, const QString &text) {
    const QString line = text.simplified().left(longestShown);
    if (line.isEmpty()) {
        add(name, {});
        return;
    }
    auto *label = new IdentifierLabel(m_theme, name, TextRole::Body);
    label->setIdentifier(line);
    addWidget(name, label);
}

void FactList::addMoment(const QString &name, const QDateTime &when, const QDateTime &now) {
    if (!when.isValid()) {
        add(name, {});
        return;
    }
    m_moments.append({when, addText(name, DateText::dateTime(when), DateText::utc(when))});
    setNow(now);
}

void FactList::setNow(const QDateTime &now) {
    for (const Moment &moment : m_moments) {
        const QString relative = DateText::relative(moment.when, now);
        if (relative == DateText::date(moment.when))
            moment.label->setText(DateText::dateTime(moment.when));
        else
            moment.label->setText(
                tr("%1 (%2)", "moment, how long ago").arg(DateText::dateTime(moment.when), relative));
    }
}

void FactList::addWidget(const QString &name, QWidget *value) {
    auto *label = new TextLabel(m_theme, TextRole::Body, Ink::Muted, name);
    label->setWordWrap(true);
    label->setBuddy(value);
    // A text may take several lines; a control stands level with its name.
    const bool text = qobject_cast<QLabel *>(value) != nullptr;
    m_grid->addWidget(label, m_rows, 0, text ? Qt::AlignTop : Qt::AlignVCenter);
    m_grid->addWidget(value, m_rows, 1);
    ++m_rows;
}

} // namespace fleetkey::ui
