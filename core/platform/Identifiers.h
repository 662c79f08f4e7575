#pragma once

#include <QHashFunctions>
#include <QString>

namespace fleetkey {

/// An identifier of the platform as a type of its own, so that one kind is never taken for another.
/// Kept trimmed and in lower case: the platform compares them without regard to case.
template <typename Tag> class Identifier {
public:
    Identifier() = default;
    explicit Identifier(const QString &text)
        : m_text(text.trimmed().toLower()) { }

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }

    bool operator==(const Identifier &) const = default;
    bool operator<(const Identifier &other) const { return m_text < other.m_text; }
    friend size_t qHash(const Identifier &id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    QString m_text;
};

using DeviceToken = Identifier<struct DeviceTokenTag>; ///< a user's permanent id (contract §1)
using InstanceId = Identifier<struct InstanceIdTag>; ///< a user group
using ApplicationId = Identifier<struct ApplicationIdTag>; ///< a customer's app
using CompanyId = Identifier<struct CompanyIdTag>;

/// True for the 8-4-4-4-12 form of a UUID, in any case, without braces.
[[nodiscard]] bool isUuid(QStringView text);

} // namespace fleetkey
