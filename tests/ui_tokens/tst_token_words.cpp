#include "ui/common/DateText.h"
#include "ui/tokens/DiagnosisText.h"
#include "ui/tokens/FactText.h"
#include "ui/tokens/FindingText.h"
#include "ui/tokens/PastedWords.h"
#include "ui/tokens/QrCode.h"
#include "ui/tokens/RuleText.h"
#include "ui/tokens/TokenText.h"
#include "ui/widgets/Translations.h"

#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace fleetkey::ui;

namespace {

const QDateTime now({2026, 6, 1}, {12, 0}, Qt::UTC);

/// The values of an enum whose last one is given; the compiler tells whoever adds one behind it.
template <typename Enum> QList<Enum> allUpTo(Enum last) {
    QList<Enum> values;
    for (int value = 0; value <= static_cast<int>(last); ++value)
        values.append(static_cast<Enum>(value));
    return values;
}

} // namespace

/// Nothing that a diagnosis, a finding or a token can be is without words.
class TokenWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    static void initTestCase() { installTranslations(*qApp); }

    void everyActionHasATitle() {
        QSet<QString> titles;
        for (const TokenAction action : allUpTo(TokenAction::PasteAgain)) {
            QVERIFY2(!DiagnosisText::title(action).isEmpty(), qPrintable(QString::number(int(action))));
            titles.insert(DiagnosisText::title(action));
        }
        QCOMPARE(titles.size(), allUpTo(TokenAction::PasteAgain).size());
    }

    void whatNeedsAPersonHasAButton() {
        for (const TokenAction action : {TokenAction::Check, TokenAction::Refresh, TokenAction::LogIn,
                 TokenAction::LoadFromKeychain, TokenAction::OpenKeychain, TokenAction::Reconnect,
                 TokenAction::ReplaceInstanceKey, TokenAction::Reactivate, TokenAction::ShowOwner,
                 TokenAction::ReloadUser, TokenAction::PasteAgain})
            QVERIFY2(!DiagnosisText::button(action).isEmpty(), qPrintable(QString::number(int(action))));
        QVERIFY(DiagnosisText::button(TokenAction::Nothing).isEmpty());
    }

    void everyRuleSaysItsSituationItsConsequenceAndWhy() {
        QSet<QString> situations;
        for (const TokenRule rule : allUpTo(TokenRule::PlatformFailing)) {
            QVERIFY2(!RuleText::situation(rule).isEmpty(), qPrintable(QString::number(int(rule))));
            QVERIFY2(!RuleText::consequence(rule).isEmpty(), qPrintable(QString::number(int(rule))));
            situations.insert(RuleText::situation(rule));
            for (const AccessTokenState state : allUpTo(AccessTokenState::OtherInstance)) {
                Diagnosis diagnosis;
                diagnosis.rule = rule;
                diagnosis.accessToken = state;
                QVERIFY2(!DiagnosisText::sentence(diagnosis, now).isEmpty(),
                    qPrintable(QString::number(int(rule))));
            }
        }
        QCOMPARE(situations.size(), allUpTo(TokenRule::PlatformFailing).size());
    }

    void aTokenThatNothingProvesSaysWhy() {
        Diagnosis diagnosis;
        diagnosis.rule = TokenRule::OnlyThePlatformKnows;
        diagnosis.accessToken = AccessTokenState::Unknown;
        QVERIFY(DiagnosisText::sentence(diagnosis, now).startsWith(u"Nobody said how long"_s));
        diagnosis.accessToken = AccessTokenState::Valid;
        diagnosis.evidence = {{DiagnosisFact::Kind::AccessTokenExpires, now.addSecs(600)}};
        QVERIFY(DiagnosisText::sentence(diagnosis, now).startsWith(u"The access token was pasted"_s));
        diagnosis.proven = false;
        QCOMPARE(TokenText::word(diagnosis, KeychainHolding::NotUsed), u"not proven"_s);
        QCOMPARE(TokenText::tone(diagnosis), Tone::Neutral);
        diagnosis.refreshToken = RefreshTokenState::Refused;
        QVERIFY(DiagnosisText::sentence(diagnosis, now).startsWith(u"The platform refused to refresh"_s));
        diagnosis.rule = TokenRule::PlatformFailing; // whatever else is to be done first
        QCOMPARE(TokenText::word(diagnosis, KeychainHolding::NotUsed), u"not proven"_s);
        diagnosis.proven = true;
        QCOMPARE(TokenText::word(diagnosis, KeychainHolding::NotUsed), u"valid"_s);
        QCOMPARE(TokenText::tone(diagnosis), Tone::Good);
    }

    void aMomentToWaitForIsToldByTheClockOfTheDesk() {
        Diagnosis diagnosis;
        diagnosis.rule = TokenRule::PlatformFailing;
        diagnosis.action = TokenAction::WaitForPlatform;
        diagnosis.possibleAt = now.addSecs(600);
        const QString agreeing = DiagnosisText::sentence(diagnosis, now);
        diagnosis.evidence
            = {{DiagnosisFact::Kind::ClockOff, {}, PlatformAnswer::None, std::chrono::minutes(20), 0}};
        const QString ahead = DiagnosisText::sentence(diagnosis, now);
        QVERIFY(agreeing.contains(DateText::upcoming(now.addSecs(600))));
        QVERIFY(ahead.contains(DateText::upcoming(now.addSecs(1800))));
        // The facts below the sentence name the same moment; what is past is as the platform dates it.
        diagnosis.evidence.append({DiagnosisFact::Kind::NoLoginBefore, now.addSecs(600)});
        diagnosis.evidence.append({DiagnosisFact::Kind::AccessTokenExpired, now.addSecs(-600)});
        const QString facts = DiagnosisText::evidence(diagnosis).join(u'\n');
        QVERIFY(facts.contains(DateText::precise(now.addSecs(1800))));
        QVERIFY(facts.contains(DateText::precise(now.addSecs(-600))));
    }

    void aRefusalSaysWhatTheRecordSays() {
        Diagnosis diagnosis;
        diagnosis.rule = TokenRule::PlatformRefuses;
        diagnosis.action = TokenAction::ReadAnswer;
        QVERIFY(!DiagnosisText::sentence(diagnosis, now).contains(u"record says active"_s));
        diagnosis.evidence = {{DiagnosisFact::Kind::UserActive, {}}};
        QVERIFY(DiagnosisText::sentence(diagnosis, now).contains(u"record says active"_s));
        diagnosis.rule = TokenRule::UserDeleted;
        QVERIFY(DiagnosisText::sentence(diagnosis, now).startsWith(u"The platform did not know"_s));
        diagnosis.evidence = {{DiagnosisFact::Kind::UserDeleted, {}}};
        QVERIFY(DiagnosisText::sentence(diagnosis, now).startsWith(u"This account finds the user no more"_s));
    }

    /// Until the platform was asked, its dates are all that speaks for a token from the keychain.
    void aTokenFromTheKeychainIsNotCalledValid() {
        Diagnosis diagnosis;
        diagnosis.accessToken = AccessTokenState::Valid;
        diagnosis.refreshToken = RefreshTokenState::Held;
        diagnosis.evidence = {{DiagnosisFact::Kind::AccessTokenExpires, now.addSecs(600)}};
        diagnosis.unaccepted = true;
        QCOMPARE(TokenText::word(diagnosis, KeychainHolding::NotUsed), u"not expired"_s);
        QCOMPARE(TokenText::tone(diagnosis), Tone::Neutral);
        QCOMPARE(DiagnosisText::sentence(diagnosis, now),
            u"By its dates the access token lives for another 10\u00a0min. It came from the keychain, and the "
            "platform has not accepted it since."_s);
        diagnosis.refreshToken = RefreshTokenState::Absent;
        QVERIFY(DiagnosisText::sentence(diagnosis, now).endsWith(u"After that only a login helps."_s));
    }

    void everyFactHasWordsWithTheirMoment() {
        using Kind = DiagnosisFact::Kind;
        QSet<QString> all;
        for (const Kind kind : allUpTo(Kind::NotAcceptedSince)) {
            const DiagnosisFact fact{kind, now, PlatformAnswer::Accepted, std::chrono::minutes(4), 3};
            const QString words = FactText::of(fact);
            QVERIFY2(!words.isEmpty(), qPrintable(QString::number(int(kind))));
            QVERIFY2(!words.contains(u'%'), qPrintable(words));
            all.insert(words);
        }
        QCOMPARE(all.size(), allUpTo(Kind::NotAcceptedSince).size());
        QCOMPARE(FactText::of({Kind::CheckAnswered, now, PlatformAnswer::Unauthorized, {}, 0}),
            u"The platform answered a call as this user on 1 Jun 2026, 14:00:00: refused (401)."_s);
        QCOMPARE(FactText::of({Kind::ClockOff, {}, {}, std::chrono::minutes(4), 0}),
            u"This computer's clock is 4\u00a0min ahead of the platform's."_s);
        QCOMPARE(FactText::of({Kind::ClockOff, {}, {}, std::chrono::minutes(-20), 0}),
            u"This computer's clock is 20\u00a0min behind the platform's."_s);
        QCOMPARE(FactText::of({Kind::AccessTokenExpired, now, {}, {}, 0}, FactText::Moments::Utc),
            u"The access token expired 2026-06-01 12:00:00 UTC."_s);
    }

    void everyStateAnswerAndConfidenceHasAWord() {
        for (const AccessTokenState state : allUpTo(AccessTokenState::OtherInstance))
            QVERIFY(!TokenText::word(state).isEmpty());
        for (const RefreshTokenState state : allUpTo(RefreshTokenState::Refused))
            QVERIFY(!TokenText::word(state).isEmpty());
        for (const TokenSource source : allUpTo(TokenSource::Pasted))
            QVERIFY(!TokenText::source(source).isEmpty());
        for (const PlatformAnswer answer : allUpTo(PlatformAnswer::Failing))
            QVERIFY(!FactText::answer(answer).isEmpty());
        for (const Confidence confidence : allUpTo(Confidence::Open))
            QVERIFY(!DiagnosisText::confidence(confidence).isEmpty());
    }

    void everyFindingHasATitle() {
        using Kind = TokenFinding::Kind;
        QSet<QString> titles;
        for (const Kind kind : allUpTo(Kind::Milliseconds)) {
            TokenFinding finding;
            finding.kind = kind;
            finding.when = now;
            finding.count = 2;
            finding.position = 17;
            finding.text = u"something"_s;
            const FindingText words = FindingText::of(finding, now);
            QVERIFY2(!words.title.isEmpty(), qPrintable(QString::number(int(kind))));
            QVERIFY2(!(words.title + words.advice).contains(u'%'), qPrintable(words.title));
            titles.insert(words.title);
        }
        QCOMPARE(titles.size(), allUpTo(Kind::Milliseconds).size());
    }

    void everyFaultSaysWhereItBreaks() {
        for (const JwtFault::Kind kind : allUpTo(JwtFault::Kind::NotObject)) {
            TokenFinding finding;
            finding.fault = {kind, JwtFault::Part::Claims, 42, 5};
            QVERIFY2(!FindingText::of(finding, now).title.isEmpty(), qPrintable(QString::number(int(kind))));
        }
        TokenFinding cut;
        cut.fault = {JwtFault::Kind::JsonCut, JwtFault::Part::Claims, 42, 0};
        QCOMPARE(FindingText::of(cut, now).title,
            u"The copy ends in the middle of the claims, after character 41."_s);
    }

    void aMaskSaysWhichTokenItHides() {
        TokenFinding mask;
        mask.position = 17;
        mask.kind = TokenFinding::Kind::AccessTokenMasked;
        QVERIFY(FindingText::of(mask, now).title.startsWith(u"The access token is hidden"));
        mask.kind = TokenFinding::Kind::RefreshTokenMasked;
        QVERIFY(FindingText::of(mask, now).title.startsWith(u"The refresh token is hidden"));
    }

    void everyPastedTextHasATitle() {
        for (const PastedText::Kind kind : allUpTo(PastedText::Kind::Oversized)) {
            PastedText pasted;
            pasted.kind = kind;
            QVERIFY2(!PastedWords::title(pasted, PastedWords::Search::Open).isEmpty(),
                qPrintable(QString::number(int(kind))));
            pasted.bearer = PastedText::Bearer::Admin;
            QVERIFY2(!PastedWords::title(pasted, PastedWords::Search::Open).isEmpty(),
                qPrintable(QString::number(int(kind))));
        }
    }

    void aPriceIsSaidBeforeItIsPaid() {
        Diagnosis diagnosis;
        diagnosis.rule = TokenRule::LogInWithoutTokens;
        diagnosis.action = TokenAction::LogIn;
        diagnosis.cost = {1, OtherSessions::Ended, false};
        LoginAllowance allowance;
        allowance.left = 4;
        QVERIFY(DiagnosisText::price(diagnosis, allowance)
                .startsWith(u"Spends 1 of at most 4 sign-ins in this minute; signs the driver's app out"));
        diagnosis.action = TokenAction::Refresh;
        diagnosis.cost = {};
        QCOMPARE(DiagnosisText::price(diagnosis, {}), u"Spends no sign-in."_s);
        diagnosis.cost = {0, OtherSessions::SharedPairReplaced, false};
        QVERIFY(DiagnosisText::price(diagnosis, {}).contains(u"the app has to log in again"));
        diagnosis.action = TokenAction::PasteAgain; // free, and what is left after it has its price
        diagnosis.cost = {};
        diagnosis.then = TokenAction::Refresh;
        diagnosis.costThen = {0, OtherSessions::SharedPairReplaced, false};
        QVERIFY(DiagnosisText::price(diagnosis, {}).startsWith(u"Spends nothing."));
        QVERIFY(DiagnosisText::price(diagnosis, {}).contains(u"the app has to log in again"));
        diagnosis.then = TokenAction::LogIn;
        diagnosis.costThen = {1, OtherSessions::Ended, false};
        QVERIFY(DiagnosisText::price(diagnosis, allowance).contains(u"Spends 1 of at most 4 sign-ins"));
        diagnosis.action = TokenAction::WaitForLogin; // what comes after the wait has its price, too
        diagnosis.cost = {};
        diagnosis.then = TokenAction::LogIn;
        diagnosis.costThen = {1, OtherSessions::Ended, false};
        QVERIFY(DiagnosisText::price(diagnosis, {})
                .startsWith(u"Spends a sign-in then; signs the driver's app out"));
    }

    void softLimitsAreExplained() {
        const LoginWarning hour{LoginWarning::Span::Hour, 6, 5, now};
        QVERIFY(DiagnosisText::warning(hour).contains(u"number 6 of this hour"));
        const LoginWarning day{LoginWarning::Span::Day, 6, 5, now};
        QVERIFY(DiagnosisText::warning(day).contains(u"number 6 of this day"));
    }

    void theCodeHasTheIdentifierAlone() {
        QrCode code(u"DeviceToken"_s);
        code.setText(u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_s);
        QCOMPARE(code.modules(), 29); // version 3: 36 bytes at level M
        QCOMPARE(code.accessibleName(), u"QR code of the DeviceToken"_s);
        // The finder patterns stand in three corners, not in the fourth.
        QVERIFY(code.isDark(0, 0) && code.isDark(0, 28) && code.isDark(28, 0));
        QVERIFY(!code.isDark(1, 1) && code.isDark(3, 3) && !code.isDark(7, 7));
        code.setText(QString(4'000, u'x'));
        QCOMPARE(code.modules(), 0); // no code holds that
    }

    void theCodeIsCrispAtAnyScale_data() {
        QTest::addColumn<qreal>("scale");
        for (const qreal scale : {1.0, 1.25, 1.5, 2.0, 3.0})
            QTest::addRow("%g", scale) << scale;
    }

    void theCodeIsCrispAtAnyScale() {
        QFETCH(qreal, scale);
        QrCode code(u"DeviceToken"_s);
        code.setText(u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_s);
        code.resize(code.sizeHint());
        QPixmap picture((QSizeF(code.size()) * scale).toSize());
        picture.setDevicePixelRatio(scale);
        code.render(&picture);
        const QImage image = picture.toImage();
        int dark = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                QVERIFY(pixel == QColor(Qt::black) || pixel == QColor(Qt::white)); // no grey between
                dark += pixel == QColor(Qt::black) ? 1 : 0;
            }
        }
        QVERIFY(dark > 0);
        const int quiet
            = static_cast<int>(4 * 3 * scale); // at least three pixels a module, four modules wide
        for (int at = 0; at < quiet; ++at)
            QCOMPARE(image.pixelColor(at, image.height() / 2), QColor(Qt::white));
    }
};

QTEST_MAIN(TokenWordsTest)
#include "tst_token_words.moc"
