#include "core/net/Exchange.h"

#include "core/net/NetworkFault.h"
#include "core/net/OutgoingRequest.h"
#include "core/platform/HttpDate.h"

#include <QSslConfiguration>
#include <QSslError>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

constexpr int mostRedirects = 5;
constexpr std::chrono::seconds refusedFor{60};

bool isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool isSameOrigin(const QUrl &one, const QUrl &other) {
    const int standardPort = one.scheme() == u"https" ? 443 : 80;
    return one.scheme() == other.scheme() && one.host() == other.host()
        && one.port(standardPort) == other.port(standardPort);
}

QString placeOf(const QUrl &url) {
    return u"%1:%2"_s.arg(url.host()).arg(url.port(443));
}

/// Ids that other people chose are shown and copied: plain characters only.
bool isPlainId(const QByteArray &id) {
    const auto isPlain = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'
            || c == '_' || c == '.' || c == ':';
    };
    return !id.isEmpty() && id.size() <= 128 && std::all_of(id.begin(), id.end(), isPlain);
}

/// The path, and the names of what is asked for. Their values may be anybody's e-mail address.
QString loggedPath(const HttpRequest &request) {
    QStringList names;
    for (const auto &[name, value] : request.query.queryItems())
        names.append(name + u"=…"_s);
    return names.isEmpty() ? request.path : request.path + u'?' + names.join(u'&');
}

} // namespace

ExchangeContext::ExchangeContext(std::shared_ptr<Clock> theClock,
    std::shared_ptr<PlatformClock> thePlatformClock, std::shared_ptr<CallLog> theLog,
    std::shared_ptr<ProxyPrompt> prompt, NetworkLimits theLimits)
    : clock(std::move(theClock))
    , platformClock(std::move(thePlatformClock))
    , log(std::move(theLog))
    , limits(theLimits)
    , proxies(clock)
    , gate(std::move(prompt), clock) {
}

void ExchangeContext::noteCertificate(const QNetworkReply &reply, const QList<QSslError> &problems) {
    if (!problems.isEmpty()) {
        m_refused.insert(placeOf(reply.url()),
            {certificateFacts(
                 reply.url().host(), problems.first(), reply.sslConfiguration().peerCertificate()),
                clock->elapsed()});
    }
}

void ExchangeContext::forgetCertificate(const QNetworkReply &reply) {
    m_refused.remove(placeOf(reply.url()));
}

std::optional<CertificateFacts> ExchangeContext::refusedCertificate(const QUrl &url) const {
    const auto known = m_refused.constFind(placeOf(url));
    const bool isRecent = known != m_refused.constEnd() && clock->elapsed() - known->noted <= refusedFor;
    return isRecent ? std::optional(known->facts) : std::nullopt;
}

Exchange::Exchange(
    std::shared_ptr<ExchangeContext> context, const QUrl &origin, HttpRequest request, QObject *parent)
    : QObject(parent)
    , m_context(std::move(context))
    , m_url(addressOf(origin, request))
    , m_request(std::move(request))
    , m_requestId(QUuid::createUuid().toString(QUuid::WithoutBraces)) {
    m_idle.setSingleShot(true);
    m_total.setSingleShot(true);
    m_idle.setInterval(m_context->limits.withoutProgress);
    m_total.setInterval(m_context->limits.total);
    connect(&m_idle, &QTimer::timeout, this,
        [this] { giveUp(ErrorKind::Timeout, u"nothing came for %1 s"_s.arg(m_idle.interval() / 1000.0)); });
    connect(&m_total, &QTimer::timeout, this, [this] {
        giveUp(ErrorKind::Timeout, u"not finished after %1 s"_s.arg(m_total.interval() / 1000.0));
    });
    connect(&m_context->gate, &ProxyGate::resolved, this, &Exchange::handleProxyAnswer);
}

Pending<HttpResponse> Exchange::start(std::stop_token stop) {
    m_begun = m_context->clock->now();
    m_begunElapsed = m_context->clock->elapsed();
    m_onStop.emplace(std::move(stop),
        [this] { QMetaObject::invokeMethod(this, &Exchange::cancel, Qt::QueuedConnection); });
    m_idle.start();
    m_total.start();
    if (m_context->proxies.isKnown(m_url)) {
        dispatch();
    } else {
        connect(&m_context->proxies, &SystemProxies::found, this, &Exchange::handleProxiesFound);
        m_context->proxies.find(m_url);
    }
    return m_completer.pending();
}

void Exchange::handleProxiesFound() {
    if (m_stage == Stage::FindingProxies && m_context->proxies.isKnown(m_url))
        dispatch();
}

void Exchange::cancel() {
    giveUp(ErrorKind::Cancelled, {});
}

void Exchange::dispatch() {
    m_stage = Stage::Sending;
    m_body.clear();
    m_sent = false;
    m_proxyGeneration = m_context->gate.generation();
    m_reply = sendOut(*m_context->manager, m_url, m_request, m_requestId);
    watch();
    m_idle.start();
    m_total.start();
}

void Exchange::watch() {
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::checkAnnouncedLength);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::readSome);
    connect(m_reply, &QNetworkReply::uploadProgress, this, &Exchange::noteProgress);
    connect(m_reply, &QNetworkReply::downloadProgress, this, &Exchange::noteProgress);
    connect(m_reply, &QNetworkReply::encrypted, this, &Exchange::noteProgress);
    // Qt tells of what has a body that it was sent; of anything else no more than that the way is open.
    for (const auto passed : {&QNetworkReply::requestSent, &QNetworkReply::encrypted})
        connect(m_reply, passed, this, [this] { m_sent = true; });
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::handleFinished);
}

