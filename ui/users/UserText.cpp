#include "ui/users/UserText.h"

#include "ui/common/DateText.h"
#include "ui/common/StatusText.h"

namespace fleetkey::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype unlimited = std::numeric_limits<qsizetype>::max();

QString joined(const QString &first, const QString &second) {
    return first.isEmpty() || second.isEmpty() ? first + second : first + u' ' + second;
}

/// Characters that would start a line, a cell or another direction of writing where the text ends up.
bool breaksALine(QChar character) {
    switch (character.unicode()) {
    case 0x2028: // line separator
    case 0x2029: // paragraph separator
    case 0x202a: // embeddings and overrides: a name must not turn around what stands next to it
    case 0x202b:
    case 0x202c:
    case 0x202d:
    case 0x202e:
        return true;
    default:
        return character.category() == QChar::Other_Control;
    }
}

} // namespace

QString UserText::oneLine(const QString &text, qsizetype longest) {
    QString line = text.size() > longest ? text.left(longest) + QChar(0x2026) : text;
    if (text.size() > longest && line.at(longest - 1).isHighSurrogate())
        line.remove(longest - 1, 1);
    if (std::ranges::any_of(line, breaksALine))
        std::ranges::replace_if(line, breaksALine, QChar(u' '));
    return line;
}

QString UserText::title(const User &user) {
    const QString name = oneLine(user.displayName());
    if (!name.trimmed().isEmpty())
        return name;
    return user.profile.email.isEmpty() ? user.deviceToken.text() : oneLine(user.profile.email);
}

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(fleetkey::ui::UserText)

public:
    static QString onOff(std::optional<bool> value) {
        if (!value)
            return {};
        return *value ? tr("On") : tr("Off");
    }
};

QString raw(const User &user, UserColumn column) {
    switch (column) {
    case UserColumn::Name:
        return user.displayName();
    case UserColumn::Email:
        return user.profile.email;
    case UserColumn::Phone:
        return user.profile.phone;
    case UserColumn::DeviceToken:
        return user.deviceToken.text();
    case UserColumn::Activity:
        return StatusText::word(user.activity);
    case UserColumn::Device:
        return user.device.model;
    case UserColumn::Created:
        return DateText::date(user.created);
    case UserColumn::Status:
        return StatusText::word(user.status);
    case UserColumn::Instance:
        return user.account.instanceName.isEmpty() ? user.account.instanceId.text()
                                                   : user.account.instanceName;
    case UserColumn::Application:
        return user.account.applicationName.isEmpty() ? user.account.applicationId.text()
                                                      : user.account.applicationName;
    case UserColumn::OperatingSystem:
        return joined(user.device.osType, user.device.osVersion);
    case UserColumn::SdkVersion:
        return user.device.sdkVersion;
    case UserColumn::AppVersion:
        return user.device.appVersion;
    case UserColumn::ClientId:
        return user.fields.clientId;
    case UserColumn::RealTime:
        return Words::onOff(user.fields.enableRealTimeLocation);
    case UserColumn::Tracking:
        return Words::onOff(user.fields.enableTracking);
    case UserColumn::City:
        return user.profile.city;
    case UserColumn::Country:
        return user.profile.country;
    case UserColumn::Nickname:
        return user.profile.nickname;
    case UserColumn::Gender:
        return user.profile.gender;
    case UserColumn::Birthday:
        return user.profile.birthday.left(10); // the platform may add a time, which a birthday has not
    }
    return {};
}

} // namespace

QString UserText::cell(const User &user, UserColumn column) {
    return oneLine(raw(user, column));
}

QString UserText::hint(const User &user, UserColumn column) {
    if (column == UserColumn::Created) {
        if (!user.created.isValid())
            return {};
        return tr("%1\n%2", "local time, UTC")
            .arg(DateText::dateTime(user.created), DateText::utc(user.created));
    }
    const QString whole = oneLine(raw(user, column), 500);
    if (column == UserColumn::Name && user.status == UserStatus::Inactive)
        return tr("%1\n%2", "name, status").arg(whole, StatusText::word(user.status));
    return whole;
}

QString UserText::copied(const User &user, UserColumn column) {
    if (column == UserColumn::Created)
        return user.created.isValid() ? user.created.toUTC().toString(Qt::ISODate) : QString();
    return oneLine(raw(user, column), unlimited);
}

} // namespace fleetkey::ui
