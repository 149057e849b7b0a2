set(sources
    attribution_test.cpp
    audit_test.cpp
    over_futures_test.cpp
    study_files.cpp
    run_study_test.cpp
    study_setup_test.cpp
    shared_start_test.cpp
    study_series_test.cpp
    study_summary_test.cpp
    stopping_test.cpp
    twin_lives_test.cpp
    uncertain_draws_test.cpp
)
set(libraries nlohmann_json::nlohmann_json pactsim_app)
