// pactsim: from words on the command line to an exit status.

#include "app/cli.h"
#include "app/huge_pages.h"

#include <exception>
#include <string>
#include <vector>

int main(int argc, char** argv) {
    pactsim::prefer_huge_pages();
    const std::vector<std::string> words(argv + 1, argv + argc);
    try {
        return static_cast<int>(pactsim::run_command_line(words));
    } catch (const std::exception& error) {
        return pactsim::report_failure(words, error);
    }
}
