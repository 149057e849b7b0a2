set(sources
    captions_test.cpp
    drawings_test.cpp
    experiment_test.cpp
    numbers_test.cpp
    page_rules.cpp
    page_test.cpp
    synthetic_study.cpp
)
set(libraries nlohmann_json::nlohmann_json)
