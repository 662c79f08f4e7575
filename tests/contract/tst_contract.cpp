#include "tests/contract/Pattern.h"
#include "tests/sandbox/Sandbox.h"

#include <QDir>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey::test;

/// Runs the examples of the contract, which are data, over TCP. The examples of a file go one after the other
/// to an emulator of their own, so that later ones can build upon earlier ones.
class tst_contract : public QObject {
    Q_OBJECT

    using Names = QMap<QString, QString>; // ${name} in an example stands for this

    static Names namesOf(Sandbox &sandbox) {
        Names names;
        for (int i = 0; i < 5; ++i) {
            names.insert(u"instance%1.id"_s.arg(i), QString::fromLatin1(sandbox.instanceId(i)));
            names.insert(u"instance%1.key"_s.arg(i), QString::fromLatin1(sandbox.instanceKey(i)));
        }
        for (const QString &level : {u"company"_s, u"application"_s, u"instance"_s, u"norole"_s})
            names.insert(level, QString::fromLatin1(sandbox.signIn(level).access));
        const auto permission = [&](const QString &level, const QString &list, const QString &name) {
            const Answer answer = sandbox.get(u"/auth/permissions"_s, names.value(level).toLatin1());
            return answer.json()[u"result"_s][list][0][name].toString();
        };
        names.insert(u"companyId"_s, permission(u"company"_s, u"companiesPermissions"_s, u"companyId"_s));
        names.insert(u"applicationId"_s, permission(u"application"_s, u"appsPermissions"_s, u"appId"_s));
        return names;
    }

    static QString filled(QString text, const Names &names) {
        for (auto name = names.begin(); name != names.end(); ++name)
            text.replace(u"${"_s + name.key() + u'}', name.value());
        return text;
    }

    static QJsonValue filled(const QJsonValue &value, const Names &names) {
        const QByteArray text = QJsonDocument(QJsonArray{value}).toJson();
        return QJsonDocument::fromJson(filled(QString::fromUtf8(text), names).toUtf8()).array().at(0);
    }

    static Answer send(Sandbox &sandbox, const QJsonObject &request, const Names &names) {
        Sandbox::Headers headers;
        const QJsonObject given = filled(request.value(u"headers"_s), names).toObject();
        for (auto header = given.begin(); header != given.end(); ++header)
            headers.append({header.key().toLatin1(), header.value().toString().toUtf8()});
        if (const QString bearer = request.value(u"bearer"_s).toString(); !bearer.isEmpty())
            headers.append({"Authorization", "Bearer " + filled(bearer, names).toLatin1()});
        QByteArray body = request.value(u"text"_s).toString().toUtf8();
        if (request.contains(u"body"_s)) {
            body = QJsonDocument(filled(request.value(u"body"_s), names).toObject()).toJson();
            headers.append(
                {"Content-Type", request.value(u"type"_s).toString(u"application/json"_s).toLatin1()});
        }
        return sandbox.call(request.value(u"method"_s).toString().toLatin1(),
            filled(request.value(u"path"_s).toString(), names), body, headers);
    }

    static QString judge(const Answer &answer, const QJsonObject &shown, const Names &names) {
        if (answer.status != shown.value(u"status"_s).toInt())
            return u"status %1: %2"_s.arg(answer.status).arg(QString::fromUtf8(answer.body.left(300)));
        const QJsonObject headers = shown.value(u"headers"_s).toObject();
        for (auto header = headers.begin(); header != headers.end(); ++header) {
            const QString found = difference(
                header.value(), QString::fromLatin1(answer.header(header.key().toLatin1())), header.key());
            if (!found.isEmpty())
                return found;
        }
        return difference(filled(shown.value(u"body"_s), names), answer.json(), u"body"_s);
    }

    // Remembers parts of the answer, named by their place: "Result.AccessToken.Token", "Result.0.Id".
    static void keep(const Answer &answer, const QJsonObject &kept, Names &names) {
        for (auto entry = kept.begin(); entry != kept.end(); ++entry) {
            QJsonValue value = answer.json();
            for (const QString &part : entry.value().toString().split(u'.')) {
                bool isPlace = false;
                const int place = part.toInt(&isPlace);
                value = isPlace ? value[place] : value[part];
            }
            names.insert(entry.key(), value.toString());
        }
    }

    static QFileInfoList files() {
        return QDir(QStringLiteral(FLEETKEY_EXAMPLES)).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Name);
    }

    static QByteArray textOf(const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void examples_data() {
        QTest::addColumn<QString>("path");
        for (const QFileInfo &file : files())
            QTest::newRow(qPrintable(file.baseName())) << file.filePath();
    }

    void examples() {
        QFETCH(QString, path);
        QJsonParseError error;
        const QJsonObject content = QJsonDocument::fromJson(textOf(path), &error).object();
        QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
        QStringList arguments;
        for (const auto &argument : content.value(u"arguments"_s).toArray())
            arguments.append(argument.toString());
        Sandbox sandbox(arguments);
        QVERIFY(sandbox.isRunning());
        Names names = namesOf(sandbox);
        const QJsonArray examples = content.value(u"examples"_s).toArray();
        QVERIFY(!examples.isEmpty());
        for (const auto &value : examples) {
            const QJsonObject example = value.toObject();
            const Answer answer = send(sandbox, example.value(u"request"_s).toObject(), names);
            const QString found = judge(answer, example.value(u"answer"_s).toObject(), names);
            QVERIFY2(found.isEmpty(), qPrintable(example.value(u"name"_s).toString() + u": "_s + found));
            keep(answer, example.value(u"keep"_s).toObject(), names);
        }
    }

    void theReadmeCountsThem() {
        QMap<QString, int> counts{{u"documented"_s, 0}, {u"seen live"_s, 0}, {u"assumed"_s, 0}};
        for (const QFileInfo &file : files()) {
            const QJsonDocument content = QJsonDocument::fromJson(textOf(file.filePath()));
            for (const auto &example : content[u"examples"_s].toArray()) {
                const QString source = example.toObject().value(u"source"_s).toString();
                QVERIFY2(counts.contains(source), qPrintable(source));
                ++counts[source];
            }
        }
        qInfo("examples: %d documented, %d seen live, %d assumed", counts[u"documented"_s],
            counts[u"seen live"_s], counts[u"assumed"_s]);
        const QString readme = QString::fromUtf8(textOf(QStringLiteral(FLEETKEY_README)));
        for (const QString &claim : {u"%1 documented examples"_s.arg(counts[u"documented"_s]),
                 u"%1 seen live"_s.arg(counts[u"seen live"_s]), u"%1 of our"_s.arg(counts[u"assumed"_s])})
            QVERIFY2(readme.contains(claim), qPrintable(claim));
    }
};

QTEST_GUILESS_MAIN(tst_contract)
#include "tst_contract.moc"
