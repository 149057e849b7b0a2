#include "app/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pactsim {

namespace {

constexpr double quiet_seconds = 2.0;  // DuckDB's default: short work shows no bar

std::string clock_text(double seconds) {
    const auto whole = static_cast<long long>(std::llround(std::max(0.0, seconds)));
    if (whole >= 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
    return fmt::format("{:02}:{:02}", whole / 60, whole % 60);
}

std::string rate_text(const ProgressState& state) {
    const double rate = static_cast<double>(state.items) / std::max(1e-9, state.seconds);
    return rate >= 1.0 ? fmt::format("{:.3g}/s", rate) : fmt::format("{:.3g}/min", 60.0 * rate);
}

}  // namespace

double seconds_left(const ProgressState& state) {
    constexpr double day = 86400.0;
    if (state.share < 0.05 || state.seconds < 3.0 || state.share > 1.0) return -1.0;
    const double left = state.seconds * (1.0 - state.share) / state.share;
    return left > day ? -1.0 : left;
}

std::string progress_line(std::string_view what, std::string_view noun, const ProgressState& state, int width) {
    const auto filled = static_cast<std::size_t>(std::clamp(state.share, 0.0, 1.0) * 10.0);
    std::string line = fmt::format("{}  [{:-<10}] {:3.0f}%  {}/{} {}", what, std::string(filled, '#'), std::floor(100.0 * state.share), state.items, state.all_items, noun);
    if (state.failed > 0) line += fmt::format("  {} failed", state.failed);
    if (state.items > 0) line += "  " + rate_text(state);
    line += fmt::format("  elapsed {}", clock_text(state.seconds));
    if (const double left = seconds_left(state); left >= 0.0) line += fmt::format("  left ~{}", clock_text(left));
    const auto most = static_cast<std::size_t>(std::max(20, width - 1));
    if (line.size() > most) line.resize(most);
    return line;
}

Progress::Progress(const Talk& talk, std::string what, std::string noun, std::uint64_t steps, std::uint64_t items)
    : what_(std::move(what)), noun_(std::move(noun)), steps_(std::max<std::uint64_t>(1, steps)), items_(items), on_terminal_(is_terminal(stderr)) {
    if (!talk.quiet) thread_ = std::thread([this] { watch(); });
}

Progress::~Progress() {
    {
        const std::lock_guard lock(mutex_);
        over_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
    if (drawn_) std::fputs("\r\x1b[K", stderr);
}

ProgressState Progress::state() const {
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start_;
    const double share = static_cast<double>(steps_done.load(std::memory_order_relaxed)) / static_cast<double>(steps_);
    return {share, items_done.load(std::memory_order_relaxed), items_, elapsed.count(), items_failed.load(std::memory_order_relaxed)};
}

void Progress::watch() {
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, std::chrono::milliseconds(100), [this] { return over_; })) {
        const ProgressState now = state();
        if (now.seconds < quiet_seconds) continue;
        if (on_terminal_) draw_bar(now);
        else print_line(now);
    }
}

void Progress::draw_bar(const ProgressState& state) {
    drawn_ = true;
    const std::string line = progress_line(what_, noun_, state, terminal_width());
    std::fprintf(stderr, "\r%s\x1b[K", line.c_str());
    std::fflush(stderr);
}

void Progress::print_line(const ProgressState& state) {
    if (state.share - last_share_ < 0.1 && state.seconds - last_seconds_ < 30.0) return;
    last_share_ = std::floor(state.share * 10.0) / 10.0;
    last_seconds_ = state.seconds;
    std::fprintf(stderr, "%s\n", progress_line(what_, noun_, state, 120).c_str());
    std::fflush(stderr);
}

}  // namespace pactsim
