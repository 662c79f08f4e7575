// The baseline of signing in: the calls of the console after Enter, in its order, made by a bare
// QNetworkAccessManager that shows nothing. Prints as JSON the milliseconds from the first request until the
// first 200 users were there, and until the last call was answered.
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>

#include <cstdio>
#include <functional>

using namespace Qt::StringLiterals;

namespace {

class BareCalls {
public:
    explicit BareCalls(const QString &origin)
        : m_origin(origin) {
        m_network.setProxy(QNetworkProxy::NoProxy);
    }

    void run() {
        m_clock.start();
        const QJsonObject fields{{u"email"_s, u"company@sandbox.example"_s}};
        const QJsonObject login{
            {u"LoginFields"_s, QString::fromUtf8(QJsonDocument(fields).toJson(QJsonDocument::Compact))},
            {u"Password"_s, u"sandbox"_s}};
        post(u"/v1/Auth/Login"_s, "application/json", login, [this](const QByteArray &answer) {
            m_bearer = "Bearer " + decoded(answer)[u"Result"][u"AccessToken"][u"Token"].toString().toUtf8();
            askForUsers();
            askForHierarchy();
        });
    }

private:
    using Then = std::function<void(const QByteArray &answer)>;

    static QJsonValue decoded(const QByteArray &answer) { return QJsonDocument::fromJson(answer).object(); }
    double elapsed() const { return double(m_clock.nsecsElapsed()) / 1e6; }

    void askForUsers(int page = 1) {
        const QJsonObject body{{u"PageNumber"_s, page}, {u"PageSize"_s, 200}, {u"IncludeAccountInfo"_s, true},
            {u"Sort"_s, u"DateCreatedDesc"_s}, {u"ShowInactiveUsers"_s, true}};
        post(u"/v1/Management/users/GetFilteredPage"_s, "application/json-patch+json", body,
            [this, page](const QByteArray &answer) {
                if (page > 1)
                    return;
                m_firstUsers = elapsed();
                if (answer.count("\"DeviceToken\"") != 200)
                    qFatal("not 200 users");
                askForUsers(2); // the console reads one page ahead of what is seen
            });
    }

    void askForHierarchy() {
        get(u"/auth/permissions"_s, [this](const QByteArray &answer) {
            const auto company
                = decoded(answer)[u"result"][u"companiesPermissions"][0][u"companyId"].toVariant().toString();
            get(u"/v1/companies/"_s + company + u"/applications"_s, [this](const QByteArray &applications) {
                for (const auto &application : decoded(applications)[u"Result"].toArray())
                    get(u"/v1/applications/"_s + application[u"Id"].toVariant().toString()
                            + u"/instances?includeDeactivated=true"_s,
                        [](const QByteArray &) { });
            });
        });
    }

    QNetworkRequest request(const QString &path) const {
        QNetworkRequest request(QUrl(m_origin + path));
        if (!m_bearer.isEmpty())
            request.setRawHeader("Authorization", m_bearer);
        return request;
    }

    void get(const QString &path, const Then &then) { await(m_network.get(request(path)), then); }

    void post(const QString &path, const char *type, const QJsonObject &body, const Then &then) {
        auto posted = request(path);
        posted.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray(type));
        await(m_network.post(posted, QJsonDocument(body).toJson(QJsonDocument::Compact)), then);
    }

    void await(QNetworkReply *reply, const Then &then) {
        ++m_underWay;
        QObject::connect(reply, &QNetworkReply::finished, reply, [this, reply, then] {
            reply->deleteLater();
            if (reply->error() != QNetworkReply::NoError)
                qFatal("%s", qPrintable(reply->errorString()));
            then(reply->readAll());
            if (--m_underWay == 0) {
                std::printf("{\"first_users\": %.2f, \"all\": %.2f}\n", m_firstUsers, elapsed());
                QCoreApplication::quit();
            }
        });
    }

    QString m_origin;
    QByteArray m_bearer;
    QNetworkAccessManager m_network;
    QElapsedTimer m_clock;
    double m_firstUsers = 0;
    int m_underWay = 0;
};

} // namespace

int main(int argc, char **argv) {
    QCoreApplication application(argc, argv);
    if (argc != 2) {
        std::fprintf(stderr, "usage: bare_calls ORIGIN\n");
        return 64;
    }
    BareCalls calls(QString::fromLocal8Bit(argv[1]));
    calls.run();
    return QCoreApplication::exec();
}
