#include "tests/support/FakeClock.h"
#include "ui/common/SecretClipboard.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace fleetkey::test;
using ui::SecretClipboard;

namespace {

struct Fixture {
    void copy(const char *secret) { clipboard->copy(SecretString(secret), &owner); }
    static QString text() { return QApplication::clipboard()->text(); }

    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    QObject owner;
    std::unique_ptr<SecretClipboard> clipboard
        = std::make_unique<SecretClipboard>(*QApplication::clipboard(), clock);
};

} // namespace

class SecretClipboardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What was cancelled with the fixture unwinds a turn later.
    void cleanup() { QCoreApplication::sendPostedEvents(); }

    void marksTheSecretForClipboardManagers() {
        Fixture f;
        f.copy("s3cret");
        QCOMPARE(f.text(), u"s3cret"_s);
        const QMimeData *data = QApplication::clipboard()->mimeData();
        // KDE, and GNOME's managers, which look for the same.
        QCOMPARE(data->data(u"x-kde-passwordManagerHint"_s), "secret");
        const auto windows = [data](const char16_t *name) {
            return data->data(u"application/x-qt-windows-mime;value=\"%1\""_s.arg(QStringView(name)));
        };
        QCOMPARE(windows(u"ExcludeClipboardContentFromMonitorProcessing"), "1");
        QCOMPARE(windows(u"CanIncludeInClipboardHistory"), QByteArray(4, '\0'));
        QCOMPARE(windows(u"CanUploadToCloudClipboard"), QByteArray(4, '\0'));
        QVERIFY(data->hasFormat(u"application/x-nspasteboard-concealed-type"_s));
    }

    void takesItAwayAfterHalfAMinute() {
        Fixture f;
        f.copy("s3cret");
        const QSignalSpy changed(f.clipboard.get(), &SecretClipboard::changed);
        QCOMPARE(f.clipboard->remaining(&f.owner), std::chrono::seconds(30));
        f.clock->advance(std::chrono::seconds(12));
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(f.clipboard->remaining(&f.owner), std::chrono::seconds(18));
        f.clock->advance(std::chrono::seconds(18));
        QTRY_COMPARE(f.text(), QString());
        QCOMPARE(f.clipboard->remaining(&f.owner), std::chrono::seconds(0));
    }

    void leavesAloneWhatSomebodyElsePutThere() {
        Fixture f;
        f.copy("s3cret");
        QApplication::clipboard()->setText(u"shopping list"_s);
        QTRY_COMPARE(f.clipboard->remaining(&f.owner), std::chrono::seconds(0));
        f.clock->advance(std::chrono::seconds(31));
        f.clipboard->clear();
        f.clipboard.reset();
        QCOMPARE(f.text(), u"shopping list"_s);
    }

    void aSecondSecretStartsAnew() {
        Fixture f;
        f.copy("first");
        f.clock->advance(std::chrono::seconds(20));
        QObject other;
        f.clipboard->copy(SecretString("second"), &other);
        QCOMPARE(f.clipboard->remaining(&f.owner), std::chrono::seconds(0));
        QCOMPARE(f.clipboard->remaining(&other), std::chrono::seconds(30));
        f.clock->advance(std::chrono::seconds(15));
        QTRY_COMPARE(f.clipboard->remaining(&other), std::chrono::seconds(15));
        QCOMPARE(f.text(), u"second"_s);
    }

    /// A token that was replaced is not the one that lies there.
    void anOwnerWithAnotherSecretHasNoCountdown() {
        Fixture f;
        f.copy("old");
        QObject other;
        f.clipboard->disown(&other);
        QCOMPARE(f.clipboard->remaining(&f.owner), std::chrono::seconds(30));
        f.clipboard->disown(&f.owner);
        QCOMPARE(f.clipboard->remaining(&f.owner), std::chrono::seconds(0));
        QCOMPARE(f.text(), u"old"_s);
        f.clock->advance(std::chrono::seconds(30));
        QTRY_COMPARE(f.text(), QString());
    }

    void takesItAwayWhenTheConsoleEnds() {
        Fixture f;
        f.copy("s3cret");
        f.clipboard.reset();
        QCOMPARE(f.text(), QString());
    }
};

QTEST_MAIN(SecretClipboardTest)
#include "tst_secret_clipboard.moc"
