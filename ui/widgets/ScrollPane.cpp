#include "ui/widgets/ScrollPane.h"

namespace fleetkey::ui {

ScrollPane::ScrollPane(QWidget *content, QWidget *parent)
    : QScrollArea(parent) {
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(content);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
}

} // namespace fleetkey::ui
