#pragma once
// Four designs simulated under common random numbers, ten replicates each: a cost, less is better.
// Source: Rossetti, Kotlin Simulation Library, DemoMCB.kt; all reference values recomputed independently with numpy and scipy.

#include "analysis/statistics/checks.h"

namespace pactsim::statistics {

inline const Table& four_designs() {
    static const Table designs{{63.72, 32.24, 40.28, 36.94, 36.29, 56.94, 34.10, 63.36, 49.29, 87.20},
                               {63.06, 31.78, 40.32, 37.71, 36.79, 57.93, 33.39, 62.92, 47.67, 80.79},
                               {57.74, 29.65, 36.52, 35.71, 33.81, 51.54, 31.39, 57.24, 42.63, 67.27},
                               {62.63, 31.56, 39.87, 37.35, 36.65, 57.15, 33.30, 62.21, 47.46, 79.60}};
    return designs;
}

}  // namespace pactsim::statistics
