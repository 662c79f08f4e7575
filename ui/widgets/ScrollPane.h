#pragma once

#include <QScrollArea>

namespace fleetkey::ui {

/// A column of widgets that scrolls up and down only, without a frame or a ground of its own.
class ScrollPane final : public QScrollArea {
    Q_OBJECT
public:
    /// Takes the content over.
    explicit ScrollPane(QWidget *content, QWidget *parent = nullptr);
};

} // namespace fleetkey::ui
