#include "ui/common/SecretClipboard.h"

#ifdef Q_OS_MACOS
#include "ui/common/ConcealedPasteboardType.h"
#endif

#include <QClipboard>
#include <QMimeData>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace fleetkey::ui {

namespace {

constexpr auto ownFormat = "application/x-fleetkey-secret"_L1;
constexpr auto concealedFormat = "application/x-nspasteboard-concealed-type"_L1;

/// What the clipboard managers of the systems look for before they keep something in a history.
void markConfidential(QMimeData &data) {
    // Klipper, and the managers of other Linux desktops that followed it.
    data.setData(u"x-kde-passwordManagerHint"_s, "secret");
    // Windows: out of the history, out of the cloud, out of the sight of monitors. Zero as a DWORD means no.
    const QByteArray no(4, '\0');
    const auto windows
        = [](QStringView name) { return u"application/x-qt-windows-mime;value=\"%1\""_s.arg(name); };
    data.setData(windows(u"ExcludeClipboardContentFromMonitorProcessing"), QByteArray("1"));
    data.setData(windows(u"CanIncludeInClipboardHistory"), no);
    data.setData(windows(u"CanUploadToCloudClipboard"), no);
    // macOS: nspasteboard.org
    data.setData(concealedFormat, QByteArray("1"));
}

/// Qt knows the other systems' names for these formats by itself.
void teachClipboard() {
#ifdef Q_OS_MACOS
    [[maybe_unused]] static const auto *const type = new ConcealedPasteboardType(concealedFormat);
#endif
}

} // namespace

SecretClipboard::SecretClipboard(QClipboard &clipboard, std::shared_ptr<Clock> clock, QObject *parent)
    : QObject(parent)
    , m_clipboard(clipboard)
    , m_clock(std::move(clock))
    , m_ticker(new ClockTicker(m_clock, std::chrono::seconds(1), this)) {
    teachClipboard();
    connect(m_ticker, &ClockTicker::tick, this, &SecretClipboard::tick);
    connect(&m_clipboard, &QClipboard::dataChanged, this, [this] {
        if (!m_mark.isEmpty() && !isOurs())
            forget();
    });
}

SecretClipboard::~SecretClipboard() {
    disconnect(&m_clipboard, nullptr, this, nullptr);
    if (isOurs())
        m_clipboard.clear();
}

void SecretClipboard::copy(const SecretString &secret, QObject *owner) {
    const QByteArray mark = QUuid::createUuid().toByteArray();
    auto *data = new QMimeData; // the clipboard takes it over
    data->setText(QString::fromUtf8(secret.reveal()));
    markConfidential(*data);
    data->setData(ownFormat, mark);
    m_mark.clear(); // the change that follows is no loss of the secret before
    m_clipboard.setMimeData(data);
    m_mark = mark;
    m_owner = owner;
    m_until = m_clock->elapsed() + life;
    m_ticker->start();
    Q_EMIT changed();
}

std::chrono::seconds SecretClipboard::remaining(const QObject *owner) const {
    if (m_mark.isEmpty() || owner != m_owner)
        return std::chrono::seconds(0);
    return std::chrono::ceil<std::chrono::seconds>(
        std::max(std::chrono::milliseconds(0), m_until - m_clock->elapsed()));
}

void SecretClipboard::disown(const QObject *owner) {
    if (owner != m_owner)
        return;
    m_owner.clear();
    Q_EMIT changed();
}

void SecretClipboard::clear() {
    takeAway();
    Q_EMIT cleared();
}

void SecretClipboard::takeAway() {
    if (isOurs())
        m_clipboard.clear();
    forget();
}

bool SecretClipboard::isOurs() const {
    if (m_mark.isEmpty())
        return false;
    const QMimeData *data = m_clipboard.mimeData();
    return data != nullptr && data->data(ownFormat) == m_mark;
}

void SecretClipboard::tick() {
    if (m_clock->elapsed() >= m_until)
        takeAway();
    else
        Q_EMIT changed();
}

void SecretClipboard::forget() {
    m_ticker->stop();
    m_mark.clear();
    m_owner.clear();
    Q_EMIT changed();
}

} // namespace fleetkey::ui
