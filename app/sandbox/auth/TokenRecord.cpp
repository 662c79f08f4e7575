#include "app/sandbox/auth/TokenRecord.h"

#include <fcntl.h>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace fleetkey::sandbox {

TokenRecord::TokenRecord(const std::string &file) {
    if (file.empty())
        return;
    // Nobody else's to read.
    const int created = open(file.c_str(), O_CREAT | O_EXCL | O_CLOEXEC | O_WRONLY, S_IRUSR | S_IWUSR);
    if (created >= 0)
        close(created);
    m_file.open(file, std::ios::app);
    if (!m_file)
        throw std::runtime_error("cannot write " + file);
}

void TokenRecord::add(std::string_view token) {
    if (!m_file.is_open())
        return;
    m_file << token << '\n' << std::flush;
    if (!m_file)
        throw std::runtime_error("the record of tokens cannot be written");
}

} // namespace fleetkey::sandbox
