// The baseline of signing in: the calls of the console after Enter, in its order, made by a bare
// QNetworkAccessManager that shows nothing. Prints as JSON the milliseconds from the first request until the
// first 200 users were there, and until the last call was answered. With --window it is what else a bare Qt
// program needs to show them: it waits at a small window for Enter, and puts the users into a plain table in
// a window that was built before.
#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMainWindow>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTableView>

#include <array>
#include <cstdio>
#include <cstring>
#include <functional>

using namespace Qt::StringLiterals;

namespace {

using FirstUsers = std::function<void(const QByteArray &page)>;
using LastAnswer = std::function<void()>;

class BareCalls {
public:
    BareCalls(const QString &origin, FirstUsers firstUsers, LastAnswer lastAnswer)
        : m_origin(origin)
        , m_firstUsers(std::move(firstUsers))
        , m_lastAnswer(std::move(lastAnswer)) {
        m_network.setProxy(QNetworkProxy::NoProxy);
    }

    void run() {
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

    void askForUsers(int page = 1) {
        const QJsonObject body{{u"PageNumber"_s, page}, {u"PageSize"_s, 200}, {u"IncludeAccountInfo"_s, true},
            {u"Sort"_s, u"DateCreatedDesc"_s}, {u"ShowInactiveUsers"_s, true}};
        post(u"/v1/Management/users/GetFilteredPage"_s, "application/json-patch+json", body,
            [this, page](const QByteArray &answer) {
                if (page > 1)
                    return;
                m_firstUsers(answer);
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
            if (--m_underWay == 0)
                m_lastAnswer();
        });
    }

    QString m_origin;
    QByteArray m_bearer;
    QNetworkAccessManager m_network;
    FirstUsers m_firstUsers;
    LastAnswer m_lastAnswer;
    int m_underWay = 0;
};

class BareUsers final : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(const QByteArray &page) {
        beginResetModel();
        m_users = QJsonDocument::fromJson(page)[u"Result"][u"Users"].toArray();
        endResetModel();
    }

    int rowCount(const QModelIndex &) const override { return int(m_users.size()); }
    int columnCount(const QModelIndex &) const override { return int(columns.size()); }
    QVariant data(const QModelIndex &index, int role) const override {
        if (role != Qt::DisplayRole)
            return {};
        return m_users[index.row()][u"UserProfile"_s][columns.at(std::size_t(index.column()))].toVariant();
    }

private:
    static constexpr std::array columns{"FirstName"_L1, "LastName"_L1, "Email"_L1, "Phone"_L1, "City"_L1};
    QJsonArray m_users;
};

int showNothing(int argc, char **argv, const QString &origin) {
    const QCoreApplication application(argc, argv);
    QElapsedTimer clock;
    const auto elapsed = [&clock] { return double(clock.nsecsElapsed()) / 1e6; };
    double firstUsers = 0;
    BareCalls calls(
        origin, [&](const QByteArray &) { firstUsers = elapsed(); },
        [&] {
            std::printf("{\"first_users\": %.2f, \"all\": %.2f}\n", firstUsers, elapsed());
            QCoreApplication::quit();
        });
    clock.start();
    calls.run();
    return QCoreApplication::exec();
}

int showWindows(int argc, char **argv, const QString &origin) {
    const QApplication application(argc, argv);
    BareUsers users;
    QMainWindow window;
    auto *table = new QTableView;
    table->setModel(&users);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    window.setCentralWidget(table);
    window.resize(1440, 860); // as the console's
    window.winId();
    BareCalls calls(
        origin,
        [&](const QByteArray &page) {
            users.show(page);
            window.show();
        },
        [] {});
    QLineEdit signIn(u"company@sandbox.example"_s);
    QObject::connect(&signIn, &QLineEdit::returnPressed, [&calls] { calls.run(); });
    signIn.resize(780, 600);
    signIn.show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv) {
    if (argc == 2)
        return showNothing(argc, argv, QString::fromLocal8Bit(argv[1]));
    if (argc == 3 && std::strcmp(argv[1], "--window") == 0)
        return showWindows(argc, argv, QString::fromLocal8Bit(argv[2]));
    std::fprintf(stderr, "usage: bare_calls [--window] ORIGIN\n");
    return 64;
}
