# shellcheck shell=bash
# What the shell tests of this folder share; sourced by them. Sets: program, source, passing, scratch in it, need, fail, same_results.

program=${PACTSIM_PROGRAM:?}
source=${PACTSIM_SOURCE_DIR:?}
here=$source/tests/cluster
passing=$(mktemp -d)   # removed at the end
trap 'rm -rf -- "$passing"' EXIT
scratch="$passing/pactsim cluster"   # with a space, as folders of people have
mkdir -- "$scratch"
export OMP_WAIT_POLICY=passive
# Open MPI refuses the superuser and more ranks than cores unless told.
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1 PRTE_ALLOW_RUN_AS_ROOT=1 PRTE_ALLOW_RUN_AS_ROOT_CONFIRM=1

fail() {
    printf 'failed: %s\n' "$*" >&2
    exit 1
}

# Ends as skipped where programs are missing and the tester said that this is meant; else missing programs are a failure.
need() {
    local one
    for one in "$@"; do
        if ! command -v "$one" >/dev/null; then
            if [[ ${PACTSIM_NO_CLUSTER:-} == 1 ]]; then
                echo "skipped: $one is not installed, and PACTSIM_NO_CLUSTER=1"
                exit 77
            fi
            fail "$one is not installed (./pact test installs it; PACTSIM_NO_CLUSTER=1 leaves these tests out)"
        fi
    done
}

# same_results WHAT MERGED: the bytes of a merged file against those of the plain run.
same_results() {
    cmp -- "$scratch/plain/merged.h5" "$2" || fail "$1: the merged file differs from that of one process with one thread"
    echo "$1: the same bytes"
}

# The run that all others are held to: one process, one thread, nothing in its way.
plain_run() {
    "$program" sweep "$here/tiny_study.yaml" -o "$scratch/plain" --threads 1 -q >"$scratch/said"
}
