#pragma once

#include "core/tokens/TokenFinding.h"
#include "ui/tokens/FindingText.h"

#include <QWidget>

class QGridLayout;

namespace fleetkey::ui {

class Theme;

/// What is off about a token, line by line: what is the case, and what to do about it.
class FindingList final : public QWidget {
    Q_OBJECT

public:
    explicit FindingList(const Theme &theme, QWidget *parent = nullptr);

    /// In the order given; none hides the list. `now` is the platform's time; to be called again as it goes
    /// on.
    void setFindings(const QList<TokenFinding> &findings, const QDateTime &now);

private:
    void rebuild();

    const Theme &m_theme;
    QGridLayout *m_grid;
    QList<FindingText> m_words;
};

} // namespace fleetkey::ui
