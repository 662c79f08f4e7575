#include "app/sandbox/cultures/Culture.h"

namespace fleetkey::sandbox {

namespace {

constexpr SpelledName maleNames[] = {{"伟", "wei"}, {"强", "qiang"}, {"磊", "lei"}, {"军", "jun"},
    {"浩然", "haoran"}, {"子轩", "zixuan"}, {"宇航", "yuhang"}, {"建国", "jianguo"}, {"志明", "zhiming"},
    {"俊杰", "junjie"}, {"文博", "wenbo"}, {"天佑", "tianyou"}, {"国庆", "guoqing"}, {"思远", "siyuan"}};

constexpr SpelledName femaleNames[] = {{"芳", "fang"}, {"娜", "na"}, {"秀英", "xiuying"}, {"静", "jing"},
    {"雨桐", "yutong"}, {"欣怡", "xinyi"}, {"梓涵", "zihan"}, {"丽华", "lihua"}, {"晓梅", "xiaomei"},
    {"佳琪", "jiaqi"}, {"诗涵", "shihan"}, {"玉兰", "yulan"}, {"婷婷", "tingting"}, {"若曦", "ruoxi"}};

constexpr SpelledName familyNames[]
    = {{"王", "wang"}, {"李", "li"}, {"张", "zhang"}, {"刘", "liu"}, {"陈", "chen"}, {"杨", "yang"},
        {"赵", "zhao"}, {"黄", "huang"}, {"周", "zhou"}, {"吴", "wu"}, {"徐", "xu"}, {"孙", "sun"},
        {"欧阳", "ouyang"}, {"司马", "sima"}, {"林", "lin"}, {"郭", "guo"}, {"何", "he"}, {"罗", "luo"}};

constexpr Place places[] = {{"北京", "北京市"}, {"上海", "上海市"}, {"广州", "广东省"}, {"深圳", "广东省"},
    {"成都", "四川省"}, {"杭州", "浙江省"}, {"武汉", "湖北省"}, {"西安", "陕西省"}};

constexpr std::string_view streets[]
    = {"人民路", "中山路", "解放大道", "建设街", "南京西路", "长安街", "和平里"};

constexpr std::string_view phones[]
    = {"+86138########", "+86139########", "+86150########", "+86186########", "+86177########"};

} // namespace

const Culture china = {"China", 10, maleNames, femaleNames, familyNames, familyNames, places, streets, false,
    phones, "youjian.example"};

} // namespace fleetkey::sandbox
