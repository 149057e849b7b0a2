// How fast chance is drawn: the yardstick (one scalar block), batches by the kernel of this machine, and the samplers that the model uses most.

#include "sim/distributions.h"
#include "sim/draws.h"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <numeric>
#include <vector>

namespace {

constexpr std::size_t batch = 2048;  // as long as a chunk of a phase

void scalar_block(benchmark::State& state) {
    const pactsim::Draws draws(1, 0);
    std::uint32_t id = 0;
    for (auto _ : state) {
        for (std::size_t i = 0; i < batch; ++i) {
            pactsim::Block block = draws.block(++id, 0, 3, 30);
            benchmark::DoNotOptimize(block);
        }
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * batch));
}
BENCHMARK(scalar_block);

void filled_blocks(benchmark::State& state) {
    const pactsim::Draws draws(1, 0);
    std::vector<std::uint32_t> ids(batch);
    std::iota(ids.begin(), ids.end(), 1u);
    std::vector<pactsim::Block> blocks(batch);
    for (auto _ : state) {
        draws.fill(ids, 3, 30, blocks);
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * batch));
}
BENCHMARK(filled_blocks);

void inverse_normals(benchmark::State& state) {
    const pactsim::Draws draws(1, 0);
    std::uint32_t id = 0;
    for (auto _ : state) benchmark::DoNotOptimize(pactsim::math::inverse_normal(pactsim::uniform(draws.block(++id, 0, 3, 30).word[0])));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(inverse_normals);

void dirichlet_of_six(benchmark::State& state) {
    const pactsim::Draws draws(1, 0);
    const std::vector<double> alpha{2.0, 3.0, 4.0, 5.0, 3.0, 3.0};
    std::vector<double> shares(alpha.size());
    std::uint32_t id = 0;
    for (auto _ : state) {
        pactsim::DrawStream stream(draws, ++id, 0, 0, 3);
        pactsim::dirichlet(stream, alpha, shares);
        benchmark::DoNotOptimize(shares.data());
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(dirichlet_of_six);

}  // namespace
