#pragma once
// Everything that a page may ask of the kernel, as named operations on one object: scenarios, worlds, arms of paired worlds, stories.

#include "web/kernel/arm.h"
#include "web/kernel/lab_world.h"
#include "web/kernel/request.h"

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace pactsim {

class Lab {
 public:
    /// Does one operation (the table in lab.cpp). Throws Error with a plain sentence for anything that cannot be done.
    Answer call(std::string_view operation, const Node& request);

 private:
    using Operation = Answer (Lab::*)(const Node&);
    /// Arms of paired worlds that were asked for last, ready to run.
    struct Arm {
        std::string key;
        LabScenario scenario;
        std::vector<PairOutcome> outcomes;
        std::string population;
    };

    static Operation operation_of(std::string_view name);
    Answer add_scenario(const Node& request);
    Answer names(const Node& request);
    Answer describe(const Node& request);
    Answer check(const Node& request);
    Answer settings(const Node& request);
    Answer scenario_text(const Node& request);
    Answer summary(const Node& request);
    Answer open_world(const Node& request);
    Answer close_world(const Node& request);
    Answer step(const Node& request);
    Answer go_to(const Node& request);
    Answer firms(const Node& request);
    Answer story(const Node& request);
    Answer digests(const Node& request);
    Answer twins(const Node& request);
    Answer run_arm_once(const Node& request);

    [[nodiscard]] const Node& scenario(const Node& request) const;
    LabWorld& world(const Node& request);
    const Arm& arm(const Node& request);

    std::map<std::string, Node, std::less<>> scenarios_;
    std::map<std::int64_t, LabWorld> worlds_;
    std::int64_t next_world_ = 1;
    std::deque<Arm> arms_;
    Populations populations_;
};

}  // namespace pactsim
