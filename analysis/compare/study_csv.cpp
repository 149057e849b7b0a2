#include "analysis/compare/study_text.h"

#include "analysis/compare/over_futures_text.h"
#include "analysis/compare/study_plan.h"
#include "analysis/statistics/intervals.h"
#include "output/csv.h"

#include <fmt/format.h>

#include <array>
#include <vector>

namespace pactsim {

namespace {

struct TwinUnit {
    std::string_view unit;
    double divisor;
};
/// By TwinQuantity.
constexpr std::array<TwinUnit, twin_quantity_count> twin_units{{{"firms", 1}, {"firms", 1}, {"GBP", 100}, {"job-years", 12}, {"leaks", 1}}};

/// An empty field for what is not there.
std::string field(const std::optional<double>& value) { return value ? fmt::format("{}", *value) : std::string(); }

class Table {
  public:
    explicit Table(const StudyData& study) : study_(study) {}

    void add_outcome(std::size_t future, std::size_t arm, const OutcomeDifference& d) {
        const StudyMeasure& m = study_measures()[d.measure];
        add_keys(future, arm);
        text_ += fmt::format("{},difference,total,{},{},{},{},{},{},{}\n", m.name, m.unit, d.runs, field(d.baseline_mean), field(d.mean), field(d.low), field(d.high), field(d.p));
    }

    void add_part(std::size_t future, std::size_t arm, std::size_t quantity, std::size_t part, std::size_t margin) {
        std::vector<double> values;
        for (std::uint32_t r = 0; r < study_.layout.replicates; ++r) {
            const TwinBlock& twin = study_.twin_blocks[study_.at(future, arm, r)];
            if (!twin.present) continue;
            values.push_back(static_cast<double>(twin.parts[(quantity * twin_part_count + part) * study_.layout.margins.size() + margin]) / twin_units[quantity].divisor);
        }
        const statistics::MeanInterval mean = statistics::mean_interval(values, study_confidence);
        add_keys(future, arm);
        text_ += fmt::format("{},{},{},{},{},,{},{},{},\n", twin_quantity_names[quantity], twin_part_names[part], csv_field(study_.layout.margins[margin]), twin_units[quantity].unit,
                             values.size(), field(mean.mean), mean.interval ? field(mean.interval->low) : "", mean.interval ? field(mean.interval->high) : "");
    }

    std::string take() { return std::move(text_); }

  private:
    void add_keys(std::size_t future, std::size_t arm) {
        const StudyFuture& f = study_.layout.futures[future];
        text_ += fmt::format("{},{},{},", csv_field(f.world), f.draw, csv_field(study_.layout.arms[arm].name));
    }

    const StudyData& study_;
    std::string text_ = "world,draw,scheme,measure,part,margin,unit,runs,baseline_mean,mean,low,high,p_unadjusted\n";
};

}  // namespace

std::string study_csv(const StudyData& study, const ScheduleConfig& schedule) {
    const AppraisalBasis basis = appraisal_basis(study, schedule);
    Table table(study);
    for (std::size_t f = 0; f < study.layout.futures.size(); ++f) {
        for (std::size_t a = 1; a < study.layout.arms.size(); ++a) {
            for (std::size_t m = 0; m < study_measures().size(); ++m) table.add_outcome(f, a, outcome_difference(study, basis, m, f, a));
            for (std::size_t q = 0; q < twin_quantity_count; ++q) {
                for (std::size_t p = 0; p < twin_part_count; ++p) {
                    for (std::size_t m = 0; m < study.layout.margins.size(); ++m) {
                        if (!study.layout.margins[m].starts_with("sector_region:")) table.add_part(f, a, q, p, m);
                    }
                }
            }
        }
    }
    const std::optional<OverFutures> over = summarise_over_futures(study, basis);
    return over ? table.take() + over_futures_csv(study, *over) : table.take();
}

}  // namespace pactsim
