#include "ui/theme/FieldState.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/IconButton.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/SecretField.h"

#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace fleetkey;
using namespace fleetkey::ui;
using namespace Qt::StringLiterals;

class FieldsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRowNamesItsFieldAndSaysWhatIsWrong() {
        const Theme theme(*qApp);
        auto *field = new QLineEdit;
        FieldRow row(theme, u"E-mail"_s, field);
        row.setHint(u"Where we write to"_s);
        QCOMPARE(field->accessibleName(), u"E-mail"_s);
        QCOMPARE(field->accessibleDescription(), u"Where we write to"_s);
        row.setError(u"Enter your e-mail."_s);
        QVERIFY(isFieldInvalid(field));
        QCOMPARE(field->accessibleDescription(), u"Enter your e-mail."_s);
        row.setError({});
        QVERIFY(!isFieldInvalid(field));
        QCOMPARE(field->accessibleDescription(), u"Where we write to"_s);
    }

    void aRowLabelsAComboBoxAsBuddy() {
        const Theme theme(*qApp);
        auto *combo = new QComboBox;
        const FieldRow row(theme, u"Environment"_s, combo);
        const auto *interface = QAccessible::queryAccessibleInterface(combo);
        const auto labels = interface->relations(QAccessible::Label);
        QCOMPARE(labels.size(), 1);
        QCOMPARE(labels.first().first->text(QAccessible::Name), u"Environment"_s);
    }

    void aSecretIsRevealedByKeyboard() {
        const Theme theme(*qApp);
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *before = new QLineEdit;
        auto *secret = new SecretField(theme, u"Password"_s);
        auto *after = new QLineEdit;
        for (QWidget *widget :
            {static_cast<QWidget *>(before), static_cast<QWidget *>(secret), static_cast<QWidget *>(after)})
            column->addWidget(widget);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        before->setFocus();
        QTest::keyClick(&window, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), secret);
        QTest::keyClicks(secret, u"hunter2"_s);
        QCOMPARE(secret->echoMode(), QLineEdit::Password);
        QCOMPARE(secret->secret().reveal(), QByteArray("hunter2"));
        QTest::keyClick(secret, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), secret->revealButton());
        QCOMPARE(secret->revealButton()->accessibleName(), u"Show what is typed"_s);
        QTest::keyClick(secret->revealButton(), Qt::Key_Space);
        QVERIFY(secret->isRevealed());
        QCOMPARE(secret->revealButton()->accessibleName(), u"Hide what is typed"_s);
        QTest::keyClicks(secret->revealButton(), u"next"_s); // somebody who takes it for the next field
        QTest::keyClick(secret->revealButton(), Qt::Key_Backspace);
        QCOMPARE(secret->secret().reveal(), QByteArray("hunter2"));
        QTest::keyClick(secret->revealButton(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), after);
        window.hide();
        QVERIFY(!secret->isRevealed());
    }

    void aSecretsTextStaysClearOfTheButton_data() {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("left to right") << Qt::LeftToRight;
        QTest::newRow("right to left") << Qt::RightToLeft;
    }
    void aSecretsTextStaysClearOfTheButton() {
        QFETCH(const Qt::LayoutDirection, direction);
        const Theme theme(*qApp);
        SecretField field(theme, u"Password"_s);
        field.resize(200, 32);
        field.setLayoutDirection(direction);
        field.show();
        const QMargins margins = field.textMargins();
        const int room = field.revealButton()->width();
        QVERIFY((direction == Qt::LeftToRight ? margins.right() : margins.left()) >= room);
        QCOMPARE(field.revealButton()->x() > 100, direction == Qt::LeftToRight);
    }

    void aSecretIsTakenAndForgotten() {
        const Theme theme(*qApp);
        SecretField field(theme, u"Password"_s);
        field.setText(u"pässword"_s);
        QCOMPARE(field.secret().reveal(), QByteArray("p\xc3\xa4ssword"));
        field.clear();
        QVERIFY(field.secret().isEmpty());
    }

    void aRevealedSecretGoesToNoClipboard() {
        const Theme theme(*qApp);
        QClipboard &clipboard = *QGuiApplication::clipboard();
        clipboard.setText(u"before"_s);
        SecretField field(theme, u"Password"_s);
        field.setText(u"pässword"_s);
        field.show();
        field.setRevealed(true);
        field.selectAll();
        QTest::keySequence(&field, QKeySequence::Copy);
        QTest::keySequence(&field, QKeySequence::Cut);
        QCOMPARE(clipboard.text(), u"before"_s);
        QCOMPARE(field.text(), u"pässword"_s);
        for (const auto key : {QKeySequence::SelectAll, QKeySequence::SelectStartOfLine}) {
            field.setRevealed(true);
            QTest::keySequence(&field, key);
            QVERIFY(!field.isRevealed()); // of what is masked nothing is taken along
        }

        field.setRevealed(true);
        QTest::mouseDClick(&field, Qt::LeftButton, {}, field.rect().center());
        QTest::mouseRelease(&field, Qt::LeftButton, {}, field.rect().center());
        QVERIFY(!field.hasSelectedText()); // which X11 would copy
    }

    void theMenuOfARevealedSecretCopiesNothing() {
        const Theme theme(*qApp);
        SecretField field(theme, u"Password"_s);
        field.setText(u"pässword"_s);
        field.show();
        field.setRevealed(true);
        field.selectAll();
        const QPoint middle = field.rect().center();
        QContextMenuEvent asked(QContextMenuEvent::Mouse, middle, field.mapToGlobal(middle));
        QApplication::sendEvent(&field, &asked);
        QVERIFY(!field.isRevealed());
        const std::unique_ptr<QMenu> menu(qobject_cast<QMenu *>(QApplication::activePopupWidget()));
        QVERIFY(menu);
        menu->close();
    }

    void searchIsLeftDownwardsAndClearedByEscape() {
        const Theme theme(*qApp);
        SearchField field(theme, u"Search users"_s, u"Search…"_s, u"/"_s);
        QCOMPARE(field.accessibleName(), u"Search users"_s);
        const QSignalSpy left(&field, &SearchField::leaveDownRequested);
        QTest::keyClick(&field, Qt::Key_Down);
        QCOMPARE(left.count(), 1);
        QTest::keyClicks(&field, u"ana"_s);
        QTest::keyClick(&field, Qt::Key_Escape);
        QVERIFY(field.text().isEmpty());
    }
};

QTEST_MAIN(FieldsTest)
#include "tst_fields.moc"
