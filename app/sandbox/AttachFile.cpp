#include "app/sandbox/AttachFile.h"

#include "app/sandbox/json/JsonReader.h"

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace fleetkey::sandbox {

namespace {

std::string pathFor(const std::string &dataFile) {
    return dataFile + ".origin";
}

} // namespace

AttachFile::AttachFile(const std::string &dataFile, const std::string &line)
    : m_path(pathFor(dataFile)) {
    const std::string draft = m_path + ".new";
    std::ofstream file(draft, std::ios::trunc);
    if (!file)
        throw std::runtime_error("cannot write " + draft);
    std::filesystem::permissions( // before there is a key in it
        draft, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    file << line << '\n';
    file.close();
    if (!file)
        throw std::runtime_error("cannot write " + draft);
    std::filesystem::rename(draft, m_path);
}

AttachFile::~AttachFile() {
    std::error_code ignored;
    std::filesystem::remove(m_path, ignored);
}

void AttachFile::clear(const std::string &dataFile) {
    std::filesystem::remove(pathFor(dataFile)); // one that stays would be believed
}

std::string AttachFile::originFor(const std::string &dataFile) {
    std::ifstream file(pathFor(dataFile));
    std::string line;
    std::getline(file, line);
    const std::optional<JsonValue> json = readJson(line);
    const JsonValue *origin = json ? json->find("origin") : nullptr;
    return origin && origin->string() ? *origin->string() : std::string();
}

} // namespace fleetkey::sandbox
