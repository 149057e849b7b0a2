#pragma once
// Small files of a study folder.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// Writes a text so that it appears under its name whole or not at all; replaces what is there. Throws OutputError.
void write_text_whole(const std::string& path, std::string_view text);

/// The whole text of a file. Throws InputError if it cannot be read.
std::string read_text_whole(const std::string& path);

/// SHA-1 of a text as hexadecimal digits.
std::string sha1_of_text(std::string_view text);

/// Names of the files in a folder that end so, in alphabetical order; none if there is no such folder.
std::vector<std::string> files_in(const std::string& folder, std::string_view ending);

/// Makes a folder and what it lies in. Throws OutputError.
void make_folder(const std::string& path);

}  // namespace pactsim
