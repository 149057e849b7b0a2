#!/usr/bin/env bash
# One study under mpirun with four ranks, with two ranks, with two threads, and plainly: the merged files are the same bytes. A rank that fails, and a job that is told to end,
# lose nothing.
set -euo pipefail
# shellcheck source=tests/cluster/cluster_tools.sh
source "${PACTSIM_SOURCE_DIR:?}/tests/cluster/cluster_tools.sh"
need mpirun

plain_run
run_mpi() {
    timeout 120 mpirun --bind-to none "$@"
}

run_mpi -np 4 "$program" sweep "$here/tiny_study.yaml" -o "$scratch/four" --threads 1 -q >"$scratch/said"
same_results "4 ranks x 1 thread" "$scratch/four/merged.h5"
# All ranks took part: rank 0 computes as well as it hands out.
ranks=$(find "$scratch/four/journal" -name 'rank*' | sed 's/.*rank\([0-9]*\).*/\1/' | sort -u | wc -l)
[[ $ranks == 4 ]] || fail "$ranks of 4 ranks left a journal"

"$program" sweep "$here/tiny_study.yaml" -o "$scratch/threads" --threads 2 -q >"$scratch/said"
same_results "1 rank x 2 threads" "$scratch/threads/merged.h5"

run_mpi -np 2 "$program" sweep "$here/tiny_study.yaml" -o "$scratch/two" --threads 1 -q >"$scratch/said"
same_results "2 ranks x 1 thread" "$scratch/two/merged.h5"

# A refusal is said once, not by every rank, and nobody waits for ever.
status=0
run_mpi -np 3 "$program" sweep "$here/tiny_study.yaml" -o "$scratch/two" --threads 1 -q 2>"$scratch/said" || status=$?
[[ $status == 7 ]] || fail "a used folder under mpirun: exit status $status instead of 7"
[[ $(grep -c '^error' "$scratch/said") == 1 ]] || fail "a used folder under mpirun: not one message: $(<"$scratch/said")"

# A job that is told to end closes its shards; what is left is done by another number of ranks.
mpirun --bind-to none -np 3 "$program" sweep "$here/tiny_study.yaml" -o "$scratch/ended" --threads 1 -q >"$scratch/said" 2>&1 &
job=$!
for _ in {1..200}; do
    compgen -G "$scratch/ended/shards/*.h5" >/dev/null && break
    sleep 0.02
done
kill -USR1 "$job" 2>/dev/null || true   # mpirun passes it on to all ranks
status=0
wait "$job" || status=$?
[[ $status == 130 || $status == 0 ]] || fail "SIGUSR1 under mpirun: exit status $status: $(<"$scratch/said")"
echo "SIGUSR1 after the first shard: exit status $status"
if [[ $status == 130 ]]; then
    run_mpi -np 2 "$program" resume "$scratch/ended" --threads 1 -q >"$scratch/said"
fi
"$program" merge "$scratch/ended" -q >"$scratch/said"
same_results "3 ranks ended by a signal, then 2" "$scratch/ended/merged.h5"
