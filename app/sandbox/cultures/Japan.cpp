#include "app/sandbox/cultures/Culture.h"

namespace fleetkey::sandbox {

namespace {

constexpr SpelledName maleNames[] = {{"翔太", "shota"}, {"健", "ken"}, {"大輔", "daisuke"}, {"蓮", "ren"},
    {"拓海", "takumi"}, {"直樹", "naoki"}, {"悠真", "yuma"}, {"一郎", "ichiro"}, {"隆", "takashi"},
    {"修", "osamu"}, {"ケンジ", "kenji"}, {"颯太", "sota"}};

constexpr SpelledName femaleNames[] = {{"さくら", "sakura"}, {"陽菜", "hina"}, {"美咲", "misaki"},
    {"結衣", "yui"}, {"花子", "hanako"}, {"恵子", "keiko"}, {"葵", "aoi"}, {"真由美", "mayumi"},
    {"凛", "rin"}, {"ひかり", "hikari"}, {"智子", "tomoko"}, {"七海", "nanami"}};

constexpr SpelledName familyNames[]
    = {{"佐藤", "sato"}, {"鈴木", "suzuki"}, {"高橋", "takahashi"}, {"田中", "tanaka"}, {"渡辺", "watanabe"},
        {"伊藤", "ito"}, {"山本", "yamamoto"}, {"中村", "nakamura"}, {"小林", "kobayashi"}, {"加藤", "kato"},
        {"吉田", "yoshida"}, {"長谷川", "hasegawa"}, {"齋藤", "saito"}, {"五十嵐", "igarashi"}};

constexpr Place places[] = {{"東京", "東京都"}, {"大阪", "大阪府"}, {"名古屋", "愛知県"}, {"札幌", "北海道"},
    {"福岡", "福岡県"}, {"京都", "京都府"}, {"横浜", "神奈川県"}};

constexpr std::string_view streets[] = {"本町", "中央通り", "桜ヶ丘", "緑町", "駅前通り", "銀座"};

constexpr std::string_view phones[] = {"+81903#######", "+81805#######", "+81702#######"};

} // namespace

const Culture japan = {"Japan", 7, maleNames, femaleNames, familyNames, familyNames, places, streets, false,
    phones, "yubin.example"};

} // namespace fleetkey::sandbox
