#pragma once

#include "core/base/Clock.h"
#include "core/base/SecretString.h"
#include "core/hierarchy/HierarchyService.h"
#include "ui/hierarchy/UserCounts.h"

#include <QVariantMap>
#include <QWidget>

#include <functional>
#include <memory>
#include <stop_token>

class QSplitter;
class QStackedLayout;

namespace fleetkey::ui {

class Banner;
class EmptyState;
class HierarchyDetails;
class HierarchyModel;
class HierarchyView;
class SecretClipboard;
class TextLabel;
class Theme;
class ThinProgress;

/// The place "Hierarchy": companies, applications and instances as a tree, with the users counted for each
/// instance, and beside it what is known of the current one.
class HierarchyPlace final : public QWidget {
    Q_OBJECT

public:
    /// What it stands on; `clipboard` must outlive it.
    struct Parts {
        std::function<QCoro::Task<Result<HierarchyTree>>(std::stop_token)> tree;
        std::function<QCoro::Task<Result<SecretString>>(InstanceId, std::stop_token)> instanceKey;
        UserCounts::Source userCount;
        SecretClipboard &clipboard;
        std::shared_ptr<Clock> clock;
    };

    /// Reads nothing before `reload`, or before it is first shown. Users are counted while it is shown.
    HierarchyPlace(const Theme &theme, Parts parts, QWidget *parent = nullptr);
    ~HierarchyPlace() override;

    /// Reads the tree, and the counts, anew; what is shown stays until then.
    void reload();
    /// Users of this instance came or went: counts them anew.
    void recount(const InstanceId &instance);
    /// The hierarchy names no company; whoever learns a name elsewhere (in a user's record) tells it here.
    void setCompanyName(const CompanyId &company, const QString &name);

    /// For menus and the command palette. They belong to the place; those of an instance are enabled while
    /// one is current, and all only while the place is shown, so that shortcuts do not collide.
    [[nodiscard]] QAction *reloadAction() const { return m_reload; }
    [[nodiscard]] QAction *showUsersAction() const { return m_showUsers; }
    [[nodiscard]] QAction *newUserAction() const { return m_newUser; }
    [[nodiscard]] QAction *copyIdAction() const { return m_copyId; }
    [[nodiscard]] QAction *revealKeyAction() const { return m_revealKey; }
    [[nodiscard]] QAction *copyKeyAction() const { return m_copyKey; }

    /// What is folded, the current node and the width of the details, for the settings of the account.
    [[nodiscard]] QVariantMap saveState() const;
    void restoreState(const QVariantMap &state);

    [[nodiscard]] HierarchyView &view() const { return *m_view; }
    [[nodiscard]] HierarchyDetails &details() const { return *m_details; }

Q_SIGNALS:
    /// The tree as just read, for whoever needs the instances.
    void treeLoaded(const fleetkey::HierarchyTree &tree);
    void usersRequested(const fleetkey::InstanceId &instance);
    void newUserRequested(const fleetkey::InstanceId &instance);
    /// The key of this instance has left for the clipboard.
    void instanceKeyCopied(const fleetkey::InstanceId &instance, const QString &name);
    /// What `saveState` gives is different now.
    void stateChanged();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeTreeSide(const Theme &theme);
    void makeActions();
    void connectParts();
    void treeRead(const Result<HierarchyTree> &tree);
    void showFailure(const Error &error);
    void showInPlaceOfTree(bool empty);
    void showEmpty(AdminLevel level);
    void currentChanged();
    void updateActions();

    Parts m_parts;
    UserCounts *m_counts;
    HierarchyModel *m_model;
    HierarchyView *m_view;
    HierarchyDetails *m_details;
    QSplitter *m_splitter;
    TextLabel *m_summary;
    ThinProgress *m_progress;
    Banner *m_notice;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QAction *m_reload = nullptr;
    QAction *m_showUsers = nullptr;
    QAction *m_newUser = nullptr;
    QAction *m_copyId = nullptr;
    QAction *m_revealKey = nullptr;
    QAction *m_copyKey = nullptr;
    std::stop_source m_stop;
    int m_detailsWidth = 0; ///< as somebody set it; 0: nobody did
    bool m_asked = false;
};

} // namespace fleetkey::ui
