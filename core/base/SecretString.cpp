#include "core/base/SecretString.h"

#include <utility>

namespace fleetkey {

void wipe(QByteArray &bytes) noexcept {
    // Writing to shared bytes would detach and wipe a fresh copy instead of the secret.
    if (bytes.isDetached()) {
        volatile char *byte = bytes.data();
        for (qsizetype i = 0; i < bytes.size(); ++i)
            byte[i] = 0;
    }
    bytes = {};
}

SecretString::SecretString(QByteArray utf8)
    : m_bytes(std::move(utf8)) {
}

SecretString SecretString::fromText(const QString &text) {
    return SecretString(text.toUtf8());
}

SecretString::SecretString(SecretString &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {})) {
}

SecretString &SecretString::operator=(SecretString &&other) noexcept {
    if (this != &other) {
        wipe(m_bytes);
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

SecretString::~SecretString() {
    wipe(m_bytes);
}

SecretString SecretString::clone() const {
    return SecretString(QByteArray(m_bytes.constData(), m_bytes.size()));
}

bool SecretString::matches(const SecretString &other) const {
    if (m_bytes.size() != other.m_bytes.size())
        return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < m_bytes.size(); ++i)
        difference |= static_cast<unsigned char>(m_bytes[i]) ^ static_cast<unsigned char>(other.m_bytes[i]);
    return difference == 0;
}

} // namespace fleetkey
