#include "ui/session/SessionNotices.h"

#include "core/session/Session.h"
#include "ui/common/ErrorText.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"

#include <QEvent>

using namespace Qt::StringLiterals;

namespace fleetkey::ui {

namespace {

const QString sessionKey = u"session"_s;
const QString keychainKey = u"keychain"_s;
const QString keychainWaitKey = u"keychain-wait"_s;
const QString connectionKey = u"connection"_s;
const QString storageKey = u"storage"_s; ///< how it was found
const QString storeTroubleKey = u"store-trouble"_s; ///< whether it can be used now
const QString sandboxKey = u"sandbox"_s;
const QString otherConsoleKey = u"other-console"_s;

QString causeOf(const std::optional<ExpiryCause> &cause) {
    switch (cause.value_or(ExpiryCause::Unknown)) {
    case ExpiryCause::SignedInElsewhere:
        return SessionNotices::tr(
            "Most likely somebody else signed in with this account, which ends earlier sessions.");
    case ExpiryCause::TooOld:
        return SessionNotices::tr("It has not been used for about three months.");
    case ExpiryCause::RefreshLost:
        return SessionNotices::tr(
            "Most likely a refresh of Fleetkey's own, whose answer was lost or a fault, was done all the same and "
            "replaced the tokens held here.");
    case ExpiryCause::Unknown:
        break;
    }
    return SessionNotices::tr(
        "Either it is about three months old, or somebody else signed in with this account.");
}

} // namespace

SessionNotices::SessionNotices(
    MainWindow &window, Session &session, const StoreTrouble &store, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_session(session)
    , m_store(store) {
    connect(&store, &StoreTrouble::changed, this, &SessionNotices::showStoreTrouble);
    if (store.error())
        showStoreTrouble();
    connect(&session, &Session::factsChanged, this, &SessionNotices::update);
    window.installEventFilter(this);
    update(session.facts());
}

bool SessionNotices::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::WindowActivate)
        reawaken(false);
    return QObject::eventFilter(watched, event);
}

void SessionNotices::showStorage(const StoreNotice &notice) {
    if (notice.kind == StoreNotice::Kind::None) // which says nothing of whether it can be written
        return;
    const bool isTrouble = notice.kind == StoreNotice::Kind::NotWritable;
    Banner *banner = m_window.banner(isTrouble ? storeTroubleKey : storageKey);
    switch (notice.kind) {
    case StoreNotice::Kind::None:
        break;
    case StoreNotice::Kind::DamagedKeptAside:
        banner->showNotice(Tone::Warning, tr("Fleetkey's own file was damaged."),
            tr("A new one was begun. Accounts, your activity, the count of sign-ins and the list of remembered drivers "
               "start afresh; what the keychain holds of these drivers is not listed any more. The damaged one is kept "
               "as %1.")
                .arg(notice.keptAs));
        break;
    case StoreNotice::Kind::NewerKeptAside:
        banner->showNotice(Tone::Warning, tr("Fleetkey's own file belongs to a newer version."),
            tr("A new one was begun for this version. The other is kept as %1.").arg(notice.keptAs));
        break;
    case StoreNotice::Kind::NotWritable:
        banner->showNotice(Tone::Warning, tr("Fleetkey cannot write its own file."),
            tr("Everything works, but your activity, the account list, the count of sign-ins and registrations that "
               "are cut off are not kept. Check that there is room on the disk and that the folder may be written."));
        break;
    }
    banner->setDetails(notice.details);
    banner->setDismissible(true);
}

void SessionNotices::setFleetBegun(const QDateTime &when) {
    m_fleetBegun = when;
    showExpired(m_session.facts());
}

bool SessionNotices::isOfEarlierFleet(const SessionFacts &facts) const {
    // When tokens were obtained is known by a `Date`, which has whole seconds.
    const QDateTime begun = m_fleetBegun.addMSecs(-m_fleetBegun.time().msec());
    return begun.isValid() && facts.accessTokenObtained.isValid() && facts.accessTokenObtained < begun;
}

void SessionNotices::showNewSandbox(const StoreNotice &why) {
    Banner *banner = m_window.banner(sandboxKey);
    banner->showNotice(Tone::Warning,
        why.kind == StoreNotice::Kind::DamagedKeptAside
            ? tr("The file of the sandbox fleet was damaged.")
            : tr("The file of the sandbox fleet belongs to another version of Fleetkey."),
        tr("A new fleet was begun. The old file is kept as %1.").arg(why.keptAs));
    banner->setDetails(why.details);
    banner->setDismissible(true);
}

void SessionNotices::showKeychainSlow(bool slow) {
    Banner *banner = m_window.banner(keychainWaitKey);
    if (slow)
        banner->showNotice(Tone::Neutral, tr("The system's keychain takes long to answer."),
            tr("Check whether it is asking you something in another window. Fleetkey will not wait for ever."));
    else
        banner->clear();
}

