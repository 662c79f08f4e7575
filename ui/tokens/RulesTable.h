#pragma once

#include "core/tokens/Diagnosis.h"

#include <QWidget>

class QGridLayout;

namespace fleetkey::ui {

class StatusLabel;
class TextLabel;
class Theme;

/// The vendor's four rules, and below them the one of our own that applies, if one of ours does. The one that
/// applies is marked by a dot and a word.
class RulesTable final : public QWidget {
    Q_OBJECT

public:
    explicit RulesTable(const Theme &theme, QWidget *parent = nullptr);

    void setRule(TokenRule rule);

private:
    struct Row {
        TextLabel *number;
        TextLabel *situation;
        TextLabel *consequence;
        StatusLabel *mark;
    };

    Row addRow(const Theme &theme, const QString &number);
    void show(const Row &row, TokenRule rule, bool applies);

    QGridLayout *m_grid;
    QList<Row> m_vendors;
    TextLabel *m_oursTitle;
    Row m_ours;
};

} // namespace fleetkey::ui
