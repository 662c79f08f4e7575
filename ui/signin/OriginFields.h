#pragma once

#include "core/platform/Environment.h"

#include <QWidget>

#include <array>
#include <optional>

class QCheckBox;
class QLineEdit;

namespace fleetkey::ui {

class FieldRow;
class Theme;

/// The addresses of an environment of one's own: one, or one for each of the four origins.
class OriginFields : public QWidget {
    Q_OBJECT
public:
    explicit OriginFields(const Theme &theme, QWidget *parent = nullptr);

    /// Made late, the fields would be the last ones Tab reaches; puts them right after this widget.
    void placeInTabOrder(QWidget *previous);

    void setEnvironment(const Environment &environment);
    [[nodiscard]] Result<Environment> environment() const;
    /// The same, but says at the fields what is wrong and focuses the first. The vendor's own platform is no
    /// custom one.
    [[nodiscard]] std::optional<Environment> validated();
    void clearErrors();

Q_SIGNALS:
    void changed();
    void submitted(); ///< Return in one of the fields

private:
    void addField(const Theme &theme, std::size_t index, const QString &name);
    void showErrors(const Error &refusal);
    void updateVisibility();

    QCheckBox *m_separate;
    std::array<QLineEdit *, 4> m_fields{};
    std::array<FieldRow *, 4> m_rows{};
};

} // namespace fleetkey::ui
