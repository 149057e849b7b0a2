#pragma once
// The yardstick of all speeds: the time of one scalar Philox4x32-10 block with independent counters, by the compiler and on the machine of the same run.

namespace pactsim {

/// Nanoseconds of one block, the median of a few short batches (about 6 ms in all). Independent counters: the processor may overlap blocks, so this is a rate,
/// not a latency, and the strictest yardstick that plain code allows.
double philox_block_nanoseconds();

}  // namespace pactsim
