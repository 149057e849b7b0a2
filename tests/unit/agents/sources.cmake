set(sources
    invariance_test.cpp
    random_scenarios_test.cpp
)
