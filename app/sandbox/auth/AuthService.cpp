#include "app/sandbox/auth/AuthService.h"

#include "app/sandbox/base/Text.h"

namespace fleetkey::sandbox {

namespace {

std::unexpected<Answer> refused(int status, std::string key, std::string message) {
    return std::unexpected(Answer::failure(status, std::move(key), std::move(message)));
}

std::string_view bearerOf(const Request &request) {
    const std::string *header = request.header("Authorization");
    constexpr std::string_view scheme = "bearer ";
    if (!header || !equalsIgnoringAsciiCase(std::string_view(*header).substr(0, scheme.size()), scheme))
        return {};
    return std::string_view(*header).substr(scheme.size());
}

} // namespace

AuthService::AuthService(Store &store, EmulatorClock &clock, const AuthSettings &settings)
    : m_store(store)
    , m_clock(clock)
    , m_lifetimes(settings.lifetimes)
    , m_limiter(store, settings.loginLimits)
    , m_signer(store.signingKey())
    , m_record(settings.tokenRecord)
    , m_admins(builtInAdmins(store.plan().seed, settings.password)) {
}

std::optional<Answer> AuthService::countLogin(const std::string &address) {
    const std::optional<std::int64_t> wait = m_limiter.attempt(address, m_clock.nowSeconds());
    if (!wait)
        return std::nullopt;
    Answer answer = Answer::failure(429, "Login",
        "Too many logins from this address. The next one is possible in " + std::to_string(*wait)
            + " seconds.");
    answer.headers.emplace_back("Retry-After", std::to_string(*wait));
    return answer;
}

std::expected<TokenPair, Answer> AuthService::signInAdmin(
    const std::string &address, std::string_view email, std::string_view password) {
    if (std::optional<Answer> blocked = countLogin(address))
        return std::unexpected(std::move(*blocked));
    const Admin *admin = findAdmin(email);
    if (!admin)
        return refused(401, "LoginFields", "There is no admin with this e-mail address.");
    if (!equalsInConstantTime(password, admin->password))
        return refused(401, "Password", "The password is wrong.");
    TokenPair tokens = issue(admin->id, admin, m_lifetimes.accessAtLogin);
    m_store.putSession(tokens.session);
    return tokens;
}

std::expected<TokenPair, Answer> AuthService::signInUser(const std::string &address,
    std::string_view deviceToken, const std::string *instanceId, std::string_view password) {
    if (std::optional<Answer> blocked = countLogin(address))
        return std::unexpected(std::move(*blocked));
    const std::optional<Uuid> token = Uuid::parse(deviceToken);
    const std::optional<Row> row = token ? m_store.index().findToken(*token) : std::nullopt;
    if (!row)
        return refused(401, "LoginFields", "There is no user with this DeviceToken.");
    const UserRecord &user = m_store.users()[*row];
    const Instance &instance = m_store.hierarchy().instances[user.instance];
    const std::optional<Uuid> named = instanceId ? Uuid::parse(*instanceId) : std::nullopt;
    if (!named || *named != instance.id)
        return refused(401, "LoginFields", "The InstanceId header does not name the instance of this user.");
    const std::optional<Uuid> key = Uuid::parse(password);
    if (!key || *key != instance.key)
        return refused(401, "Password", "The password must be the InstanceKey of the user's instance.");
    if (user.status != UserStatus::Active)
        return refused(403, "LoginFields", "The user is deactivated.");
    if (!m_store.hierarchy().isOpen(user.instance))
        return refused(403, "LoginFields", "The instance of the user is deactivated.");
    TokenPair tokens = issue(*token, nullptr, m_lifetimes.accessAtLogin);
    m_store.putSession(tokens.session);
    return tokens;
}

std::expected<TokenPair, Answer> AuthService::refresh(
    std::string_view accessToken, std::string_view refreshToken) {
    const std::optional<AccessClaims> claims = m_signer.verify(accessToken);
    if (!claims)
        return refused(401, "AccessToken", "This is no access token of this platform.");
    const Session *session = m_store.findSession(claims->subject);
    if (!session || session->accessTokenId != claims->tokenId)
        return refused(401, "AccessToken", "The access token has been replaced or revoked.");
    if (!equalsInConstantTime(session->refreshToken, refreshToken))
        return refused(401, "RefreshToken", "The refresh token does not belong to this access token.");
    if (session->refreshExpires <= m_clock.nowSeconds())
        return refused(401, "RefreshToken", "The refresh token has expired.");
    const Admin *admin = claims->isAdmin ? adminWithId(claims->subject) : nullptr;
    const std::optional<Row> row = admin ? std::nullopt : m_store.index().findToken(claims->subject);
    if (!admin && !row)
        return refused(401, "AccessToken", "The user does not exist any more.");
    if (row && m_store.users()[*row].status != UserStatus::Active)
        return refused(403, "AccessToken", "The user is deactivated.");
    TokenPair tokens = issue(claims->subject, admin, m_lifetimes.accessAtLogin);
    m_store.putSession(tokens.session);
    return tokens;
}

TokenPair AuthService::tokensForNewUser(const Uuid &deviceToken) {
    return issue(deviceToken, nullptr, m_lifetimes.accessAtRegistration);
}

TokenPair AuthService::issue(const Uuid &identity, const Admin *admin, std::int64_t accessLifetime) {
    const std::int64_t now = m_clock.nowSeconds();
    const AccessClaims claims{randomUuid(), identity, admin != nullptr, admin ? admin->email : std::string(),
        now, now + accessLifetime};
    TokenPair tokens;
    tokens.identity = identity;
    tokens.accessToken = m_signer.sign(claims);
    tokens.expiresIn = accessLifetime;
    tokens.refreshToken = randomText(48);
    m_record.add(tokens.accessToken);
    m_record.add(tokens.refreshToken);
    tokens.session
        = {identity, claims.tokenId, tokens.refreshToken, claims.expires, now + m_lifetimes.refresh};
    return tokens;
}

std::expected<Caller, Answer> AuthService::authenticate(const Request &request) const {
    const std::string_view bearer = bearerOf(request);
    if (bearer.empty())
        return refused(401, "Authorization", "The Authorization header must carry a bearer token.");
    const std::optional<AccessClaims> claims = m_signer.verify(bearer);
    if (!claims)
        return refused(401, "Authorization", "The access token is not valid.");
    const Session *session = m_store.findSession(claims->subject);
    if (!session || session->accessTokenId != claims->tokenId)
        return refused(401, "Authorization", "The access token has been revoked.");
    if (session->accessExpires <= m_clock.nowSeconds())
        return refused(401, "Authorization", "The access token has expired.");
    if (const Admin *admin = claims->isAdmin ? adminWithId(claims->subject) : nullptr)
        return Caller{admin, 0};
    const std::optional<Row> row = m_store.index().findToken(claims->subject);
    if (!row)
        return refused(401, "Authorization", "The user does not exist any more.");
    if (m_store.users()[*row].status != UserStatus::Active)
        return refused(403, "Authorization", "The user is deactivated.");
    return Caller{nullptr, *row};
}

std::expected<const Admin *, Answer> AuthService::authenticateAdmin(const Request &request) const {
    const std::expected<Caller, Answer> caller = authenticate(request);
    if (!caller)
        return std::unexpected(caller.error());
    if (!caller->admin)
        return refused(403, "Authorization", "This needs the access token of an admin.");
    if (caller->admin->level == AdminLevel::None)
        return refused(403, "Authorization", "This admin has no role.");
    return caller->admin;
}

const Admin *AuthService::findAdmin(std::string_view email) const {
    for (const Admin &admin : m_admins) {
        if (equalsIgnoringAsciiCase(admin.email, email))
            return &admin;
    }
    return nullptr;
}

const Admin *AuthService::adminWithId(const Uuid &id) const {
    for (const Admin &admin : m_admins) {
        if (admin.id == id)
            return &admin;
    }
    return nullptr;
}

bool AuthService::expireAccess(const Uuid &identity) {
    const Session *known = m_store.findSession(identity);
    if (!known)
        return false;
    Session session = *known;
    session.accessExpires = m_clock.nowSeconds();
    m_store.putSession(session);
    return true;
}

bool AuthService::expireRefresh(const Uuid &identity) {
    const Session *known = m_store.findSession(identity);
    if (!known)
        return false;
    Session session = *known;
    session.refreshExpires = m_clock.nowSeconds();
    m_store.putSession(session);
    return true;
}

bool AuthService::revoke(const Uuid &identity) {
    if (!m_store.findSession(identity))
        return false;
    m_store.removeSession(identity);
    return true;
}

} // namespace fleetkey::sandbox
