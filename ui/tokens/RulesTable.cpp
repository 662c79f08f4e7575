#include "ui/tokens/RulesTable.h"

#include "ui/theme/Metrics.h"
#include "ui/tokens/RuleText.h"
#include "ui/widgets/StatusLabel.h"
#include "ui/widgets/TextLabel.h"

#include <QGridLayout>

namespace fleetkey::ui {

RulesTable::RulesTable(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(Metrics::spacingSmall);
    m_grid->setVerticalSpacing(Metrics::spacingTight);
    m_grid->setColumnStretch(1, 1);
    const auto title = [this, &theme](const QString &text) {
        auto *label = new TextLabel(theme, TextRole::SecondaryStrong, Ink::Text, text);
        m_grid->addWidget(label, m_grid->rowCount(), 0, 1, 3);
        return label;
    };
    title(tr("The vendor's rules"));
    for (std::size_t at = 0; at < vendorRules.size(); ++at)
        m_vendors.append(addRow(theme, QString::number(at + 1)));
    m_grid->setRowMinimumHeight(m_grid->rowCount(), Metrics::spacingTight);
    m_oursTitle = title(tr("Fleetkey's own"));
    m_ours = addRow(theme, QString(QChar(0x2013)));
    setRule(TokenRule::TokenServes);
}

RulesTable::Row RulesTable::addRow(const Theme &theme, const QString &number) {
    Row row{new TextLabel(theme, TextRole::Secondary, Ink::Muted, number),
        new TextLabel(theme, TextRole::Secondary, Ink::Muted),
        new TextLabel(theme, TextRole::Secondary, Ink::Muted), new StatusLabel(theme)};
    row.situation->setWordWrap(true);
    row.mark->setTinted(true);
    row.mark->setStatus(Tone::Accent, tr("applies now"));
    const int at = m_grid->rowCount();
    m_grid->addWidget(row.number, at, 0, Qt::AlignTop);
    m_grid->addWidget(row.situation, at, 1);
    m_grid->addWidget(row.consequence, at, 2, Qt::AlignTop | Qt::AlignTrailing);
    m_grid->addWidget(row.mark, at + 1, 1, 1, 2);
    return row;
}

void RulesTable::setRule(TokenRule rule) {
    for (qsizetype at = 0; at < m_vendors.size(); ++at) {
        const TokenRule vendors = vendorRules.at(static_cast<std::size_t>(at));
        show(m_vendors.at(at), vendors, vendors == rule);
    }
    const bool ours = !isVendors(rule);
    m_oursTitle->setVisible(ours);
    for (QWidget *part :
        std::initializer_list<QWidget *>{m_ours.number, m_ours.situation, m_ours.consequence, m_ours.mark})
        part->setVisible(ours);
    if (ours)
        show(m_ours, rule, true);
}

void RulesTable::show(const Row &row, TokenRule rule, bool applies) {
    const QString situation = RuleText::situation(rule);
    const QString consequence = RuleText::consequence(rule);
    row.situation->setText(situation);
    row.consequence->setText(consequence);
    const Ink ink = applies ? Ink::Text : Ink::Muted;
    row.situation->setInk(ink);
    row.consequence->setInk(ink);
    row.mark->setVisible(applies);
    row.situation->setAccessibleName(applies
            ? tr("%1: %2. Applies now.", "a situation, what to do").arg(situation, consequence)
            : tr("%1: %2.", "a situation, what to do").arg(situation, consequence));
}

} // namespace fleetkey::ui
