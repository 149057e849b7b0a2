#pragma once
// How this process was started: alone, or as one of several by mpirun or srun. Read from the environment, without touching MPI.

namespace pactsim {

enum class Launch {
    alone,     // one process, as typed
    together,  // one of the ranks of an MPI job
    copies,    // one of several that srun started without MPI between them: each would take itself for the whole job
};

/// What the environment says: mpirun leaves OMPI_COMM_WORLD_SIZE (Open MPI) or PMI_SIZE (MPICH), `srun --mpi=pmix` leaves PMIX_RANK, and plain srun leaves
/// SLURM_STEP_NUM_TASKS with SLURM_STEP_ID. A batch script of Slurm counts as alone, whatever its allocation.
[[nodiscard]] Launch launch_of_this_process();

}  // namespace pactsim
