#include "ui/theme/Style.h"

#include "ui/theme/ButtonRole.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/StylePainter.h"

#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyleOption>
#include <QToolButton>

namespace fleetkey::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int arrowWidth = 26;
constexpr int fieldPadding = 10;
constexpr int minimumThumb = 32;

/// A field of several lines; what can only be read is none.
bool isTextField(const QWidget *widget) {
    const auto *text = qobject_cast<const QPlainTextEdit *>(widget);
    return text != nullptr && !text->isReadOnly();
}

} // namespace

Style::Style(std::shared_ptr<const ThemeColors> colors)
    : QProxyStyle(u"Fusion"_s)
    , m_colors(std::move(colors)) {
}

void Style::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const {
    const StylePainter paint(*m_colors, *painter);
    switch (element) {
    case PE_PanelButtonCommand:
        return paint.buttonPanel(*option, widget);
    case PE_PanelButtonTool:
        return paint.toolButtonPanel(*option);
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            paint.fieldPanel(*option, widget);
        return;
    case PE_FrameLineEdit:
        return paint.fieldPanel(*option, widget, false);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return paint.checkBox(*option);
    case PE_IndicatorRadioButton:
        return paint.radioButton(*option);
    case PE_FrameFocusRect:
        // Push buttons draw their ring with their panel; a tool button's is around the whole of it.
        if (qobject_cast<const QToolButton *>(widget) != nullptr)
            paint.focusRing(widget->rect());
        else if (qobject_cast<const QPushButton *>(widget) == nullptr)
            paint.focusRing(option->rect);
        return;
    case PE_IndicatorArrowDown:
        return paint.chevron(option->rect, Qt::DownArrow, m_colors->muted);
    case PE_IndicatorArrowUp:
        return paint.chevron(option->rect, Qt::UpArrow, m_colors->muted);
    case PE_IndicatorArrowLeft:
        return paint.chevron(option->rect, Qt::LeftArrow, m_colors->muted);
    case PE_IndicatorArrowRight:
        return paint.chevron(option->rect, Qt::RightArrow, m_colors->muted);
    case PE_IndicatorHeaderArrow:
        // Qt says "up" for a descending order; an arrow that points down is what people know.
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            paint.chevron(option->rect,
                header->sortIndicator == QStyleOptionHeader::SortUp ? Qt::DownArrow : Qt::UpArrow,
                m_colors->accent);
        return;
    case PE_IndicatorBranch:
        if (option->state.testFlag(State_Children))
            paint.chevron(option->rect,
                option->state.testFlag(State_Open)         ? Qt::DownArrow
                    : option->direction == Qt::RightToLeft ? Qt::LeftArrow
                                                           : Qt::RightArrow,
                m_colors->muted);
        return;
    case PE_PanelMenu:
    case PE_FrameMenu:
        return paint.popupPanel(option->rect, false);
    case PE_PanelTipLabel:
        return paint.popupPanel(option->rect, false);
    case PE_Frame:
        if (isTextField(widget))
            return paint.fieldPanel(*option, widget);
        painter->save();
        painter->setPen(m_colors->line);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), m_colors->line);
        return;
    case PE_FrameStatusBarItem:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const {
    const StylePainter paint(*m_colors, *painter);
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            if (!button->features.testFlag(QStyleOptionButton::HasMenu))
                return paint.buttonLabel(*button, widget);
        }
        break;
    case CE_Header:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            paint.headerSection(*header);
            return paint.headerLabel(*header);
        }
        break;
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            return paint.headerSection(*header);
        break;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, m_colors->surface);
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), m_colors->line);
        return;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            return paint.tabShape(*tab);
        break;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            return paint.tabLabel(*tab);
        break;
    case CE_Splitter: {
        const QRect &area = option->rect;
        const bool upright = option->state.testFlag(State_Horizontal);
        painter->fillRect(upright ? QRect(area.center().x(), area.top(), 1, area.height())
                                  : QRect(area.left(), area.center().y(), area.width(), 1),
            m_colors->line);
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
    const QWidget *widget) const {
    const StylePainter paint(*m_colors, *painter);
    switch (control) {
    case CC_ScrollBar:
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return paint.scrollBar(*slider, subControlRect(control, option, SC_ScrollBarSlider, widget));
        break;
    case CC_ComboBox:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option))
            return paint.comboBox(*combo, subControlRect(control, option, SC_ComboBoxArrow, widget), widget);
        break;
    case CC_SpinBox:
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option))
            return paint.spinBox(*spin, subControlRect(control, option, SC_SpinBoxUp, widget),
                subControlRect(control, option, SC_SpinBoxDown, widget), widget);
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
    const QWidget *widget) const {
    const QRect &area = option->rect;
    if (control == CC_ScrollBar) {
        const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (slider == nullptr)
            return QProxyStyle::subControlRect(control, option, subControl, widget);
        const bool flat = slider->orientation == Qt::Horizontal;
        const int length = flat ? area.width() : area.height();
        const int range = slider->maximum - slider->minimum;
        const auto share
            = static_cast<double>(slider->pageStep) / qMax(1.0, double(range) + slider->pageStep);
        const int thumb
            = range == 0 ? length : qBound(qMin(minimumThumb, length), int(share * length), length);
        const int start = sliderPositionFromValue(
            slider->minimum, slider->maximum, slider->sliderPosition, length - thumb, slider->upsideDown);
        const auto along = [&](int from, int size) {
            const QRect rect = flat ? QRect(area.x() + from, area.y(), size, area.height())
                                    : QRect(area.x(), area.y() + from, area.width(), size);
            return flat ? visualRect(option->direction, area, rect) : rect;
        };
        switch (subControl) {
        case SC_ScrollBarSlider:
            return along(start, thumb);
        case SC_ScrollBarGroove:
            return area;
        case SC_ScrollBarSubPage:
            return along(0, start);
        case SC_ScrollBarAddPage:
            return along(start + thumb, length - start - thumb);
        default:
            return {};
        }
    }
    if (control == CC_SpinBox && subControl == SC_SpinBoxEditField) {
        const QRect field = QProxyStyle::subControlRect(control, option, subControl, widget);
        return option->direction == Qt::RightToLeft ? field.adjusted(0, 0, -Metrics::spacingTight, 0)
                                                    : field.adjusted(Metrics::spacingTight, 0, 0, 0);
    }
    if (control == CC_ComboBox) {
        QRect rect;
        if (subControl == SC_ComboBoxArrow)
            rect = QRect(area.right() - arrowWidth, area.y(), arrowWidth, area.height());
        else if (subControl == SC_ComboBoxEditField)
            rect = area.adjusted(fieldPadding, 1, -arrowWidth, -1);
        else
            return QProxyStyle::subControlRect(control, option, subControl, widget);
        return visualRect(option->direction, area, rect);
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const {
    if (element == SE_LineEditContents) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame != nullptr && frame->lineWidth > 0)
            return option->rect.adjusted(fieldPadding - 2, 1, -(fieldPadding - 2), -1);
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const {
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton: {
        const ButtonRole role = widget != nullptr ? buttonRole(*widget) : ButtonRole::Outlined;
        const bool framed = role != ButtonRole::Plain && role != ButtonRole::Fold;
        const int padding = framed      ? Metrics::spacingLarge - 2
            : role == ButtonRole::Plain ? Metrics::spacingSmall
                                        : 3; // icon and text stand further apart than Qt reckons
        return {size.width() + 2 * padding,
            qMax(framed ? Metrics::controlHeight : Metrics::compactRowHeight,
                size.height() + Metrics::spacingSmall)};
    }
    case CT_LineEdit:
    case CT_SpinBox:
        result.setHeight(qMax(Metrics::controlHeight, result.height()));
        return result;
    case CT_ComboBox:
        return {size.width() + fieldPadding + arrowWidth + Metrics::spacingSmall,
            qMax(Metrics::controlHeight, result.height())};
    case CT_HeaderSection:
        result.setHeight(qMax(Metrics::headerHeight, result.height()));
        return result;
    case CT_TabBarTab:
        return {size.width() + 2 * Metrics::spacingSmall, qMax(Metrics::headerHeight + 2, result.height())};
    case CT_ItemViewItem:
        result.setHeight(qMax(Metrics::compactRowHeight, result.height()));
        return result;
    case CT_MenuBarItem:
        return {size.width() + Metrics::spacingLarge, qMax(Metrics::compactRowHeight - 2, result.height())};
    case CT_MenuItem:
        if (result.height() > Metrics::spacingSmall + Metrics::spacingTight)
            result.setHeight(qMax(Metrics::compactRowHeight, result.height()));
        return result;
    default:
        return result;
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const {
    switch (metric) {
    case PM_ScrollBarExtent:
        return Metrics::scrollBarWidth;
    case PM_ScrollBarSliderMin:
        return minimumThumb;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return Metrics::smallIconSize;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
        return 0;
    case PM_SplitterWidth:
        return 5;
    case PM_FocusFrameHMargin:
        // Item views put their text this far, and one pixel, from the cell's edge.
        return Metrics::spacingSmall - 1;
    case PM_HeaderMargin:
        return Metrics::spacingSmall;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return Metrics::spacing;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return Metrics::spacingSmall;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return Metrics::spacingSmall;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const {
    switch (hint) {
    case SH_Table_GridLineColor:
        return static_cast<int>(m_colors->line.rgba());
    case SH_EtchDisabledText:
    case SH_ComboBox_Popup:
    case SH_TabBar_ElideMode:
    case SH_ComboBox_AllowWheelScrolling: // whoever scrolls a form chooses nothing
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_LineEdit_PasswordCharacter:
        return 0x2022; // a bullet, as every font has one: looking for another font costs the start a tenth
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

void Style::polish(QWidget *widget) {
    QProxyStyle::polish(widget);
    // Fields and buttons answer to the pointer.
    if (widget->inherits("QLineEdit") || widget->inherits("QAbstractButton"))
        widget->setAttribute(Qt::WA_Hover);
    if (isTextField(widget)) // its frame paints the ground, round corners and all
        static_cast<QPlainTextEdit *>(widget)->viewport()->setAutoFillBackground(false);
}

} // namespace fleetkey::ui
