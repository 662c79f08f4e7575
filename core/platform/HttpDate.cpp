#include "core/platform/HttpDate.h"

#include <array>

namespace fleetkey {

namespace {

/// Reads fixed-width parts of a text from left to right; once something does not match, everything fails.
class Scanner {
public:
    explicit Scanner(QByteArrayView text)
        : m_text(text) { }

    int digits(qsizetype count) {
        if (!m_good || m_text.size() < count)
            return spoil();
        int value = 0;
        for (qsizetype i = 0; i < count; ++i) {
            if (m_text[i] < '0' || m_text[i] > '9')
                return spoil();
            value = value * 10 + (m_text[i] - '0');
        }
        m_text = m_text.sliced(count);
        return value;
    }

    void expect(QByteArrayView literal) {
        if (!accept(literal))
            spoil();
    }

    bool accept(QByteArrayView literal) {
        if (!m_good || !m_text.startsWith(literal))
            return false;
        m_text = m_text.sliced(literal.size());
        return true;
    }

    QByteArrayView take(qsizetype count) {
        if (!m_good || m_text.size() < count) {
            spoil();
            return {};
        }
        const QByteArrayView part = m_text.first(count);
        m_text = m_text.sliced(count);
        return part;
    }

    [[nodiscard]] bool nextIsDigit() const {
        return m_good && !m_text.isEmpty() && m_text[0] >= '0' && m_text[0] <= '9';
    }
    [[nodiscard]] bool atEnd() const { return m_good && m_text.isEmpty(); }
    int spoil() {
        m_good = false;
        return 0;
    }

private:
    QByteArrayView m_text;
    bool m_good = true;
};

int monthNumber(QByteArrayView name) {
    static constexpr std::array<const char *, 12> names{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    for (size_t i = 0; i < names.size(); ++i) {
        if (name.compare(names[i], Qt::CaseInsensitive) == 0)
            return static_cast<int>(i) + 1;
    }
    return 0;
}

/// A leap second is a valid second of the format and none of Qt's.
int scanSecond(Scanner &scanner) {
    const int second = scanner.digits(2);
    return second == 60 ? 59 : second;
}

/// The decimals of a second as milliseconds.
int scanFraction(Scanner &scanner) {
    if (!scanner.nextIsDigit())
        return scanner.spoil();
    int milliseconds = 0;
    for (int weight = 100; scanner.nextIsDigit(); weight /= 10)
        milliseconds += scanner.digits(1) * weight;
    return milliseconds;
}

/// What follows the time: nothing or `Z` for UTC, or an offset; in seconds east of it.
int scanOffset(Scanner &scanner) {
    if (scanner.atEnd() || scanner.accept("Z") || scanner.accept("z"))
        return 0;
    const bool east = scanner.accept("+");
    if (!east)
        scanner.expect("-");
    const int hours = scanner.digits(2);
    scanner.accept(":");
    const int seconds = hours * 3600 + scanner.digits(2) * 60;
    return east ? seconds : -seconds;
}

} // namespace

QDateTime parseHttpDate(QByteArrayView text) {
    Scanner scanner(text.trimmed());
    scanner.take(3);
    scanner.expect(", ");
    const int day = scanner.digits(2);
    scanner.expect(" ");
    const int month = monthNumber(scanner.take(3));
    scanner.expect(" ");
    const int year = scanner.digits(4);
    scanner.expect(" ");
    const int hour = scanner.digits(2);
    scanner.expect(":");
    const int minute = scanner.digits(2);
    scanner.expect(":");
    const int second = scanSecond(scanner);
    scanner.expect(" GMT");
    const QDate date(year, month, day);
    const QTime time(hour, minute, second);
    if (!scanner.atEnd() || !date.isValid() || !time.isValid())
        return {};
    return QDateTime(date, time, Qt::UTC);
}

QDateTime parseTimestamp(QByteArrayView text) {
    Scanner scanner(text.trimmed());
    const int year = scanner.digits(4);
    scanner.expect("-");
    const int month = scanner.digits(2);
    scanner.expect("-");
    const int day = scanner.digits(2);
    const QDate date(year, month, day);
    if (scanner.atEnd())
        return date.isValid() ? QDateTime(date, QTime(0, 0), Qt::UTC) : QDateTime();
    if (!scanner.accept("T") && !scanner.accept("t"))
        scanner.expect(" ");
    const int hour = scanner.digits(2);
    scanner.expect(":");
    const int minute = scanner.digits(2);
    const int second = scanner.accept(":") ? scanSecond(scanner) : 0;
    const int milliseconds = scanner.accept(".") ? scanFraction(scanner) : 0;
    const int offset = scanOffset(scanner);
    const QTime time(hour, minute, second, milliseconds);
    if (!scanner.atEnd() || !date.isValid() || !time.isValid())
        return {};
    return QDateTime(date, time, Qt::UTC).addSecs(-offset);
}

} // namespace fleetkey
