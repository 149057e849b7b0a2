#pragma once
// How a life story begins and ends.

#include "output/story.h"

#include <string>

namespace pactsim {

/// "Firm 7: a small firm in digital technologies, Wales".
std::string story_title(const FirmLife& life);

/// Who the firm is: sector, region, size, age, technology, knowledge of China, money.
std::string story_introduction(const FirmLife& life);

/// How it stands at the end, if it is still there; empty otherwise.
std::string story_standing(const FirmLife& life);

/// What it all came to: revenue by route, support, investors, leaks.
std::string story_balance(const FirmLife& life);

}  // namespace pactsim
