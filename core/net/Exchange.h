#pragma once

#include "core/net/CallLog.h"
#include "core/net/NetworkTransport.h"
#include "core/net/ProxyGate.h"
#include "core/net/SystemProxies.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace fleetkey {

/// What all calls of one transport share.
struct ExchangeContext {
    ExchangeContext(std::shared_ptr<Clock> theClock, std::shared_ptr<PlatformClock> thePlatformClock,
        std::shared_ptr<CallLog> theLog, std::shared_ptr<ProxyPrompt> prompt, NetworkLimits theLimits);

    std::shared_ptr<Clock> clock;
    std::shared_ptr<PlatformClock> platformClock;
    std::shared_ptr<CallLog> log;
    NetworkLimits limits;
    SystemProxies proxies;
    ProxyGate gate;
    std::unique_ptr<QNetworkAccessManager> manager; // made at the first call
    bool proxyServes = false; // the last call has come through it

    /// What is wrong with the certificate of a server. Qt tells it once to whoever meets it first, a
    /// connection made ahead perhaps, and lets others who wait for the same server fail without it. Given for
    /// a minute: a server may have another one then.
    void noteCertificate(const QNetworkReply &reply, const QList<QSslError> &problems);
    void forgetCertificate(const QNetworkReply &reply);
    [[nodiscard]] std::optional<CertificateFacts> refusedCertificate(const QUrl &url) const;

private:
    struct Refused {
        CertificateFacts facts;
        std::chrono::milliseconds noted;
    };
    QHash<QString, Refused> m_refused; // by host and port
};

/// One call from its first byte to its result. Deletes itself when it has ended.
class Exchange final : public QObject {
    Q_OBJECT

public:
    Exchange(
        std::shared_ptr<ExchangeContext> context, const QUrl &origin, HttpRequest request, QObject *parent);

    /// To be called once.
    Pending<HttpResponse> start(std::stop_token stop);
    void cancel();

private:
    enum class Stage {
        FindingProxies, ///< nothing sent yet
        AskingForProxy, ///< a person is asked; nothing under way
        Sending,
        Finished,
    };

    void handleProxiesFound();
    void dispatch();
    void watch();
    void noteProgress();
    void checkAnnouncedLength();
    void readSome();
    void handleFinished();
    [[nodiscard]] bool usesProxy() const;
    void askForProxy();
    void handleProxyAnswer(bool known);
    void followRedirect(int status);
    void takeAnswer(int status);
    void giveUp(ErrorKind kind, const QString &title);
    void finish(Result<HttpResponse> outcome);
    void log(const Result<HttpResponse> &outcome);

    std::shared_ptr<ExchangeContext> m_context;
    QUrl m_url;
    HttpRequest m_request;
    QString m_requestId;
    QNetworkReply *m_reply = nullptr;
    bool m_sent = false; // it may have arrived
    QByteArray m_body;
    std::optional<Error> m_verdict; // ours, when we end the call ourselves
    QTimer m_idle;
    QTimer m_total;
    QDateTime m_begun;
    std::chrono::milliseconds m_begunElapsed{0};
    int m_redirects = 0;
    int m_proxyGeneration = 0;
    Stage m_stage = Stage::FindingProxies;
    Completer<HttpResponse> m_completer;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
};

} // namespace fleetkey
