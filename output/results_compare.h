#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pactsim {

/// One way in which two results files differ.
struct Difference {
    /// Full name of the dataset, or "attribute NAME of OBJECT".
    std::string where;
    /// What differs, in words.
    std::string what;
    /// For values: how many differ, by how much at most, and the coordinates of the first.
    std::uint64_t cells = 0;
    double largest = 0.0;
    std::string first;
};

/// Compares all that counts for the identity of results (digest_of), in the order of names. An empty
/// list means equal. Throws InputError if a file cannot be read.
[[nodiscard]] std::vector<Difference> compare_results(const std::string& path_a, const std::string& path_b);

/// A difference as one line of text.
[[nodiscard]] std::string to_text(const Difference& difference);

}  // namespace pactsim
