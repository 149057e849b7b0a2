#!/usr/bin/env bash
# One study under a real Slurm that allows few tasks in an array and few jobs in the queue: planned, submitted in waves, one task killed, one requeued while it runs; the last job
# finishes what was left and merges. The merged file is that of the plain run.
set -euo pipefail
# shellcheck source=tests/cluster/cluster_tools.sh
source "${PACTSIM_SOURCE_DIR:?}/tests/cluster/cluster_tools.sh"

# Waits until nothing is in the queue. Slurm makes a requeued task wait two minutes unless told to start it now.
drain() {
    local waited id
    for ((waited = 0; waited < 600; ++waited)); do
        [[ -z $(squeue -h) ]] && return
        while read -r id; do
            scontrol update "jobid=$id" starttime=now 2>/dev/null || true
        done < <(squeue -h -r -t PENDING -o '%i %r' | awk '$2 == "BeginTime" {print $1}')
        sleep 0.1
    done
    squeue
    tail -n 50 -- "$1"/slurm/*.log
    fail "the queue did not drain in a minute"
}

# Waits until a part of the sweep runs, and prints the pid of its program.
pid_of_part() {
    local waited pid
    for ((waited = 0; waited < 200; ++waited)); do
        pid=$(pgrep -f -- "resume $1 --task $2" | while read -r one; do [[ $(readlink "/proc/$one/exe") == "$program" ]] && echo "$one"; done | head -n 1)
        [[ -n $pid ]] && echo "$pid" && return
        sleep 0.05
    done
    fail "part $2 never ran"
}

killed_and_requeued() {
    local study=$scratch/array pid
    "$program" plan "$scratch/slow.yaml" -o "$study" --slurm --shards 5 --walltime 10 --pilot 2 -q
    "$program" submit "$study" --slurm | tee "$scratch/submitted"
    pid=$(pid_of_part "$study" 1/5)
    kill -9 "$pid"
    pid=$(pid_of_part "$study" 2/5)
    scontrol requeue "$(awk '$3 == "array1.sbatch" {print $2}' "$scratch/submitted")_2"
    drain "$study"
    cat -- "$study"/slurm/*.log
    [[ -f $study/merged.h5 ]] || fail "the last job left no merged file"
    cmp -- "$scratch/slow/merged.h5" "$study/merged.h5" || fail "array job, one task killed, one requeued: the merged file differs from that of one process"
    echo "array job of 5 parts in arrays of 3, one killed, one requeued: the same bytes"
}

under_srun() {
    local study=$scratch/ranks
    "$program" plan "$here/tiny_study.yaml" -o "$study" --mpi 3 --walltime 10 --pilot 2 -q
    "$program" submit "$study" -q
    drain "$study"
    cat -- "$study"/slurm/*.log
    same_results "3 ranks under srun --mpi=pmix" "$study/merged.h5"
    # Copies that do not know of each other would do all work twice: they are told so.
    if srun -n 2 --time 1 "$program" resume "$study" 2>"$scratch/said"; then fail "srun without MPI was not refused"; fi
    grep -q -- --mpi=pmix "$scratch/said" || fail "srun without MPI: no advice in: $(<"$scratch/said")"
}

if [[ ${1:-} == inside ]]; then
    rm -rf -- "$passing"
    scratch=$2
    trap - EXIT
    killed_and_requeued
    under_srun
    exit
fi

need sbatch slurmctld slurmd munged mpirun
plain_run
# Long enough that a part can be met at work.
sed -e 's/count: 4/count: 24/' -e "s|\.\./\.\./|$source/|g" "$here/tiny_study.yaml" >"$scratch/slow.yaml"
"$program" sweep "$scratch/slow.yaml" -o "$scratch/slow" --threads 1 -q >"$scratch/said"
slurm="$passing/slurm"   # without a space: slurm.conf takes none
mkdir -- "$slurm"
"$here/with-slurm.sh" "$slurm" MaxArraySize=3 -- bash "$here/slurm_study_test.sh" inside "$scratch"
