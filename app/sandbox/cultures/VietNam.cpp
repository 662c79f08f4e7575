#include "app/sandbox/cultures/Culture.h"

namespace fleetkey::sandbox {

namespace {

constexpr SpelledName maleNames[]
    = {{"Minh Quân", "minhquan"}, {"Đức Anh", "ducanh"}, {"Hoàng Long", "hoanglong"}, {"Quốc Bảo", "quocbao"},
        {"Văn Hùng", "vanhung"}, {"Thành Đạt", "thanhdat"}, {"Tuấn Kiệt", "tuankiet"}, {"Gia Huy", "giahuy"},
        {"Hữu Phước", "huuphuoc"}, {"Trọng Nghĩa", "trongnghia"}};

constexpr SpelledName femaleNames[]
    = {{"Thị Hồng", "thihong"}, {"Ngọc Ánh", "ngocanh"}, {"Thùy Dương", "thuyduong"}, {"Mỹ Linh", "mylinh"},
        {"Phương Thảo", "phuongthao"}, {"Bích Ngọc", "bichngoc"}, {"Kim Chi", "kimchi"},
        {"Thanh Hằng", "thanhhang"}, {"Tuyết Mai", "tuyetmai"}, {"Quỳnh Như", "quynhnhu"}};

constexpr SpelledName familyNames[] = {{"Nguyễn", "nguyen"}, {"Trần", "tran"}, {"Lê", "le"}, {"Phạm", "pham"},
    {"Hoàng", "hoang"}, {"Huỳnh", "huynh"}, {"Phan", "phan"}, {"Vũ", "vu"}, {"Đặng", "dang"}, {"Bùi", "bui"},
    {"Đỗ", "do"}, {"Hồ", "ho"}, {"Ngô", "ngo"}, {"Dương", "duong"}, {"Lý", "ly"}};

constexpr Place places[] = {{"Hà Nội", "Hà Nội"}, {"Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"},
    {"Đà Nẵng", "Đà Nẵng"}, {"Huế", "Thừa Thiên Huế"}, {"Cần Thơ", "Cần Thơ"}, {"Đà Lạt", "Lâm Đồng"}};

constexpr std::string_view streets[] = {"Đường Lê Lợi", "Đường Trần Hưng Đạo", "Phố Hàng Bông",
    "Đường Nguyễn Huệ", "Đường Điện Biên Phủ", "Phố Huế"};

constexpr std::string_view phones[]
    = {"+8490#######", "+8491#######", "+8497#######", "+8432#######", "+8470#######"};

} // namespace

const Culture vietNam = {"Viet Nam", 6, maleNames, femaleNames, familyNames, familyNames, places, streets,
    true, phones, "thu.example"};

} // namespace fleetkey::sandbox
