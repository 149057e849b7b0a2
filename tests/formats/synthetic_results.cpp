#include "tests/formats/synthetic_results.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "output/results_writer.h"

namespace pactsim::testing {

namespace {

constexpr std::array<Measure, 4> measures = {{
    {"firms", "count", "firms alive", MeasureKind::stock, StorageType::int32, 1.0},
    {"revenue", "GBP pence", "revenue of firms", MeasureKind::flow, StorageType::int64, 1.0},
    {"mean_trust", "1", "mean trust in partners", MeasureKind::stock, StorageType::scaled_double, 1e-6},
    {"tension", "1", "tension between the countries", MeasureKind::stock, StorageType::int32, 1.0, MeasureExtent::whole},
}};

constexpr std::array<Measure, 2> instrument_columns = {{
    {"spend", "GBP pence", "public money paid out", MeasureKind::flow, StorageType::int64, 1.0},
    {"awards", "count", "awards made", MeasureKind::flow, StorageType::int32, 1.0},
}};

const std::array<FirmColumn, 3>& firm_columns() {
    static const std::array<FirmColumn, 3> columns = {{
        {{"status", "1", "status of the firm", MeasureKind::stock, StorageType::int32, 1.0}, {"home", "searching", "in partnership"}},
        {{"cash", "GBP pence", "cash at hand", MeasureKind::stock, StorageType::int64, 1.0}, {}},
        {{"trust", "1", "trust in the partner", MeasureKind::stock, StorageType::scaled_double, 1e-6}, {}},
    }};
    return columns;
}

std::vector<std::int64_t> part_of(std::uint32_t replicate, int part, std::size_t size) {
    std::vector<std::int64_t> values(size);
    for (std::size_t i = 0; i < size; ++i) values[i] = synthetic_value(replicate, part, i);
    return values;
}

}  // namespace

ResultsLayout synthetic_layout(std::uint32_t replicates, Firms firms) {
    ResultsLayout layout;
    layout.groups = {"total", "sector:digital", "sector:life sciences", "region:london", "sector_region:digital/london"};
    layout.months = {"2025-01", "2025-02", "2025-03", "2025-04"};
    layout.replicates = replicates;
    layout.measures = measures;
    layout.event_kinds = {"match", "leak", "dissolution"};
    layout.transfers = {{"grant", "government", "firm"}, {"fee, \"legal\"", "firm", "intermediary"}};
    layout.instruments = {{"voucher", "government"}, {"lead grant", "région"}};
    layout.instrument_columns = instrument_columns;
    layout.accounts = {"government", "firm", "intermediary"};
    if (firms == Firms::recorded) layout.firm_columns = firm_columns();
    return layout;
}

ReplicateBlock synthetic_block(const ResultsLayout& layout, std::uint32_t replicate) {
    const std::size_t cells = layout.months.size() * layout.groups.size();
    ReplicateBlock block;
    block.replicate = replicate;
    block.measures = part_of(replicate, 0, layout.measures.size() * cells);
    block.events = part_of(replicate, 1, layout.event_kinds.size() * layout.months.size());
    block.ledger = part_of(replicate, 2, layout.transfers.size() * layout.months.size());
    block.instruments = part_of(replicate, 3, layout.instrument_columns.size() * layout.instruments.size() * layout.months.size());
    block.balances = part_of(replicate, 4, layout.accounts.size());
    if (layout.firm_columns.empty()) return block;
    FirmHistories firms;
    firms.columns.resize(layout.firm_columns.size());
    for (std::int64_t firm = 1; firm <= 2 + replicate; ++firm)
        for (std::int64_t month = 0; month < static_cast<std::int64_t>(layout.months.size()); ++month) {
            firms.firm.push_back(firm);
            firms.month.push_back(month);
            firms.columns[0].push_back((firm + month) % 3);
            firms.columns[1].push_back(1000 * firm + month);
            firms.columns[2].push_back(500'000 + firm);
        }
    block.firms = std::move(firms);
    return block;
}

Provenance synthetic_provenance() {
    Provenance provenance;
    provenance.pactsim_version = "0.1.0";
    provenance.git_revision = "0123456789abcdef0123456789abcdef01234567";
    provenance.compiler = "GNU 12.2.0";
    provenance.seed = 9'223'372'036'854'775'807;
    provenance.rng = "philox4x32-10";
    provenance.scenario_name = "synthetic";
    provenance.scenario_sha1 = "da39a3ee5e6b4b0d3255bfef95601890afd80709";
    provenance.schema = "1";
    provenance.resolved_yaml = "name: synthetic\nnote: 'na\xc3\xafve'\n";
    provenance.source_text = "# a comment\nname: synthetic\n";
    provenance.overrides = "run.months=4";
    return provenance;
}

RunFacts synthetic_facts() {
    return {1.5, "somewhere", 2, 1, "2025-01-31T12:00:00Z", "pactsim run synthetic.yaml"};
}

std::string write_synthetic(const std::string& path, std::uint32_t replicates, Firms firms) {
    const ResultsLayout layout = synthetic_layout(replicates, firms);
    ResultsWriter writer(path, layout, synthetic_provenance());
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) writer.append(synthetic_block(layout, replicate));
    writer.finish(synthetic_facts(), Completion::complete);
    return writer.digest();
}

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace pactsim::testing