void SessionNotices::update(const SessionFacts &facts) {
    const SessionFacts before = std::exchange(m_shown, facts);
    if (before.state != facts.state || before.expiryCause != facts.expiryCause)
        showExpired(facts);
    if (before.state != facts.state || before.keychainTrouble != facts.keychainTrouble)
        showKeychain(facts);
    if (before.state != facts.state || before.connectivity != facts.connectivity
        || before.connectionTrouble != facts.connectionTrouble)
        showConnection(facts);
    if (before.waitsForOtherConsole != facts.waitsForOtherConsole)
        showOtherConsole(facts);
}

void SessionNotices::showExpired(const SessionFacts &facts) {
    Banner *banner = m_window.banner(sessionKey);
    if (facts.state != SessionState::Expired) {
        banner->clear();
        return;
    }
    banner->showNotice(Tone::Warning, tr("Your session is over."),
        isOfEarlierFleet(facts)
            ? tr("The sandbox fleet is a new one, and the session belonged to the one before. Sign in again: the "
                 "password is filled in already, so Enter is enough.")
            : tr("%1 Sign in again to go on; everything here stays as it is.", "why it is over")
                  .arg(causeOf(facts.expiryCause)));
    banner->setDetails(facts.refreshTrouble ? ErrorText::details(*facts.refreshTrouble) : QString());
    connect(banner->addButton(tr("Sign in again"), ButtonRole::Primary), &Button::clicked, this,
        &SessionNotices::signInAgainRequested);
    if (facts.keptIn == TokensKeptIn::Keychain)
        connect(banner->addButton(tr("Try again")), &Button::clicked, this, [this] { reawaken(true); });
}

void SessionNotices::reawaken(bool asked) {
    if (m_session.facts().state != SessionState::Expired)
        return;
    QCoro::connect(m_session.reawaken(), this, [this, asked](Result<bool> &&helped) {
        const bool stillOver = m_session.facts().state == SessionState::Expired;
        if (asked && stillOver && !helped.value_or(false))
            m_window.banner(sessionKey)
                ->setText(tr(
                    "No other Fleetkey of yours has signed in with this account since. Sign in again to go "
                    "on; everything here stays as it is."));
    });
}

void SessionNotices::showOtherConsole(const SessionFacts &facts) {
    Banner *banner = m_window.banner(otherConsoleKey);
    if (facts.waitsForOtherConsole)
        banner->showNotice(Tone::Neutral, tr("Waiting for another Fleetkey…"),
            tr("It is renewing this account's tokens. As soon as it has, Fleetkey goes on here by itself."));
    else
        banner->clear();
}

void SessionNotices::showKeychain(const SessionFacts &facts) {
    Banner *banner = m_window.banner(keychainKey);
    if (facts.state == SessionState::Expired || !facts.keychainTrouble) {
        banner->clear();
        return;
    }
    const ErrorText words = ErrorText::of(*facts.keychainTrouble, ErrorContext::Keychain);
    banner->showNotice(
        Tone::Warning, tr("Fleetkey cannot keep you signed in. %1").arg(words.title), words.advice);
    banner->setDetails(ErrorText::details(*facts.keychainTrouble));
    connect(banner->addButton(tr("Try again")), &Button::clicked, this, &SessionNotices::retryKeychain);
    connect(banner->addButton(tr("This session only")), &Button::clicked, this,
        [this] { m_session.keepInMemory(); });
}

void SessionNotices::showConnection(const SessionFacts &facts) {
    Banner *banner = m_window.banner(connectionKey);
    if (facts.connectivity != Connectivity::Offline || facts.state == SessionState::Expired) {
        banner->clear();
        return;
    }
    const std::optional<Error> &trouble = facts.connectionTrouble;
    const bool isRefused = trouble && (trouble->kind == ErrorKind::Tls || trouble->kind == ErrorKind::Proxy);
    const ErrorText words = isRefused
        ? ErrorText::of(*trouble)
        : ErrorText{tr("The platform cannot be reached."),
              tr("Check the network connection and try again. You stay signed in. What is shown may be out of "
                 "date until the connection is back.")};
    banner->showNotice(Tone::Warning, words.title, words.advice);
    banner->setDetails(isRefused ? ErrorText::details(*trouble) : QString());
    connect(banner->addButton(tr("Try again")), &Button::clicked, this,
        &SessionNotices::connectionRetryRequested);
}

void SessionNotices::showStoreTrouble() {
    if (!m_store.error()) {
        m_window.banner(storeTroubleKey)->clear();
        return;
    }
    const QString details = ErrorText::details(*m_store.error());
    if (!m_store.isHeld())
        return showStorage({StoreNotice::Kind::NotWritable, {}, details});
    Banner *banner = m_window.banner(storeTroubleKey);
    banner->showNotice(Tone::Warning, tr("Another program holds Fleetkey's own file."),
        tr("Until it lets go, your activity, the account list, the count of sign-ins and registrations that are cut "
           "off are not kept. If that lasts, close other Fleetkeys."));
    banner->setDetails(details);
    banner->setDismissible(true);
}

void SessionNotices::retryKeychain() {
    QCoro::connect(m_session.retryKeychain(), this, [this](Result<void> &&) { update(m_session.facts()); });
}

} // namespace fleetkey::ui
