#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace fleetkey {

/// What went wrong, as far as it decides what a person can do next. Only `ui/` turns a kind into words.
enum class ErrorKind {
    Cancelled, ///< asked for by the person or by shutting down; never shown
    Timeout, ///< the platform (or the keychain) did not answer in time
    Offline, ///< no network, name not resolved, connection refused or dropped
    Proxy, ///< the proxy refused, or wants credentials; nothing was sent
    Tls, ///< the certificate is not trusted; see `Error::certificate`
    Unauthorized, ///< 401 where no session stands behind the call (login, registration)
    SessionExpired, ///< 401 that a refresh could not cure; a person must sign in again
    LoginBudget, ///< the console itself refused to spend a login; see `Error::retryAt`
    Forbidden, ///< 403: wrong kind of token, or no permission
    NotFound, ///< 404, or 200 with `Result: null` where a thing was asked for
    Validation, ///< 422 and other 4xx; see `Error::fields`
    RateLimited, ///< 429; see `Error::retryAt`
    Server, ///< 5xx
    Protocol, ///< an answer that is not what the platform promises (HTML, truncated, too large, …)
    SecretLocked, ///< the keychain is locked
    SecretDenied, ///< the person or the system refused access to the keychain
    SecretUnavailable, ///< there is no keychain, or none that can be used
    Storage, ///< the console's own database cannot be read or written
    SandboxMissing, ///< the program of the built-in sandbox cannot be run
    SandboxFailed, ///< the built-in sandbox does not start; the title says why, in its own words
    ForeignTokens, ///< the tokens are another user's: they are not touched, nothing was sent
};

/// One entry of the envelope's `Errors[]` (contract §3).
struct FieldError {
    QString key;
    QString message;

    bool operator==(const FieldError &) const = default;
};

/// What a person needs to know of a certificate that was refused.
struct CertificateFacts {
    QString host;
    QString problem; ///< the TLS library's own words
    QString subject;
    QString issuer;
    QDateTime expires;
    QByteArray sha256;

    bool operator==(const CertificateFacts &) const = default;
};

/// A failure on its way from where it happened to the person. Holds no secret and no body.
struct Error {
    ErrorKind kind = ErrorKind::Protocol;
    int httpStatus = 0; ///< or the envelope's `Status` where that tells the failure; 0 where no answer came
    QString title; ///< the platform's or the library's words, for the details
    QList<FieldError> fields; ///< what the platform says of single fields
    QString requestId; ///< to find the call in the log
    std::optional<QDateTime> retryAt;
    std::optional<CertificateFacts> certificate;
    bool unanswered = false; ///< it may have arrived, and no whole answer came
    /// Of a registration: it, or an attempt before it, may have been done or be done yet.
    bool leftOpen = false;

    [[nodiscard]] static Error of(ErrorKind kind, QString title = {});

    /// Why, in the platform's or the library's own words: what is said of single fields, else the title. May
    /// be empty; may hold what a person typed.
    [[nodiscard]] QString reason() const;

    bool operator==(const Error &) const = default;
};

/// Whether what a call asked for may have been done although it failed so: there was no whole answer, none
/// that can be understood, or a fault behind which the work may have been finished.
[[nodiscard]] bool mayHaveBeenDone(const Error &failure);

/// True for faults that may pass by themselves, so that an idempotent call is worth another try (contract
/// §3).
[[nodiscard]] constexpr bool isTransient(ErrorKind kind) {
    return kind == ErrorKind::Timeout || kind == ErrorKind::Offline || kind == ErrorKind::Server;
}

} // namespace fleetkey
