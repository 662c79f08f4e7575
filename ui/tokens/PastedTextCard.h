#pragma once

#include "core/tokens/PastedText.h"
#include "ui/tokens/PastedWords.h"
#include "ui/widgets/Card.h"

namespace fleetkey::ui {

class DecodedTokenView;
class FindingList;
class LifeBar;
class StatusLabel;
class TextLabel;

/// What a pasted text turned out to be: what it is, how it lives, what is off about it and what it says.
class PastedTextCard final : public Card {
    Q_OBJECT

public:
    explicit PastedTextCard(const Theme &theme, QWidget *parent = nullptr);

    /// `search` is how the one for the user stands, `expected` what the token is held against.
    void show(const PastedText &pasted, PastedWords::Search search, const TokenExpectations &expected);
    /// The same text, as time goes on and more is known of its user.
    void update(const PastedText &pasted, const TokenExpectations &expected);
    void clear();

private:
    void build();
    void showStatus(const PastedText &pasted, const QDateTime &now);
    void showLife(const DecodedToken *token, const QDateTime &now);

    StatusLabel *m_status;
    TextLabel *m_contents;
    LifeBar *m_life;
    TextLabel *m_issued;
    TextLabel *m_expires;
    FindingList *m_findings;
    DecodedTokenView *m_decoded;
    TextLabel *m_signature;
};

} // namespace fleetkey::ui
