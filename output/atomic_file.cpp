#include "output/atomic_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "sim/error.h"

namespace pactsim {

namespace {

std::string folder_of(const std::string& target) {
    const std::string folder = std::filesystem::path(target).parent_path().string();
    return folder.empty() ? "." : folder;
}

std::string reason(int error) {
    switch (error) {
        case ENOSPC:
            return "the disk is full";
        case EDQUOT:
            return "the disk quota is used up";
        case EROFS:
            return "the disk is read-only";
        case EACCES:
        case EPERM:
            return "permission denied";
        default:
            return std::generic_category().message(error);
    }
}

[[noreturn]] void refuse(const std::string& target) {
    throw RefusedError(
        fmt::format("'{}' exists and is left as it is; to replace it, repeat the command with\n"
                    "  --force",
                    target));
}

[[noreturn]] void cannot_place(const std::string& target, int error) {
    std::error_code ignored;
    const std::string folder = folder_of(target);
    if (error == ENOENT && !std::filesystem::exists(folder, ignored))
        throw OutputError(fmt::format("cannot write '{}': the folder '{}' has vanished since the start, and the results with it", target, folder));
    throw OutputError(fmt::format("cannot write '{}': {}", target, reason(error)));
}

std::string partial_name(const std::string& target) {
    std::array<char, 256> host{};
    if (gethostname(host.data(), host.size() - 1) != 0) host = {'h', 'o', 's', 't'};
    return fmt::format("{}.partial.{}-{}", target, host.data(), getpid());
}

// fsync on a file or folder; the error number, or 0. Some file systems cannot sync a folder (EINVAL).
int sync_path(const std::string& path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return errno;
    const int error = fsync(file) == 0 || errno == EINVAL ? 0 : errno;
    close(file);
    return error;
}

// rename that does not overwrite, where the file system can; the error number, or 0.
int rename_to_free_name(const std::string& from, const std::string& to) {
#ifdef SYS_renameat2
    constexpr unsigned no_replace = 1;  // RENAME_NOREPLACE, linux/fs.h
    if (syscall(SYS_renameat2, AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), no_replace) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
#endif
    if (access(to.c_str(), F_OK) == 0) return EEXIST;
    return std::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

}  // namespace

void check_writable(const std::string& target, Existing existing) {
    namespace fs = std::filesystem;
    std::error_code error;
    if (target.empty()) throw OutputError("cannot write results: the file name is empty");
    if (fs::is_directory(target, error)) throw OutputError(fmt::format("cannot write '{}': it is a folder", target));
    const std::string folder = folder_of(target);
    if (!fs::exists(folder, error)) throw OutputError(fmt::format("cannot write '{}': the folder '{}' does not exist", target, folder));
    if (!fs::is_directory(folder, error)) throw OutputError(fmt::format("cannot write '{}': '{}' is not a folder", target, folder));
    if (existing == Existing::refuse && fs::exists(target, error)) refuse(target);
    // Asking the system to make a file is the only test that also sees read-only disks and root.
    const std::string trial = partial_name(target);
    const int file = open(trial.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0) throw OutputError(fmt::format("cannot write '{}': no file can be made in '{}': {}", target, folder, reason(errno)));
    close(file);
    unlink(trial.c_str());
}

AtomicFile::AtomicFile(std::string target, Existing existing) : target_(std::move(target)), partial_(partial_name(target_)), existing_(existing) {
    check_writable(target_, existing_);
}

AtomicFile::~AtomicFile() {
    if (!committed_) unlink(partial_.c_str());
}

void AtomicFile::start_writeback() const noexcept {
#ifdef SYNC_FILE_RANGE_WRITE
    const int file = open(partial_.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE);
    close(file);
#endif
}

void AtomicFile::commit() {
    if (const int error = sync_path(partial_); error != 0) cannot_place(target_, error);
    const int error = existing_ == Existing::refuse ? rename_to_free_name(partial_, target_) : std::rename(partial_.c_str(), target_.c_str()) == 0 ? 0 : errno;
    if (error == EEXIST) refuse(target_);
    if (error != 0) cannot_place(target_, error);
    committed_ = true;
    if (const int folder_error = sync_path(folder_of(target_)); folder_error != 0) cannot_place(target_, folder_error);
}

}  // namespace pactsim
