#!/usr/bin/env bash
# The same seed gives the same bits whoever compiles the model, with or without optimisation, on any number of threads:
# digest_program is built with g++ and clang++, at -O3 and -O0, and run on 1, 2, 3 and 8 threads; all must print the same lines.
# clang++ at -O0 only with PACTSIM_FULL=1: it costs most and has differed from the others in nothing but time.
# Build folders lie in $PACTSIM_BINARY_DIR/compilers and are used again. A compiler that is not installed is left out with a message.
set -euo pipefail

source_dir=${PACTSIM_SOURCE_DIR:-$(cd -- "$(dirname -- "$(readlink -f -- "$0")")/../.." && pwd -P)}
build_dir=${PACTSIM_BINARY_DIR:-$source_dir/build/release}/compilers
mkdir -p -- "$build_dir"

# These builds are not sanitized: under a sanitizer this would repeat what the release build already tests.
sanitizer=$(sed -n 's/^PACTSIM_SANITIZE:[A-Z]*=//p' "$build_dir/../CMakeCache.txt" 2>/dev/null || true)
if [[ -n $sanitizer ]]; then
    echo "skipped: the build under test has the $sanitizer sanitizer, these builds would not"
    exit 77
fi

# Prints the output of a command only if it fails.
quietly() {
    local log=$1
    shift
    if ! "$@" >"$log" 2>&1; then
        tail -n 40 -- "$log"
        echo "failed: $*"
        exit 1
    fi
}

# Whether the build under test is what g++-release would build again.
is_gcc_release() {
    grep -q '^CMAKE_BUILD_TYPE:.*=Release$' "$build_dir/../CMakeCache.txt" && grep -q '^CMAKE_CXX_COMPILER:.*g++$' "$build_dir/../CMakeCache.txt"
}

# build NAME CXX CC TYPE FLAGS: digest_program in $build_dir/NAME.
build() {
    local folder=$build_dir/$1
    mkdir -p -- "$folder/tests"
    if [[ $1 == g++-release ]] && is_gcc_release; then
        quietly "$folder/build.log" cmake --build "$build_dir/.." --target digest_program
        ln -sf ../../../tests/digest_program "$folder/tests/digest_program"
        return
    fi
    quietly "$folder/configure.log" cmake -S "$source_dir" -B "$folder" -G Ninja -D "CMAKE_CXX_COMPILER=$2" -D "CMAKE_C_COMPILER=$3" \
        -D "CMAKE_BUILD_TYPE=$4" -D "CMAKE_CXX_FLAGS_${4^^}=$5"
    quietly "$folder/build.log" cmake --build "$folder" --target digest_program
}

# run_and_compare NAME: its output on every number of threads against the first output of all.
run_and_compare() {
    local name=$1 threads output
    for threads in 1 2 3 8; do
        output=$build_dir/$name/digests_$threads.txt
        "$build_dir/$name/tests/digest_program" "$source_dir/scenarios" "$threads" >"$output"
        if [[ ! -s $output ]]; then
            echo "$name printed nothing"
            exit 1
        fi
        reference=${reference:-$output}
        if ! diff -- "$reference" "$output"; then
            echo "DIFFERENT: $output ($name, $threads threads) from $reference"
            failures=$((failures + 1))
        fi
    done
}

reference=
failures=0
builds=0
# Debian names clang by its version; other systems do not.
clang_version=
if command -v clang++-14 >/dev/null; then clang_version=-14; fi
for compilers in "g++ gcc" "clang++$clang_version clang$clang_version"; do
    read -r cxx cc <<<"$compilers"
    if ! command -v "$cxx" >/dev/null || ! command -v "$cc" >/dev/null; then
        echo "left out: $cxx is not installed"
        continue
    fi
    for kind in "Release -O3 -DNDEBUG" "Debug -O0"; do
        read -r build_type flags <<<"$kind"
        if [[ $cxx == clang* && $build_type == Debug && ${PACTSIM_FULL:-} != 1 ]]; then continue; fi
        name=$cxx-${build_type,,}
        SECONDS=0
        build "$name" "$cxx" "$cc" "$build_type" "$flags"
        built=$SECONDS
        run_and_compare "$name"
        echo "$cxx $flags: built in $built s, run on 1, 2, 3 and 8 threads in $((SECONDS - built)) s"
        builds=$((builds + 1))
    done
done

if ((builds == 0 || failures > 0)); then
    echo "builds: $builds, outputs that differ: $failures"
    exit 1
fi
echo "$builds builds agree on $(wc -l <"$reference") replicates to the bit"
