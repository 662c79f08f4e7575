// The baseline of the start-up numbers: the least a Qt program with a window and a table can be.
#include <QApplication>
#include <QMainWindow>
#include <QTableView>

int main(int argc, char **argv) {
    QApplication application(argc, argv);
    QMainWindow window;
    window.setCentralWidget(new QTableView);
    window.resize(1000, 700);
    window.show();
    return QApplication::exec();
}
