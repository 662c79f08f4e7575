#include "ui/shell/UiState.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using fleetkey::ui::ThemeMode;
using fleetkey::ui::UiState;
using namespace Qt::StringLiterals;

class UiStateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isKeptPerAccount() {
        const auto state = UiState::openFile(m_folder.filePath(u"a.ini"_s));
        state->setAccount(u"production"_s, u"admin@acme.example"_s);
        state->setValue(u"columns"_s, 5);
        state->setAccount(u"sandbox"_s, u"admin@acme.example"_s);
        QCOMPARE(state->value(u"columns"_s, 3).toInt(), 3);
        state->setAccount(u"production"_s, u"Admin@Acme.example"_s);
        QCOMPARE(state->value(u"columns"_s, 3).toInt(), 5);
    }

    void survivesAStart() {
        const QString path = m_folder.filePath(u"b.ini"_s);
        {
            const auto state = UiState::openFile(path);
            state->setAccount(u"custom:https://a.example/x"_s, u"a/b@c.example"_s);
            state->setValue(u"window/geometry"_s, QByteArray("\0\1\2", 3));
            QCOMPARE(state->themeMode(), ThemeMode::System);
            state->setThemeMode(ThemeMode::Dark);
        }
        const auto state = UiState::openFile(path);
        QCOMPARE(state->themeMode(), ThemeMode::Dark);
        state->setSharedValue(u"theme"_s, 77);
        QCOMPARE(state->themeMode(), ThemeMode::System);
        QVERIFY(!state->value(u"window/geometry"_s).isValid());
        state->setAccount(u"custom:https://a.example/x"_s, u"a/b@c.example"_s);
        QCOMPARE(state->value(u"window/geometry"_s).toByteArray(), QByteArray("\0\1\2", 3));
    }

    void forgetsOneAccountOnly() {
        const auto state = UiState::openFile(m_folder.filePath(u"c.ini"_s));
        for (const QString &email : {u"a@x.example"_s, u"b@x.example"_s}) {
            state->setAccount(u"production"_s, email);
            state->setValue(u"place"_s, email);
        }
        state->forgetAccount(u"production"_s, u"a@x.example"_s);
        state->setAccount(u"production"_s, u"a@x.example"_s);
        QVERIFY(!state->value(u"place"_s).isValid());
        state->setAccount(u"production"_s, u"b@x.example"_s);
        QCOMPARE(state->value(u"place"_s).toString(), u"b@x.example"_s);
    }

    void aDamagedFileIsAnEmptyState() {
        const QString path = m_folder.filePath(u"d.ini"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\xff\xfe[[[ no ini\n=\n");
        file.close();
        const auto state = UiState::openFile(path);
        QCOMPARE(state->value(u"anything"_s, 7).toInt(), 7);
        state->setValue(u"anything"_s, 8);
        QCOMPARE(state->value(u"anything"_s, 7).toInt(), 8);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(UiStateTest)
#include "tst_uistate.moc"
