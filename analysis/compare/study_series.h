#pragma once
// What a study keeps of one world month by month: a few measures of the whole, and the ledger for the appraisal.

#include "agents/state/world.h"
#include "output/firm_outcome.h"
#include "output/study_data.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace pactsim {

/// Names of the monthly measures of a study: those of results (output/measures.h) of the same name, of the whole.
std::vector<std::string> study_series_names();

/// Takes down one world of a study month by month, in a few thousand numbers whatever the number of firms.
class StudyRecorder {
  public:
    explicit StudyRecorder(const Constants& constants);

    /// Takes down the finished month of the horizon that the world stands at. Months must come in order, each once; InvariantError otherwise.
    void observe(const World& world);

    /// The reduced world. Throws InvariantError if months are missing, or if a memo account does not fit.
    ArmBlock take(const FirmOutcomes& firms);

  private:
    std::size_t months_, month_ = 0;
    std::vector<std::int64_t> ledger_;    // [transfer][month]
    ArmBlock block_;
    std::int64_t survivors_ = 0;
};

}  // namespace pactsim
