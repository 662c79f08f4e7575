#pragma once

#include <memory>
#include <string>

struct x509_st;
struct evp_pkey_st;

namespace fleetkey::sandbox {

// What a generated certificate is like.
enum class CertificateKind {
    Good, // signed by our authority, for this machine
    SelfSigned,
    Expired,
    Foreign, // for another host
};

// Both as PEM.
struct TlsIdentity {
    std::string certificate;
    std::string key;
};

// Issues certificates for localhost and one more address. It lives in memory: another start, another one.
class CertificateAuthority {
public:
    // Throws std::runtime_error when OpenSSL cannot.
    CertificateAuthority();

    // Clients that trust this accept good certificates.
    std::string certificate() const;
    TlsIdentity issue(CertificateKind kind, const std::string &address) const;

private:
    using Certificate = std::unique_ptr<x509_st, void (*)(x509_st *)>;
    using Key = std::unique_ptr<evp_pkey_st, void (*)(evp_pkey_st *)>;

    struct Subject {
        std::string name;
        std::string alternativeNames; // empty: an authority
        long validFrom; // seconds from now
        long validTo;
    };
    static Key newKey();
    static Certificate makeCertificate(
        const Subject &subject, evp_pkey_st *key, x509_st *issuer, evp_pkey_st *issuerKey);

    Key m_key;
    Certificate m_certificate;
};

} // namespace fleetkey::sandbox
