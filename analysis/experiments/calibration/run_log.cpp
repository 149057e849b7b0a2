#include "analysis/experiments/calibration/run_log.h"

#include "sim/cluster/write_whole.h"
#include "sim/digest.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <optional>
#include <string_view>
#include <sys/file.h>
#include <unistd.h>

namespace pactsim::calibration {

namespace {

constexpr std::string_view undefined = "-";
constexpr std::string_view first_line = "pactsim calibration 1";

std::string sealed(std::string line) {
    line += fmt::format(" #{:016x}\n", name_hash(line));
    return line;
}

// The text of a line without its checksum, if that holds.
std::optional<std::string_view> opened(std::string_view line) {
    const std::size_t mark = line.rfind(" #");
    if (mark == std::string_view::npos || line.substr(mark + 2) != fmt::format("{:016x}", name_hash(line.substr(0, mark)))) return std::nullopt;
    return line.substr(0, mark);
}

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(at), text.size());
        parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return parts;
}

template <class Number>
bool read(std::string_view word, Number& number) {
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    return error == std::errc{} && end == word.data() + word.size();
}

bool read_double(std::string_view word, double& number) {
    if (word == undefined) {
        number = std::numeric_limits<double>::quiet_NaN();
        return true;
    }
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number, std::chars_format::hex);
    return error == std::errc{} && end == word.data() + word.size() && std::isfinite(number);
}

std::string hexadecimal(double value) {
    if (!std::isfinite(value)) return std::string(undefined);
    char text[64];
    const auto written = std::to_chars(text, text + sizeof text, value, std::chars_format::hex);
    return {text, written.ptr};
}

std::optional<LoggedRun> read_run(std::string_view text) {
    const std::vector<std::string_view> words = split(text, ' ');
    LoggedRun run;
    if (words.size() < 3 || words[0] != "run" || !read(words[1], run.generation) || !read(words[2], run.index)) return std::nullopt;
    for (std::size_t i = 3; i < words.size(); ++i) {
        double value = 0.0;
        if (!read_double(words[i], value)) return std::nullopt;
        run.outputs.push_back(value);
    }
    return run;
}

std::string read_all(int file) {
    std::string text;
    char part[65536];
    for (ssize_t got = 0; (got = ::read(file, part, sizeof part)) > 0;) text.append(part, static_cast<std::size_t>(got));
    return text;
}

std::string header_of(const Settings& settings) {
    std::string text = sealed(std::string(first_line));
    for (const auto& [name, value] : settings) text += sealed("setting " + name + " " + value);
    return text + sealed("begin");
}

// The settings of a file, each with its name in front.
std::vector<std::string> settings_in(const std::vector<std::string_view>& lines) {
    std::vector<std::string> found;
    for (const std::string_view line : lines) {
        const auto text = opened(line);
        if (text && text->substr(0, 8) == "setting ") found.emplace_back(text->substr(8));
    }
    return found;
}

}  // namespace

RunLog::RunLog(std::string path, const Settings& settings) : path_(std::move(path)) {
    file_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (file_ < 0) throw OutputError(fmt::format("cannot open `{}`: {}", path_, std::strerror(errno)));
    try {
        if (::flock(file_, LOCK_EX | LOCK_NB) != 0) throw RefusedError(fmt::format("another calibration is writing to `{}`\n = help: wait until it ends, or choose another folder", path_));
        const std::string text = read_all(file_);
        const std::string header = header_of(settings);
        // A kill while the header was being written leaves a beginning of it: nothing is lost by starting again.
        if (text.size() < header.size() && header.compare(0, text.size(), text) == 0) {
            begin(settings);
        } else {
            take_up(text, settings);
        }
    } catch (...) {
        ::close(file_);
        throw;
    }
}

RunLog::~RunLog() {
    ::fdatasync(file_);
    ::close(file_);
}

void RunLog::begin(const Settings& settings) {
    if (::ftruncate(file_, 0) != 0) throw OutputError(fmt::format("cannot write `{}`: {}", path_, std::strerror(errno)));
    write(header_of(settings));
    sync();
}

void RunLog::take_up(const std::string& text, const Settings& settings) {
    const std::vector<std::string_view> lines = split(text, '\n');
    if (opened(lines.front()) != first_line) throw InputError(fmt::format("`{}` is not the log of a calibration\n = help: choose another folder", path_));
    const std::vector<std::string> found = settings_in(lines);
    for (std::size_t i = 0; i < settings.size(); ++i) {
        const auto& [name, value] = settings[i];
        const std::string asked = name + " " + value;
        if (i < found.size() && found[i] == asked) continue;
        const std::string began = i < found.size() && found[i].compare(0, name.size() + 1, name + " ") == 0 ? found[i].substr(name.size() + 1) : "something else";
        throw RefusedError(fmt::format("the calibration in `{}` was begun with `{}` {}, not {}\n = help: ask for the same, or choose another folder", path_, name, began, value));
    }
    if (found.size() != settings.size()) throw RefusedError(fmt::format("the calibration in `{}` was begun with more settings\n = help: choose another folder", path_));
    for (std::size_t i = settings.size() + 2; i < lines.size(); ++i) {
        const auto body = opened(lines[i]);
        std::optional<LoggedRun> run = body ? read_run(*body) : std::nullopt;
        if (run) {
            runs_.push_back(std::move(*run));
        } else {
            ++damaged_;
        }
    }
    // The last line may have been cut: what follows must begin on a line of its own.
    if (text.back() != '\n') write("\n");
}

void RunLog::append(const LoggedRun& run) {
    std::string line = fmt::format("run {} {}", run.generation, run.index);
    for (const double value : run.outputs) line += " " + hexadecimal(value);
    write(sealed(std::move(line)));
    if (std::chrono::steady_clock::now() - synced_ > std::chrono::seconds(1)) sync();
}

void RunLog::write(const std::string& text) {
    if (const int error = write_whole(file_, text); error != 0) throw OutputError(fmt::format("cannot write `{}`: {}", path_, std::strerror(error)));
}

void RunLog::sync() {
    if (::fdatasync(file_) != 0) throw OutputError(fmt::format("cannot write `{}`: {}", path_, std::strerror(errno)));
    synced_ = std::chrono::steady_clock::now();
}

}  // namespace pactsim::calibration
