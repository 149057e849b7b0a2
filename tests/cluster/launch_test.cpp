// How a process was started, told from what mpirun, srun and sbatch of Open MPI 4.1 and Slurm 22.05 leave in the environment.
#include "sim/cluster/launch.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

using namespace pactsim;

namespace {

const std::vector<std::string> names{"OMPI_COMM_WORLD_SIZE", "PMIX_RANK", "PMI_SIZE", "SLURM_STEP_ID", "SLURM_PROCID", "SLURM_STEP_NUM_TASKS"};

/// An environment that holds these variables of the job managers and no others; the old one comes back at the end.
class Surroundings {
  public:
    explicit Surroundings(const std::vector<std::pair<std::string, std::string>>& variables) {
        for (const std::string& name : names) {
            const char* const old = std::getenv(name.c_str());
            old_.emplace_back(name, old == nullptr ? "" : old);
            unsetenv(name.c_str());
        }
        for (const auto& [name, value] : variables) setenv(name.c_str(), value.c_str(), 1);
    }
    Surroundings(const Surroundings&) = delete;
    Surroundings& operator=(const Surroundings&) = delete;
    ~Surroundings() {
        for (const auto& [name, value] : old_) {
            if (value.empty()) {
                unsetenv(name.c_str());
            } else {
                setenv(name.c_str(), value.c_str(), 1);
            }
        }
    }

  private:
    std::vector<std::pair<std::string, std::string>> old_;
};

Launch launch_in(const std::vector<std::pair<std::string, std::string>>& variables) {
    const Surroundings surroundings(variables);
    return launch_of_this_process();
}

}  // namespace

TEST_CASE("the environment tells how a process was started") {
    CHECK(launch_in({}) == Launch::alone);
    CHECK(launch_in({{"OMPI_COMM_WORLD_SIZE", "4"}, {"PMIX_RANK", "2"}}) == Launch::together);                                 // mpirun -np 4
    CHECK(launch_in({{"OMPI_COMM_WORLD_SIZE", "1"}}) == Launch::together);                                                     // mpirun -np 1: a job of one
    CHECK(launch_in({{"PMIX_RANK", "0"}, {"SLURM_STEP_ID", "0"}, {"SLURM_PROCID", "0"}, {"SLURM_STEP_NUM_TASKS", "4"}}) == Launch::together);  // srun --mpi=pmix
    CHECK(launch_in({{"PMI_SIZE", "2"}}) == Launch::together);                                                                 // MPICH's mpirun
    CHECK(launch_in({{"SLURM_STEP_ID", "0"}, {"SLURM_PROCID", "3"}, {"SLURM_STEP_NUM_TASKS", "4"}}) == Launch::copies);        // srun -n 4
    CHECK(launch_in({{"SLURM_STEP_ID", "0"}, {"SLURM_PROCID", "0"}, {"SLURM_STEP_NUM_TASKS", "1"}}) == Launch::alone);         // srun -n 1
    CHECK(launch_in({{"SLURM_PROCID", "0"}}) == Launch::alone);                                                                // a batch script, whatever its allocation
    CHECK(launch_in({{"SLURM_STEP_ID", "0"}, {"SLURM_PROCID", "0"}, {"SLURM_STEP_NUM_TASKS", "many"}}) == Launch::alone);
}
