#include "app/console/SandboxProcess.h"

#include "core/store/DatabaseFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QNetworkProxy>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace fleetkey::console {

namespace {

// What fleetkey-sandbox ends with (its --help lists them).
constexpr int exitDataFileInUse = 3;
constexpr int exitAddressInUse = 4;
constexpr int exitDataFileDamaged = 5;
constexpr int exitDataFileOfAnotherVersion = 6;

constexpr auto startPatience = 30s;
constexpr auto attachPause = 100ms;
constexpr auto stopPatience = 2s;
constexpr qint64 announcementLimit = 64 * 1024;
constexpr QLatin1StringView itsName("fleetkey-sandbox: "); // before what it complains of

QUrl originIn(const QByteArray &json) {
    return QUrl(QJsonDocument::fromJson(json).object().value("origin"_L1).toString());
}

/// By which a file is told from another that has come to have its name; 0: there is none.
quint64 numberOf(const QString &file) {
    struct stat found{};
    return ::stat(QFile::encodeName(file).constData(), &found) == 0 ? found.st_ino : 0;
}

/// Its last line, as a sentence of its own.
QString complaintIn(const QByteArray &standardError) {
    QString line = QString::fromUtf8(standardError).trimmed().section(u'\n', -1);
    if (line.startsWith(itsName))
        line.remove(0, itsName.size());
    if (!line.isEmpty())
        line.front() = line.front().toUpper();
    return line;
}

} // namespace

SandboxProcess::SandboxProcess(QString program, QString dataFile, QObject *parent)
    : QObject(parent)
    , m_program(std::move(program))
    , m_dataFile(std::move(dataFile)) {
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_patience.setSingleShot(true);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &SandboxProcess::readAnnouncement);
    connect(&m_process, &QProcess::finished, this, &SandboxProcess::childEnded);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        tellStopped();
        answer(fail(
            ErrorKind::SandboxMissing, m_program + u": "_s + m_process.errorString().section(u": "_s, -1)));
    });
    connect(&m_holder, &QTcpSocket::disconnected, this, &SandboxProcess::holderLeft);
    connect(&m_holder, &QTcpSocket::errorOccurred, this, &SandboxProcess::takeOver);
    m_grace.setSingleShot(true);
    m_grace.setInterval(stopPatience);
    connect(&m_grace, &QTimer::timeout, &m_process, &QProcess::kill);
    connect(&m_patience, &QTimer::timeout, this,
        [this] { answer(fail(ErrorKind::SandboxFailed, u"It did not answer in time."_s)); });
}

SandboxProcess::~SandboxProcess() {
    // Nobody may call back into this half-destroyed object; the child ends by itself once its input is
    // closed.
    m_process.disconnect(this);
    m_holder.disconnect(this);
    m_process.closeWriteChannel();
}

Pending<QUrl> SandboxProcess::origin() {
    Pending<QUrl> pending = m_waiting.emplace_back().pending();
    if (m_waiting.size() == 1) {
        const bool serves
            = m_process.state() == QProcess::Running || m_holder.state() == QAbstractSocket::ConnectedState;
        if (serves && m_origin.isValid()) {
            answer(QUrl(m_origin));
            return pending;
        }
        m_patience.start(startPatience);
        m_triedAnew = false;
        start();
    }
    return pending;
}

Pending<void> SandboxProcess::stop() {
    leaveHolder();
    if (!isRunning()) {
        answer(fail(ErrorKind::Cancelled));
        return Pending<void>::ready({});
    }
    Pending<void> pending = m_stopping.emplace_back().pending();
    m_process.closeWriteChannel();
    m_grace.start();
    return pending;
}

QDateTime SandboxProcess::begun() const {
    return QFileInfo(m_dataFile).birthTime();
}

void SandboxProcess::tellStopped() {
    for (auto &completer : std::exchange(m_stopping, {}))
        completer.complete({});
}

void SandboxProcess::start() {
    if (isRunning() || m_waiting.empty())
        return; // it is starting and will announce itself, or nobody wants it any more
    QDir().mkpath(QFileInfo(m_dataFile).absolutePath());
    m_foundFile = numberOf(m_dataFile);
    m_process.start(m_program,
        {u"--data"_s, m_dataFile, u"--port"_s, QString::number(m_origin.port(0)), u"--json"_s,
            u"--exit-with-stdin"_s});
}

