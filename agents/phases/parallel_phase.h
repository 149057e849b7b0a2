#pragma once
// How a phase goes over its agents: decide in parallel, each chunk writing its own columns and its own scratch; settle by merging in the order of chunks.

#include "agents/state/world.h"
#include "sim/parallel.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

namespace pactsim {

/// Agents in a chunk of a loop over n: enough for the cache and for little overhead, but several chunks also where few are concerned. A function of n alone, though no
/// result depends on it.
constexpr std::size_t chunk_for(std::size_t n) { return std::clamp<std::size_t>(n / 4, 256, 2048); }

/// Calls decide(scratch, begin, end) for every chunk of [0, n). Afterwards the events and transfers of all chunks have been booked, in order.
/// Other scratch lists are left for the phase to settle; `chunks_of(n)` of them are in use.
template <class Decide>
void decide_in_chunks(World& world, std::size_t n, Decide&& decide);

constexpr std::size_t chunks_of(std::size_t n) { return (n + chunk_for(n) - 1) / chunk_for(n); }

/// Books what the first `chunks` scratches hold: events in order, transfers summed.
void merge_scratch(World& world, std::size_t chunks);

template <class Decide>
void decide_in_chunks(World& world, std::size_t n, Decide&& decide) {
    const std::size_t chunks = chunks_of(n);
    if (world.scratch.size() < chunks) world.scratch.resize(chunks);
    for_each_chunk(n, chunk_for(n), world.threads, [&](std::size_t chunk, std::size_t begin, std::size_t end, std::size_t thread) {
        ChunkScratch& scratch = world.scratch[chunk];
        scratch.clear();
        scratch.thread = thread;
        std::swap(scratch.work, world.thread_work[thread]);
        scratch.work.drawn = false;
        decide(scratch, begin, end);
        std::swap(scratch.work, world.thread_work[thread]);
    });
    merge_scratch(world, chunks);
}

/// Calls f(scratch) for the scratches of a phase over n agents, in order.
template <class F>
void settle_chunks(World& world, std::size_t n, F&& f) {
    for (std::size_t chunk = 0; chunk < chunks_of(n); ++chunk) f(world.scratch[chunk]);
}

/// How many firms ahead their columns are asked for: about as long as memory takes to answer.
inline constexpr std::size_t firms_ahead = 6;

/// Calls act(firm) for each of these firms, with what it will look at asked for ahead.
template <class Act>
void for_firms_ahead(const World& world, std::span<const std::uint32_t> chosen, Act&& act) {
    for (std::size_t k = 0; k < chosen.size(); ++k) {
        if (k + firms_ahead < chosen.size()) {
            world.firms.prefetch(chosen[k + firms_ahead]);
            __builtin_prefetch(&world.faces[world.firms.ring_place[chosen[k + firms_ahead]]]);  // its neighbours lie around it
        }
        act(chosen[k]);
    }
}

}  // namespace pactsim
