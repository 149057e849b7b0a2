#pragma once
// The merged file of a sweep: netCDF-4 shaped HDF5 with the dimensions point, arm, replicate and factor. Nothing in it tells who ran it, so equal sweeps are equal bytes.

#include "output/atomic_file.h"
#include "output/sweep_data.h"

#include <string>
#include <vector>

namespace pactsim {

/// Texts that go with a merged sweep.
struct SweepTexts {
    std::string study;                  // the study file in full, defaults included (YAML)
    std::string schedule;               // the appraisal schedule (YAML)
    std::vector<std::string> arms;      // each arm in full, before factors (YAML)
    std::string program;                // version and revision with which the sweep was laid out
};

/// Writes the merged file; returns the digest of its contents. Throws OutputError, RefusedError.
std::string write_sweep_file(const std::string& path, const SweepData& data, const SweepTexts& texts, Existing existing);

/// Reads a merged file. Throws InputError for another kind of file or a damaged one.
SweepData read_sweep_file(const std::string& path);

/// The texts of a merged file.
SweepTexts read_sweep_texts(const std::string& path);

}  // namespace pactsim
