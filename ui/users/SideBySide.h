#pragma once

#include "ui/theme/Metrics.h"

#include <QWidget>

#include <optional>

class QSplitter;

namespace fleetkey::ui {

/// The list and its inspector beside one another with a handle between them, or the inspector over the list
/// where there is no room for both.
class SideBySide final : public QWidget {
    Q_OBJECT

public:
    /// Takes both over.
    SideBySide(QWidget *list, QWidget *inspector, QWidget *parent = nullptr);

    void setInspectorShown(bool shown);
    /// Its width beside the list, whether it stands there now or not; nothing where that is not known.
    [[nodiscard]] std::optional<int> inspectorWidth() const;
    void setInspectorWidth(int width);

Q_SIGNALS:
    /// Somebody has moved the handle.
    void inspectorWidthChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setNarrow(bool narrow);
    void layOverlay();

    QSplitter *m_splitter;
    QWidget *m_inspector;
    QWidget *m_edge; ///< of the inspector over the list
    bool m_narrow = false; ///< the inspector lies over the list
    int m_inspectorWidth = Metrics::inspectorWidth; ///< beside the list
};

} // namespace fleetkey::ui
