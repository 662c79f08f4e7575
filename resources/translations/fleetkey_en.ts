<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>fleetkey::ui::AccessTokenCard</name>
    <message numerus="yes">
        <source>Header and %n claim(s)</source>
        <translation>
            <numerusform>Header and %n claim</numerusform>
            <numerusform>Header and %n claims</numerusform>
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
    <name>fleetkey::ui::TokenText</name>
    <message numerus="yes">
        <source>Spends 1 of at most %n sign-in(s); %1.</source>
        <translation>
            <numerusform>Spends 1 of at most %n sign-in; %1.</numerusform>
            <numerusform>Spends 1 of at most %n sign-ins; %1.</numerusform>
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
</TS>
