set(sources
    progress_test.cpp
)
set(libraries pactsim_app)
