#include "tests/support/Grab.h"
#include "tests/ui_inspector/InspectorFixture.h"
#include "ui/tokens/QrCode.h"
#include "ui/tokens/ReportWindow.h"
#include "ui/widgets/StatusLabel.h"

#include <QAction>
#include <QCheckBox>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace fleetkey::test;

namespace {

const QDateTime yesterday = start.addSecs(-94'440);
const QDateTime expired = start.addSecs(-8'040); // 2 h 14 min ago
const QDateTime tonight = start.addSecs(50'000);

} // namespace

/// Remembering, forgetting, showing and reporting the tokens of the user in the inspector.
class TokenKeepingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What was cancelled with the fixture unwinds a turn later.
    void cleanup() { QCoreApplication::sendPostedEvents(); }

    void tokensAreForgottenAfterAQuestion() {
        InspectorFixture f;
        f.showTokens(yesterday, tonight);
        QTest::keyClick(f.button(u"Forget these tokens…"_s), Qt::Key_Space);
        QCOMPARE(QApplication::focusWidget(), f.button(u"Keep them"_s));
        QCOMPARE(f.sessions.tokens.size(), std::size_t(1));
        QTest::keyClick(f.button(u"Forget"_s), Qt::Key_Space);
        QVERIFY(f.sessions.tokens.empty());
        QTRY_VERIFY(f.shows(u"No tokens of this user are held here."_s));
        QVERIFY(f.button(u"Forget these tokens…"_s) == nullptr);
    }

    void nothingIsForgottenWhileSomethingElseIsUnderWay() {
        InspectorFixture f;
        f.showTokens(yesterday, tonight);
        f.button(u"Forget these tokens…"_s)->click();
        f.button(u"Ask the platform"_s)->click();
        QVERIFY(!f.button(u"Forget"_s)->isEnabled());
        f.sessions.complete();
        QTRY_VERIFY(f.button(u"Forget"_s)->isEnabled());
    }

    void tokensAreRememberedOnlyWhenAsked() {
        InspectorFixture f;
        f.showTokens(yesterday, tonight);
        auto *remember = f.inspector.findChild<QCheckBox *>();
        QVERIFY(!remember->isChecked());
        QVERIFY(f.shows(u"Kept: this session only"_s));
        remember->setFocus();
        QTest::keyClick(remember, Qt::Key_Space);
        QCOMPARE(QApplication::focusWidget(), remember); // another Space must not press something else
        QTRY_VERIFY(f.sessions.remembered.contains(ana().deviceToken));
        QTRY_VERIFY(f.shows(u"Kept: keychain"_s));
        QVERIFY(remember->isChecked());
        QTRY_VERIFY(remember->isEnabled());
        QTest::keyClick(remember, Qt::Key_Space);
        QTRY_VERIFY(f.sessions.remembered.isEmpty());
        QVERIFY(f.sessions.held(ana().deviceToken) != nullptr);
    }

    void rememberingKeepsWhatThePlatformSaid() {
        InspectorFixture f;
        f.showTokens(yesterday, tonight);
        f.button(u"Ask the platform"_s)->click();
        f.sessions.complete();
        QTRY_VERIFY(f.shows(u"It says that the token belongs to"_s));
        f.inspector.findChild<QCheckBox *>()->click();
        QTRY_VERIFY(f.shows(u"Kept: keychain"_s));
        QVERIFY(f.shows(u"It says that the token belongs to"_s));
    }

    void aRefusedTokenIsToldOnceWhatHelps() {
        InspectorFixture f;
        f.showTokens(yesterday, tonight);
        f.button(u"Ask the platform"_s)->click();
        f.sessions.complete(fail(ErrorKind::Unauthorized));
        QTRY_VERIFY(f.shows(u"The platform no longer accepts this access token."_s));
        QVERIFY(!f.shows(u"sign in again"_s));
    }

    void aKeychainThatRefusesIsSaid() {
        InspectorFixture f;
        f.showTokens(yesterday, tonight);
        f.sessions.keychainAnswer = fail(ErrorKind::SecretLocked);
        f.sessions.trouble = Error(ErrorKind::SecretLocked);
        f.inspector.findChild<QCheckBox *>()->click();
        QTRY_VERIFY(f.shows(u"The system's keychain is locked."_s));
        QVERIFY(f.shows(u"the keychain could not be used"_s));
        QCOMPARE(f.sessions.unlocks, 0);

        QPushButton *again = f.button(u"Try again"_s);
        QVERIFY(again != nullptr);
        f.sessions.keychainAnswer = {};
        f.sessions.trouble.reset();
        again->click();
        QCOMPARE(f.sessions.unlocks, 1);
        QTRY_VERIFY(f.button(u"Try again"_s) == nullptr);
        QVERIFY(f.shows(u"Kept: keychain"_s));
    }

    void rememberedTokensAreReadFromTheKeychain() {
        InspectorFixture f;
        f.sessions.next = [] { return held(start, tonight); };
        f.sessions.remembered.insert(ana().deviceToken);
        f.sessions.keychain[ana().deviceToken] = KeychainHolding::Locked;
        f.showTokens();
        QVERIFY(f.shows(u"Next step: open the keychain"_s));
        f.button(u"Open the keychain…"_s)->click();
        QCOMPARE(f.sessions.unlocks, 1);
        f.sessions.keychain.clear();
        f.sessions.complete();
        QTRY_VERIFY(f.shows(u"Nothing to do"_s));
        QCOMPARE(f.sessions.logins, 0);
    }

    /// No click is needed where the keychain asks nobody; not before somebody looks, and once.
    void anOpenKeychainIsReadWithoutAClick() {
        InspectorFixture f;
        f.sessions.next = [] { return held(start, tonight); };
        f.sessions.remembered.insert(ana().deviceToken);
        f.sessions.keychain[ana().deviceToken] = KeychainHolding::Unread;
        f.inspector.showUser(ana());
        QCOMPARE(f.sessions.loads, 0);
        f.showTokens();
        QCOMPARE(f.sessions.loads, 1);
        QCOMPARE(f.sessions.unlocks, 0);
        f.sessions.keychain.clear();
        f.sessions.complete();
        QTRY_VERIFY(f.shows(u"Nothing to do"_s));
    }

    void aLockedKeychainIsNotReadAgainByItself() {
        InspectorFixture f;
        f.sessions.remembered.insert(ana().deviceToken);
        f.sessions.keychain[ana().deviceToken] = KeychainHolding::Unread;
        f.showTokens();
        f.sessions.keychain[ana().deviceToken] = KeychainHolding::Locked;
        f.sessions.complete(fail(ErrorKind::SecretLocked));
        QTRY_VERIFY(f.button(u"Open it…"_s) != nullptr);
        QVERIFY(f.button(u"Open the keychain…"_s) != nullptr);
        QCOMPARE(f.sessions.loads, 1);
        QCOMPARE(f.sessions.unlocks, 0);
    }

    void unreadTokensAreNotCalledAbsent() {
        InspectorFixture f;
        f.sessions.quiet = false;
        f.sessions.next = [] { return held(start, tonight); };
        f.sessions.remembered.insert(ana().deviceToken);
        f.sessions.keychain[ana().deviceToken] = KeychainHolding::Unread;
        f.showTokens();
        const auto words = [&f] {
            QStringList states;
            for (const auto *state : f.inspector.findChildren<ui::StatusLabel *>()) {
                if (state->isVisible())
                    states.append(state->word());
            }
            return states;
        };
        QCOMPARE(words().count(u"in the keychain"_s), 2);
        QVERIFY(!words().contains(u"not held"_s));
        QVERIFY(f.shows(u"Kept in the keychain, not read yet."_s));
        QVERIFY(!f.shows(u"Fleetkey holds none for this user."_s));
        QVERIFY(!f.shows(u"No access token is held here."_s)); // nor is it evidence
        grab(f.inspector, u"tokens-unread"_s);
        f.button(u"Read it"_s)->click();
        QCOMPARE(f.sessions.loads, 1);
        QCOMPARE(f.sessions.unlocks, 0);
        f.sessions.keychain.clear();
        f.sessions.complete();
        QTRY_VERIFY(f.shows(u"Nothing to do"_s));
        QVERIFY(!f.shows(u"Kept in the keychain, not read yet."_s));
        QVERIFY(words().contains(u"valid"_s));
    }

    void aLockedKeychainIsOpenedFromTheCard() {
        InspectorFixture f;
        f.sessions.remembered.insert(ana().deviceToken);
        f.sessions.keychain[ana().deviceToken] = KeychainHolding::Locked;
        f.showTokens();
        QVERIFY(f.shows(u"Kept in the keychain, which is locked."_s));
        f.button(u"Open it…"_s)->click();
        QCOMPARE(f.sessions.unlocks, 1);
        f.sessions.keychain[ana().deviceToken] = KeychainHolding::Missing;
        f.sessions.complete(fail(ErrorKind::NotFound));
        QTRY_VERIFY(f.shows(u"The keychain was asked to keep it, but no longer has it."_s));
        QVERIFY(f.button(u"Open it…"_s) == nullptr);
        QVERIFY(f.button(u"Read it"_s) == nullptr);
    }

    void aKeychainThatWasNotThereIsTriedAgain() {
        InspectorFixture f;
        f.sessions.remembered.insert(ana().deviceToken);
        f.sessions.keychain[ana().deviceToken] = KeychainHolding::Unavailable;
        f.showTokens();
        QVERIFY(f.button(u"Open it…"_s) == nullptr);
        auto *again = f.button(u"Try again to read both tokens from the keychain"_s);
        QVERIFY(again != nullptr);
        QCOMPARE(again->text(), u"Try again"_s);
        again->click();
        QCOMPARE(f.sessions.loads, 1);
        f.sessions.complete(fail(ErrorKind::SecretUnavailable));
        QTRY_VERIFY(!again->isBusy());
    }

    void anAccessTokenAloneSaysWhatIsMissing() {
        InspectorFixture f;
        HeldTokens alone = held(yesterday, tonight);
        alone.credentials.refreshToken = {};
        alone.source = TokenSource::Pasted;
        f.sessions.tokens[ana().deviceToken] = std::move(alone);
        f.showTokens();
        QVERIFY(f.shows(u"None came with the access token"_s));
        QVERIFY(f.button(u"Refresh now"_s) == nullptr);
        QVERIFY(f.button(u"Ask the platform"_s) != nullptr);
        QVERIFY(f.shows(u"Next step: ask the platform"_s));
        QVERIFY(f.spoken().contains(u"not proven"_s));
    }

    void aRefreshOfAPastedPairSaysWhomItHits() {
        InspectorFixture f;
        f.sessions.tokens[ana().deviceToken] = held(yesterday, tonight);
        f.showTokens();
        QVERIFY(!f.shows(u"a refresh replaces it"_s));
        f.sessions.tokens[ana().deviceToken].source = TokenSource::Pasted;
        Q_EMIT f.sessions.changed(ana().deviceToken);
        QVERIFY(f.shows(u"a refresh replaces it, and the app has to log in again."_s));
    }

    void anIssuerOfAnotherEnvironmentIsSaid() {
        InspectorFixture f;
        f.sessions.knownIssuers.ofUsers = {u"https://user.example"_s};
        f.showTokens(yesterday, tonight);
        QVERIFY(!f.shows(u"Its issuer is"_s));
        f.sessions.knownIssuers.ofUsers = {u"https://elsewhere.example"_s};
        f.showTokens(yesterday, tonight.addSecs(1));
        Q_EMIT f.sessions.changed(ana().deviceToken);
        QTRY_VERIFY(f.shows(u"Its issuer is https://user.example"_s));
    }

    void theDeviceTokenIsShownAsACode() {
        InspectorFixture f;
        f.showTokens();
        auto *code = f.inspector.findChild<ui::QrCode *>();
        QVERIFY(!code->isVisible());
        f.button(u"QR code"_s)->click();
        QVERIFY(code->isVisible());
        QCOMPARE(code->text(), ana().deviceToken.text());
        QVERIFY(code->width() <= f.inspector.width());
        grab(f.inspector, u"tokens-code"_s);
    }

    void theJsonIsShownAsWritten() {
        InspectorFixture f;
        f.showTokens(yesterday, tonight);
        f.button(u"As it is written"_s)->click();
        const auto fields = f.inspector.findChildren<QPlainTextEdit *>();
        const auto json
            = std::ranges::find_if(fields, [](const QPlainTextEdit *field) { return field->isVisible(); });
        QVERIFY(json != fields.end());
        QVERIFY((*json)->toPlainText().contains(u"\"alg\": \"HS256\""));
        QVERIFY(!(*json)->toPlainText().contains(u"c2lnbmF0dXJl")); // never the signature
    }

    void theReportIsOfferedWithoutSecrets() {
        InspectorFixture f;
        f.showTokens(yesterday, expired);
        for (QAction *action : f.actions())
            if (action->text() == u"Export report…")
                action->trigger();
        auto *report = f.inspector.findChild<ui::ReportWindow *>();
        QVERIFY(report != nullptr && report->isVisible());
        QVERIFY(report->markdown().contains(u"[access token 1]"));
        QVERIFY(!report->markdown().contains(u"refresh-me"));
        QVERIFY(!report->markdown().contains(u"Ana"));
        const QTemporaryDir folder;
        report->saveTo(folder.filePath(u"report.md"_s));
        QFile saved(folder.filePath(u"report.md"_s));
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(saved.readAll()), report->markdown());
        grab(*report, u"report"_s);
        report->saveTo(folder.filePath(u"no/such/folder.md"_s));
    }

    void everyActionHasAKeyOfItsOwn() {
        InspectorFixture f;
        QSet<QString> keys;
        const auto actions = f.actions();
        for (const QAction *action : actions) {
            QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->text()));
            keys.insert(action->shortcut().toString());
        }
        QCOMPARE(keys.size(), actions.size());
    }

    /// A bar that stands still needs no look at the clock.
    void atRestItMovesOnlyAsOftenAsItShows() {
        InspectorFixture f;
        f.showTokens(start.addSecs(-3'600), start.addSecs(90'030));
        f.loads[0].complete(UserDocument{ana(), "{}"}); // nothing is on its way
        QTRY_VERIFY(f.clock->waiting() > 0);
        int changes = 0;
        struct Counter : QObject {
            explicit Counter(int &number)
                : count(number) { }
            bool eventFilter(QObject *, QEvent *event) override {
                count += event->type() == QEvent::Paint ? 1 : 0;
                return false;
            }
            int &count;
        } counter(changes);
        for (QWidget *widget : f.inspector.findChildren<QWidget *>())
            widget->installEventFilter(&counter);
        changes = 1;
        QTRY_VERIFY(std::exchange(changes, 0) == 0); // what showing it has brought is painted
        f.clock->advance(std::chrono::seconds(20)); // the minute shown is the same
        QTRY_VERIFY(f.clock->waiting() > 0); // a turn of the event loop: a tick would have been heard
        QCOMPARE(changes, 0);
    }
};

QTEST_MAIN(TokenKeepingTest)
#include "tst_token_keeping.moc"
