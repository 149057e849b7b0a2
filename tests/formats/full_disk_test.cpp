#include <catch2/catch.hpp>

#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>

#include "output/csv.h"
#include "output/results_writer.h"
#include "sim/error.h"
#include "tests/formats/synthetic_results.h"

using namespace pactsim;
using namespace pactsim::testing;

// Read by the leak sanitizer, if it is built in: HDF5 1.10.8 never lets go of a file that it could not flush.
extern "C" const char* __lsan_default_suppressions() { return "leak:libhdf5"; }

namespace {

// The message with which writing 400 replicates (about 1.4 MB) into the folder fails; empty if it succeeds.
std::string failure_of_writing(const std::string& path) {
    try {
        write_synthetic(path, 400, Firms::recorded);
        return "";
    } catch (const OutputError& error) {
        return error.what();
    }
}

// Runs in a process of its own: a limit on file size cannot be lifted again, and the HDF5 library must
// also survive its own end after a failed write.
std::string failure_under_limit(const TemporaryFolder& folder, rlim_t bytes) {
    const pid_t child = fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, bytes};
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0) std::_Exit(2);
        const std::string message = failure_of_writing(folder.path("a.h5"));
        std::ofstream(folder.path("message")) << message;
        std::exit(0);
    }
    int status = -1;
    waitpid(child, &status, 0);
    REQUIRE(WIFEXITED(status));
    REQUIRE(WEXITSTATUS(status) == 0);
    const std::string message = bytes_of(folder.path("message"));
    std::filesystem::remove(folder.path("message"));
    return message;
}

}  // namespace

TEST_CASE("a file that may not grow gives a clear message and leaves nothing") {
    const TemporaryFolder folder;
    for (const rlim_t limit : {rlim_t{4096}, rlim_t{65536}, rlim_t{500'000}}) {
        CHECK_THAT(failure_under_limit(folder, limit), Catch::Contains("a.h5") && Catch::Contains("larger than the system allows"));
        CHECK(folder.names().empty());
    }
}

TEST_CASE("a full disk gives a clear message and leaves nothing") {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path("tiny"));
    // Needs the right to mount; the test above covers the same path without it.
    if (mount("tmpfs", folder.path("tiny").c_str(), "tmpfs", 0, "size=256k") != 0) {
        WARN("not allowed to mount a small disk: left out");
        return;
    }
    const std::string message = failure_of_writing(folder.path("tiny/a.h5"));
    const bool empty = std::filesystem::is_empty(folder.path("tiny"));
    write_synthetic(folder.path("b.h5"), 400);
    std::string csv_message;
    try {
        export_csv(folder.path("b.h5"), folder.path("tiny"));
    } catch (const OutputError& error) {
        csv_message = error.what();
    }
    umount(folder.path("tiny").c_str());
    CHECK_THAT(message, Catch::Contains("tiny/a.h5") && Catch::Contains("the disk is full"));
    CHECK(empty);
    CHECK_THAT(csv_message, Catch::Contains(".csv") && Catch::Contains("the disk is full"));
}
