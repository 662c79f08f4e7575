#pragma once

#include "app/sandbox/auth/LoginLimiter.h"
#include "app/sandbox/auth/TokenRecord.h"
#include "app/sandbox/auth/TokenSigner.h"
#include "app/sandbox/base/EmulatorClock.h"
#include "app/sandbox/fleet/Admin.h"
#include "app/sandbox/fleet/Store.h"
#include "app/sandbox/http/Answer.h"

#include <expected>

namespace fleetkey::sandbox {

// How long tokens live, in seconds.
struct TokenLifetimes {
    std::int64_t accessAtLogin = 86'400;
    std::int64_t accessAtRegistration = 432'000;
    std::int64_t refresh = 7'776'000; // about three months
};

struct AuthSettings {
    TokenLifetimes lifetimes;
    LoginLimits loginLimits;
    std::string password = "sandbox"; // of all admins
    std::string tokenRecord; // a file that gets every token handed out; empty: none
};

// What a login, a refresh or a registration hands out.
struct TokenPair {
    Uuid identity;
    std::string accessToken;
    std::int64_t expiresIn = 0;
    std::string refreshToken;
    Session session; // as it is to be stored
};

// Who is asking: an admin or a user.
struct Caller {
    const Admin *admin = nullptr;
    Row user = 0; // when there is no admin
};

// Signs in, refreshes, and tells who a bearer is.
class AuthService {
public:
    AuthService(Store &store, EmulatorClock &clock, const AuthSettings &settings);

    // Every failure is the answer to give.
    std::expected<TokenPair, Answer> signInAdmin(
        const std::string &address, std::string_view email, std::string_view password);
    std::expected<TokenPair, Answer> signInUser(const std::string &address, std::string_view deviceToken,
        const std::string *instanceId, std::string_view password);
    std::expected<TokenPair, Answer> refresh(std::string_view accessToken, std::string_view refreshToken);
    // A login that is no login but must be counted all the same.
    std::optional<Answer> countLogin(const std::string &address);

    // Tokens for a user who is just being registered; not stored yet.
    TokenPair tokensForNewUser(const Uuid &deviceToken);

    std::expected<Caller, Answer> authenticate(const Request &request) const;
    std::expected<const Admin *, Answer> authenticateAdmin(const Request &request) const;

    const std::vector<Admin> &admins() const { return m_admins; }
    const Admin *findAdmin(std::string_view email) const;
    const Admin *adminWithId(const Uuid &id) const;

    // Makes the valid tokens of an identity expire now, or revokes them. False if there are none.
    bool expireAccess(const Uuid &identity);
    bool expireRefresh(const Uuid &identity);
    bool revoke(const Uuid &identity);

private:
    TokenPair issue(const Uuid &identity, const Admin *admin, std::int64_t accessLifetime);

    Store &m_store;
    EmulatorClock &m_clock;
    TokenLifetimes m_lifetimes;
    LoginLimiter m_limiter;
    TokenSigner m_signer;
    TokenRecord m_record;
    std::vector<Admin> m_admins;
};

} // namespace fleetkey::sandbox
