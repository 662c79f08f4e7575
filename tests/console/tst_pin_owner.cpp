#include "app/console/PinOwner.h"
#include "ui/shell/UiState.h"

#include <QTemporaryDir>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::console;
using namespace Qt::StringLiterals;

namespace {

const QString production = u"production"_s;
const QString sandbox = u"sandbox"_s;
const QString own = u"custom:https://own.example"_s;
const QString admin = u"admin@acme.example"_s;

} // namespace

/// Whose password says that it is the owner of the PIN.
class tst_pin_owner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_owner.emplace(state());
    }

    void onlyWhereThePinWasKnown() {
        m_owner->noteEntered(production);
        QVERIFY(!m_owner->vouches(production, admin));
        m_owner->noteKnown(production, admin);
        QVERIFY(m_owner->vouches(production, admin));
        QVERIFY(m_owner->vouches(production, u"Admin@Acme.example"_s));
        QVERIFY(!m_owner->vouches(production, u"other@acme.example"_s));
        QVERIFY(!m_owner->vouches(own, admin));
    }

    void anEnvironmentOfOnesOwnSaysNothing() {
        m_owner->noteEntered(production);
        m_owner->noteKnown(production, admin);
        m_owner->noteEntered(own);
        QVERIFY(!m_owner->vouches(own, admin));
    }

    void theSandboxOnlyWhereNothingElseIsGuarded() {
        m_owner->noteEntered(sandbox);
        m_owner->noteKnown(sandbox, admin);
        QVERIFY(m_owner->vouches(sandbox, admin));
        m_owner->noteEntered(production);
        QVERIFY(!m_owner->vouches(sandbox, admin));
    }

    void allConsolesKnow() {
        PinOwner other(state());
        m_owner->noteKnown(production, admin);
        QVERIFY(other.vouches(production, admin));
        other.noteKnown(own, admin);
        QVERIFY(m_owner->vouches(own, admin));
        QVERIFY(m_owner->vouches(production, admin));
    }

private:
    [[nodiscard]] std::shared_ptr<ui::UiState> state() const {
        return ui::UiState::openFile(m_folder->filePath(u"state.ini"_s));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<PinOwner> m_owner;
};

QTEST_MAIN(tst_pin_owner)
#include "tst_pin_owner.moc"
