#include "output/results_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "output/h5_attributes.h"
#include "output/results_column.h"
#include "output/results_digest.h"
#include "output/results_firms.h"
#include "output/results_preamble.h"
#include "output/results_series.h"
#include "sim/error.h"

namespace pactsim {

namespace {

// Chunks of about half a MiB: far above the cost of one HDF5 call, small enough to read one measure
// of few replicates, and at most this many replicates are held in memory until they are written.
constexpr std::size_t bytes_per_chunk = std::size_t{1} << 19;
constexpr std::size_t most_replicates_held = 64;

std::size_t replicates_per_chunk(const ResultsLayout& layout) {
    const std::size_t row = std::max<std::size_t>(layout.months.size() * layout.groups.size(), 1) * 8;
    const std::size_t most = std::clamp<std::size_t>(bytes_per_chunk / row, 1, most_replicates_held);
    const std::size_t chunks = (layout.replicates + most - 1) / most;
    return (layout.replicates + chunks - 1) / chunks;  // equal chunks: what the last one lacks is space lost in the file
}

std::size_t stored_size(StorageType storage) {
    return storage == StorageType::int32 ? 4 : 8;
}

// The words of CF for the helper coordinates, which xarray then shows beside the dimension.
std::string helper_coordinates(const ResultsLayout& layout, const Series& series) {
    std::string names;
    for (const Coordinate& coordinate : coordinates_of(layout)) {
        if (coordinate.name == coordinate.of) continue;
        if (std::find(series.dimensions.begin(), series.dimensions.end(), coordinate.of) == series.dimensions.end()) continue;
        names += (names.empty() ? "" : " ") + coordinate.name;
    }
    return names;
}

ResultsColumn make_column(const h5::Group& root, const ResultsLayout& layout, const Series& series, const DimensionScales& scales,
                          const WriterOptions& options) {
    h5::DatasetShape shape{{layout.replicates}, {replicates_per_chunk(layout)}, h5::FirstAxis::fixed, options.gzip_level};
    for (const std::string& dimension : series.dimensions) {
        shape.extent.push_back(dimension_length(layout, dimension));
        shape.chunk.push_back(shape.extent.back());
    }
    h5::Dataset dataset = h5::Dataset::create(root, series.name, element_type_of(series.storage), shape);
    describe(dataset, series.unit, series.long_name, series.kind, series.storage, series.scale);
    h5::set_attribute(dataset, "role", series.role);
    if (const std::string helpers = helper_coordinates(layout, series); !helpers.empty()) h5::set_attribute(dataset, "coordinates", helpers);
    dataset.attach(scales.at("replicate"), 0);
    for (std::size_t axis = 0; axis < series.dimensions.size(); ++axis) dataset.attach(scales.at(series.dimensions[axis]), axis + 1);
    return {std::move(dataset), series.storage, series.scale};
}

}  // namespace

class ResultsWriter::Implementation {
  public:
    Implementation(const std::string& path, ResultsLayout layout, const Provenance& provenance, WriterOptions options);

    void append(ReplicateBlock block);
    void finish(const std::optional<RunFacts>& facts, Completion completion);
    [[nodiscard]] std::uint32_t replicates_done() const { return static_cast<std::uint32_t>(seen_.size()); }
    [[nodiscard]] const std::string& digest() const { return digest_; }

  private:
    void check_block(const ReplicateBlock& block) const;
    void take_in_order(ReplicateBlock block);
    void write_ready();
    void write_replicate_numbers();
    void shrink_to_done();
    void seal(const std::optional<RunFacts>& facts, Completion completion);

