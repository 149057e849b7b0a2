#pragma once
// The part of a comparison over several futures, as people and machines read it.

#include "analysis/compare/over_futures.h"

#include <string>

namespace pactsim {

/// A row per option with its legend, starting with an empty line.
std::string over_futures_text(const StudyData& study, const OverFutures& all);

/// One JSON object, money in GBP: what is ignorance and what is chance under keys of their own; null for what is undefined.
std::string over_futures_json(const StudyData& study, const OverFutures& all);

/// Rows for the tidy table of a study (study_csv), with the world `all` and no draw.
std::string over_futures_csv(const StudyData& study, const OverFutures& all);

}  // namespace pactsim
