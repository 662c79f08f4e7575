#pragma once

#include "core/platform/AccessToken.h"

#include <QTreeWidget>

namespace fleetkey::ui {

class Theme;

/// Header and claims of a decoded token, with human dates and the meaning of the registered ones. Ctrl+C
/// copies a line.
class ClaimsTree final : public QTreeWidget {
    Q_OBJECT

public:
    explicit ClaimsTree(const Theme &theme, QWidget *parent = nullptr);

    void setToken(const DecodedToken &token, const QDateTime &now);
    /// Time goes on, the platform's.
    void setNow(const QDateTime &now);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fill(QTreeWidgetItem &parent, const QJsonObject &object, const QDateTime &now, int depth);
    void add(QTreeWidgetItem &parent, const QString &name, const QJsonValue &value, const QDateTime &now,
        int depth);
    static void addMoment(QTreeWidgetItem &item, const QJsonValue &value, const QDateTime &now);
    static void showMoment(QTreeWidgetItem &item, const QDateTime &now);

    const Theme &m_theme;
};

} // namespace fleetkey::ui
