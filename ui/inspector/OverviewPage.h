#pragma once

#include "core/platform/User.h"
#include "ui/common/ClockTicker.h"

#include <QWidget>

class QPlainTextEdit;

namespace fleetkey::ui {

class Button;
class FactList;
class Foldout;
class Theme;

/// Everything the platform knows of a user, but device and tokens.
class OverviewPage final : public QWidget {
    Q_OBJECT

public:
    OverviewPage(const Theme &theme, std::shared_ptr<Clock> clock, QWidget *parent = nullptr);

    /// `json` is empty while the record is not read.
    void setUser(const User &user, const QByteArray &json);

Q_SIGNALS:
    /// The user is deactivated, and somebody wants to change that.
    void activationRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void showAccount();
    void addStatus();
    void showProfile();
    void showFields();
    void showJson();

    const Theme &m_theme;
    std::shared_ptr<Clock> m_clock;
    ClockTicker *m_ticker;
    User m_user;
    QByteArray m_json;
    FactList *m_account;
    FactList *m_profile;
    FactList *m_fields;
    Foldout *m_raw;
    QPlainTextEdit *m_rawText;
    Button *m_copyRaw;
};

} // namespace fleetkey::ui
