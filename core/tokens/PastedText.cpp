#include "core/tokens/PastedText.h"

#include "core/tokens/CredentialsSearch.h"
#include "core/tokens/HandedOut.h"
#include "core/tokens/JwtSearch.h"
#include "core/tokens/MendedText.h"

#include <algorithm>
#include <cctype>
#include <memory>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

using Kind = PastedText::Kind;
using Wrapping = PastedText::Wrapping;

constexpr qsizetype shortestOpaque = 8;
constexpr qsizetype longestOpaque = 4096;
constexpr qsizetype longestClaim = 80; // of its name

bool containsWord(const QByteArray &text, const char *word) {
    return text.toLower().contains(word);
}

/// The text without quotation marks around it.
QByteArrayView unquoted(QByteArrayView text) {
    text = text.trimmed();
    const bool quoted = text.size() > 1 && text.front() == text.back()
        && (text.front() == '"' || text.front() == '\'' || text.front() == '`');
    return quoted ? text.sliced(1, text.size() - 2).trimmed() : text;
}

/// Made of what tokens are made of.
bool isOpaque(QByteArrayView text) {
    const bool plain = std::ranges::all_of(text, [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || QByteArrayView("-_.~+/=").contains(c);
    });
    return plain && text.size() >= shortestOpaque && text.size() <= longestOpaque;
}

/// A UUID of which an end is missing, or that has too much of one.
bool isPartOfUuid(QByteArrayView text) {
    const auto isHex = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
    const bool plain = std::ranges::all_of(text, [&](char c) { return isHex(c) || c == '-'; });
    constexpr qsizetype shortest = 20;
    constexpr qsizetype longest = 40;
    const auto dashes = std::ranges::count(text, '-');
    return plain && text.size() >= shortest && text.size() <= longest && dashes >= 3 && dashes <= 5;
}

bool isOneWord(QByteArrayView text) {
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f; });
}

/// What stands behind `Bearer`, or from the beginning of a word with two or four dots: meant as a token
/// whatever it begins with.
qsizetype meantAsToken(const QByteArray &text) {
    const QByteArray lower = text.toLower();
    if (const qsizetype bearer = lower.indexOf("bearer "); bearer >= 0) {
        qsizetype begin = bearer + 7;
        while (begin < text.size() && text[begin] == ' ')
            ++begin;
        return begin < text.size() && std::isalnum(static_cast<unsigned char>(text[begin])) != 0 ? begin : -1;
    }
    const QByteArrayView word = unquoted(text);
    const qsizetype dots = std::ranges::count(word, '.');
    if (!isOneWord(word) || word.size() < 40 || (dots != 2 && dots != 4) || word.contains("://"))
        return -1;
    return word.data() - text.constData();
}

bool isMeantAsJwt(const SecretString &token) {
    return token.reveal().startsWith("ey");
}

/// Reads one pasted text.
class Recogniser {
public:
    explicit Recogniser(const SecretString &text)
        : m_text(std::make_unique<MendedText>(QByteArray(text.reveal().constData(), text.reveal().size()))) {
    }

    PastedText read() {
        m_text->mend();
        m_found.wrapping = wrapping();
        if (readWhole())
            return finish();
        readCredentials();
        readTokens();
        readBearer();
        readUser();
        settleKind();
        return finish();
    }

private:
    const QByteArray &text() const { return m_text->bytes(); }

    Wrapping wrapping() const {
        const QByteArrayView trimmed = unquoted(text());
        if (containsWord(text(), "curl ") && (text().contains(" -") || text().contains("http")))
            return Wrapping::CurlCommand;
        if (trimmed.startsWith('{') || trimmed.startsWith('['))
            return Wrapping::Json;
        if (containsWord(text(), "authorization") || containsWord(text(), "bearer "))
            return Wrapping::AuthorizationHeader;
        return isOneWord(trimmed) ? Wrapping::None : Wrapping::OtherText;
    }

    /// A text that is nothing but a DeviceToken.
    bool readWhole() {
        const QByteArrayView whole = unquoted(text());
        const QString uuid = asUuid(whole);
        if (uuid.isEmpty())
            return false;
        m_found.kind = Kind::DeviceToken;
        m_found.wrapping = Wrapping::None;
        setUser(uuid, PastedText::DeviceTokenFrom::Unnamed);
        if (whole.size() != text().trimmed().size())
            note(TokenFinding::Kind::Quotes, 1);
        return true;
    }

    void readCredentials() {
        HandedOut found = handedOutLast(std::move(m_text));
        m_text = std::move(found.text);
        m_written = std::move(found.credentials);
        m_fromJson = found.fromJson;
        m_found.otherPairs = found.otherPairs;
        m_found.credentials.expiresIn = std::chrono::seconds(std::max<qint64>(0, m_written.expiresIn));
        takeRefreshToken();
        if (!found.deviceToken.isEmpty())
            setUser(found.deviceToken,
                m_fromJson ? PastedText::DeviceTokenFrom::Answer : PastedText::DeviceTokenFrom::Text);
    }

