#pragma once

#include <QByteArray>
#include <QString>

namespace fleetkey {

/// Overwrites and forgets bytes that were a secret. Bytes that somebody else shares are theirs to wipe.
void wipe(QByteArray &bytes) noexcept;

/// A password, token or key. Move-only and mute: no stream operator, no conversion; readable only through
/// `reveal()`. Wiped on destruction as far as Qt allows: copies that Qt itself makes (a line edit's text, a
/// request's header, an answer's body) are beyond reach.
class SecretString {
public:
    SecretString() = default;
    /// Takes UTF-8 bytes over; the caller's own copy is the caller's to forget.
    explicit SecretString(QByteArray utf8);
    static SecretString fromText(const QString &text);

    SecretString(SecretString &&other) noexcept;
    SecretString &operator=(SecretString &&other) noexcept;
    SecretString(const SecretString &) = delete;
    SecretString &operator=(const SecretString &) = delete;
    ~SecretString();

    /// A second holder of the same secret; a call, so that copies are seen where they are made.
    [[nodiscard]] SecretString clone() const;

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    /// The secret as UTF-8. Do not keep what this returns.
    [[nodiscard]] const QByteArray &reveal() const { return m_bytes; }
    /// Compares in a time that does not depend on where the two differ.
    [[nodiscard]] bool matches(const SecretString &other) const;

private:
    QByteArray m_bytes;
};

} // namespace fleetkey
