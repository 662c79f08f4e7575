#pragma once

#include "core/platform/Identifiers.h"

#include <QSet>
#include <QTreeView>

namespace fleetkey::ui {

class HierarchyModel;
class RowHover;
class Theme;

/// The tree of the hierarchy. Keeps what is folded and what is current by identity, over every reading of
/// the tree, and tells which instances are looked at.
class HierarchyView final : public QTreeView {
    Q_OBJECT

public:
    /// Theme and model must outlive the view.
    HierarchyView(const Theme &theme, HierarchyModel &model, QWidget *parent = nullptr);

    [[nodiscard]] QStringList folded() const;
    [[nodiscard]] QString currentKey() const { return m_current; }
    /// Applies to the tree that is there and to those to come.
    void restore(const QStringList &folded, const QString &current);
    /// Before the first tree: grey bars in place of its rows.
    void setWaiting(bool waiting);
    void copyCurrentRow();

Q_SIGNALS:
    /// Another node is current, or another tree has come.
    void currentNodeChanged();
    /// Enter or a double click on an instance.
    void instanceActivated(const fleetkey::InstanceId &instance);
    /// The instances within sight; none while the view is hidden.
    void lookedAt(const QList<fleetkey::InstanceId> &instances);
    /// Folded or unfolded by the person.
    void foldingChanged();

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void setUpHeader();
    void fitColumns();
    void applyTree();
    void unfoldBelow(const QModelIndex &parent);
    void setFolded(const QModelIndex &index, bool folded);
    void activate(const QModelIndex &index);
    void lookAround();
    void tellLookedAt();
    void paintPlaceholders(QPainter &painter) const;

    const Theme &m_theme;
    HierarchyModel &m_model;
    RowHover *m_hover;
    QSet<QString> m_folded;
    QString m_current; ///< kept while no tree is there
    bool m_applying = false;
    bool m_waiting = false;
    bool m_looking = false;
};

} // namespace fleetkey::ui
