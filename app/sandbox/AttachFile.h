#pragma once

#include <string>

namespace fleetkey::sandbox {

// The file beside a data file that says where its holder listens: one line of JSON. Removed with the object,
// left behind when the process is killed; who reads it must try the origin and not trust the file.
class AttachFile {
public:
    // Written in one stroke, so that nobody reads half a line. Throws std::runtime_error.
    AttachFile(const std::string &dataFile, const std::string &line);
    ~AttachFile();
    AttachFile(const AttachFile &) = delete;
    AttachFile &operator=(const AttachFile &) = delete;

    // The origin that the file of a data file names; empty if it names none.
    static std::string originFor(const std::string &dataFile);

private:
    std::string m_path;
};

} // namespace fleetkey::sandbox
