#include "analysis/sweep/folder_results.h"

#include "analysis/interval.h"
#include "output/fingerprint.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pactsim {

namespace {

std::uint64_t fingerprint_of(const SweepRecord& record) {
    Fingerprint fingerprint;
    fingerprint.update(record.results);
    const auto lanes = fingerprint.value();
    return lanes[0] ^ (lanes[1] << 1U) ^ (lanes[2] << 2U) ^ (lanes[3] << 3U);
}

std::size_t outcome_of(const std::string& name) {
    const auto names = sweep_outcome_names();
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

}  // namespace

FolderResults::FolderResults(const StudyFolder& folder, KeepResults keep) : folder_(folder), space_(folder.tasks()), keep_(keep) {
    const std::string& outcome = folder.config().replications.outcome;
    if (keep_ == KeepResults::none && !outcome.empty()) keep_ = KeepResults::target;
    if (keep_ == KeepResults::target && outcome.empty()) keep_ = KeepResults::none;
    target_ = outcome_of(outcome);
    kept_ = keep_ == KeepResults::all ? sweep_outcome_count : keep_ == KeepResults::target ? 1 : 0;
    const std::size_t worlds = space_.rows * space_.arms * space_.replicates;
    state_.assign(worlds, WorldState::missing);
    fingerprints_.resize(worlds);
    results_.resize(worlds * kept_);
    journals_ = read_journals(folder);
    const PlaceIndex index(folder_.points());
    problems_ = read_shards(folder, journals_, [&](const std::string& file, const SweepShard& shard) { take(index, file, shard); });
    note_failures(index);
}

void FolderResults::take(const PlaceIndex& index, const std::string& file, const SweepShard& shard) {
    std::vector<std::size_t> rows;   // all are looked up before the first is taken: a shard counts whole or not at all
    for (const SweepRecord& record : shard.records) {
        const std::optional<std::size_t> row = index.find({record.scramble, record.base, record.part, -1}, record.row);
        if (!row || record.arm >= space_.arms || record.replicate >= space_.replicates) throw InputError(fmt::format("it holds a world (row {}, arm {}, replicate {}) that the study does not have", record.row, record.arm, record.replicate));
        rows.push_back(*row);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) put(file, rows[i], shard.records[i]);
}

void FolderResults::put(const std::string& file, std::uint64_t row, const SweepRecord& record) {
    const std::size_t world = at(row, record.arm, record.replicate);
    const std::uint64_t fingerprint = fingerprint_of(record);
    if (state_[world] == WorldState::done) {
        if (fingerprints_[world] != fingerprint) {
            throw RefusedError(fmt::format("two shards hold different numbers for row {}, arm `{}`, replicate {}; the second is '{}'\n"
                                           " = help: the same task was run by two programs that differ; set one of the shards aside and run `pactsim resume {}`", row, folder_.arms()[record.arm].name, record.replicate, file, folder_.path()));
        }
        ++repeated_;
        return;
    }
    state_[world] = WorldState::done;
    fingerprints_[world] = fingerprint;
    if (keep_ == KeepResults::all) std::copy(record.results.begin(), record.results.end(), results_.begin() + static_cast<std::ptrdiff_t>(world * kept_));
    if (keep_ == KeepResults::target) results_[world] = record.results[target_];
}

void FolderResults::note_failures(const PlaceIndex& index) {
    for (const JournalFailure& failure : journals_.failures) {
        const std::optional<std::size_t> row = index.find(failure.place, failure.row);
        if (!row || failure.arm >= space_.arms) continue;
        for (const std::uint32_t replicate : failure.replicates) {
            if (replicate >= space_.replicates) continue;
            WorldState& state = state_[at(*row, failure.arm, replicate)];
            if (state == WorldState::missing) state = WorldState::failed;   // one that was run again and came to its end is done
        }
    }
}

bool FolderResults::complete(std::uint64_t row, std::uint32_t replicates) const {
    for (std::uint32_t arm = 0; arm < space_.arms; ++arm) {
        for (std::uint32_t r = 0; r < replicates; ++r) {
            if (state(row, arm, r) == WorldState::missing) return false;
        }
    }
    return true;
}

bool FolderResults::precise(std::uint64_t row, std::uint32_t replicates) const {
    const ReplicationsConfig& rule = folder_.config().replications;
    const std::size_t offset = keep_ == KeepResults::all ? target_ : 0;
    for (std::uint32_t arm = 1; arm < space_.arms; ++arm) {
        RunningMean differences;
        for (std::uint32_t r = 0; r < replicates; ++r) {
            if (state(row, 0, r) != WorldState::done || state(row, arm, r) != WorldState::done) continue;
            differences.add(static_cast<double>(results_[at(row, arm, r) * kept_ + offset] - results_[at(row, 0, r) * kept_ + offset]));
        }
        const Estimate estimate = differences.estimate();
        if (!estimate.has_interval()) continue;   // all failed: more replicates would not help
        const double half = estimate.high - estimate.mean;
        // Relative: |mean| g / (1 + g) bounds the error relative to the true mean by g (Law, Simulation Modeling and Analysis, 9.4.1).
        const double wanted = rule.relative ? std::fabs(estimate.mean) * rule.half_width / (1 + rule.half_width) : rule.half_width;
        if (half > wanted) return false;
    }
    return true;
}

std::uint32_t FolderResults::wanted(std::uint64_t row) const {
    const ReplicationsConfig& rule = folder_.config().replications;
    if (rule.outcome.empty()) return rule.count;
    std::uint32_t count = std::min(rule.count, rule.most);
    while (count < rule.most && complete(row, count) && !precise(row, count)) count = count > rule.most / 2 ? rule.most : 2 * count;
    return count;
}

WorldCounts FolderResults::count_wanted() const {
    WorldCounts counts;
    for (std::uint64_t row = 0; row < space_.rows; ++row) {
        const std::uint32_t replicates = wanted(row);
        for (std::uint32_t arm = 0; arm < space_.arms; ++arm) {
            for (std::uint32_t r = 0; r < replicates; ++r) {
                const WorldState known = state(row, arm, r);
                counts.done += known == WorldState::done ? 1 : 0;
                counts.missing += known == WorldState::missing ? 1 : 0;
                counts.failed += known == WorldState::failed ? 1 : 0;
            }
        }
    }
    return counts;
}

std::vector<std::string> FolderResults::problem_texts() const {
    std::vector<std::string> texts = journals_.problems;
    for (const ShardProblem& problem : problems_) texts.push_back(fmt::format("{}: {}", problem.file, problem.what));
    return texts;
}

bool FolderResults::misses_target(std::uint64_t row) const {
    const ReplicationsConfig& rule = folder_.config().replications;
    return !rule.outcome.empty() && wanted(row) == rule.most && complete(row, rule.most) && !precise(row, rule.most);
}

SweepData FolderResults::data() const {
    if (keep_ != KeepResults::all) throw InvariantError("the numbers of a sweep were not kept");
    const Points& points = folder_.points();
    SweepData data;
    data.name = folder_.config().name;
    for (std::size_t f = 0; f < points.factors(); ++f) {
        const FactorConfig& factor = points.config()[f];
        data.factors.push_back({factor.name, factor.path, factor.unit, factor.role, points.labels(f)});
    }
    for (const SweepArm& arm : folder_.arms()) data.arms.push_back(arm.name);
    data.design = folder_.config().design;
    data.seed = folder_.config().seed;
    data.schedule_id = folder_.schedule().id;
    data.rows = space_.rows;
    data.values.resize(data.rows * points.factors());
    if (points.has_unit()) data.unit.resize(data.values.size());
    for (std::size_t row = 0; row < data.rows; ++row) {
        data.places.push_back(points.place(row));
        points.values(row, std::span(data.values).subspan(row * points.factors(), points.factors()));
        if (points.has_unit()) points.unit(row, std::span(data.unit).subspan(row * points.factors(), points.factors()));
    }
    // A fixed number of replicates is the length of the axis; under a target, as many as the point that went furthest.
    data.replicates = folder_.config().replications.outcome.empty() ? space_.replicates : 1;
    for (std::size_t world = 0; world < state_.size(); ++world) {
        if (state_[world] == WorldState::done) data.replicates = std::max(data.replicates, static_cast<std::uint32_t>(world % space_.replicates) + 1);
    }
    data.present.resize(data.rows * space_.arms * data.replicates);
    data.results.resize(data.present.size() * sweep_outcome_count);
    for (std::uint64_t row = 0; row < space_.rows; ++row) {
        for (std::uint32_t arm = 0; arm < space_.arms; ++arm) {
            for (std::uint32_t r = 0; r < data.replicates; ++r) {
                if (state(row, arm, r) != WorldState::done) continue;
                const std::size_t to = data.at(row, arm, r);
                data.present[to] = 1;
                std::copy_n(results_.begin() + static_cast<std::ptrdiff_t>(at(row, arm, r) * kept_), sweep_outcome_count, data.results.begin() + static_cast<std::ptrdiff_t>(to * sweep_outcome_count));
            }
        }
    }
    return data;
}

}  // namespace pactsim
