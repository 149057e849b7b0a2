#include "analysis/sweep/folder_lock.h"

#include "analysis/sweep/folder_files.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <system_error>

namespace pactsim {

SweepPart parse_part(const std::string& text) {
    SweepPart part;
    const char* end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, part.part);
    const bool slash = first.ec == std::errc() && first.ptr != end && *first.ptr == '/';
    const auto second = slash ? std::from_chars(first.ptr + 1, end, part.parts) : first;
    const bool sound = slash && second.ec == std::errc() && second.ptr == end && part.parts > 0 && part.part < part.parts;
    if (!sound) throw UsageError(fmt::format("`{}` is not a part of a study\n = help: write I/N with I from 0 to N - 1, such as --task 3/8", text));
    return part;
}

FolderLock::FolderLock(const std::string& folder, const std::optional<SweepPart>& part) {
    make_folder(folder + "/locks");
    take(folder, "whole.lock", part.has_value());
    if (part) take(folder, fmt::format("part-{}-of-{}.lock", part->part, part->parts), false);
}

FolderLock::~FolderLock() {
    for (const int file : files_) close(file);
}

void FolderLock::take(const std::string& folder, const std::string& name, bool shared) {
    const std::string path = fmt::format("{}/locks/{}", folder, name);
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0) throw OutputError(fmt::format("cannot write '{}': {}", path, std::generic_category().message(errno)));
    files_.push_back(file);
    if (flock(file, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        std::array<char, 256> holder{};
        const ssize_t length = pread(file, holder.data(), holder.size() - 1, 0);
        const std::string who = length > 0 ? fmt::format(" ({})", std::string(holder.data(), static_cast<std::size_t>(length))) : "";
        for (const int held : files_) close(held);
        files_.clear();
        throw RefusedError(fmt::format("another sweep works on '{}'{}\n = help: wait for it, or stop it; `pactsim status {}` shows how far it is", folder, who, folder));
    }
    if (shared) return;   // several hold it: no one name would be right
    std::array<char, 200> host{};
    if (gethostname(host.data(), host.size() - 1) != 0) host = {'h', 'o', 's', 't'};
    const std::string me = fmt::format("process {} on {}", getpid(), host.data());
    // Only for the message above; a lock whose holder cannot be told is a lock all the same.
    if (ftruncate(file, 0) == 0) static_cast<void>(pwrite(file, me.data(), me.size(), 0) == 0);
}

}  // namespace pactsim
