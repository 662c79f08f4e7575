#pragma once

#include "core/store/AuditTrail.h"
#include "tests/support/FakeClock.h"
#include "ui/activity/ActivityModel.h"

#include <QCoreApplication>

namespace fleetkey::test {

/// A trail of entries, given out when the test says so.
struct FakeTrail {
    struct Asked {
        qint64 beforeId;
        int limit;
        Completer<QList<AuditEntry>> answer;
    };

    [[nodiscard]] ui::ActivityModel::Source source() {
        return [this](qint64 beforeId, int limit) {
            return asTask(
                asked.emplace_back(beforeId, limit, Completer<QList<AuditEntry>>()).answer.pending());
        };
    }

    /// One more thing done, a minute after the one before.
    AuditEntry &add(AuditEntry::Action action = AuditEntry::Action::UserRefresh) {
        using namespace Qt::StringLiterals;
        AuditEntry entry;
        entry.id = entries.isEmpty() ? 1 : entries.constFirst().id + 1;
        entry.when = QDateTime({2026, 6, 1}, {9, 0}, Qt::UTC).addSecs(60 * entry.id);
        entry.action = action;
        entry.subject = u"6f1c2a7e-51d4-4d0b-8c41-%1"_s.arg(entry.id, 12, 10, QChar(u'0'));
        entry.subjectName = u"User %1"_s.arg(entry.id);
        entries.prepend(entry);
        return entries.first();
    }
    void add(int count) {
        for (int made = 0; made < count; ++made)
            add();
    }

    /// Answers the oldest question that is open.
    void answer() {
        Asked &question = asked[answered++];
        QList<AuditEntry> page;
        for (const AuditEntry &entry : entries) {
            if ((question.beforeId == 0 || entry.id < question.beforeId) && page.size() < question.limit)
                page.append(entry);
        }
        question.answer.complete(page);
        settle();
    }
    void refuse(ErrorKind kind = ErrorKind::Storage) {
        asked[answered++].answer.complete(fail(kind));
        settle();
    }
    static void settle() {
        for (int round = 0; round < 6; ++round)
            QCoreApplication::sendPostedEvents();
    }
    [[nodiscard]] size_t open() const { return asked.size() - answered; }

    QList<AuditEntry> entries; ///< newest first
    std::vector<Asked> asked;
    size_t answered = 0;
};

} // namespace fleetkey::test
