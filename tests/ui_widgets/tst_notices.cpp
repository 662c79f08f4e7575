#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/IconButton.h"
#include "ui/widgets/SkeletonBar.h"
#include "ui/widgets/StatusLabel.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThinProgress.h"

#include <QAccessible>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace fleetkey::ui;
using namespace Qt::StringLiterals;

namespace {

Button *buttonCalled(const QWidget &widget, const QString &text) {
    for (Button *button : widget.findChildren<Button *>())
        if (button->text() == text && !button->isHidden())
            return button;
    return nullptr;
}

} // namespace

class NoticesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBannerShowsActsAndClears() {
        const Theme theme(*qApp);
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *banner = new Banner(theme);
        column->addWidget(banner);
        window.show();
        QVERIFY(banner->isHidden());

        banner->showNotice(Tone::Bad, u"Sign-in failed"_s, u"Check the password."_s);
        QVERIFY(banner->isVisible());
        QCOMPARE(banner->accessibleName(), u"Sign-in failed"_s);
        QCOMPARE(banner->accessibleDescription(), u"Check the password."_s);
        Button *retry = banner->addButton(u"Try again"_s, ButtonRole::Primary);
        const QSignalSpy clicked(retry, &QPushButton::clicked);
        QTest::mouseClick(retry, Qt::LeftButton);
        QCOMPARE(clicked.count(), 1);

        banner->setText(u"in 41 s"_s);
        QVERIFY(buttonCalled(*banner, u"Try again"_s) == retry);
        QCOMPARE(banner->text(), u"in 41 s"_s);

        banner->showNotice(Tone::Warning, u"Other"_s);
        QVERIFY(buttonCalled(*banner, u"Try again"_s) == nullptr);
        banner->clear();
        QVERIFY(banner->isHidden());
    }

    void aBannersDetailsUnfoldAndAreCopied() {
        const Theme theme(*qApp);
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *banner = new Banner(theme);
        column->addWidget(banner);
        window.show();
        banner->showNotice(Tone::Bad, u"Failed"_s);
        QVERIFY(buttonCalled(*banner, u"Details"_s) == nullptr);
        banner->setDetails(u"HTTP 401\nrequest 17"_s);
        QTest::mouseClick(buttonCalled(*banner, u"Details"_s), Qt::LeftButton);
        const auto *details = banner->findChild<QPlainTextEdit *>();
        QVERIFY(details->isVisible());
        QVERIFY(!details->accessibleName().isEmpty());
        QTest::mouseClick(buttonCalled(*banner, u"Copy details"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"HTTP 401\nrequest 17"_s);
        QTest::mouseClick(buttonCalled(*banner, u"Details"_s), Qt::LeftButton);
        QVERIFY(!details->isVisible());
        banner->setDetails(u"HTTP 500"_s);
        QCOMPARE(details->toPlainText(), u"HTTP 500"_s);
        QVERIFY(!details->isVisible());
    }

    void aBannerCanBeDismissed() {
        const Theme theme(*qApp);
        Banner banner(theme);
        banner.showNotice(Tone::Accent, u"News"_s);
        banner.setDismissible(true);
        auto *close = banner.findChild<IconButton *>();
        QCOMPARE(close->accessibleName(), u"Dismiss"_s);
        const QSignalSpy dismissed(&banner, &Banner::dismissed);
        QTest::mouseClick(close, Qt::LeftButton);
        QCOMPARE(dismissed.count(), 1);
        QVERIFY(banner.isHidden());
    }

    void everyNoticeLooksDifferent() {
        const Theme theme(*qApp);
        QSet<QRgb> grounds;
        for (const Tone tone : {Tone::Neutral, Tone::Accent, Tone::Good, Tone::Warning, Tone::Bad}) {
            Banner banner(theme);
            banner.showNotice(tone, u"x"_s);
            banner.resize(300, 60);
            grounds.insert(banner.grab().toImage().pixel(290, 30));
        }
        QCOMPARE(grounds.size(), 5);
    }

    void anEmptyStateOffersAnAction() {
        const Theme theme(*qApp);
        EmptyState empty(theme, Icon::Search, u"Nobody matches"_s, u"Try fewer filters."_s);
        QCOMPARE(empty.accessibleName(), u"Nobody matches"_s);
        const Button *action = empty.setAction(u"Clear filters"_s);
        const QSignalSpy clicked(action, &QPushButton::clicked);
        QTest::mouseClick(buttonCalled(empty, u"Clear filters"_s), Qt::LeftButton);
        QCOMPARE(clicked.count(), 1);
        QVERIFY(empty.setAction({}) == nullptr);
        QVERIFY(buttonCalled(empty, u"Clear filters"_s) == nullptr);
    }

    void aStatusIsADotAndAWord() {
        const Theme theme(*qApp);
        StatusLabel status(theme);
        status.setStatus(Tone::Bad, u"expired"_s);
        QCOMPARE(QAccessible::queryAccessibleInterface(&status)->text(QAccessible::Name), u"expired"_s);
        status.resize(status.sizeHint());
        const QImage image = status.grab().toImage();
        QCOMPARE(image.pixelColor(4, image.height() / 2), theme.colors().bad);
        status.setLayoutDirection(Qt::RightToLeft);
        const QImage mirrored = status.grab().toImage();
        QCOMPARE(mirrored.pixelColor(mirrored.width() - 5, mirrored.height() / 2), theme.colors().bad);
    }

    void skeletonBarsKeepTheirWidth() {
        const Theme theme(*qApp);
        const auto draw = [&theme](unsigned seed) {
            QImage image(200, 36, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            SkeletonBar::paint(painter, theme, image.rect(), seed, Qt::LeftToRight);
            return image;
        };
        QCOMPARE(draw(7), draw(7));
        QVERIFY(draw(7) != draw(8));
        QCOMPARE(draw(7).pixelColor(20, 18), theme.colors().skeleton);
    }

    void progressRunsOnlyWhileItIsSeen() {
        const Theme theme(*qApp);
        ThinProgress progress(theme);
        progress.resize(300, 2);
        const QImage still = progress.grab().toImage();
        progress.setActive(true);
        progress.show();
        QTRY_VERIFY(progress.grab().toImage() != still);
        const QImage first = progress.grab().toImage();
        QTRY_VERIFY(progress.grab().toImage() != first);
        progress.setActive(false);
        QCOMPARE(progress.height(), 2);
    }

    void labelsFollowTheTheme() {
        Theme theme(*qApp, [] { return false; });
        const TextLabel label(theme, TextRole::Body, Ink::Muted, u"words"_s);
        QCOMPARE(label.palette().color(QPalette::WindowText), ThemeColors::light().muted);
        theme.setMode(ThemeMode::Dark);
        QCOMPARE(label.palette().color(QPalette::WindowText), ThemeColors::dark().muted);
    }

    void aCardIsNamedByItsTitle() {
        const Theme theme(*qApp);
        Card card(theme, u"DeviceToken"_s);
        QCOMPARE(card.accessibleName(), u"DeviceToken"_s);
        auto *corner = new StatusLabel(theme);
        card.setCorner(corner);
        QCOMPARE(corner->parentWidget(), &card);
    }
};

QTEST_MAIN(NoticesTest)
#include "tst_notices.moc"