void SandboxProcess::readAnnouncement() {
    while (m_process.canReadLine()) {
        const QUrl origin = originIn(m_process.readLine());
        if (origin.isValid())
            answer(origin);
    }
}

void SandboxProcess::childEnded(int exitCode, QProcess::ExitStatus status) {
    m_grace.stop(); // the next child is not meant
    if (!m_stopping.empty())
        answer(fail(ErrorKind::Cancelled));
    tellStopped();
    if (m_waiting.empty())
        return;
    if (status == QProcess::CrashExit) {
        answer(fail(ErrorKind::SandboxFailed, u"It crashed."_s));
    } else if (exitCode == exitDataFileInUse) {
        attach();
    } else if (exitCode == exitAddressInUse && m_origin.isValid()) {
        m_origin.clear();
        start();
    } else {
        const QString complaint = complaintIn(m_process.readAllStandardError());
        if (exitCode == exitDataFileDamaged)
            beginAnew({StoreNotice::Kind::DamagedKeptAside, {}, complaint});
        else if (exitCode == exitDataFileOfAnotherVersion)
            beginAnew({StoreNotice::Kind::NewerKeptAside, {}, complaint});
        else
            answer(fail(ErrorKind::SandboxFailed, complaint));
    }
}

// Once: a disk that spoils the next file as well is none to fill with them.
void SandboxProcess::beginAnew(StoreNotice why) {
    if (m_triedAnew) {
        answer(fail(ErrorKind::SandboxFailed, why.details));
        return;
    }
    // Another console may have found the same, and what it has begun must not be put away.
    QLockFile lock(m_dataFile + u".lock"_s);
    if (!lock.tryLock(0)) {
        QTimer::singleShot(attachPause, this, &SandboxProcess::start);
        return;
    }
    if (numberOf(m_dataFile) == m_foundFile) {
        const Result<QString> kept = keptAside(m_dataFile, why.kind);
        if (!kept) {
            answer(fail(ErrorKind::SandboxFailed, u"%1 %2."_s.arg(why.details, kept.error().title)));
            return;
        }
        why.keptAs = *kept;
        m_triedAnew = true;
        if (!m_putAside)
            m_putAside = std::move(why);
    }
    start();
}

void SandboxProcess::attach() {
    if (m_waiting.empty())
        return;
    // Only believed because somebody holds the data file: whoever does has removed the announcement of one
    // that was killed.
    const QUrl announced = announcedOrigin();
    if (announced.isValid()) {
        stayInTouch(announced);
        answer(announced);
    } else {
        QTimer::singleShot(attachPause, this, &SandboxProcess::start); // it is about to speak, or gone by now
    }
}

QUrl SandboxProcess::announcedOrigin() const {
    QFile file(m_dataFile + u".origin"_s);
    return file.open(QIODevice::ReadOnly) ? originIn(file.read(announcementLimit)) : QUrl();
}

// Its end is not ours to see, but that of a connection to it is.
void SandboxProcess::stayInTouch(const QUrl &origin) {
    leaveHolder();
    m_holder.setProxy(QNetworkProxy::NoProxy);
    m_holder.connectToHost(origin.host(), static_cast<quint16>(origin.port()));
}

void SandboxProcess::leaveHolder() {
    const QSignalBlocker unheard(m_holder);
    m_holder.abort();
}

// After a while without a word it ends the connection, and lives on.
void SandboxProcess::holderLeft() {
    const QUrl announced = announcedOrigin();
    if (announced.isValid())
        QMetaObject::invokeMethod(this, [this, announced] { stayInTouch(announced); }, Qt::QueuedConnection);
    else
        takeOver();
}

// One that ends takes its announcement along: its console was closed, and this one goes on with the same
// data, keys and sessions at the same address. Where one was killed, nobody answers until a person tries
// again: the next might not live longer.
void SandboxProcess::takeOver() {
    if (m_holder.state() == QAbstractSocket::UnconnectedState && !announcedOrigin().isValid())
        std::ignore = origin();
}

void SandboxProcess::answer(const Result<QUrl> &result) {
    m_patience.stop();
    if (result)
        m_origin = *result;
    if (result && m_putAside)
        Q_EMIT begunAnew(*std::exchange(m_putAside, std::nullopt));
    for (auto &completer : std::exchange(m_waiting, {}))
        completer.complete(result);
}

} // namespace fleetkey::console
