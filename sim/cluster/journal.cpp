#include "sim/cluster/journal.h"

#include "sim/cluster/write_whole.h"
#include "sim/digest.h"
#include "sim/error.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace pactsim {

namespace {

constexpr std::size_t checksum_digits = 16;

std::string checksum_of(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::uint64_t hash = name_hash(text);
    std::string hex(checksum_digits, '0');
    for (std::size_t i = checksum_digits; i-- > 0; hash >>= 4) hex[i] = digits[hash & 15U];
    return hex;
}

[[noreturn]] void cannot_write(const std::string& path, int error) {
    throw OutputError("cannot write '" + path + "': " + (error == ENOSPC ? std::string("the disk is full") : std::generic_category().message(error)));
}

}  // namespace

std::string journal_line(std::string_view text) {
    std::string clean(text);
    std::replace_if(clean.begin(), clean.end(), [](char c) { return c == '\n' || c == '\r' || c == '\0'; }, ' ');
    return checksum_of(clean) + ' ' + clean + '\n';
}

JournalWriter::JournalWriter(std::string path) : path_(std::move(path)) {
    file_ = open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0644);
    if (file_ < 0 && errno == EEXIST) throw RefusedError("'" + path_ + "' exists and belongs to another writer");
    if (file_ < 0) cannot_write(path_, errno);
}

JournalWriter::~JournalWriter() { close(file_); }

void JournalWriter::append(std::string_view text, JournalSync sync) {
    if (const int error = write_whole(file_, journal_line(text)); error != 0) cannot_write(path_, error);
    if (sync == JournalSync::yes && fdatasync(file_) != 0 && errno != EINVAL) cannot_write(path_, errno);
}

JournalText read_journal(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw InputError("cannot read '" + path + "'");
    const std::string all{std::istreambuf_iterator<char>(file), {}};
    JournalText journal;
    std::string_view rest = all;
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos) {
            journal.torn_bytes = rest.size();
            break;
        }
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end + 1);
        const bool shaped = line.size() > checksum_digits && line[checksum_digits] == ' ';
        const std::string_view text = shaped ? line.substr(checksum_digits + 1) : std::string_view();
        if (shaped && line.substr(0, checksum_digits) == checksum_of(text)) journal.lines.emplace_back(text);
        else ++journal.damaged_lines;
    }
    return journal;
}

}  // namespace pactsim
