#pragma once

#include <map>
#include <string>
#include <string_view>

#include "output/fingerprint.h"
#include "output/h5.h"

namespace pactsim {

/// The identity of results: SHA-1, as 40 hexadecimal digits, over the names, types, shapes,
/// dimensions, attributes and values of a results file in the order of names. Left out: the group
/// /run_facts, and the root attributes that tell of the build and not of the results
/// (see is_volatile_attribute). Reads the whole file. Throws InputError.
[[nodiscard]] std::string digest_of(const std::string& path);

/// The same over an open file. Datasets in `known` are not read: their fingerprints are given.
[[nodiscard]] std::string digest_of_contents(const h5::Group& root, const std::map<std::string, Fingerprint>& known);

/// Whether a root attribute stands outside the digest: digest, compiler, git_revision, pactsim_version.
[[nodiscard]] bool is_volatile_attribute(std::string_view name);

}  // namespace pactsim