    /// Only a whole one that stands with a whole access token, if it stands with any; of a JWT it is seen
    /// later whether it is whole.
    void takeRefreshToken() {
        using Flaw = WrittenToken::Flaw;
        noteMask(m_written.accessToken, TokenFinding::Kind::AccessTokenMasked);
        noteMask(m_written.refreshToken, TokenFinding::Kind::RefreshTokenMasked);
        const WrittenToken &access = m_written.accessToken;
        WrittenToken &refresh = m_written.refreshToken;
        if (refresh.flaw == Flaw::Cut)
            note(TokenFinding::Kind::RefreshTokenCut, m_text->position(refresh.cutAt),
                TokenFinding::Weight::Bad);
        const bool serves
            = access.flaw == Flaw::None || (access.flaw == Flaw::Cut && isMeantAsJwt(access.value));
        if (refresh.flaw == Flaw::None && serves)
            m_found.credentials.refreshToken = std::move(refresh.value);
    }

    void noteMask(const WrittenToken &token, TokenFinding::Kind kind) {
        if (token.flaw == WrittenToken::Flaw::Masked)
            note(kind, m_text->position(token.at), TokenFinding::Weight::Bad);
    }

    void readTokens() {
        std::vector<FoundJwt> tokens = findJwts(text());
        std::erase_if(tokens,
            [this](const FoundJwt &token) { return token.token.matches(m_found.credentials.refreshToken); });
        // The one that is called an access token, wherever it stands.
        auto chosen = asWritten(tokens);
        if (chosen == tokens.end() && !(m_fromJson && !m_written.accessToken.value.isEmpty()))
            chosen = tokens.begin();
        if (chosen == tokens.end()) {
            readMeantToken();
            return;
        }
        m_found.otherTokens = static_cast<int>(std::ranges::count_if(
            tokens, [chosen](const FoundJwt &token) { return !token.token.matches(chosen->token); }));
        // Nobody says with which of several it stands.
        if (m_found.otherTokens > 0 && !m_written.accessToken.isNamed())
            m_found.credentials.refreshToken = {};
        if (m_found.wrapping == Wrapping::OtherText && isWholeText(*chosen))
            m_found.wrapping = Wrapping::None;
        take(std::move(*chosen));
    }

    /// A token torn into lines is more than one word, and yet alone.
    bool isWholeText(const FoundJwt &token) const {
        const QByteArrayView word = unquoted(text());
        const qsizetype begin = word.data() - text().constData();
        return token.begin <= begin && token.end >= begin + word.size();
    }

    /// The one that stands where the access token is written, or is most like it: mending may have lengthened
    /// it, or taken its padding off.
    std::vector<FoundJwt>::iterator asWritten(std::vector<FoundJwt> &tokens) const {
        const auto there = std::ranges::find(tokens, m_written.accessToken.at, &FoundJwt::begin);
        if (there != tokens.end())
            return there;
        const SecretString written = readJwt(m_written.accessToken.value.reveal(), 0).token;
        const QByteArrayView value = written.reveal();
        const auto common = [value](const FoundJwt &token) {
            const QByteArrayView found = token.token.reveal();
            const bool same = found.startsWith(value) || value.startsWith(found);
            return same ? std::min(found.size(), value.size()) : 0;
        };
        const auto best = std::ranges::max_element(tokens, {}, common);
        return best != tokens.end() && common(*best) > 0 ? best : tokens.end();
    }

    /// No word looks like a token; one may be meant as one.
    void readMeantToken() {
        if (!m_written.accessToken.value.isEmpty()) {
            take(readJwt(m_written.accessToken.value.reveal(), 0), false);
            return;
        }
        if (const qsizetype begin = meantAsToken(text()); begin >= 0)
            take(readJwt(text(), begin));
    }

    void take(FoundJwt token, bool positioned = true) {
        m_hasToken = true;
        for (TokenFinding finding : std::as_const(token.findings)) {
            finding.position = positioned ? m_text->position(finding.position - 1) : 0;
            m_found.findings.append(finding);
        }
        const bool begins = isMeantAsJwt(token.token);
        m_found.credentials.accessToken = std::move(token.token);
        if (token.decoded) {
            m_found.token = std::move(*token.decoded);
            return;
        }
        TokenFinding broken;
        broken.weight = TokenFinding::Weight::Bad;
        broken.fault = token.decoded.error();
        if (!begins && broken.fault.part == JwtFault::Part::Header)
            broken.fault.kind = JwtFault::Kind::BeginningLost;
        const qsizetype at = broken.fault.position > 0 ? broken.fault.position - 1 : token.end;
        broken.position = positioned ? m_text->position(at) : 0;
        m_found.findings.append(broken);
    }

