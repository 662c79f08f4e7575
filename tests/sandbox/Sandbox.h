#pragma once

#include "tests/sandbox/SecretScan.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace fleetkey::test {

/// An answer of the emulator.
struct Answer {
    int status = 0; // 0: the connection failed
    QByteArray body;
    QList<QNetworkReply::RawHeaderPair> headers;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;

    QByteArray header(const QByteArray &name) const;
    /// The connection ended before all of it had come. Qt does not always say so: where the end is noticed
    /// between two of its steps, half a body passes for a whole one.
    bool brokeOff() const;
    QJsonObject json() const;
    /// `Result` as an object.
    QJsonObject result() const;
    QString errorKey() const;
};

/// What a login hands out.
struct Tokens {
    QString identity;
    QByteArray access;
    QString refresh;
    int expiresIn = 0;
};

/// The tokens in a record of an emulator (`--record-tokens`).
QByteArrayList tokensRecordedIn(const QString &file);

/// A running emulator and calls to it, one at a time. Kills it when destroyed.
class Sandbox {
public:
    using Headers = QList<QPair<QByteArray, QByteArray>>;

    /// Small and without a limit of logins, unless the arguments say otherwise.
    explicit Sandbox(const QStringList &arguments = {}, const QString &file = program());
    ~Sandbox();
    Sandbox(const Sandbox &) = delete;
    Sandbox &operator=(const Sandbox &) = delete;

    /// Its program.
    static QString program();

    bool isRunning() const { return m_process->state() == QProcess::Running; }
    /// The line it printed with --json.
    QJsonObject facts() const { return m_facts; }
    QString origin() const { return m_facts.value(QStringLiteral("origin")).toString(); }
    int port() const { return QUrl(origin()).port(); }
    QByteArray instanceId(int index) const;
    QByteArray instanceKey(int index) const;
    QProcess &process() { return *m_process; }
    /// All that it keeps to itself: every token it has handed out so far, and the keys of its instances.
    [[nodiscard]] SecretScan secrets() const;
    /// The files of this folder, and of the home folder where that is a test's own, that hold a trace of
    /// those; its data file and the keyring's left out.
    [[nodiscard]] QStringList filesWithTraces(const QString &folder) const;

    Answer call(const QByteArray &method, const QString &path, const QByteArray &body = {},
        const Headers &headers = {}, int timeout = 10'000);
    Answer get(const QString &path, const QByteArray &accessToken = {});
    Answer post(const QString &path, const QJsonObject &body, const QByteArray &accessToken = {},
        const Headers &headers = {});
    Answer put(const QString &path, const QJsonObject &body, const QByteArray &accessToken,
        const Headers &headers = {});
    Answer remove(const QString &path, const QByteArray &accessToken = {});

    Answer login(const QString &email, const QString &password);
    /// With the password it was started with.
    Answer login(const QString &email) { return login(email, m_password); }
    Answer loginUser(const QString &deviceToken, int instance);
    /// Of an admin: "company", "application", "instance" or "norole".
    Tokens signIn(const QString &level = QStringLiteral("company"));
    static Tokens tokensIn(const Answer &answer);
    /// Registers a user in an instance.
    Answer registerUser(int instance, const QJsonObject &body = {});

    /// Of the whole fleet, the inactive ones too. Signs in.
    int userCount();

    /// Sends bytes as they are and returns what comes until the other side closes or falls silent.
    QByteArray converse(const QByteArray &bytes, int silence = 700) const;

private:
    /// What stands behind an option, or the fallback.
    static QString valueOf(const QStringList &arguments, const QString &option, const QString &fallback);

    QTemporaryDir m_own;
    QString m_record; ///< of the tokens handed out
    QString m_password;
    QString m_dataFile; ///< empty: none
    std::unique_ptr<QProcess> m_process;
    QNetworkAccessManager m_network;
    QJsonObject m_facts;
};

} // namespace fleetkey::test
