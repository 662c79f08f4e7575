#include "ui/shell/UiState.h"

#include <QSettings>
#include <QUrl>

namespace fleetkey::ui {

using namespace Qt::StringLiterals;

namespace {

// A slash would open a group of its own, and both parts may contain one.
QString prefixOf(const QString &environmentId, const QString &email) {
    const auto encoded
        = [](const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); };
    return u"account/%1/%2"_s.arg(encoded(environmentId), encoded(email.toLower()));
}

QString sharedKey(const QString &key) {
    return u"shared/"_s + key;
}

} // namespace

std::shared_ptr<UiState> UiState::openDefault() {
    return std::make_shared<UiState>(std::make_unique<QSettings>(
        QSettings::IniFormat, QSettings::UserScope, u"org.fleetkey.Fleetkey"_s, u"windows"_s));
}

std::shared_ptr<UiState> UiState::openFile(const QString &path) {
    return std::make_shared<UiState>(std::make_unique<QSettings>(path, QSettings::IniFormat));
}

UiState::UiState(std::unique_ptr<QSettings> settings)
    : m_settings(std::move(settings))
    , m_prefix(prefixOf({}, {})) {
}

UiState::~UiState() = default;

void UiState::setAccount(const QString &environmentId, const QString &email) {
    m_prefix = prefixOf(environmentId, email);
}

QVariant UiState::value(const QString &key, const QVariant &fallback) const {
    return m_settings->value(m_prefix + u'/' + key, fallback);
}

void UiState::setValue(const QString &key, const QVariant &value) {
    m_settings->setValue(m_prefix + u'/' + key, value);
}

QVariant UiState::sharedValue(const QString &key, const QVariant &fallback) const {
    return m_settings->value(sharedKey(key), fallback);
}

QVariant UiState::latestSharedValue(const QString &key, const QVariant &fallback) {
    m_settings->sync();
    return sharedValue(key, fallback);
}

void UiState::setSharedValue(const QString &key, const QVariant &value) {
    m_settings->setValue(sharedKey(key), value);
}

ThemeMode UiState::themeMode() const {
    const int mode = sharedValue(u"theme"_s).toInt();
    return mode == static_cast<int>(ThemeMode::Light) ? ThemeMode::Light
        : mode == static_cast<int>(ThemeMode::Dark)   ? ThemeMode::Dark
                                                      : ThemeMode::System;
}

void UiState::setThemeMode(ThemeMode mode) {
    setSharedValue(u"theme"_s, static_cast<int>(mode));
}

void UiState::forgetAccount(const QString &environmentId, const QString &email) {
    m_settings->remove(prefixOf(environmentId, email));
}

} // namespace fleetkey::ui
