#pragma once

#include <string>

namespace fleetkey::sandbox {

// The file beside a data file that says where its holder listens: one line of JSON. Removed with the object,
// left behind when the process is killed, until the next holder has the data file.
class AttachFile {
public:
    // Written in one stroke, so that nobody reads half a line. Throws std::runtime_error.
    AttachFile(const std::string &dataFile, const std::string &line);
    ~AttachFile();
    AttachFile(const AttachFile &) = delete;
    AttachFile &operator=(const AttachFile &) = delete;

    // Removes what a holder that was killed has left behind; to be called by the next one before it takes its
    // time.
    static void clear(const std::string &dataFile);

    // The origin that the file of a data file names; empty if it names none.
    static std::string originFor(const std::string &dataFile);

private:
    std::string m_path;
};

} // namespace fleetkey::sandbox