    // Order matters: the file is closed before its partial name is removed, datasets before the file.
    AtomicFile atomic_;
    ResultsLayout layout_;
    std::vector<Series> series_;
    h5::File file_;
    DimensionScales scales_;
    std::vector<ResultsColumn> columns_;
    std::optional<FirmTableWriter> firms_;
    std::map<std::uint32_t, ReplicateBlock> early_;
    std::vector<ReplicateBlock> ready_;
    std::vector<std::int64_t> gathered_;
    ConversionRoom room_;
    std::vector<std::int32_t> numbers_;
    std::set<std::uint32_t> seen_;
    std::uint32_t next_ = 0;
    bool finished_ = false;
    std::string digest_;
};

ResultsWriter::Implementation::Implementation(const std::string& path, ResultsLayout layout, const Provenance& provenance, WriterOptions options)
    : atomic_(path, options.existing), layout_(std::move(layout)), next_(layout_.first_replicate) {
    check_layout(layout_);
    series_ = series_of(layout_);
    file_ = h5::File::create(atomic_.partial());
    write_identity(file_.root(), layout_, provenance);
    write_scenario(file_.root(), provenance);
    scales_ = write_coordinates(file_.root(), layout_);
    for (const Series& series : series_) columns_.push_back(make_column(file_.root(), layout_, series, scales_, options));
    if (!layout_.firm_columns.empty()) firms_.emplace(file_.root(), layout_, options.gzip_level);
}

void ResultsWriter::Implementation::check_block(const ReplicateBlock& block) const {
    const std::uint32_t first = layout_.first_replicate;
    if (block.replicate < first || block.replicate - first >= layout_.replicates)
        throw OutputError(fmt::format("replicate {} is not one of the {} that '{}' was planned for", block.replicate, layout_.replicates, atomic_.target()));
    if (seen_.count(block.replicate) != 0) throw OutputError(fmt::format("replicate {} has been written to '{}' already", block.replicate, atomic_.target()));
    for (auto source : {&ReplicateBlock::measures, &ReplicateBlock::events, &ReplicateBlock::ledger, &ReplicateBlock::instruments, &ReplicateBlock::balances}) {
        std::size_t wanted = 0;
        for (const Series& series : series_)
            if (series.source == source) wanted += series.length * series.stride;
        if ((block.*source).size() != wanted)
            throw OutputError(fmt::format("replicate {} has a part of {} values where the layout of '{}' has {}", block.replicate, (block.*source).size(),
                                          atomic_.target(), wanted));
    }
    if (firms_.has_value() != block.firms.has_value())
        throw OutputError(fmt::format("replicate {} and '{}' differ on whether firms are recorded", block.replicate, atomic_.target()));
}

void ResultsWriter::Implementation::append(ReplicateBlock block) {
    check_block(block);
    seen_.insert(block.replicate);
    if (block.replicate != next_) {
        const std::uint32_t replicate = block.replicate;
        early_.emplace(replicate, std::move(block));
        return;
    }
    take_in_order(std::move(block));
    for (auto first = early_.begin(); first != early_.end() && first->first == next_; first = early_.begin()) {
        ReplicateBlock following = std::move(first->second);
        early_.erase(first);
        take_in_order(std::move(following));
    }
}

void ResultsWriter::Implementation::take_in_order(ReplicateBlock block) {
    next_ = block.replicate + 1;
    if (firms_) firms_->append(block.replicate, *block.firms);
    block.firms.reset();
    ready_.push_back(std::move(block));
    if (ready_.size() == replicates_per_chunk(layout_)) write_ready();
}

void ResultsWriter::Implementation::write_ready() {
    std::vector<std::int64_t>& rows = gathered_;
    for (std::size_t i = 0; i < series_.size(); ++i) {
        const Series& series = series_[i];
        rows.clear();
        for (const ReplicateBlock& block : ready_) append_row(rows, series, block);
        columns_[i].append(ready_.size(), rows, room_);
    }
    for (const ReplicateBlock& block : ready_) numbers_.push_back(static_cast<std::int32_t>(block.replicate));
    ready_.clear();
    atomic_.start_writeback();
}

void ResultsWriter::Implementation::shrink_to_done() {
    if (numbers_.size() == layout_.replicates) return;
    scales_.at("replicate").resize_rows(numbers_.size());
    for (const ResultsColumn& column : columns_) column.dataset().resize_rows(numbers_.size());
}

void ResultsWriter::Implementation::write_replicate_numbers() {
    scales_.at("replicate").write_rows(0, numbers_.size(), std::span<const std::int32_t>(numbers_));
}

void ResultsWriter::Implementation::seal(const std::optional<RunFacts>& facts, Completion completion) {
    constexpr std::array<std::uint8_t, 2> flags = {0, 1};
    const h5::Group& root = file_.root();
    h5::set_attribute(root, "replicates_done", static_cast<std::int64_t>(numbers_.size()));
    h5::set_flag(root, "complete", completion == Completion::complete ? 1 : 0);
    h5::set_flags(root, "complete_flag_values", flags);
    h5::set_attribute(root, "complete_flag_meanings", "interrupted complete");
    std::map<std::string, Fingerprint> known;
    if (firms_) known = firms_->fingerprints();
    for (const ResultsColumn& column : columns_) known.emplace(column.dataset().name(), column.fingerprint());
    digest_ = digest_of_contents(root, known);
    h5::set_attribute(root, "digest", digest_);
    if (facts) write_run_facts(root, *facts);
}

void ResultsWriter::Implementation::finish(const std::optional<RunFacts>& facts, Completion completion) {
    if (finished_) throw OutputError(fmt::format("'{}' has been finished already", atomic_.target()));
    if (seen_.empty()) throw OutputError(fmt::format("no replicate was finished, so '{}' is not written", atomic_.target()));
    if (completion == Completion::complete && seen_.size() != layout_.replicates)
        throw OutputError(fmt::format("'{}' cannot be marked complete: it holds {} of {} replicates", atomic_.target(), seen_.size(), layout_.replicates));
    for (auto& [replicate, block] : early_) take_in_order(std::move(block));
    early_.clear();
    if (!ready_.empty()) write_ready();
    shrink_to_done();
    write_replicate_numbers();
    if (firms_) firms_->finish();
    seal(facts, completion);
    columns_.clear();
    scales_.clear();
    firms_.reset();
    file_.close();
    atomic_.commit();
    finished_ = true;
}

ResultsWriter::ResultsWriter(const std::string& path, ResultsLayout layout, Provenance provenance, WriterOptions options)
    : implementation_(std::make_unique<Implementation>(path, std::move(layout), provenance, options)) {}

ResultsWriter::~ResultsWriter() = default;

void ResultsWriter::append(ReplicateBlock block) {
    implementation_->append(std::move(block));
}

void ResultsWriter::finish(const std::optional<RunFacts>& facts, Completion completion) {
    implementation_->finish(facts, completion);
}

std::uint32_t ResultsWriter::replicates_done() const {
    return implementation_->replicates_done();
}

const std::string& ResultsWriter::digest() const {
    return implementation_->digest();
}

std::uint64_t estimated_file_bytes(const ResultsLayout& layout) {
    // Headers, coordinates and texts: measured at a few hundred KiB at most.
    std::uint64_t bytes = std::uint64_t{1} << 18;
    const std::uint64_t chunk = replicates_per_chunk(layout);
    const std::uint64_t rows = (layout.replicates + chunk - 1) / chunk * chunk;
    for (const Series& series : series_of(layout)) bytes += rows * series.length * stored_size(series.storage);
    return bytes;
}

}  // namespace pactsim
