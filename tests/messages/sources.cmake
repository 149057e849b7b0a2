set(sources
    broken_scenarios_test.cpp
    broken_schemes_test.cpp
    hostile_files_test.cpp
)
set(scripts
    program_test.py
)
