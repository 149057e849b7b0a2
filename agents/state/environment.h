#pragma once
// What surrounds the agents this month: written by the environment phase, read by all others.

#include "scenarios/schema/config/environment.h"
#include "scenarios/schema/vocabulary.h"

#include <array>
#include <cstdint>
#include <vector>

namespace pactsim {

struct EnvironmentState {
    Regime regime = Regime::open;
    RegimeEffects effects;               // of the regime, after diplomacy
    RegimeEffects expected;              // over the coming year, as firms see it
    double log_exchange_rate = 0;        // ln CNY per GBP
    double yuan_value = 1;               // worth of a yuan in pounds relative to the reference rate
    double public_knowledge = 0;         // K, 0-1
    double standards_divergence = 0;     // 0-1
    double contact = 1;                  // factor on face-to-face contact: regime, lockdowns
    double visa_barrier = 0;             // share of travel that visas prevent
    std::vector<double> enforcement;     // per Chinese region, 0-1
    std::vector<double> regulation;      // [sector][china region]: factor on rollout hazard in China, 0-1
    std::vector<double> expected_regulation; // [sector]: mean of `regulation` over where partners are
    std::vector<double> sellers;         // [sector]: share of firms that sold in China last month
    std::vector<double> work;            // [sector][china region]: factor on work in China (lockdown), 0-1
    std::vector<double> dual_use_block;  // [sector]: monthly probability that a dual-use partnership is stopped
    std::vector<double> crackdown;       // [sector]: added monthly hazard that a partnership ends
    std::vector<double> data_law;        // [sector]: exposure added by data law
    std::vector<double> growth_china, growth_home;  // [sector]: market size relative to month 0
    std::vector<double> partner_growth;  // [sector]: capability gained by partners so far, share of the gap to 1
    std::uint32_t cases_success = 0, cases_failure = 0;  // published last month
    [[nodiscard]] std::size_t at(std::size_t sector, std::size_t region) const { return sector * enforcement.size() + region; }
};

}  // namespace pactsim
