#pragma once

#include "core/base/SecretString.h"
#include "core/platform/AccessToken.h"

#include <QWidget>

class QPlainTextEdit;

namespace fleetkey::ui {

class ClaimsTree;
class Foldout;
class Theme;

/// What a token says: its header and claims explained, and the same as the JSON that is written in it. Both
/// unfold. Never shows the signature: without it nobody can use what is shown as a token.
class DecodedTokenView final : public QWidget {
    Q_OBJECT

public:
    explicit DecodedTokenView(const Theme &theme, QWidget *parent = nullptr);

    /// `text` is the whole token that `token` was decoded from; `now` the platform's time.
    void setToken(const SecretString &text, const DecodedToken &token, const QDateTime &now);
    /// Time goes on, the platform's.
    void setNow(const QDateTime &now);
    void clear();
    /// The explained part; the JSON keeps its own fold.
    void setUnfolded(bool unfolded);

private:
    void showJson();

    Foldout *m_claimsFold;
    ClaimsTree *m_claims;
    Foldout *m_jsonFold;
    QPlainTextEdit *m_json;
    QByteArray m_header; ///< as written in the token
    QByteArray m_payload;
};

} // namespace fleetkey::ui
