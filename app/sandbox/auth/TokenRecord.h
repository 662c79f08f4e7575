#pragma once

#include <fstream>
#include <string>
#include <string_view>

namespace fleetkey::sandbox {

// A file with every token that was ever handed out, one a line, for tests that look for traces of them.
class TokenRecord {
public:
    // No file: nothing is recorded. Throws std::runtime_error when it cannot be written.
    explicit TokenRecord(const std::string &file);

    // It is in the file when this returns.
    void add(std::string_view token);

private:
    std::ofstream m_file;
};

} // namespace fleetkey::sandbox
