<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>fleetkey::ui::SignInPresenter</name>
    <message numerus="yes">
        <source>at most %n sign-in(s) left in this minute</source>
        <translation>
            <numerusform>at most %n sign-in left in this minute</numerusform>
            <numerusform>at most %n sign-ins left in this minute</numerusform>
        </translation>
    </message>
</context>
</TS>
