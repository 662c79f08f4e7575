#include "tests/sandbox/Sandbox.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

namespace fleetkey::test {

QByteArray Answer::header(const QByteArray &name) const {
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

bool Answer::brokeOff() const {
    return error != QNetworkReply::NoError || body.size() < header("Content-Length").toLongLong();
}

QJsonObject Answer::json() const {
    return QJsonDocument::fromJson(body).object();
}

QJsonObject Answer::result() const {
    return json().value(u"Result"_s).toObject();
}

QString Answer::errorKey() const {
    return json().value(u"Errors"_s).toArray().at(0).toObject().value(u"Key"_s).toString();
}

QString Sandbox::program() {
    return qEnvironmentVariable("FLEETKEY_SANDBOX");
}

QByteArrayList tokensRecordedIn(const QString &file) {
    QFile record(file);
    if (!record.open(QIODevice::ReadOnly))
        return {};
    QByteArrayList tokens = record.readAll().split('\n');
    tokens.removeAll(QByteArray());
    return tokens;
}

QString Sandbox::valueOf(const QStringList &arguments, const QString &option, const QString &fallback) {
    const qsizetype at = arguments.lastIndexOf(option);
    return at < 0 ? fallback : arguments.value(at + 1);
}

Sandbox::Sandbox(const QStringList &arguments, const QString &file)
    : m_record(valueOf(arguments, u"--record-tokens"_s, m_own.filePath(u"tokens"_s)))
    , m_password(valueOf(arguments, u"--password"_s, u"sandbox"_s))
    , m_dataFile(valueOf(arguments, u"--data"_s, {}))
    , m_process(std::make_unique<QProcess>()) {
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process->start(file,
        QStringList{u"--json"_s, u"--port"_s, u"0"_s, u"--users"_s, u"500"_s, u"--login-limit"_s, u"0"_s,
            u"--record-tokens"_s, m_record}
            + arguments);
    if (QTest::qWaitFor(
            [this] { return m_process->canReadLine() || m_process->state() == QProcess::NotRunning; },
            20'000))
        m_facts = QJsonDocument::fromJson(m_process->readLine()).object();
}

Sandbox::~Sandbox() {
    m_process->kill();
    m_process->waitForFinished();
}

SecretScan Sandbox::secrets() const {
    SecretScan scan;
    const QByteArrayList tokens = tokensRecordedIn(m_record);
    for (const QByteArray &token : tokens)
        scan.add(token);
    for (int index = 0; !instanceKey(index).isEmpty(); ++index)
        scan.addKey(instanceKey(index));
    return scan;
}

QStringList Sandbox::filesWithTraces(const QString &folder) const {
    QStringList folders{folder};
    QStringList excepted{QDir::homePath() + u"/.local/share/keyrings/"_s};
    if (qEnvironmentVariableIsSet("FLEETKEY_KEYRING"))
        folders.append(QDir::homePath());
    if (!m_dataFile.isEmpty())
        excepted.append(m_dataFile);
    return secrets().filesWithTraces(folders, excepted);
}

QByteArray Sandbox::instanceId(int index) const {
    return m_facts.value(u"instances"_s).toArray().at(index).toObject().value(u"id"_s).toString().toLatin1();
}

QByteArray Sandbox::instanceKey(int index) const {
    return m_facts.value(u"instances"_s).toArray().at(index).toObject().value(u"key"_s).toString().toLatin1();
}

Answer Sandbox::call(const QByteArray &method, const QString &path, const QByteArray &body,
    const Headers &headers, int timeout) {
    QNetworkRequest request(QUrl(origin() + path));
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, timeout))
        return {0, {}, {}, QNetworkReply::TimeoutError};
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
        reply->rawHeaderPairs(), reply->error()};
}

Answer Sandbox::get(const QString &path, const QByteArray &accessToken) {
    return call("GET", path, {}, {{"Authorization", "Bearer " + accessToken}});
}

Answer Sandbox::post(
    const QString &path, const QJsonObject &body, const QByteArray &accessToken, const Headers &headers) {
    return call("POST", path, QJsonDocument(body).toJson(),
        Headers{{"Content-Type", "application/json"}, {"Authorization", "Bearer " + accessToken}} + headers);
}

Answer Sandbox::put(
    const QString &path, const QJsonObject &body, const QByteArray &accessToken, const Headers &headers) {
    return call("PUT", path, QJsonDocument(body).toJson(),
        Headers{{"Content-Type", "application/json-patch+json"}, {"Authorization", "Bearer " + accessToken}}
            + headers);
}

Answer Sandbox::remove(const QString &path, const QByteArray &accessToken) {
    return call("DELETE", path, {}, {{"Authorization", "Bearer " + accessToken}});
}

Answer Sandbox::login(const QString &email, const QString &password) {
    return post(u"/v1/Auth/Login"_s,
        {{u"LoginFields"_s, QString(u"{\"email\":\""_s + email + u"\"}"_s)}, {u"Password"_s, password}});
}

Answer Sandbox::loginUser(const QString &deviceToken, int instance) {
    return post(u"/v1/Auth/Login"_s,
        {{u"LoginFields"_s, QString(u"{\"Devicetoken\":\""_s + deviceToken + u"\"}"_s)},
            {u"Password"_s, QString::fromLatin1(instanceKey(instance))}},
        {}, {{"InstanceId", instanceId(instance)}});
}

Tokens Sandbox::tokensIn(const Answer &answer) {
    const QJsonObject result = answer.result();
    const QJsonObject access = result.value(u"AccessToken"_s).toObject();
    return {result.value(u"DeviceToken"_s).toString(), access.value(u"Token"_s).toString().toLatin1(),
        result.value(u"RefreshToken"_s).toString(), access.value(u"ExpiresIn"_s).toInt()};
}

Tokens Sandbox::signIn(const QString &level) {
    return tokensIn(login(level + u"@sandbox.example"_s));
}

Answer Sandbox::registerUser(int instance, const QJsonObject &body) {
    return post(u"/v1/Registration/create"_s, body, {},
        {{"InstanceId", instanceId(instance)}, {"InstanceKey", instanceKey(instance)}});
}

int Sandbox::userCount() {
    return post(u"/v1/Management/users/GetFilteredPage"_s,
        {{u"PageNumber"_s, 1}, {u"PageSize"_s, 1}, {u"IncludeAccountInfo"_s, false}, {u"Sort"_s, u"Email"_s},
            {u"ShowInactiveUsers"_s, true}},
        signIn().access)
        .result()
        .value(u"TotalUsers"_s)
        .toInt(-1);
}

QByteArray Sandbox::converse(const QByteArray &bytes, int silence) const {
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(port()));
    socket.write(bytes);
    QByteArray received;
    while (QTest::qWaitFor(
        [&socket] { return socket.bytesAvailable() > 0 || socket.state() == QTcpSocket::UnconnectedState; },
        silence)) {
        received += socket.readAll();
        if (socket.state() == QTcpSocket::UnconnectedState)
            break;
    }
    return received;
}

} // namespace fleetkey::test
