#pragma once

#include "ui/theme/Theme.h"

#include <QByteArray>
#include <QString>
#include <QVariant>

#include <memory>

class QSettings;

namespace fleetkey::ui {

/// What the windows remember from one start to the next: sizes, columns, filters, places. Kept per account,
/// but for what belongs to the computer. Never holds a secret. GUI thread.
class UiState {
public:
    /// The person's own file in the configuration folder.
    static std::shared_ptr<UiState> openDefault();
    /// This file; for tests.
    static std::shared_ptr<UiState> openFile(const QString &path);

    explicit UiState(std::unique_ptr<QSettings> settings);
    ~UiState();
    UiState(const UiState &) = delete;
    UiState &operator=(const UiState &) = delete;

    /// Whose state is read and written from now on. Empty environment and e-mail: nobody's.
    void setAccount(const QString &environmentId, const QString &email);

    /// Of the current account; `fallback` where nothing is kept.
    [[nodiscard]] QVariant value(const QString &key, const QVariant &fallback = {}) const;
    void setValue(const QString &key, const QVariant &value);

    /// Of this computer, whoever is signed in.
    [[nodiscard]] QVariant sharedValue(const QString &key, const QVariant &fallback = {}) const;
    /// The same, as another console may have left it a moment ago: reads the file again.
    [[nodiscard]] QVariant latestSharedValue(const QString &key, const QVariant &fallback = {});
    void setSharedValue(const QString &key, const QVariant &value);

    /// Light, dark or as the desktop is; of this computer.
    [[nodiscard]] ThemeMode themeMode() const;
    void setThemeMode(ThemeMode mode);

    /// Drops what is kept for an account (it was forgotten).
    void forgetAccount(const QString &environmentId, const QString &email);

private:
    std::unique_ptr<QSettings> m_settings;
    QString m_prefix;
};

} // namespace fleetkey::ui
