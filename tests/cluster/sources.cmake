set(sources
    launch_test.cpp
    pilot_test.cpp
    range_dealer_test.cpp
    slurm_limits_test.cpp
    slurm_plan_test.cpp
    task_queue_test.cpp
)
set(scripts
    faults_test.py
    kill_test.py
    mpi_study_test.sh
    slurm_study_test.sh
    submit_test.py
)
set(libraries pactsim_cluster)
