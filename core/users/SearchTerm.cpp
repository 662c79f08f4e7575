#include "core/users/SearchTerm.h"

#include <algorithm>

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

/// Whether it could stand in a name. Digits, `@` and the like could not.
bool isOfName(QChar character) {
    return character.isLetter() || character.isMark() || character.isSurrogate() || character.isSpace()
        || u"'\u2019.-"_s.contains(character);
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

std::optional<QString> swappedNameIn(const QString &typed) {
    const QString term = typed.simplified();
    const qsizetype comma = term.indexOf(u',');
    // Where no comma says which part is which, the last word is taken for the first name.
    const QString back = comma >= 0 ? term.left(comma).trimmed() : term.section(u' ', 0, -2);
    const QString front = comma >= 0 ? term.mid(comma + 1).trimmed() : term.section(u' ', -1);
    if (back.isEmpty() || front.isEmpty() || front == back)
        return std::nullopt;
    const QString name = front + u' ' + back;
    return std::ranges::all_of(name, isOfName) ? std::optional(name) : std::nullopt;
}

std::optional<SecondReading> secondReading(const QString &typed) {
    if (const std::optional<QString> number = phoneNumberIn(typed))
        return SecondReading{SecondReading::Kind::PhoneNumber, *number};
    if (const std::optional<QString> name = swappedNameIn(typed))
        return SecondReading{SecondReading::Kind::SwappedName, *name};
    return std::nullopt;
}

} // namespace fleetkey
