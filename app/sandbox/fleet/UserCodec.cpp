#include "app/sandbox/fleet/UserCodec.h"

namespace fleetkey::sandbox {

namespace {

// Little-endian base 128, seven bits a byte.
void putNumber(std::string &bytes, std::uint64_t number) {
    for (; number >= 0x80; number >>= 7)
        bytes.push_back(static_cast<char>(number | 0x80));
    bytes.push_back(static_cast<char>(number));
}

class Decoder {
public:
    explicit Decoder(std::string_view bytes)
        : m_bytes(bytes) { }

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (m_bytes.empty())
                return fail();
            const auto byte = static_cast<unsigned char>(m_bytes.front());
            m_bytes.remove_prefix(1);
            value |= std::uint64_t(byte & 0x7f) << shift;
            if (byte < 0x80)
                return value;
        }
        return fail();
    }

    std::string_view take(std::size_t count) {
        if (count > m_bytes.size()) {
            fail();
            return {};
        }
        const std::string_view taken = m_bytes.substr(0, count);
        m_bytes.remove_prefix(count);
        return taken;
    }

    bool isGood() const { return m_good && m_bytes.empty(); }
    std::uint64_t fail() {
        m_good = false;
        return 0;
    }

private:
    std::string_view m_bytes;
    bool m_good = true;
};

std::uint64_t packFlags(const UserFlags &flags) {
    return (flags.enabled ? 1U : 0U) | (flags.enableTracking ? 2U : 0U) | (flags.enableLogging ? 4U : 0U)
        | (flags.enableRealTimeLocation ? 8U : 0U);
}

} // namespace

// Texts carry their length plus one; zero is null.
void encodeUser(const User &user, std::string &bytes) {
    bytes.append(
        reinterpret_cast<const char *>(user.deviceToken.bytes.data()), user.deviceToken.bytes.size());
    putNumber(bytes, static_cast<std::uint64_t>(user.created));
    putNumber(bytes, user.instance);
    putNumber(bytes, static_cast<std::uint64_t>(user.status));
    putNumber(bytes, static_cast<std::uint64_t>(user.activity));
    putNumber(bytes, static_cast<std::uint64_t>(user.gender));
    putNumber(bytes, user.childrenCount ? static_cast<std::uint64_t>(*user.childrenCount) + 1 : 0);
    putNumber(bytes, packFlags(user.flags));
    for (const std::optional<std::string> &text : user.texts) {
        putNumber(bytes, text ? text->size() + 1 : 0);
        if (text)
            bytes += *text;
    }
}

std::optional<User> decodeUser(std::string_view bytes) {
    Decoder decoder(bytes);
    User user;
    const std::string_view token = decoder.take(user.deviceToken.bytes.size());
    std::copy(token.begin(), token.end(), user.deviceToken.bytes.begin());
    user.created = static_cast<Ticks>(decoder.number());
    user.instance = static_cast<std::uint16_t>(decoder.number());
    const std::uint64_t status = decoder.number();
    const std::uint64_t activity = decoder.number();
    const std::uint64_t gender = decoder.number();
    if (status > 1 || activity > 4 || gender > 4)
        return std::nullopt;
    user.status = static_cast<UserStatus>(status);
    user.activity = static_cast<Activity>(activity);
    user.gender = static_cast<Gender>(gender);
    if (const std::uint64_t children = decoder.number())
        user.childrenCount = static_cast<std::int32_t>(children - 1);
    const std::uint64_t flags = decoder.number();
    user.flags = {(flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0, (flags & 8) != 0};
    for (std::optional<std::string> &text : user.texts) {
        if (const std::uint64_t length = decoder.number())
            text.emplace(decoder.take(length - 1));
    }
    return decoder.isGood() ? std::optional(std::move(user)) : std::nullopt;
}

} // namespace fleetkey::sandbox
