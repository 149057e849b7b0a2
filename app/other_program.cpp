#include "app/other_program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <string_view>

extern char** environ;  // NOLINT: POSIX declares it nowhere

namespace pactsim {

std::optional<std::string> find_program(const std::vector<std::string>& names) {
    const char* const variable = std::getenv("PATH");
    for (const std::string& name : names) {
        std::string_view folders = variable == nullptr ? "/usr/local/bin:/usr/bin:/bin" : variable;
        while (!folders.empty()) {
            const std::size_t end = std::min(folders.find(':'), folders.size());
            const std::string path = std::string(folders.substr(0, end)) + '/' + name;
            if (access(path.c_str(), X_OK) == 0) return path;
            folders.remove_prefix(std::min(folders.size(), end + 1));
        }
    }
    return std::nullopt;
}

int run_program(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));  // POSIX promises not to write there
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (const int stream : {STDOUT_FILENO, STDERR_FILENO}) posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int failed = posix_spawn(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) return 127;
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) return 127;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool is_superuser() {
    return geteuid() == 0;
}

}  // namespace pactsim
