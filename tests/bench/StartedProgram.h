#pragma once

#include <sys/types.h>

/// A program started from a command line, ended with this object.
class StartedProgram {
public:
    /// Throws where it cannot be started.
    explicit StartedProgram(char **command);
    ~StartedProgram();
    StartedProgram(const StartedProgram &) = delete;
    StartedProgram &operator=(const StartedProgram &) = delete;

    /// What it holds in memory now.
    [[nodiscard]] long residentKilobytes() const;

private:
    pid_t m_process = 0;
};
