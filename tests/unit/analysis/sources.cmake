set(sources
    summary_test.cpp
)
set(libraries nlohmann_json::nlohmann_json)
