#include "app/replay.h"

#include "output/results_series.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace pactsim {

namespace {

/// How many of two equally long lists differ; all of them if the lengths do.
std::size_t count_differences(std::span<const std::int64_t> now, std::span<const std::int64_t> then) {
    if (now.size() != then.size()) return std::max(now.size(), then.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i < now.size(); ++i) count += now[i] != then[i] ? 1 : 0;
    return count;
}

void compare_firms(const ResultsFile& file, const ReplicateBlock& block, const ResultsLayout& layout, std::vector<std::string>& found) {
    const FirmRows rows = file.firms(block.replicate);
    const FirmHistories& now = *block.firms;
    const auto note = [&](std::string_view name, std::span<const std::int64_t> fresh, std::span<const std::int64_t> stored) {
        if (const std::size_t n = count_differences(fresh, stored); n > 0) found.push_back(fmt::format("firm_histories/{}: {} values differ", name, n));
    };
    note("firm", now.firm, rows.firm);
    note("month", now.month, rows.month);
    for (std::size_t c = 0; c < layout.firm_columns.size(); ++c) {
        const std::string name(layout.firm_columns[c].measure.name);
        const auto column = rows.columns.find(name);
        if (column == rows.columns.end()) found.push_back(fmt::format("firm_histories/{}: not in the file", name));
        else note(name, now.columns[c], column->second.as_steps());
    }
}

}  // namespace

std::vector<std::string> replay_differences(const ResultsFile& file, std::uint64_t position, const ResultsLayout& layout, const ReplicateBlock& block) {
    std::vector<std::string> found;
    for (const Series& series : series_of(layout)) {
        if (!file.has_series(series.name)) {
            found.push_back(fmt::format("{}: not in the file", series.name));
            continue;
        }
        const std::vector<std::int64_t> stored = file.read(series.name, position, 1).as_steps();
        std::vector<std::int64_t> fresh;
        append_row(fresh, series, block);
        if (const std::size_t n = count_differences(fresh, stored); n > 0) found.push_back(fmt::format("{}: {} of {} values differ", series.name, n, series.length));
    }
    if (block.firms && file.has_firms()) compare_firms(file, block, layout, found);
    return found;
}

}  // namespace pactsim
