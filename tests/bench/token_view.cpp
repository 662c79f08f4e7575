// Takes a token of 4 kB apart and fills the view of header and claims with it, unfolded and on the screen,
// again and again. Prints the median of decoding, filling and laying out as JSON.
#include "core/platform/AccessToken.h"
#include "ui/theme/Theme.h"
#include "ui/tokens/DecodedTokenView.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace Qt::StringLiterals;
using namespace fleetkey;

namespace {

constexpr int rounds = 101;
constexpr qsizetype length = 4096;

SecretString madeToken(int round, const QDateTime &now) {
    const auto part = [](const QJsonObject &object) {
        return QJsonDocument(object)
            .toJson(QJsonDocument::Compact)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    QJsonObject claims{{u"iat"_s, now.toSecsSinceEpoch()}, {u"exp"_s, now.addDays(1).toSecsSinceEpoch()},
        {u"sub"_s, QString::number(round)}};
    for (int at = 0; part(claims).size() < length - 80; ++at)
        claims.insert(u"claim-%1"_s.arg(at), u"value %1 of round %2"_s.arg(at).arg(round));
    return SecretString(part({{u"alg"_s, u"HS256"_s}, {u"typ"_s, u"JWT"_s}}) + '.' + part(claims) + '.'
        + QByteArray(43, 's'));
}

} // namespace

int main(int argc, char **argv) {
    QApplication application(argc, argv);
    const ui::Theme theme(application);
    ui::DecodedTokenView view(theme);
    view.setUnfolded(true);
    view.resize(560, 600);
    view.show();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        const SecretString token = madeToken(round, now);
        QElapsedTimer timer;
        timer.start();
        const auto decoded = decodeToken(token);
        if (!decoded)
            return 1;
        view.setToken(token, *decoded, now);
        QCoreApplication::sendPostedEvents();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::nth_element(times, times.begin() + rounds / 2);
    std::printf("{\"milliseconds\": %.3f}\n", times[rounds / 2]);
    return 0;
}
