#include "scenarios/schema/suggest.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace pactsim {

std::size_t edit_distance(std::string_view from, std::string_view to) {
    std::vector<std::size_t> before(to.size() + 1);
    std::vector<std::size_t> above(to.size() + 1);
    std::vector<std::size_t> row(to.size() + 1);
    for (std::size_t j = 0; j <= to.size(); ++j) { above[j] = j; }
    for (std::size_t i = 1; i <= from.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t replace = above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, replace});
            const bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
            if (swapped) { row[j] = std::min(row[j], before[j - 2] + 1); }
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[to.size()];
}

std::vector<std::string> suggestions(std::string_view word, std::span<const std::string> accepted) {
    constexpr std::size_t longest_word = 200;  // a longer one is no typing slip, and the table would be large
    if (word.size() > longest_word) { return {}; }
    const std::size_t reach = std::max<std::size_t>(1, word.size() / 3);
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const std::string& candidate : accepted) {
        const std::size_t distance = edit_distance(word, candidate);
        if (distance <= reach) { near.emplace_back(distance, candidate); }
    }
    std::sort(near.begin(), near.end());
    if (near.size() > 3) { near.resize(3); }
    std::vector<std::string> words;
    for (auto& [distance, candidate] : near) { words.push_back(std::move(candidate)); }
    return words;
}

std::string quoted_list(std::span<const std::string> words, std::string_view last_joint) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) { text += i + 1 == words.size() ? fmt::format(" {} ", last_joint) : ", "; }
        text += fmt::format("`{}`", words[i]);
    }
    return text;
}

std::string suggestion_help(std::string_view word, std::span<const std::string> accepted, std::string_view noun) {
    const std::vector<std::string> near = suggestions(word, accepted);
    if (!near.empty()) { return fmt::format("did you mean {}?", quoted_list(near, "or")); }
    if (accepted.empty()) { return fmt::format("there are no {} to choose from", noun); }
    constexpr std::size_t most_shown = 40;
    std::string text = fmt::format("accepted {}: {}", noun, fmt::join(accepted.first(std::min(accepted.size(), most_shown)), ", "));
    if (accepted.size() > most_shown) { text += fmt::format(" and {} more", accepted.size() - most_shown); }
    return text;
}

}  // namespace pactsim
