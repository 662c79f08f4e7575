#include "core/users/SearchTerm.h"

namespace fleetkey {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype fewestDigits = 7;
constexpr qsizetype mostDigits = 15; // of any number in the world, and more than two groups of a DeviceToken

bool isBetweenDigits(QChar character) {
    return character.isSpace() || u"()./-"_s.contains(character);
}

QString withoutSpacing(const QString &digits, bool isInternational) {
    if (isInternational)
        return u'+' + digits;
    if (digits.startsWith(u"00"_s))
        return u'+' + digits.mid(2);
    return digits.startsWith(u'0') ? digits.mid(1) : digits;
}

} // namespace

std::optional<QString> phoneNumberIn(const QString &typed) {
    const QString term = typed.trimmed();
    const bool isInternational = term.startsWith(u'+');
    QString digits;
    for (const QChar character : QStringView(term).mid(isInternational ? 1 : 0)) {
        if (character >= u'0' && character <= u'9')
            digits += character;
        else if (!isBetweenDigits(character))
            return std::nullopt;
    }
    if (digits.size() < fewestDigits || digits.size() > mostDigits)
        return std::nullopt;
    const QString number = withoutSpacing(digits, isInternational);
    return number == term ? std::nullopt : std::optional(number);
}

} // namespace fleetkey
