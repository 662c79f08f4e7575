// Users' tokens without a window: decodes a token, diagnoses, counts the memory of many sessions, and, given
// an emulator, makes calls as several users whose tokens have all expired.
#include "core/net/NetworkTransport.h"
#include "core/platform/Endpoints.h"
#include "core/secrets/MemoryStore.h"
#include "core/store/Database.h"
#include "core/tokens/Diagnosis.h"
#include "core/tokens/PastedText.h"
#include "core/tokens/UserSessionService.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

#include <malloc.h>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace fleetkey;

namespace {

constexpr int callsAtOnce = 100;
constexpr int sessions = 1000;

QByteArray madeToken(qsizetype length, const QDateTime &now) {
    const auto part = [](const QJsonObject &object) {
        return QJsonDocument(object)
            .toJson(QJsonDocument::Compact)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    QJsonObject claims{{u"iat"_s, now.toSecsSinceEpoch()}, {u"exp"_s, now.addDays(1).toSecsSinceEpoch()},
        {u"sub"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)}};
    const QByteArray header = part({{u"alg"_s, u"HS256"_s}, {u"typ"_s, u"JWT"_s}});
    const QByteArray signature(43, 's');
    for (int i = 0; header.size() + part(claims).size() + signature.size() + 2 < length; ++i)
        claims.insert(u"claim-%1"_s.arg(i), u"value of some length %1"_s.arg(i));
    return header + '.' + part(claims) + '.' + signature;
}

template <typename Work> double microseconds(int times, Work work) {
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < times; ++i)
        work();
    return static_cast<double>(timer.nsecsElapsed()) / 1000.0 / times;
}

Credentials credentialsOf(const QByteArray &token, const QDateTime &) {
    Credentials credentials;
    credentials.deviceToken = DeviceToken(QUuid::createUuid().toString(QUuid::WithoutBraces));
    credentials.accessToken = SecretString(QByteArray(token.constData(), token.size()));
    credentials.refreshToken
        = SecretString(QUuid::createUuid().toByteArray() + QUuid::createUuid().toByteArray());
    credentials.expiresIn = std::chrono::hours(24);
    return credentials;
}

double decoding(const QDateTime &now) {
    const SecretString token(madeToken(4096, now));
    return microseconds(2000, [&token] {
        if (!recognise(token).token)
            qFatal("not decoded");
    });
}

double diagnosing(const QDateTime &now) {
    HeldTokens held = HeldTokens::of(credentialsOf(madeToken(4096, now), now), TokenSource::Login, now);
    held.expires = now.addSecs(-60);
    TokenKnowledge knowledge;
    knowledge.user = held.credentials.deviceToken;
    knowledge.held = &held;
    knowledge.platformNow = now;
    knowledge.record = UserRecord::Active;
    knowledge.clockAhead = std::chrono::seconds(300);
    knowledge.allowance = LoginAllowance();
    return microseconds(100'000, [&knowledge] {
        if (diagnose(TokenSituation::of(knowledge)).action != TokenAction::Refresh)
            qFatal("another diagnosis");
    });
}

/// In the current folder, where the bench has a place for it.
std::unique_ptr<UserSessionService> madeSessions(const QUrl &origin) {
    const Environment environment = Environment::sandbox(origin);
    const auto database = std::make_shared<Database>(u"users.sqlite"_s);
    UserSessionService::Parts parts;
    parts.clock = std::make_shared<SystemClock>();
    parts.platformClock = std::make_shared<PlatformClock>(*parts.clock);
    parts.transport = std::make_shared<NetworkTransport>(
        environment, parts.clock, parts.platformClock, std::make_shared<CallLog>(), nullptr);
    parts.budget
        = std::make_shared<LoginBudget>(environment.id, std::make_shared<LoginLedger>(database), parts.clock);
    parts.audit = std::make_shared<AuditTrail>(database);
    parts.keychain = std::make_shared<MemoryStore>();
    parts.remembered = std::make_shared<RememberedUsers>(database);
    parts.leases = std::make_shared<Leases>(database);
    return std::make_unique<UserSessionService>(std::move(parts), environment.id, u"admin@acme.example"_s);
}

/// Megabytes of the heap that a thousand sessions take, with tokens of the length the emulator makes.
double holding(const QDateTime &now) {
    const auto users = madeSessions(QUrl(u"http://127.0.0.1:1"_s));
    const QByteArray token = madeToken(600, now);
    const size_t before = mallinfo2().uordblks;
    for (int i = 0; i < sessions; ++i)
        users->adopt(credentialsOf(token, now), TokenSource::Login);
    return static_cast<double>(mallinfo2().uordblks - before) / 1e6;
}

/// One line of JSON answers of registrations comes in; the calls are made once their tokens have expired.
class Calls : public QObject {
public:
    explicit Calls(const QUrl &origin)
        : m_users(madeSessions(origin)) { }

    void begin(const QByteArray &answers) {
        QList<DeviceToken> drivers;
        for (const auto &answer : QJsonDocument::fromJson(answers).array()) {
            PastedText pasted
                = recognise(SecretString(QJsonDocument(answer.toObject()).toJson(QJsonDocument::Compact)));
            if (pasted.use() != PastedText::Use::Pair)
                qFatal("an answer without tokens");
            drivers.append(pasted.credentials.deviceToken);
            m_users->adopt(std::move(pasted.credentials), TokenSource::Registration);
        }
        for (int call = 0; call < callsAtOnce; ++call) {
            QCoro::connect(m_users->send(drivers[call % drivers.size()], endpoints::ownUser(), {}), this,
                [this](Result<HttpResponse> &&answer) { note(answer && answer->status == 200); });
        }
    }

private:
    void note(bool answered) {
        m_answered += answered ? 1 : 0;
        if (++m_ended < callsAtOnce)
            return;
        std::printf("{\"answered\": %d}\n", m_answered);
        QCoreApplication::quit();
    }

    std::unique_ptr<UserSessionService> m_users;
    int m_answered = 0;
    int m_ended = 0;
};

QByteArray lineFromInput() {
    QByteArray line;
    for (int c = std::getchar(); c != EOF && c != '\n'; c = std::getchar())
        line.append(static_cast<char>(c));
    return line;
}

} // namespace

int main(int argc, char **argv) {
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 2) {
        Calls calls{QUrl(arguments[1])};
        calls.begin(lineFromInput());
        return QCoreApplication::exec();
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    std::printf("{\"decode\": %f, \"diagnose\": %f, \"megabytes\": %f}\n", decoding(now), diagnosing(now),
        holding(now));
    return 0;
}
