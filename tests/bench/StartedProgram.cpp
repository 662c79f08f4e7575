#include "tests/bench/StartedProgram.h"

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <fstream>
#include <stdexcept>
#include <string>

extern char **environ;

StartedProgram::StartedProgram(char **command) {
    if (posix_spawn(&m_process, command[0], nullptr, nullptr, command, environ) != 0)
        throw std::runtime_error(std::string("cannot start ") + command[0]);
}

StartedProgram::~StartedProgram() {
    kill(m_process, SIGTERM);
    waitpid(m_process, nullptr, 0);
}

long StartedProgram::residentKilobytes() const {
    std::ifstream status("/proc/" + std::to_string(m_process) + "/status");
    std::string word;
    while (status >> word) {
        long value = 0;
        if (word == "VmRSS:" && status >> value)
            return value;
    }
    return 0;
}
