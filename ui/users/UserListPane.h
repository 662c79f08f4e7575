#pragma once

#include "core/base/Clock.h"
#include "core/users/SearchTerm.h"
#include "core/users/UserListing.h"
#include "ui/theme/ThemeColors.h"

#include <QWidget>

#include <memory>

class QStackedLayout;

namespace fleetkey::ui {

class Banner;
class EmptyState;
class Theme;
class ThinProgress;
class UserTableView;

/// The table with what stands in its place when there is nothing to show, a thin bar while something is on
/// its way, and a notice above it when the list could not be read.
class UserListPane final : public QWidget {
    Q_OBJECT

public:
    UserListPane(
        const Theme &theme, std::shared_ptr<Clock> clock, UserListing &listing, QWidget *parent = nullptr);

    [[nodiscard]] UserTableView &table() const { return *m_table; }
    [[nodiscard]] Banner &notice() const { return *m_notice; }
    [[nodiscard]] EmptyState &emptyState() const { return *m_empty; }
    /// Whether the list is searched, or filtered: an empty one then means that nothing matches.
    void setNarrowed(bool searched, bool filtered);
    /// Nothing matched what was typed: the list is now a search for this instead. Nothing: it is not.
    void setReading(const std::optional<SecondReading> &reading);
    /// Whether what is shown is not what was asked for last, because that could not be read.
    [[nodiscard]] bool hasFailed() const { return m_failed.has_value(); }
    /// Whether the signed-in account may see nobody at all: said in place of the list, instead of a refusal.
    void setRoleless(bool roleless);
    /// Says that a user who is new on the platform has no row among those in sight.
    void showOutOfSight(const QString &name);
    /// No longer true: takes back what `showOutOfSight` said, if it still stands there.
    void takeBackOutOfSight();

Q_SIGNALS:
    void clearRequested();
    void newUserRequested();
    void signOutRequested();
    /// The platform could not be reached: everything is worth another try, not the list alone.
    void connectionRetryRequested();
    /// The list as it shows whoever came last.
    void newestRequested();

private:
    enum class Notice { None, Failure, OutOfSight, Reading, Selected, Copied };
    enum class Emptiness { None, NotRead, NoRole, Searching, NoMatch, Nobody };

    void tell(Notice notice, Tone tone, const QString &title, const QString &text);
    void takeBack(Notice notice);
    void showFailure(const Error &error);
    void tellFailure(const Error &error, bool rowsStay);
    void tryAgain(ErrorKind failed);
    [[nodiscard]] bool isOfBefore(qint64 total) const;
    [[nodiscard]] int rowInSight() const;
    void listingChanged();
    void tellReading();
    void showSearching();
    void showNoMatch();
    void showEmpty(Emptiness emptiness);
    void tellAllSelected(qint64 selected, qint64 total);
    void tellSelected();
    void tellCopied(qint64 copied, qint64 selected);

    std::shared_ptr<Clock> m_clock;
    UserListing &m_listing;
    UserTableView *m_table;
    ThinProgress *m_progress;
    Banner *m_notice;
    Notice m_told = Notice::None; ///< what the notice is about, though it may have been dismissed
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    Emptiness m_emptiness = Emptiness::None;
    bool m_searched = false;
    bool m_filtered = false;
    std::optional<SecondReading> m_reading; ///< of what was typed
    bool m_roleless = false;
    std::optional<ErrorKind> m_failed;
};

} // namespace fleetkey::ui
