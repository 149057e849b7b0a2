#pragma once

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <vector>

namespace pactsim::testing {

/// A new folder for one test, removed with all in it at the end.
class TemporaryFolder {
  public:
    explicit TemporaryFolder(const std::filesystem::path& parent = std::filesystem::temp_directory_path()) {
        const std::string stem = "pactsim-test-" + std::to_string(::getpid()) + "-";
        // Whatever is there already, of this process or of a dead one of the same number, stays: the folder is the first that can be made.
        for (int count = 0; folder_.empty(); ++count) {
            const std::filesystem::path candidate = parent / (stem + std::to_string(count));
            if (std::filesystem::create_directory(candidate)) folder_ = candidate;
        }
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] std::string path() const { return folder_.string(); }
    [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

    /// Writes a file, byte for byte, and the folders on the way to it; returns its path.
    std::string write(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name, std::ios::binary) << text;
        return path(name);
    }

    /// Names of everything in the folder, sorted.
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(folder_)) names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }

  private:
    std::filesystem::path folder_;
};

}  // namespace pactsim::testing
