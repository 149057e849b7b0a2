set(sources
    books_test.cpp
    expected_test.cpp
)
set(libraries nlohmann_json::nlohmann_json)
set(scripts
    instruction_count.py
)
