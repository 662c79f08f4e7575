#include "tests/console/Person.h"

#include "tests/support/AccessibleControls.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTest>

using namespace Qt::StringLiterals;

namespace fleetkey::test {

namespace {

/// As it is read, without mnemonics and without the dots that promise a question.
QString spoken(QString text) {
    return text.remove(u'&').remove(QChar(0x2026)).trimmed();
}

QStringList wordsOf(QWidget *widget) {
    QStringList words{widget->accessibleName(), widget->accessibleDescription()};
    if (const auto *label = qobject_cast<QLabel *>(widget))
        words.append(label->text());
    if (const auto *button = qobject_cast<QAbstractButton *>(widget))
        words.append(button->text());
    if (widget->isWindow())
        words.append(widget->windowTitle());
    words.replaceInStrings(QString(QChar::Nbsp), u" "_s); // which look the same
    words.removeAll(QString());
    words.removeDuplicates();
    return words;
}

} // namespace

Person::Person(const QWidgetList &notMine) {
    for (QWidget *window : notMine)
        m_notMine.append(window);
}

QWidgetList Person::widgets() const {
    QWidgetList mine;
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (!window->isVisible() || m_notMine.contains(window))
            continue;
        mine.append(window);
        const QWidgetList inside = window->findChildren<QWidget *>();
        for (QWidget *widget : inside) {
            if (!widget->isWindow() && widget->isVisible())
                mine.append(widget);
        }
    }
    return mine;
}

template <typename Control> Control *Person::named(const QString &name) const {
    const QWidgetList mine = widgets();
    for (QWidget *widget : mine) {
        auto *control = qobject_cast<Control *>(widget);
        if (control != nullptr && spoken(spokenName(control)) == spoken(name))
            return control;
    }
    return nullptr;
}

QWidget *Person::window() const {
    const QWidgetList mine = widgets();
    const auto found = std::ranges::find_if(mine, [](const QWidget *widget) { return widget->isWindow(); });
    return found == mine.end() ? nullptr : *found;
}

bool Person::sees(const QString &words) const {
    const QWidgetList mine = widgets();
    return std::ranges::any_of(mine, [&words](QWidget *widget) {
        const QStringList all = wordsOf(widget);
        return std::ranges::any_of(all, [&words](const QString &text) { return text.contains(words); });
    });
}

QString Person::account() const {
    QStringList all;
    const QWidgetList mine = widgets();
    for (QWidget *widget : mine)
        all.append(wordsOf(widget));
    return u"What is to be seen: "_s + all.join(u" | "_s);
}

QAbstractButton *Person::button(const QString &name) const {
    return named<QAbstractButton>(name);
}

QLineEdit *Person::field(const QString &name) const {
    return named<QLineEdit>(name);
}

QComboBox *Person::choice(const QString &label) const {
    return named<QComboBox>(label);
}

QTableView *Person::table() const {
    return named<QTableView>(u"Users"_s);
}

qint64 Person::rows() const {
    const QTableView *view = table();
    return view == nullptr ? -1 : view->model()->rowCount();
}

int Person::rowWith(const QString &text) const {
    constexpr int far = 500; // nobody reads further
    const QAbstractItemModel *model = table() ? table()->model() : nullptr;
    for (int row = 0; model != nullptr && row < std::min(far, model->rowCount()); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            if (model->index(row, column).data().toString() == text)
                return row;
        }
    }
    return -1;
}

QString Person::cell(int row, const QString &column) const {
    const QAbstractItemModel *model = table() ? table()->model() : nullptr;
    for (int section = 0; model != nullptr && section < model->columnCount(); ++section) {
        if (model->headerData(section, Qt::Horizontal).toString() == column)
            return model->index(row, section).data().toString();
    }
    return {};
}

bool Person::press(const QString &name) const {
    QAbstractButton *found = button(name);
    if (found == nullptr || !found->isEnabled())
        return false;
    found->click();
    return true;
}

bool Person::pressKey(Qt::Key key) const {
    QWidget *focused = window() ? window()->focusWidget() : nullptr;
    if (focused == nullptr)
        return false;
    QTest::keyClick(focused, key);
    return true;
}

bool Person::write(const QString &name, const QString &text) const {
    QLineEdit *found = field(name);
    if (found == nullptr || !found->isEnabled())
        return false;
    found->setFocus();
    found->selectAll();
    QTest::keyClick(found, Qt::Key_Delete);
    QTest::keyClicks(found, text);
    return found->text() == text;
}

bool Person::choose(const QString &label, const QString &item) const {
    QComboBox *found = choice(label);
    const int row = found ? found->findText(item) : -1;
    if (row < 0 || !found->isEnabled())
        return false;
    found->setCurrentIndex(row);
    Q_EMIT found->activated(row);
    return true;
}

bool Person::openTab(const QString &title) const {
    const QWidgetList mine = widgets();
    for (QWidget *widget : mine) {
        auto *tabs = qobject_cast<QTabBar *>(widget);
        for (int tab = 0; tabs != nullptr && tab < tabs->count(); ++tab) {
            if (spoken(tabs->tabText(tab)) != title)
                continue;
            tabs->setCurrentIndex(tab);
            return true;
        }
    }
    return false;
}

bool Person::useMenu(const QString &text) const {
    const auto *main = qobject_cast<QMainWindow *>(window());
    QList<QAction *> actions = main ? main->findChildren<QAction *>() : QList<QAction *>();
    const QList<QMenu *> menus = main ? main->findChildren<QMenu *>() : QList<QMenu *>();
    for (const QMenu *menu : menus)
        actions += menu->actions(); // also those that belong to somebody else
    for (QAction *action : actions) {
        if (spoken(action->text()) != text || !action->isEnabled())
            continue;
        action->trigger();
        return true;
    }
    return false;
}

bool Person::clickRow(int row) const {
    QTableView *view = table();
    if (view == nullptr || row < 0 || row >= view->model()->rowCount())
        return false;
    const QModelIndex index = view->model()->index(row, 0);
    view->scrollTo(index);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
    return true;
}

bool Person::paste(const QString &name, const QString &text) const {
    auto *found = named<QPlainTextEdit>(name);
    if (found == nullptr || !found->isEnabled())
        return false;
    QGuiApplication::clipboard()->setText(text);
    found->setFocus();
    found->paste();
    QGuiApplication::clipboard()->clear();
    return true;
}

bool Person::check(const QString &name, bool on) const {
    auto *found = named<QCheckBox>(name);
    if (found == nullptr || !found->isEnabled() || found->isChecked() == on)
        return false;
    found->click();
    return true;
}

bool Person::closeWindow(const QString &title) const {
    const QWidgetList mine = widgets();
    const auto found = std::ranges::find_if(mine, [&title](const QWidget *widget) {
        return widget->isWindow() && widget->windowTitle().startsWith(title);
    });
    return found != mine.end() && (*found)->close();
}

bool Person::closeWindow() const {
    return window() != nullptr && window()->close();
}

} // namespace fleetkey::test
