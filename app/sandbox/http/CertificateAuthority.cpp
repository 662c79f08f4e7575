#include "app/sandbox/http/CertificateAuthority.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>
#include <stdexcept>
#include <vector>

namespace fleetkey::sandbox {

namespace {

constexpr long day = 86'400;

void require(bool done) {
    if (!done)
        throw std::runtime_error("a certificate could not be made");
}

template <typename Write> std::string pemOf(Write write) {
    const std::unique_ptr<BIO, int (*)(BIO *)> memory(BIO_new(BIO_s_mem()), BIO_free);
    require(memory && write(memory.get()) == 1);
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

std::string pemOf(X509 *certificate) {
    return pemOf([&](BIO *out) { return PEM_write_bio_X509(out, certificate); });
}

void addExtension(X509 *certificate, X509 *issuer, int name, const std::string &value) {
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, void (*)(X509_EXTENSION *)> extension(
        X509V3_EXT_conf_nid(nullptr, &context, name, value.c_str()), X509_EXTENSION_free);
    require(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

void setSerial(X509 *certificate) {
    std::uint64_t serial = 0;
    require(RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof serial) == 1
        && ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1) == 1);
}

} // namespace

CertificateAuthority::CertificateAuthority()
    : m_key(newKey())
    , m_certificate(makeCertificate(
          {"fleetkey-sandbox authority", {}, -day, 3650 * day}, m_key.get(), nullptr, m_key.get())) {
}

std::string CertificateAuthority::certificate() const {
    return pemOf(m_certificate.get());
}

TlsIdentity CertificateAuthority::issue(CertificateKind kind, const std::string &address) const {
    std::string names = "DNS:localhost,IP:127.0.0.1,IP:::1";
    if (address != "127.0.0.1" && address != "::1" && address != "0.0.0.0" && address != "::")
        names += ",IP:" + address;
    Subject subject{"localhost", names, -day, 365 * day};
    if (kind == CertificateKind::Expired) {
        subject.validFrom = -60 * day;
        subject.validTo = -30 * day;
    } else if (kind == CertificateKind::Foreign) {
        subject.name = "elsewhere.example";
        subject.alternativeNames = "DNS:elsewhere.example";
    }
    const Key key = newKey();
    const bool isSelfSigned = kind == CertificateKind::SelfSigned;
    const Certificate certificate = makeCertificate(subject, key.get(),
        isSelfSigned ? nullptr : m_certificate.get(), isSelfSigned ? key.get() : m_key.get());
    return {pemOf(certificate.get()), pemOf([&](BIO *out) {
                return PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
            })};
}

CertificateAuthority::Key CertificateAuthority::newKey() {
    Key key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    require(key != nullptr);
    return key;
}

// Signed by the key itself where there is no issuer.
CertificateAuthority::Certificate CertificateAuthority::makeCertificate(
    const Subject &subject, EVP_PKEY *key, X509 *issuer, EVP_PKEY *issuerKey) {
    Certificate certificate(X509_new(), X509_free);
    require(certificate && X509_set_version(certificate.get(), X509_VERSION_3) == 1);
    X509 *const made = certificate.get();
    X509 *const signer = issuer ? issuer : made;
    setSerial(made);
    require(X509_gmtime_adj(X509_getm_notBefore(made), subject.validFrom)
        && X509_gmtime_adj(X509_getm_notAfter(made), subject.validTo)
        && X509_NAME_add_entry_by_txt(X509_get_subject_name(made), "CN", MBSTRING_UTF8,
               reinterpret_cast<const unsigned char *>(subject.name.c_str()), -1, -1, 0)
            == 1
        && X509_set_issuer_name(made, X509_get_subject_name(signer)) == 1 && X509_set_pubkey(made, key) == 1);
    const bool isAuthority = subject.alternativeNames.empty();
    addExtension(made, signer, NID_basic_constraints, isAuthority ? "critical,CA:TRUE" : "critical,CA:FALSE");
    addExtension(made, signer, NID_subject_key_identifier, "hash");
    if (isAuthority) {
        addExtension(made, signer, NID_key_usage, "critical,keyCertSign,cRLSign");
    } else {
        addExtension(made, signer, NID_ext_key_usage, "serverAuth");
        addExtension(made, signer, NID_subject_alt_name, subject.alternativeNames);
    }
    require(X509_sign(made, issuerKey, EVP_sha256()) > 0);
    return certificate;
}

} // namespace fleetkey::sandbox
