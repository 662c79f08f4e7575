#pragma once

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QPointer>
#include <QTableView>

namespace fleetkey::test {

/// Somebody at the windows, who finds everything by what it is called and knows what is written there.
/// Nothing here waits.
class Person {
public:
    Person() = default;
    /// Does not look at these windows: somebody else sits before them.
    explicit Person(const QWidgetList &notMine);

    /// The window that is open; null while none is.
    [[nodiscard]] QWidget *window() const;
    /// Whether these words stand anywhere in the open windows.
    [[nodiscard]] bool sees(const QString &words) const;
    /// All that stands there, to tell of when a test fails.
    [[nodiscard]] QString account() const;

    [[nodiscard]] QAbstractButton *button(const QString &name) const;
    [[nodiscard]] QLineEdit *field(const QString &name) const;
    [[nodiscard]] QComboBox *choice(const QString &label) const;
    [[nodiscard]] QTableView *table() const;
    [[nodiscard]] qint64 rows() const;
    /// The first row that is here and has this text in one of its cells; -1: none.
    [[nodiscard]] int rowWith(const QString &text) const;
    [[nodiscard]] QString cell(int row, const QString &column) const;

    // Each returns whether it could be done.
    bool press(const QString &button) const;
    bool pressKey(Qt::Key key) const;
    bool write(const QString &field, const QString &text) const;
    bool choose(const QString &label, const QString &item) const;
    /// Into a field of several lines, from the clipboard.
    bool paste(const QString &field, const QString &text) const;
    bool check(const QString &box, bool on) const;
    bool openTab(const QString &title) const;
    bool useMenu(const QString &action) const;
    bool clickRow(int row) const;
    bool closeWindow() const;
    /// The one whose title begins so.
    bool closeWindow(const QString &title) const;

private:
    [[nodiscard]] QWidgetList widgets() const;
    template <typename Control> [[nodiscard]] Control *named(const QString &name) const;

    QList<QPointer<QWidget>> m_notMine;
};

} // namespace fleetkey::test
