#pragma once
// Small schemes and worlds for tests of comparisons, in a folder of their own that goes at the end.

#include "analysis/compare/run_study.h"
#include "tests/temporary_folder.h"

#include <string>

namespace pactsim::testing {

class StudyFiles {
  public:
    /// Writes a scheme with this `policy:` section (indented by two) and returns its path.
    std::string scheme(const std::string& name, const std::string& policy) const;
    std::string world(const std::string& name, const std::string& environment) const;
    [[nodiscard]] std::string path(const std::string& name) const { return folder_.path(name); }

    /// A voucher that many firms of the smoke scenario win.
    [[nodiscard]] std::string vouchers() const;
    /// Cash for late stages.
    [[nodiscard]] std::string grants() const;
    /// An instrument without effect, award or cost.
    [[nodiscard]] std::string nothing() const;
    /// A voucher whose strength is not known.
    [[nodiscard]] std::string uncertain() const;

  private:
    TemporaryFolder folder_;
};

/// The scenario of this name that comes with the program.
std::string shipped(const std::string& name);

/// The schedule that comes with the program.
ScheduleConfig shipped_schedule();

/// A plan over the smoke scenario.
StudyPlan smoke_plan(std::vector<std::string> schemes, std::uint32_t replicates = 4);

/// Runs it.
StudyRun run_plan(const StudyPlan& plan, int threads = 1);

}  // namespace pactsim::testing
