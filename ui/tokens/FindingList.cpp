#include "ui/tokens/FindingList.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/TextLabel.h"

#include <QGridLayout>

namespace fleetkey::ui {

namespace {

Icon iconOf(Tone tone) {
    return tone == Tone::Bad ? Icon::Error : tone == Tone::Warning ? Icon::Warning : Icon::Info;
}

Ink inkOf(Tone tone) {
    return tone == Tone::Bad ? Ink::Bad : tone == Tone::Warning ? Ink::Warning : Ink::Muted;
}

} // namespace

FindingList::FindingList(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(Metrics::spacingSmall);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(1, 1);
    connect(&theme, &Theme::changed, this, &FindingList::rebuild); // the icons have its colours
    hide();
}

void FindingList::setFindings(const QList<TokenFinding> &findings, const QDateTime &now) {
    QList<FindingText> words;
    for (const TokenFinding &finding : findings)
        words.append(FindingText::of(finding, now));
    if (words == m_words)
        return;
    m_words = std::move(words);
    rebuild();
    setVisible(!findings.isEmpty());
}

void FindingList::rebuild() {
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const FindingText &words : std::as_const(m_words)) {
        auto *icon = new QLabel;
        icon->setPixmap(m_theme.icon(iconOf(words.tone), inkOf(words.tone))
                .pixmap(Metrics::smallIconSize, Metrics::smallIconSize));
        auto *title = new TextLabel(m_theme, TextRole::Body, Ink::Text, words.title);
        title->setWordWrap(true);
        title->setMinimumWidth(1);
        m_grid->addWidget(icon, row, 0, Qt::AlignTop);
        m_grid->addWidget(title, row++, 1);
        if (!words.advice.isEmpty()) {
            auto *advice = new TextLabel(m_theme, TextRole::Secondary, Ink::Muted, words.advice);
            advice->setWordWrap(true);
            m_grid->addWidget(advice, row++, 1);
        }
        m_grid->setRowMinimumHeight(row++, Metrics::spacingTight);
    }
}

} // namespace fleetkey::ui
