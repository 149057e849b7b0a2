#include "output/simulate.h"

#include "agents/model.h"
#include "output/firm_history.h"
#include "output/recorder.h"

namespace pactsim {

void run_warm_up(World& world) {
    for (; world.month() < 0; ++world.step) run_world_month(world);
}

ReplicateBlock simulate(const std::shared_ptr<const Constants>& constants, std::uint32_t replicate, int threads, RecordFirms firms,
                        std::atomic<std::uint64_t>* months_done) {
    World world(constants, replicate, threads);
    Recorder recorder(*constants, replicate);
    FirmHistoryRecorder histories;
    run_warm_up(world);
    recorder.prime(world);
    run_replicate(world, [&](const World& finished) {
        recorder.observe(finished);
        if (firms == RecordFirms::yes) histories.observe(finished);
        if (months_done != nullptr) months_done->fetch_add(1, std::memory_order_relaxed);
    });
    ReplicateBlock block = recorder.take();
    if (firms == RecordFirms::yes) block.firms = histories.take();
    return block;
}

}  // namespace pactsim