    void readBearer() {
        const QString claim = m_found.token ? adminClaimIn(m_found.token->claims) : QString();
        if (claim.isEmpty())
            return;
        m_found.bearer = PastedText::Bearer::Admin;
        note(TokenFinding::Kind::AdminsToken, 0, TokenFinding::Weight::Warning);
        m_found.findings.last().text = claim.left(longestClaim);
    }

    /// A user whom the text names comes first, then one whom the token claims.
    void readUser() {
        const bool mayClaim = m_found.token && m_found.bearer == PastedText::Bearer::User;
        if (m_found.credentials.deviceToken.isEmpty() && mayClaim) {
            const DeviceToken named = userNamedIn(m_found.token->claims, &m_found.deviceTokenClaim);
            if (!named.isEmpty())
                setUser(named.text(), PastedText::DeviceTokenFrom::Claim);
        }
        if (!m_found.credentials.deviceToken.isEmpty() || m_fromJson)
            return;
        if (const QString uuid = unnamedUuidIn(text()); !uuid.isEmpty())
            setUser(uuid, PastedText::DeviceTokenFrom::Unnamed);
    }

    void settleKind() {
        const Credentials &credentials = m_found.credentials;
        const QByteArrayView word = unquoted(text());
        if (m_fromJson || credentials.hasTokens())
            m_found.kind = Kind::Answer;
        else if (m_found.token)
            m_found.kind = m_found.token->encrypted ? Kind::EncryptedJwt : Kind::Jwt;
        else if (m_hasToken)
            m_found.kind = Kind::BrokenJwt;
        else if (!credentials.refreshToken.isEmpty())
            m_found.kind = Kind::Opaque;
        else if (!credentials.deviceToken.isEmpty())
            m_found.kind = Kind::DeviceToken;
        else if (isPartOfUuid(word))
            m_found.kind = Kind::BrokenDeviceToken;
        else if (isOpaque(word))
            takeOpaque(word);
    }

    void takeOpaque(QByteArrayView word) {
        m_found.kind = Kind::Opaque;
        m_found.credentials.refreshToken = SecretString(word.toByteArray());
    }

    void setUser(const QString &uuid, PastedText::DeviceTokenFrom from) {
        m_found.credentials.deviceToken = DeviceToken(uuid);
        m_found.deviceTokenFrom = from;
    }

    void note(TokenFinding::Kind kind, qsizetype position,
        TokenFinding::Weight weight = TokenFinding::Weight::Note) {
        TokenFinding finding;
        finding.kind = kind;
        finding.weight = weight;
        finding.position = position;
        m_found.findings.append(finding);
    }

    PastedText finish() {
        m_found.findings = m_text->findings() + m_found.findings;
        return std::move(m_found);
    }

    std::unique_ptr<MendedText> m_text;
    PastedText m_found;
    WrittenCredentials m_written;
    bool m_fromJson = false;
    bool m_hasToken = false;
};

} // namespace

PastedText::Use PastedText::use() const {
    const bool broken = token ? isSignatureCut(*token) : isMeantAsJwt(credentials.accessToken);
    if (broken || credentials.accessToken.isEmpty() || bearer != Bearer::User)
        return Use::Nothing;
    if (credentials.hasTokens())
        return Use::Pair;
    return token && !token->encrypted && !isUnsigned(*token) ? Use::AccessToken : Use::Nothing;
}

void PastedText::markOwn() {
    bearer = Bearer::Oneself;
    findings.removeIf(
        [](const TokenFinding &finding) { return finding.kind == TokenFinding::Kind::AdminsToken; });
    TokenFinding own;
    own.kind = TokenFinding::Kind::OwnToken;
    own.weight = TokenFinding::Weight::Warning;
    findings.prepend(own);
    if (deviceTokenFrom == DeviceTokenFrom::Claim)
        disownUser();
}

void PastedText::disownUser() {
    credentials.deviceToken = {};
    deviceTokenFrom = DeviceTokenFrom::Nowhere;
    deviceTokenClaim.clear();
}

PastedText recognise(const SecretString &text) {
    if (text.reveal().size() <= longestPaste)
        return Recogniser(text).read();
    PastedText oversized;
    oversized.kind = Kind::Oversized;
    TokenFinding finding;
    finding.kind = TokenFinding::Kind::Oversized;
    finding.weight = TokenFinding::Weight::Bad;
    finding.count = text.reveal().size();
    oversized.findings.append(finding);
    return oversized;
}

} // namespace fleetkey
