#include "tests/ui_users/PlaceFixture.h"

#include "ui/users/ActivityPopup.h"
#include "ui/users/ColumnChooser.h"
#include "ui/users/CreatedPopup.h"

#include <QDir>
#include <QSignalSpy>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace fleetkey::ui;
using namespace Qt::StringLiterals;

namespace {

/// What the widget looks like; kept as a file where FLEETKEY_PICTURES names a folder.
QImage picture(QWidget &widget, const QString &name, qreal scale = 1) {
    QCoreApplication::sendPostedEvents();
    QImage image((QSizeF(widget.size()) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::transparent);
    widget.render(&image);
    const QString folder = qEnvironmentVariable("FLEETKEY_PICTURES");
    if (!folder.isEmpty())
        image.save(QDir(folder).filePath(name + u".png"_s));
    return image;
}

QList<Application> applications() {
    Application drive;
    drive.id = ApplicationId(u"a1"_s);
    drive.name = u"Acme Drive"_s;
    for (const QString &name : {u"Drivers EU"_s, u"Couriers"_s, u"Pilot"_s}) {
        Instance instance;
        instance.id = InstanceId(u"00000000-0000-4000-8000-00000000000%1"_s.arg(drive.instances.size()));
        instance.name = name;
        drive.instances.append(instance);
    }
    return {drive};
}

/// The colour of most of the pixels.
QRgb background(const QImage &image) {
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3)
            ++counts[image.pixel(x, y)];
    }
    return std::ranges::max_element(counts).key();
}

} // namespace

class tst_users_looks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placeInBothPalettes_data() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<qreal>("scale");
        QTest::newRow("light") << false << 1.0;
        QTest::newRow("dark") << true << 1.0;
        QTest::newRow("dark, 2x") << true << 2.0;
    }
    void placeInBothPalettes() {
        QFETCH(bool, dark);
        QFETCH(qreal, scale);
        PlaceFixture f(12'408, dark);
        f.place.setApplications(applications());
        f.listing.ensure(0, 20);
        f.source.answer(1);
        QCoreApplication::sendPostedEvents();
        f.clickRow(0);
        UserFilters filters;
        filters.activities = {ActivityStatus::Active, ActivityStatus::Lost, ActivityStatus::Error};
        f.place.filterBar().setFilters(filters);
        const QImage image
            = picture(f.place, u"place-%1-%2"_s.arg(dark ? u"dark"_s : u"light"_s).arg(scale), scale);
        QCOMPARE(image.size(), (QSizeF(f.place.size()) * scale).toSize());
        QCOMPARE(QColor(background(image)), f.theme.colors().surface);
        QCOMPARE(dark, qGray(background(image)) < 128);
    }

    void loadingRowsAreBars() {
        PlaceFixture f(12'408);
        const QImage image = picture(f.place, u"loading"_s);
        const QRgb bar = f.theme.colors().skeleton.rgb();
        int bars = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                bars += image.pixel(x, y) == bar ? 1 : 0;
        }
        QVERIFY2(bars > 5'000, qPrintable(QString::number(bars)));
    }

    void failedRowsSaySo() {
        PlaceFixture f(12'408);
        f.serve();
        f.table().scrollTo(f.cell(5'000, UserColumn::Name));
        f.pass(std::chrono::milliseconds(50));
        for (const qint64 page : f.source.openPages())
            f.source.refuse(page, ErrorKind::Server);
        QCoreApplication::sendPostedEvents();
        picture(f.place, u"failed-rows"_s);
        QCOMPARE(f.listing.rowState(5'000), UserListing::RowState::Failed);
    }

    void emptyAndBrokenStates() {
        PlaceFixture f(0);
        f.serve();
        picture(f.place, u"nobody"_s);
        f.field().setText(u"nobody like this"_s);
        f.pass(std::chrono::milliseconds(300));
        f.serve();
        picture(f.place, u"no-match"_s);
        PlaceFixture broken(5);
        broken.source.refuse(1, ErrorKind::Offline);
        QCoreApplication::sendPostedEvents();
        picture(broken.place, u"broken"_s);
    }

    void oddNames() {
        PlaceFixture f(12'408, true);
        UserPage page = f.fleet.page(1, 200);
        page.users[0].profile.firstName = QString(500, u'W');
        page.users[1].profile.firstName = QString::fromUtf16(u"👩🏽‍🚒 Ω\nnew\tline\u202eevil");
        page.users[2].profile = {};
        page.users[3].profile.firstName = QString::fromUtf16(u"محمد عبد الرحمن الأحمد الطويل جدا جدا");
        f.source.answer(1, page);
        QCoreApplication::sendPostedEvents();
        f.table().setCompact(true);
        picture(f.place, u"odd-names"_s);
        f.place.setLayoutDirection(Qt::RightToLeft);
        picture(f.place, u"right-to-left"_s);
    }

    void popups() {
        PlaceFixture f(12'408);
        f.serve();
        for (QWidget *popup : std::initializer_list<QWidget *>{f.place.findChild<ColumnChooser *>(),
                 f.place.findChild<CreatedPopup *>(), f.place.findChild<ActivityPopup *>()}) {
            popup->adjustSize();
            popup->show();
            picture(*popup, QString::fromLatin1(popup->metaObject()->className()).section(u':', -1));
            popup->hide();
        }
    }
};

QTEST_MAIN(tst_users_looks)
#include "tst_users_looks.moc"
