#pragma once

#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QStringList>

namespace fleetkey::test {

/// A program that offers org.freedesktop.secrets and behaves badly in the way its role names:
///   silent      never answers
///   half-silent says that it is unlocked, and answers nothing else until `Release` is called
///   prompting   is locked; a prompt unlocks it
///   refused     is locked; its prompt is dismissed
///   ignored     is locked; its prompt is never answered
///   empty       has no default collection; a prompt creates it
///   forbidden   denies access
class FakeSecretService final : public QDBusVirtualObject {
    Q_OBJECT

public:
    explicit FakeSecretService(QString behaviour)
        : m_behaviour(std::move(behaviour)) { }

    QString introspect(const QString &path) const override;
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override;

    /// The role of a child process: `--role=BEHAVIOUR`.
    static int run(const QStringList &arguments);

private:
    QDBusMessage answer(const QDBusMessage &message, const QDBusConnection &connection);
    QDBusMessage answerGet(const QDBusMessage &message) const;
    void endPrompt(const QDBusMessage &message, const QDBusConnection &connection);
    void release(const QDBusConnection &connection);

    QString m_behaviour;
    bool m_locked = true;
    bool m_released = false;
    QList<QDBusMessage> m_unanswered;
};

} // namespace fleetkey::test
