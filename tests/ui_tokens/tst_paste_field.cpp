#include "tests/ui_tokens/InspectTokenFixture.h"
#include "ui/widgets/Translations.h"

using namespace fleetkey;
using namespace fleetkey::test;

/// What comes into the field, and that nothing leaves it again.
class PasteFieldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    static void initTestCase() { ui::installTranslations(*qApp); }
    void cleanup() { QCoreApplication::sendPostedEvents(); }

    void whatWasPastedCannotLeaveAgain() {
        InspectTokenFixture f;
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
        InspectTokenFixture f;
        f.paste(answer(start.addDays(1)));
        f.answer(InspectTokenFixture::ana());
        QTRY_VERIFY(f.shows(u"Ana Petrović"_s));
        QTest::keyClick(&f.window, Qt::Key_Escape);
        QVERIFY(!f.window.isVisible());
        QVERIFY(f.field->toPlainText().isEmpty());
        f.window.open();
        QVERIFY(f.shows(u"Nothing pasted yet"_s));
        QVERIFY(!f.shows(u"Ana Petrović"_s));
    }

    void theLockWipesToo() {
        InspectTokenFixture f;
        f.paste(answer(start.addDays(1)));
        f.window.hide(); // as the lock does with every window but the main one
        QVERIFY(f.field->toPlainText().isEmpty());
        f.window.show();
        QVERIFY(f.shows(u"Nothing pasted yet"_s));
    }

    void aPasteGoesWhereTheCaretIs() {
        InspectTokenFixture f;
        const QString whole = jwt(start.addDays(1));
        f.add(whole.left(60));
        QVERIFY(f.shows(u"A damaged token"_s));
        f.add(whole.mid(60)); // the second half, from the next line of the mail
        QCOMPARE(f.field->toPlainText(), whole);
        QVERIFY(f.shows(u"An access token"_s));
        QTest::keyClick(f.field, Qt::Key_Home, Qt::ControlModifier);
        f.add(u"Bearer "_s);
        QCOMPARE(f.field->toPlainText(), u"Bearer "_s + whole);
        QTextCursor word = f.field->textCursor();
        word.setPosition(0);
        word.setPosition(6, QTextCursor::KeepAnchor);
        f.field->setTextCursor(word);
        f.add(u"Token"_s);
        QCOMPARE(f.field->toPlainText(), u"Token "_s + whole);
    }

    void aPasteTakesThePlaceOfAllThatIsSelected() {
        InspectTokenFixture f;
        f.add(jwt(start.addDays(1)));
        f.paste(token);
        QCOMPARE(f.field->toPlainText(), token);
        f.window.activateWindow();
        f.window.open(); // Ctrl+I again: the next paste is about something else
        f.add(token.toUpper());
        QCOMPARE(f.field->toPlainText(), token.toUpper());
    }

    void theButtonTakesThePlaceOfEverything() {
        InspectTokenFixture f;
        f.add(jwt(start.addDays(1)));
        QApplication::clipboard()->setText(token);
        f.button(u"Paste"_s)->click();
        QCOMPARE(f.field->toPlainText(), token);
        QCOMPARE(QApplication::focusWidget(), f.field);
        QApplication::clipboard()->clear();
        f.button(u"Paste"_s)->click();
        QCOMPARE(f.field->toPlainText(), token);
        QVERIFY(f.shows(u"There is no text on the clipboard."_s));
        QTest::keyClicks(f.field, u" "_s);
        QVERIFY(!f.shows(u"There is no text on the clipboard."_s));
    }

    void whatWouldGrowTooLongIsNotAdded() {
        InspectTokenFixture f;
        f.add(token);
        f.add(QString(longestPaste, u'x'));
        QCOMPARE(f.field->toPlainText(), token);
        QVERIFY(f.shows(u"Not pasted: it would be longer than 256 kB"_s));
        QVERIFY(f.shows(u"looks like a DeviceToken"_s)); // what is there still counts
        f.add(u" and "_s + QString(10'000, u'x')); // long, but not too long
        QVERIFY(f.field->isReadOnly());
        QVERIFY(!f.shows(u"Not pasted"_s));
        QCOMPARE(f.field->secret().reveal().size(), token.size() + 10'005);
        QTest::keyClick(f.field, Qt::Key_Backspace); // what is not shown goes as a whole
        QVERIFY(f.field->toPlainText().isEmpty());
    }

    void aLongPasteIsLookedAtWhole() {
        InspectTokenFixture f;
        f.paste(answer(start.addDays(1)).trimmed().chopped(1) + u",\"Log\":\""_s + QString(50'000, u'x')
            + u"\"}"_s);
        QVERIFY(f.field->toPlainText().size() < 10'000);
        QVERIFY(f.field->toPlainText().contains(u"more characters"));
        QVERIFY(f.shows(u"An answer that hands out tokens"_s));
        f.paste(token); // read-only is no dead end
        QCOMPARE(f.field->toPlainText(), token);
    }

    void nothingOver256KilobytesIsLookedAt() {
        InspectTokenFixture f;
        f.paste(QString(longestPaste + 1, u'x'));
        QVERIFY(f.shows(u"Too long to look at"_s));
        QVERIFY(f.field->toPlainText().isEmpty());
    }
};

QTEST_MAIN(PasteFieldTest)
#include "tst_paste_field.moc"
