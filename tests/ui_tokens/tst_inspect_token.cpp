#include "tests/support/AccessibleControls.h"
#include "tests/support/FakeUserSessions.h"
#include "tests/support/Grab.h"
#include "ui/theme/Theme.h"
#include "ui/tokens/ClaimsTree.h"
#include "ui/tokens/InspectTokenWindow.h"
#include "ui/tokens/PasteField.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Translations.h"

#include <QApplication>
#include <QClipboard>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace fleetkey::test;

namespace {

const QString token = u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_s;
const QDateTime start({2026, 6, 1}, {12, 0}, Qt::UTC);

QString jwt(const QDateTime &expires, const QString &algorithm = u"HS256"_s) {
    const auto part = [](const QJsonObject &object) {
        return QString::fromLatin1(QJsonDocument(object)
                .toJson(QJsonDocument::Compact)
                .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    };
    return part({{u"alg"_s, algorithm}, {u"typ"_s, u"JWT"_s}}) + u'.'
        + part({{u"DeviceToken"_s, token}, {u"iat"_s, start.addDays(-1).toSecsSinceEpoch()},
            {u"exp"_s, expires.toSecsSinceEpoch()}})
        + u".c2lnbmF0dXJlc2lnbmF0dXJl"_s;
}

QString answer(const QDateTime &expires) {
    return QString::fromUtf8(QJsonDocument(
        QJsonObject{
            {u"Result"_s,
                QJsonObject{{u"DeviceToken"_s, token},
                    {u"AccessToken"_s, QJsonObject{{u"Token"_s, jwt(expires)}, {u"ExpiresIn"_s, 86400}}},
                    {u"RefreshToken"_s, u"kept-by-the-driver-0123456789"_s}}},
            {u"Status"_s, 200}})
            .toJson());
}

struct Fixture {
    Fixture() {
        window.open();
        (void)QTest::qWaitForWindowActive(&window);
    }

    void paste(const QString &text) {
        QApplication::clipboard()->setText(text);
        QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
    }
    ui::Button *button(const QString &name) {
        for (auto *button : window.findChildren<ui::Button *>()) {
            if (button->text() == name && button->isVisible())
                return button;
        }
        return nullptr;
    }
    bool shows(const QString &text) {
        const auto labels = window.findChildren<QLabel *>();
        return std::ranges::any_of(labels,
            [&text](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }

    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>(start);
    ui::Theme theme{*qApp, [] { return false; }};
    FakeUserSessions sessions{clock};
    ui::InspectTokenWindow window{theme, sessions};
    ui::PasteField *field = window.findChild<ui::PasteField *>();
};

} // namespace

class InspectTokenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    static void initTestCase() { ui::installTranslations(*qApp); }
    void cleanup() { QCoreApplication::sendPostedEvents(); }

    void looks() {
        Fixture f;
        grab(f.window, u"inspect-empty"_s);
        f.paste(answer(start.addSecs(-8'040)));
        grab(f.window, u"inspect-answer"_s);
        f.theme.setMode(ui::ThemeMode::Dark);
        grab(f.window, u"inspect-answer-dark-2x"_s, 2);
        f.paste(jwt(start.addDays(1), u"none"_s));
        grab(f.window, u"inspect-none-dark"_s);
    }

    void aTokenIsDecodedAsItIsPasted() {
        Fixture f;
        QVERIFY(f.shows(u"Nothing pasted yet"_s));
        f.paste(jwt(start.addSecs(-8'040)));
        QVERIFY(f.shows(u"An access token"_s));
        QVERIFY(f.shows(u"It expired 2 h ago"_s));
        QVERIFY(f.shows(u"Signature not checked: only the platform can."_s));
        const auto *claims = f.window.findChild<ui::ClaimsTree *>();
        QVERIFY(claims->isVisible());
        QCOMPARE(claims->findItems(u"alg"_s, Qt::MatchStartsWith | Qt::MatchRecursive).size(), 1);
        QVERIFY(f.button(u"Use these tokens"_s) == nullptr);
    }

    void wrappingsAreNamed_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("words");
        QTest::newRow("header") << u"Authorization: Bearer "_s << QString()
                                << u"Found in an Authorization header."_s;
        QTest::newRow("curl") << u"curl -H 'Authorization: Bearer "_s << u"' https://user.example/v1/x"_s
                              << u"Found in a curl command."_s;
        QTest::newRow("log") << u"12:00:01 sent "_s << u" and got 401"_s << u"Found in a longer text."_s;
    }

    void wrappingsAreNamed() {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, words);
        Fixture f;
        f.paste(before + jwt(start.addDays(1)) + after);
        QVERIFY(f.shows(u"An access token"_s));
        QVERIFY(f.shows(words));
    }

    void aCutCopySaysWhereItBreaks() {
        Fixture f;
        f.paste(jwt(start.addDays(1)).left(90));
        QVERIFY(f.shows(u"A damaged token"_s));
        QVERIFY(f.shows(u"Copy it again, whole"_s));
    }

    void anUnsignedTokenIsSaidToBeOne() {
        Fixture f;
        f.paste(jwt(start.addDays(1), u"none"_s));
        QVERIFY(f.shows(u"It is not signed: anybody can have written it."_s));
        const auto *claims = f.window.findChild<ui::ClaimsTree *>();
        const auto algorithm = claims->findItems(u"alg"_s, Qt::MatchStartsWith | Qt::MatchRecursive);
        QCOMPARE(algorithm.first()->foreground(1).color(), f.theme.ink(ui::Ink::Bad));
    }

    void theUserIsFound() {
        Fixture f;
        const QSignalSpy wanted(&f.window, &ui::InspectTokenWindow::userRequested);
        f.paste(token);
        QVERIFY(f.shows(u"A DeviceToken"_s));
        f.button(u"Find this user"_s)->click();
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().value<DeviceToken>(), DeviceToken(token));
    }

    void pastedTokensAreTakenOver() {
        Fixture f;
        const QSignalSpy taken(&f.window, &ui::InspectTokenWindow::tokensTakenOver);
        f.paste(answer(start.addDays(1)));
        f.button(u"Use these tokens"_s)->click();
        QCOMPARE(taken.count(), 1);
        const HeldTokens *held = f.sessions.held(DeviceToken(token));
        QVERIFY(held != nullptr);
        QCOMPARE(held->source, TokenSource::Pasted);
        QCOMPARE(held->credentials.refreshToken.reveal(), "kept-by-the-driver-0123456789");
    }

    void heldTokensAreReplacedOnlyAfterAQuestion() {
        Fixture f;
        Credentials credentials;
        credentials.deviceToken = DeviceToken(token);
        credentials.accessToken = SecretString("held-access");
        credentials.refreshToken = SecretString("held-refresh");
        f.sessions.adopt(std::move(credentials), TokenSource::Login);
        f.paste(answer(start.addDays(1)));
        f.button(u"Use these tokens"_s)->click();
        QVERIFY(f.shows(u"Fleetkey holds tokens of this user already."_s));
        QCOMPARE(QApplication::focusWidget(), f.button(u"Keep those held"_s)); // the harmless answer
        f.button(u"Keep those held"_s)->click();
        QCOMPARE(f.sessions.held(DeviceToken(token))->credentials.refreshToken.reveal(), "held-refresh");
        f.button(u"Use these tokens"_s)->click();
        f.button(u"Replace them"_s)->click();
        QCOMPARE(f.sessions.held(DeviceToken(token))->credentials.refreshToken.reveal(),
            "kept-by-the-driver-0123456789");
    }

    void whatWasPastedCannotLeaveAgain() {
        Fixture f;
        const QString pasted = answer(start.addDays(1));
        f.paste(pasted);
        QApplication::clipboard()->setText(u"something else"_s);
        f.field->selectAll();
        QTest::keyClick(f.field, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(!QApplication::clipboard()->text().contains(u"eyJ"));
        QTest::keyClick(f.field, Qt::Key_X, Qt::ControlModifier);
        QVERIFY(!QApplication::clipboard()->text().contains(u"eyJ"));
        QVERIFY(!QApplication::clipboard()->text(QClipboard::Selection).contains(u"eyJ"));
        QVERIFY(!f.field->isUndoRedoEnabled());
        QTest::keyClick(f.field, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!f.field->toPlainText().contains(u"eyJ")); // cut is cut
    }

    void closingWipes() {
        Fixture f;
        f.paste(answer(start.addDays(1)));
        QTest::keyClick(&f.window, Qt::Key_Escape);
        QVERIFY(!f.window.isVisible());
        QVERIFY(f.field->toPlainText().isEmpty());
        f.window.open();
        QVERIFY(f.shows(u"Nothing pasted yet"_s));
    }

    void theLockWipesToo() {
        Fixture f;
        f.paste(answer(start.addDays(1)));
        f.window.wipe(); // under the cover the window itself stays
        QVERIFY(f.field->toPlainText().isEmpty());
        QVERIFY(f.shows(u"Nothing pasted yet"_s));
    }

    void aPasteTakesThePlaceOfTheOneBefore() {
        Fixture f;
        f.paste(jwt(start.addDays(1)));
        f.paste(token);
        QCOMPARE(f.field->toPlainText(), token);
    }

    void aLongPasteIsLookedAtWhole() {
        Fixture f;
        f.paste(answer(start.addDays(1)).trimmed().chopped(1) + u",\"Log\":\""_s + QString(50'000, u'x')
            + u"\"}"_s);
        QVERIFY(f.field->toPlainText().size() < 10'000);
        QVERIFY(f.field->toPlainText().contains(u"more characters"));
        QVERIFY(f.shows(u"An answer that hands out tokens"_s));
        f.paste(token); // read-only is no dead end
        QCOMPARE(f.field->toPlainText(), token);
    }

    void nothingOver256KilobytesIsLookedAt() {
        Fixture f;
        f.paste(QString(longestPaste + 1, u'x'));
        QVERIFY(f.shows(u"Too long to look at"_s));
        QVERIFY(f.field->toPlainText().isEmpty());
    }

    void everyControlHasANameAndTabReachesIt() {
        Fixture f;
        f.paste(answer(start.addDays(1)));
        QCOMPARE(namelessControls(f.window), QStringList());
        const QStringList order = tabOrder(f.field);
        QVERIFY(order.indexOf(u"Find this user"_s) > 0);
        QVERIFY(order.indexOf(u"Use these tokens"_s) > order.indexOf(u"Find this user"_s));
    }

    void nothingPushesItWide() {
        Fixture f;
        f.paste(u"garbage with a very-long-word-"_s + QString(3'000, u'w'));
        QVERIFY(f.window.minimumSizeHint().width() <= 600);
        f.paste(answer(start.addDays(1)));
        QVERIFY(f.window.minimumSizeHint().width() <= 600);
    }
};

QTEST_MAIN(InspectTokenTest)
#include "tst_inspect_token.moc"
