#pragma once

#include "core/base/Clock.h"
#include "core/base/SecretString.h"
#include "ui/hierarchy/HierarchyModel.h"

#include <QWidget>

#include <array>
#include <functional>

namespace fleetkey::ui {

class Banner;
class Card;
class FactList;
class IdentifierLabel;
class MaskedSecret;
class SecretClipboard;
class StatusLabel;
class TextLabel;
class Theme;

/// What is known of the current node, and what can be done with an instance.
class HierarchyDetails final : public QWidget {
    Q_OBJECT

public:
    using KeySource = std::function<QCoro::Task<Result<SecretString>>(InstanceId, std::stop_token)>;

    HierarchyDetails(const Theme &theme, SecretClipboard &clipboard, std::shared_ptr<Clock> clock,
        KeySource instanceKey, QWidget *parent = nullptr);

    /// Shows this node of the model with what was counted for it; an invalid index: nothing.
    void showNode(const HierarchyModel &model, const QModelIndex &index);
    void copyId();
    /// The InstanceKey; of use while an instance is shown.
    [[nodiscard]] MaskedSecret &key() const { return *m_key; }

Q_SIGNALS:
    void showUsersRequested();
    void newUserRequested();
    /// The users of this instance could not be counted, and somebody wants to know still.
    void recountRequested();
    void keyCopied();

private:
    QWidget *buildHeading();
    QWidget *buildButtons();
    void buildIdCard();
    void buildKeyCard(SecretClipboard &clipboard, std::shared_ptr<Clock> clock);
    void showFacts(const HierarchyModel &model, const QModelIndex &index);
    void showIds();
    void showKey();
    void keyFailed(const Error &error);
    [[nodiscard]] QString parts(int shown) const;
    [[nodiscard]] QWidget *countAgain();

    const Theme &m_theme;
    KeySource m_keySource;
    HierarchyNode m_node;
    bool m_empty = true;
    QWidget *m_content;
    TextLabel *m_name = nullptr;
    TextLabel *m_subtitle = nullptr;
    StatusLabel *m_status = nullptr;
    QWidget *m_buttons = nullptr;
    TextLabel *m_description = nullptr;
    FactList *m_facts;
    Card *m_idCard;
    TextLabel *m_idNote = nullptr;
    std::array<IdentifierLabel *, 3> m_ids{}; ///< by kind
    Card *m_keyCard;
    MaskedSecret *m_key = nullptr;
    Banner *m_keyFailure = nullptr;
};

} // namespace fleetkey::ui
