#include "analysis/sweep/folder_files.h"

#include "output/atomic_file.h"
#include "sim/digest.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace pactsim {

namespace fs = std::filesystem;

void write_text_whole(const std::string& path, std::string_view text) {
    AtomicFile file(path, Existing::replace);
    std::ofstream out(file.partial(), std::ios::binary);
    out << text;
    out.close();
    if (!out) throw OutputError(fmt::format("cannot write '{}' (is the disk full?)", path));
    file.commit();
}

std::string read_text_whole(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file && !file.eof()) throw InputError(fmt::format("cannot read '{}'", path));
    return text;
}

std::string sha1_of_text(std::string_view text) {
    Digest digest;
    digest.update(text);
    return digest.hex();
}

std::vector<std::string> files_in(const std::string& folder, std::string_view ending) {
    std::vector<std::string> names;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        std::string name = entry.path().filename().string();
        if (name.ends_with(ending)) names.push_back(std::move(name));
    }
    std::sort(names.begin(), names.end());
    return names;
}

void make_folder(const std::string& path) {
    std::error_code error;
    fs::create_directories(path, error);
    if (error || !fs::is_directory(path)) throw OutputError(fmt::format("cannot make the folder '{}': {}", path, error ? error.message() : std::string("a file has that name")));
}

}  // namespace pactsim
