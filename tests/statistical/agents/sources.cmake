set(sources
    background_exit_test.cpp
    diffusion_in_world_test.cpp
    stage_occupancy_test.cpp
)
set(libraries Eigen3::Eigen)
