#include "analysis/sweep/task_space.h"

#include "sim/error.h"

#include <algorithm>

namespace pactsim {

TaskList::TaskList(const std::vector<TaskRange>& runs) {
    for (const TaskRange& run : runs) append(run);
}

void TaskList::append(const TaskRange& run) {
    if (run.count == 0) return;
    if (!runs_.empty() && run.first < runs_.back().first + runs_.back().count) throw InvariantError("tasks are listed out of order");
    if (!runs_.empty() && run.first == runs_.back().first + runs_.back().count) {
        runs_.back().count += run.count;
    } else {
        runs_.push_back(run);
        before_.push_back(size_);
    }
    size_ += run.count;
}

std::uint64_t TaskList::at(std::uint64_t position) const {
    if (position >= size_) throw InvariantError("a position beyond the list of tasks");
    const auto after = std::upper_bound(before_.begin(), before_.end(), position);
    const auto run = static_cast<std::size_t>(after - before_.begin()) - 1;
    return runs_[run].first + (position - before_[run]);
}

TaskList TaskList::slice(std::uint64_t part, std::uint64_t parts, std::uint64_t together) const {
    if (parts == 0 || part >= parts || together == 0) throw InvariantError("a part of the tasks that does not exist");
    TaskList mine;
    for (const TaskRange& run : runs_) {
        const std::uint64_t end = run.first + run.count;
        std::uint64_t group = run.first / together;
        group += (part + parts - group % parts) % parts;   // the first group of this part that may meet the run
        for (; group * together < end; group += parts) {
            const std::uint64_t first = std::max(run.first, group * together), last = std::min(end, (group + 1) * together);
            mine.append({first, last - first});
        }
    }
    return mine;
}

std::vector<std::uint64_t> TaskList::words() const {
    std::vector<std::uint64_t> all;
    for (const TaskRange& run : runs_) all.insert(all.end(), {run.first, run.count});
    return all;
}

TaskList TaskList::from_words(const std::vector<std::uint64_t>& words) {
    TaskList list;
    for (std::size_t i = 0; i + 1 < words.size(); i += 2) list.append({words[i], words[i + 1]});
    return list;
}

}  // namespace pactsim
