#pragma once

#include "core/base/Pending.h"
#include "core/store/StoreNotice.h"

#include <QDateTime>
#include <QObject>
#include <QProcess>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <vector>

namespace fleetkey::console {

/// The emulator behind the environment "Sandbox fleet": attaches to the one that already serves the data
/// file, or starts one as a child that ends with this console. When the one attached to ends with its
/// console, starts it again. A data file that is damaged or of another version is kept aside under another
/// name, and a new one begun. GUI thread, never blocks.
class SandboxProcess final : public QObject {
    Q_OBJECT

public:
    SandboxProcess(QString program, QString dataFile, QObject *parent = nullptr);
    ~SandboxProcess() override;

    /// Where the running emulator listens; started first where none runs. The port stays the same from start
    /// to start as long as it is free. Errors: `SandboxMissing`, `SandboxFailed`.
    Pending<QUrl> origin();

    /// Asks a child of ours to save and end; completes when it has, or after two seconds. One attached to is
    /// left alone, and no longer followed.
    Pending<void> stop();
    /// When the fleet was begun; invalid where the file system does not say so. Sessions of before are of
    /// another fleet.
    [[nodiscard]] QDateTime begun() const;
    /// Whether a child of ours runs.
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

Q_SIGNALS:
    /// The fleet is a new one. Told before anybody learns where it is.
    void begunAnew(const fleetkey::StoreNotice &why);

private:
    void tellStopped();
    void start();
    void readAnnouncement();
    void childEnded(int exitCode, QProcess::ExitStatus status);
    void beginAnew(StoreNotice why);
    void attach();
    [[nodiscard]] QUrl announcedOrigin() const;
    void stayInTouch(const QUrl &origin);
    void leaveHolder();
    void holderLeft();
    void takeOver();
    void answer(const Result<QUrl> &result);

    QString m_program;
    QString m_dataFile;
    quint64 m_foundFile = 0; ///< the number of the data file when the child was started
    bool m_triedAnew = false; ///< since somebody waits
    std::optional<StoreNotice> m_putAside; ///< why the fleet will be a new one, until there is one
    QProcess m_process;
    QTimer m_patience; ///< with one that starts
    QTimer m_grace; ///< for one that is to end
    QUrl m_origin; ///< the last one; its port is asked for again
    QTcpSocket m_holder; ///< to the one attached to: connected, it still serves the file
    std::vector<Completer<QUrl>> m_waiting;
    std::vector<Completer<void>> m_stopping;
};

} // namespace fleetkey::console
