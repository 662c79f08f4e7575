#pragma once

#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTemporaryDir>

namespace fleetkey::test {

/// Certificates made on the spot by the openssl program, signed by an authority of their own.
class TestCertificates {
public:
    struct Identity {
        QSslCertificate certificate;
        QSslKey key;
    };

    /// False when the openssl program failed.
    [[nodiscard]] bool make() {
        const QString newKey = QStringLiteral("-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes");
        return run(QStringLiteral(
                   "req -x509 %1 -keyout ca.key -out ca.pem -days 30 -subj /O=Test/CN=Authority")
                       .arg(newKey))
            && run(
                QStringLiteral("req -x509 %1 -keyout self.key -out self.pem -days 30 -subj /O=Fleet/CN=alone "
                               "-addext subjectAltName=IP:127.0.0.1")
                    .arg(newKey))
            && issue(QStringLiteral("good"), QStringLiteral("IP:127.0.0.1,DNS:platform.invalid"), 30)
            && issue(QStringLiteral("expired"), QStringLiteral("IP:127.0.0.1"), -1)
            && issue(QStringLiteral("foreign"), QStringLiteral("DNS:fleet.example"), 30);
    }

    [[nodiscard]] QSslCertificate authority() const {
        return QSslCertificate::fromPath(path(QStringLiteral("ca.pem"))).value(0);
    }

    [[nodiscard]] Identity identity(const QString &name) const {
        QFile file(path(name + QStringLiteral(".key")));
        if (!file.open(QIODevice::ReadOnly))
            return Identity();
        return Identity{QSslCertificate::fromPath(path(name + QStringLiteral(".pem"))).value(0),
            QSslKey(file.readAll(), QSsl::Ec)};
    }

    /// Makes the server's end of this connection speak TLS under that name.
    void encrypt(QSslSocket *socket, const QString &name) const {
        const Identity who = identity(name);
        socket->setLocalCertificate(who.certificate);
        socket->setPrivateKey(who.key);
        socket->startServerEncryption();
    }

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }

    bool issue(const QString &name, const QString &alternativeName, int days) {
        QFile extensions(path(QStringLiteral("extensions")));
        if (!extensions.open(QIODevice::WriteOnly))
            return false;
        extensions.write("subjectAltName=" + alternativeName.toUtf8() + "\n");
        extensions.close();
        return run(QStringLiteral("req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout %1.key "
                                  "-out %1.csr -subj /O=Fleet/CN=%1")
                       .arg(name))
            && run(QStringLiteral("x509 -req -in %1.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days %2 "
                                  "-out %1.pem -extfile extensions")
                    .arg(name)
                    .arg(days));
    }

    bool run(const QString &arguments) {
        QProcess openssl;
        openssl.setWorkingDirectory(m_folder.path());
        openssl.start(QStringLiteral("openssl"), arguments.split(u' '));
        return openssl.waitForFinished() && openssl.exitCode() == 0;
    }

    QTemporaryDir m_folder;
};

} // namespace fleetkey::test
