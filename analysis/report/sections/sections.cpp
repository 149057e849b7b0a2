#include "analysis/report/sections/sections.h"

#include <array>

namespace pactsim::report {

namespace {

constexpr std::array section_rows{
    SectionRow{"s1", "Answer on one page", "what should I take away?", build_answer},
    SectionRow{"s2", "What this cannot tell you", "can I rely on it?", build_limits},
    SectionRow{"s3", "What was compared", "what differs?", build_compared},
    SectionRow{"s4", "Outcomes over time", "how does it unfold?", build_unfolding},
    SectionRow{"s5", "Does it beat the baseline?", "is the difference real?", build_difference},
    SectionRow{"s6", "Where firms stop", "which stage is the bottleneck?", build_stages},
    SectionRow{"s7", "What is truly additional?", "deadweight, displacement, leakage, spillover", build_additional},
    SectionRow{"s8", "Is it worth the money?", "cost and effect together", build_worth},
    SectionRow{"s9", "At what value per outcome?", "how likely is each option to be the best choice?", build_value_per_outcome},
    SectionRow{"s10", "What drives it?", "which assumptions matter?", build_drivers},
    SectionRow{"s11", "Who and where?", "how is it shared out?", build_who_and_where},
    SectionRow{"s12", "If we are wrong about the world", "is the choice robust?", build_robustness},
    SectionRow{"s13", "Three firms\u2019 stories", "what happens to a real-looking firm?", build_stories},
    SectionRow{"s14", "Is the model right?", "what is the evidence?", build_evidence},
    SectionRow{"s15", "How many runs?", "how large is the error of chance?", build_runs},
    SectionRow{"s16", "Glossary, methods, data", "what do the words mean, and where do the numbers come from?", build_glossary},
};

}  // namespace

std::span<const SectionRow> report_sections() {
    return section_rows;
}

}  // namespace pactsim::report