void Exchange::noteProgress() {
    if (m_idle.isActive())
        m_idle.start();
}

void Exchange::checkAnnouncedLength() {
    noteProgress();
    const QVariant announced = m_reply->header(QNetworkRequest::ContentLengthHeader);
    if (!announced.isValid())
        return;
    if (announced.toLongLong() > m_context->limits.answer)
        giveUp(ErrorKind::Protocol, u"the answer is too large (%1 bytes)"_s.arg(announced.toLongLong()));
    else
        m_body.reserve(announced.toLongLong() + bodyPadding);
}

void Exchange::readSome() {
    if (m_verdict)
        return;
    m_body += m_reply->readAll();
    if (m_body.size() > m_context->limits.answer)
        giveUp(ErrorKind::Protocol, u"the answer is larger than %1 bytes"_s.arg(m_context->limits.answer));
}

void Exchange::handleFinished() {
    m_idle.stop();
    m_total.stop();
    QNetworkReply *reply = m_reply;
    reply->deleteLater();
    if (m_verdict)
        return finish(fail(*m_verdict));
    m_body += reply->readAll();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply->error() == QNetworkReply::ProxyAuthenticationRequiredError)
        return askForProxy();
    const bool served = usesProxy() && std::exchange(m_context->proxyServes, status != 0);
    if (status == 0) {
        Error error = networkFault(*reply, {usesProxy(), m_sent, served});
        if (error.kind == ErrorKind::Tls)
            error.certificate = m_context->refusedCertificate(m_url);
        return finish(fail(std::move(error)));
    }
    if (isRedirect(status) && reply->hasRawHeader("Location"))
        return followRedirect(status);
    takeAnswer(status);
}

bool Exchange::usesProxy() const {
    return m_context->proxies.of(m_url).first().type() != QNetworkProxy::NoProxy;
}

void Exchange::askForProxy() {
    const Error refused = networkFault(*m_reply, {.viaProxy = true});
    m_reply = nullptr;
    m_sent = false; // the proxy has kept it
    m_stage = Stage::AskingForProxy;
    if (m_context->gate.generation() != m_proxyGeneration)
        return dispatch();
    if (!m_context->gate.ask())
        finish(fail(refused));
}

void Exchange::handleProxyAnswer(bool known) {
    if (m_stage != Stage::AskingForProxy)
        return;
    if (known)
        dispatch();
    else
        finish(fail(ErrorKind::Proxy, u"the proxy wants a user name and password"_s));
}

void Exchange::followRedirect(int status) {
    m_sent = false; // the answer is that it was not taken
    const QUrl target = m_url.resolved(QUrl::fromEncoded(m_reply->rawHeader("Location"), QUrl::StrictMode));
    if (!target.isValid() || !isSameOrigin(m_url, target)) {
        return finish(fail(ErrorKind::Protocol,
            u"redirected to another origin (%1://%2)"_s.arg(target.scheme(), target.host())));
    }
    if (m_request.method != "GET" || ++m_redirects > mostRedirects)
        return finish(fail(ErrorKind::Protocol, u"redirected (status %1)"_s.arg(status)));
    m_url = target;
    dispatch();
}

void Exchange::takeAnswer(int status) {
    if (const QDateTime date = parseHttpDate(m_reply->rawHeader("Date")); date.isValid())
        m_context->platformClock->measure(date, m_context->clock->elapsed() - m_begunElapsed);
    if (const QByteArray echoed = m_reply->rawHeader("X-Request-Id"); isPlainId(echoed))
        m_requestId = QString::fromLatin1(echoed);
    if (isBroken(*m_reply, m_body.size())) {
        Error error = Error::of(ErrorKind::Protocol, u"the answer broke off"_s);
        error.httpStatus = status;
        return finish(fail(std::move(error)));
    }
    m_body.reserve(m_body.size() + bodyPadding);
    HttpResponse response;
    response.status = status;
    response.headers = m_reply->rawHeaderPairs();
    response.body = std::move(m_body);
    response.requestId = m_requestId;
    finish(std::move(response));
}

void Exchange::giveUp(ErrorKind kind, const QString &title) {
    if (m_stage == Stage::Finished || m_verdict)
        return;
    m_verdict = Error::of(kind, title);
    if (m_stage != Stage::Sending)
        finish(fail(*m_verdict));
    else if (m_reply->isRunning())
        m_reply->abort();
}

void Exchange::finish(Result<HttpResponse> outcome) {
    m_stage = Stage::Finished;
    m_idle.stop();
    m_total.stop();
    if (!outcome) {
        outcome.error().requestId = m_requestId;
        outcome.error().unanswered = m_sent;
    }
    log(outcome);
    m_completer.complete(std::move(outcome));
    deleteLater();
}

void Exchange::log(const Result<HttpResponse> &outcome) {
    CallRecord record;
    record.when = m_begun;
    record.method = m_request.method;
    record.path = loggedPath(m_request);
    record.status = outcome ? outcome->status : outcome.error().httpStatus;
    record.duration = m_context->clock->elapsed() - m_begunElapsed;
    record.attempt = m_request.attempt;
    record.requestId = m_requestId;
    if (!outcome)
        record.error = outcome.error().kind;
    m_context->log->add(std::move(record));
}

} // namespace fleetkey
