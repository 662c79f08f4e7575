#include "ui/tokens/FindingText.h"

#include "ui/common/DateText.h"

namespace fleetkey::ui {

using Kind = TokenFinding::Kind;

Tone FindingText::toneOf(TokenFinding::Weight weight) {
    switch (weight) {
    case TokenFinding::Weight::Warning:
        return Tone::Warning;
    case TokenFinding::Weight::Bad:
        return Tone::Bad;
    case TokenFinding::Weight::Note:
        break;
    }
    return Tone::Neutral;
}

FindingText FindingText::of(const TokenFinding &finding, const QDateTime &now) {
    FindingText words = ofCopying(finding);
    if (words.title.isEmpty())
        words = ofToken(finding, now);
    if (words.title.isEmpty())
        words = ofAddressee(finding);
    if (words.title.isEmpty())
        words = ofAdmin(finding);
    words.tone = toneOf(finding.weight);
    return words;
}

FindingText FindingText::ofCopying(const TokenFinding &finding) {
    const int count = static_cast<int>(finding.count);
    switch (finding.kind) {
    case Kind::Whitespace:
        return {{}, tr("%n space(s) or line break(s) stood inside and were taken out.", nullptr, count),
            tr("Mails and terminals add them. An app must send the token in one piece.")};
    case Kind::QuotedPrintable:
        return {{}, tr("%n trace(s) of a mail's encoding were taken out.", nullptr, count), {}};
    case Kind::MailQuote:
        return {{}, tr("The “>” of a quoted mail was taken out."), {}};
    case Kind::Quotes:
        return {{}, tr("The quotation marks around it were taken off."),
            tr("If the app sends them too, the platform refuses the token.")};
    case Kind::UrlEncoded:
        return {{}, tr("It was encoded for a web address, and was decoded."),
            tr("In an Authorization header it must stand as it was issued.")};
    case Kind::Padding:
        return {{}, tr("“=” at the end was taken off: no token has it."),
            tr("Something has encoded the token anew. Look at what stores it in the app.")};
    case Kind::Base64Alphabet:
        return {{}, tr("“+” and “/” stood in it, which belong to another encoding."),
            tr("Something has encoded the token anew. The platform takes it only as it was issued.")};
    case Kind::InvisibleCharacters:
        return {{}, tr("%n invisible character(s) were taken out.", nullptr, count),
            tr("They come from chats and documents. The platform refuses a token that has them.")};
    case Kind::Ellipsis:
        return {{}, tr("It was shortened on purpose, at character %L1.").arg(finding.position),
            tr("Logs often do that. Ask for the whole token.")};
    case Kind::Broken:
        return {{}, faultTitle(finding), tr("Copy it again, whole: from “eyJ” to its very last character.")};
    case Kind::RefreshTokenCut:
        return {{},
            tr("The copy ends in the middle of the refresh token, after character %L1.")
                .arg(finding.position - 1),
            tr("It is of no use like this. Copy it again, to its very last character.")};
    case Kind::AccessTokenMasked:
        return {{},
            tr("The access token is hidden: at character %L1 something else stands in its place.")
                .arg(finding.position),
            tr("Logs often hide tokens. Ask for the text with both tokens in it.")};
    case Kind::RefreshTokenMasked:
        return {{},
            tr("The refresh token is hidden: at character %L1 something else stands in its place.")
                .arg(finding.position),
            tr("Logs often hide tokens. Ask for the text with both tokens in it.")};
    case Kind::Oversized:
        return {{}, tr("This is longer than 256 kB and was not looked at."),
            tr("Paste only the token, or the answer it came in.")};
    default:
        return {};
    }
}

FindingText FindingText::ofToken(const TokenFinding &finding, const QDateTime &now) {
    const QString when = DateText::dateTime(finding.when);
    switch (finding.kind) {
    case Kind::Encrypted:
        return {{}, tr("It is encrypted: only someone with the key can read what it says."),
            tr("The platform hands out signed tokens. Ask where this one comes from.")};
    case Kind::Nested:
        return {{}, tr("It contains another token. The innermost claims are shown."), {}};
    case Kind::NoExpiry:
        return {{}, tr("It does not say when it expires."),
            tr("Only the platform knows whether it still serves.")};
    case Kind::Expired:
        return {{},
            tr("It expired %1, on %2.", "how long ago, when")
                .arg(DateText::relative(finding.when, now), when),
            tr("A refresh with both tokens gets new ones and spends no sign-in.")};
    case Kind::NotYetValid:
        return {{},
            tr("It is valid only from %1 on, %2.", "when, in how long")
                .arg(when, DateText::relative(finding.when, now)),
            tr("Wait until then, or look for a clock that is wrong.")};
    case Kind::IssuedInFuture:
        return {{}, tr("It says that it was issued in the future, on %1.").arg(when),
            tr("A clock is wrong: this computer's, or the one that issued it.")};
    case Kind::Unsigned:
        return {{}, tr("It is not signed: anybody can have written it."),
            tr("Do not use it, and ask where it comes from. No platform should accept it.")};
    case Kind::SignatureCut:
        return {{},
            (finding.count == 0
                    ? tr("Its signature is missing, and a token without one proves nothing.")
                    : tr("The copy ends in the middle of its signature: %L1 bytes of it are left.")
                          .arg(finding.count)),
            tr("It is of no use like this. Copy it again, to its very last character.")};
    case Kind::OddAlgorithm:
        return {{}, tr("Its algorithm, %1, is not one known for tokens.").arg(finding.text),
            tr("Ask where it comes from.")};
    case Kind::NoAlgorithm:
        return {{}, tr("It does not say how it is signed."), tr("Ask where it comes from.")};
    case Kind::CriticalHeaders:
        return {{}, tr("A recipient that does not understand “%1” must refuse it.").arg(finding.text),
            tr("Ask the maker of the token what that means.")};
    case Kind::OddLifetime:
        return {{}, tr("It expires before it was issued."), tr("It never served. Ask for a new one.")};
    case Kind::Milliseconds:
        return {{},
            tr("Written in milliseconds: %1. The platform expects seconds.", "names of claims")
                .arg(finding.text),
            tr("It is shown here as it was most likely meant; read as seconds, it lies thousands of years "
               "ahead. Ask where the token comes from.")};
    default:
        return {};
    }
}

FindingText FindingText::ofAddressee(const TokenFinding &finding) {
    switch (finding.kind) {
    case Kind::OtherIssuer:
        return {{}, tr("Its issuer is %1, which is not the one of this environment.").arg(finding.text),
            tr("It was most likely issued elsewhere. Sign in to that environment to find its user.")};
    case Kind::NotAdminsIssuer:
        return {{}, tr("Its issuer is %1, unlike that of your own access token here.").arg(finding.text),
            tr("It may come from another environment. Sign in to that one to find its user.")};
    case Kind::OtherUser:
        return {{}, tr("It names another user: %1.").arg(finding.text),
            tr("Two drivers' tokens were mixed up. Look at that user.")};
    case Kind::OtherInstance:
        return {{}, tr("It names another instance than this user's: %1.").arg(finding.text),
            tr("The user may have been moved since. A refresh or a login gets a token of the right one.")};
    default:
        return {};
    }
}

FindingText FindingText::ofAdmin(const TokenFinding &finding) {
    switch (finding.kind) {
    case Kind::AdminsToken:
        return {{},
            tr("It is an admin's, by its claim “%1”: it cannot be used for a user.").arg(finding.text),
            tr("Whoever has it can do all that the admin can, to every user. It belongs in no ticket and no "
               "mail. The admin should sign in again: that revokes it.")};
    case Kind::OwnToken:
        return {{},
            tr("It is your own, of the account that is signed in here: it cannot be used for a user."),
            tr("Whoever has it can do all that you can, to every user. Never paste it into a ticket or a mail. "
               "If you did, sign out and in again: that revokes it.")};
    default:
        return {};
    }
}

QString FindingText::part(JwtFault::Part part) {
    switch (part) {
    case JwtFault::Part::Header:
        return tr("the header", "a part of a token");
    case JwtFault::Part::Claims:
        return tr("the claims", "a part of a token");
    case JwtFault::Part::Signature:
        return tr("the signature", "a part of a token");
    case JwtFault::Part::Whole:
        break;
    }
    return tr("the token", "a whole token");
}

QString FindingText::faultTitle(const TokenFinding &finding) {
    const JwtFault &fault = finding.fault;
    const QString where = part(fault.part);
    // As the person sees the text, before it was mended.
    const qsizetype position = finding.position > 0 ? finding.position : fault.position;
    switch (fault.kind) {
    case JwtFault::Kind::Empty:
        return tr("There is nothing in it.");
    case JwtFault::Kind::TooLong:
        return tr("It has %L1 characters; no token is that long.").arg(fault.count);
    case JwtFault::Kind::WrongPartCount:
        return tr("It has %n part(s) between its dots; a token has three, or five when it is encrypted.",
            nullptr, static_cast<int>(fault.count));
    case JwtFault::Kind::PartEmpty:
        return tr("A part is missing: %1.", "which part").arg(where);
    case JwtFault::Kind::StrayCharacter:
        return tr("At character %L1, in %2, stands something that belongs in no token.")
            .arg(position)
            .arg(where);
    case JwtFault::Kind::PartCut:
    case JwtFault::Kind::JsonCut: // both stand behind the last character that is there
        return tr("The copy ends in the middle of %1, after character %L2.").arg(where).arg(position - 1);
    case JwtFault::Kind::NotJson:
        return tr("It is damaged in %1, from about character %L2 on.").arg(where).arg(position);
    case JwtFault::Kind::BeginningLost:
        return tr("The beginning is missing: a token begins with “eyJ”.");
    case JwtFault::Kind::NotObject:
        return tr("What stands in %1 is not what a token holds there.").arg(where);
    }
    return {};
}

} // namespace fleetkey::ui
