<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>fleetkey::ui::AccountForgetter</name>
    <message numerus="yes">
        <source>The remembered tokens of %n user(s) are erased, too.</source>
        <translation>
            <numerusform>The remembered tokens of %n user are erased, too.</numerusform>
            <numerusform>The remembered tokens of %n users are erased, too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n registration(s) still under way: nobody will look any more whether the user was made.</source>
        <translation>
            <numerusform>%n registration is still under way: nobody will look any more whether the user was made.</numerusform>
            <numerusform>%n registrations are still under way: nobody will look any more whether the users were made.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetkey::ui::AccountScope</name>
    <message numerus="yes">
        <source>%n app(s)</source>
        <translation>
            <numerusform>%n app</numerusform>
            <numerusform>%n apps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s)</source>
        <translation>
            <numerusform>%n instance</numerusform>
            <numerusform>%n instances</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetkey::ui::ActivityTable</name>
    <message numerus="yes">
        <source>Copy %n row(s)</source>
        <translation>
            <numerusform>Copy %n row</numerusform>
            <numerusform>Copy %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetkey::ui::DateText</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetkey::ui::DecodedTokenView</name>
    <message numerus="yes">
        <source>Header and %n claim(s)</source>
        <translation>
            <numerusform>Header and %n claim</numerusform>
            <numerusform>Header and %n claims</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetkey::ui::DiagnosisText</name>
    <message numerus="yes">
        <source>Spends 1 of at most %n sign-in(s) in this minute; %1.</source>
        <translation>
            <numerusform>Spends 1 of at most %n sign-in in this minute; %1.</numerusform>
            <numerusform>Spends 1 of at most %n sign-ins in this minute; %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetkey::ui::FilterBar</name>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln user</numerusform>
            <numerusform>%Ln users</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetkey::ui::FactText</name>
    <message numerus="yes">
        <source>At most %n sign-in(s) are left in this minute.</source>
        <translation>
            <numerusform>At most %n sign-in is left in this minute.</numerusform>
            <numerusform>At most %n sign-ins are left in this minute.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n sign-in(s) are left, and this one exceeds what some pages of the vendor allow.</source>
        <translation>
            <numerusform>At most %n sign-in is left, and it exceeds what some pages of the vendor allow.</numerusform>
            <numerusform>At most %n sign-ins are left, and this one exceeds what some pages of the vendor allow.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetkey::ui::FindingText</name>
    <message numerus="yes">
        <source>%n space(s) or line break(s) stood inside and were taken out.</source>
        <translation>
            <numerusform>%n space or line break stood inside and was taken out.</numerusform>
            <numerusform>%n spaces or line breaks stood inside and were taken out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s) of a mail&apos;s encoding were taken out.</source>
        <translation>
            <numerusform>%n trace of a mail&apos;s encoding was taken out.</numerusform>
            <numerusform>%n traces of a mail&apos;s encoding were taken out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invisible character(s) were taken out.</source>
        <translation>
            <numerusform>%n invisible character was taken out.</numerusform>
            <numerusform>%n invisible characters were taken out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has %n part(s) between its dots; a token has three, or five when it is encrypted.</source>
        <translation>
            <numerusform>It has %n part only; a token has three between dots, or five when it is encrypted.</numerusform>
            <numerusform>It has %n parts between its dots; a token has three, or five when it is encrypted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetkey::ui::HeldTokensWindow</name>
    <message numerus="yes">
        <source>Tokens of %n user(s). The platform is not told when they are forgotten; they go on living there.</source>
        <translation>
            <numerusform>Tokens of %n user. The platform is not told when they are forgotten; they go on living there.</numerusform>
            <numerusform>Tokens of %n users. The platform is not told when they are forgotten; they go on living there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget the tokens of all %n user(s)?</source>
        <translation>
            <numerusform>Forget the tokens of %n user?</numerusform>
            <numerusform>Forget the tokens of all %n users?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetkey::ui::HierarchyText</name>
    <message numerus="yes">
        <source>%Ln instance(s)</source>
        <translation>
            <numerusform>%Ln instance</numerusform>
            <numerusform>%Ln instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln application(s)</source>
        <translation>
            <numerusform>%Ln application</numerusform>
            <numerusform>%Ln applications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln user</numerusform>
            <numerusform>%Ln users</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetkey::ui::PasteField</name>
    <message numerus="yes">
        <source>
… and %n more character(s), which are looked at too.</source>
        <translation>
            <numerusform>
… and %n more character, which is looked at too.</numerusform>
            <numerusform>
… and %n more characters, which are looked at too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetkey::ui::PastedWords</name>
    <message numerus="yes">
        <source>%n more pair(s) of tokens stand in the text; the one handed out last is shown.</source>
        <translation>
            <numerusform>%n more pair of tokens stands in the text; the one handed out last is shown.</numerusform>
            <numerusform>%n more pairs of tokens stand in the text; the one handed out last is shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more token(s) stand in the text.</source>
        <translation>
            <numerusform>%n more token stands in the text.</numerusform>
            <numerusform>%n more tokens stand in the text.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetkey::ui::SignInBudget</name>
    <message numerus="yes">
        <source>at most %n sign-in(s) left in this minute</source>
        <translation>
            <numerusform>at most %n sign-in left in this minute</numerusform>
            <numerusform>at most %n sign-ins left in this minute</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetkey::ui::StatusPresenter</name>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln user</numerusform>
            <numerusform>%Ln users</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetkey::ui::UserTableView</name>
    <message numerus="yes">
        <source>Copy %n row(s)</source>
        <translation>
            <numerusform>Copy %n row</numerusform>
            <numerusform>Copy %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetkey::ui::LockCover</name>
    <message numerus="yes">
        <source>That is not the PIN. You will be signed out after %n more wrong PIN(s).</source>
        <translation>
            <numerusform>That is not the PIN. You will be signed out after %n more wrong PIN.</numerusform>
            <numerusform>That is not the PIN. You will be signed out after %n more wrong PINs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fleetkey::ui::LockSettings</name>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>After %n minute</numerusform>
            <numerusform>After %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s), please.</source>
        <translation>
            <numerusform>At least %n character, please.</numerusform>
            <numerusform>At least %n characters, please.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That is not the PIN. You will be signed out after %n more wrong PIN(s).</source>
        <translation>
            <numerusform>That is not the PIN. You will be signed out after %n more wrong PIN.</numerusform>
            <numerusform>That is not the PIN. You will be signed out after %n more wrong PINs.</numerusform>
        </translation>
    </message>
</context>
</TS>
