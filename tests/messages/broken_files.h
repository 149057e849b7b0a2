#pragma once
// Folders of broken files, each X.yaml with the text X.txt that a user reads of it.

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace pactsim::testing {

/// A folder beside this file.
inline std::filesystem::path messages_folder(const std::string& name) {
    const char* source = std::getenv("PACTSIM_SOURCE_DIR");
    const std::filesystem::path here = source != nullptr ? std::filesystem::path(source) / "tests/messages" : std::filesystem::path(__FILE__).parent_path();
    return here / name;
}

inline std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The YAML files of a folder, sorted.
inline std::vector<std::filesystem::path> broken_files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".yaml") { paths.push_back(entry.path()); }
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

/// A message as the files have it: without the folder in front of file names, and with a line break at the end.
inline std::string without_folder(std::string message, const std::filesystem::path& folder) {
    const std::string prefix = folder.string() + "/";
    for (std::size_t at = message.find(prefix); at != std::string::npos; at = message.find(prefix, at)) { message.erase(at, prefix.size()); }
    return message + "\n";
}

/// Checks that a message is the text beside its file. With PACTSIM_UPDATE_MESSAGES=1 in the environment the text is rewritten first; read the difference before keeping it.
inline void check_message(const std::filesystem::path& path, const std::string& message) {
    const std::filesystem::path expected = std::filesystem::path(path).replace_extension(".txt");
    if (std::getenv("PACTSIM_UPDATE_MESSAGES") != nullptr) { std::ofstream(expected, std::ios::binary) << message; }
    CHECK(message == text_of(expected));
}

}  // namespace pactsim::testing
