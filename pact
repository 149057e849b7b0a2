#!/usr/bin/env bash
# The front door of pactsim: sets up what is missing, builds what is stale, then runs the program. `./pact help` lists its words.
set -euo pipefail

root=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd -P)
build=$root/build/release
program=$build/bin/pactsim
stamp=$build/.pact-built

# Debian packages that building the program needs.
build_packages=(
    g++               # the compiler
    cmake             # configures the build
    ninja-build       # runs it
    ccache            # a second build of the same sources takes seconds
    git               # the revision that results files record
    libhdf5-dev       # results files
    libyaml-cpp-dev   # scenario files
    libeigen3-dev     # correlated attributes: checks of the correlation matrix
    libboost-dev      # statistical distributions for analysis (headers only)
    libfmt-dev        # text
    nlohmann-json3-dev # --json output and the JSON Schema
    libcli11-dev      # the command line
    libxlsxwriter-dev # the appraisal as a spreadsheet
    libopenmpi-dev    # sweeps on several ranks ...
    openmpi-bin       # ... started by mpirun ...
    libboost-mpi-dev  # ... through this interface ...
    libboost-serialization-dev # ... and what it needs
)

# What the tests need on top of that.
test_packages=(
    catch2            # the test framework
    librandom123-dev  # published reference for the random generator
    libbenchmark-dev  # the benchmarks
    clang             # second compiler, and thread sanitizer
    libclang-rt-14-dev # the sanitizers' run-time libraries for clang
    libomp-14-dev     # clang's OpenMP, with Archer for the thread sanitizer
    python3-xarray    # results open by name in xarray ...
    python3-h5netcdf  # ... with this engine
    python3-netcdf4   # ... and with this one
    python3-h5py      # results as plain HDF5
    netcdf-bin        # ncdump
    hdf5-tools        # h5dump
    r-base-core       # results open in R ...
    r-cran-ncdf4      # ... as netCDF-4 (the smallest reader, 0.3 MB)
    r-bioc-rhdf5      # ... and as HDF5 (1.5 MB with its two helpers; hdf5r and its needs take 4 MB)
    pkg-config        # where library headers lie, for the check that headers compile alone
    valgrind          # instruction counts for the speed gate
    shellcheck        # checks the shell scripts
    libreoffice-calc-nogui # recalculates the appraisal's spreadsheet
    slurm-wlm         # a real Slurm for one node, for array jobs ...
    slurmctld         # ... its controller ...
    slurmd            # ... its worker ...
    slurm-client      # ... its commands ...
    munge             # ... and how they trust each other
    procps            # finds the processes that tests kill
    chromium          # opens the teaching page
    fonts-dejavu-core # letters in its pictures
)

# What building the teaching page needs on top of the program; node and npm come as whatever the machine has, else from Debian.
web_packages=(
    emscripten        # the kernel for browsers
)

say() {
    printf 'pact: %s\n' "$*" >&2
}

fail() {
    say "$@"
    exit 2
}

usage() {
    cat <<'TEXT'
usage: ./pact WORD [ARGUMENTS]

  run SCENARIO ...     run a scenario, for example: ./pact run scenarios/smoke.yaml -o smoke.h5
  test [CTEST ARGS]    install what the tests need, build, run them all; for example: ./pact test -L unit
  test --sanitizers    the unit, parallel and messages tests under the address and thread sanitizers
  test --sanitizers=short   the part of them that fits into continuous integration (short-address, short-thread: one of the two)
  demo [--no-open]     build the teaching page (pactsim-lab.html) if needed, and open it
  build [PRESET]       build only (presets: dev release clang audit asan tsan; default: release)
  shell-env            print settings for your shell: eval "$(./pact shell-env)", then use pactsim directly
  help                 this text, then the program's own

Any other word goes to the program, which is built first where that is needed.
Environment: PACTSIM_FULL=1 runs the slow tests at full size; OMP_NUM_THREADS sets the number of threads.
TEXT
}

# ---- packages -------------------------------------------------------------------------------------------------------------

# Prints those of the named packages that are not installed, one a line.
missing_packages() {
    local package
    for package in "$@"; do
        if [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) != installed ]]; then
            printf '%s\n' "$package"
        fi
    done
}

# Runs apt-get as root: directly, or through sudo (which may ask for a password only where there is a terminal to ask on).
apt_get() {
    local -a as_root=()
    if ((EUID != 0)); then
        as_root=(sudo)
        [[ -t 0 ]] || as_root+=(-n)
    fi
    # Hundreds of lines about unpacking help nobody unless it fails.
    local log=$root/build/apt.log
    mkdir -p -- "$root/build"
    if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=500 -qq "$@" >"$log" 2>&1; then
        tail -n 20 -- "$log" >&2
        return 1
    fi
}

# Whether apt knows a version of every named package, that is, whether its lists are usable without an update.
lists_know() {
    local package
    for package in "$@"; do
        apt-cache show --no-all-versions "$package" >/dev/null 2>&1 || return 1
    done
}

install_packages() {
    local command="apt-get install -y --no-install-recommends $*"
    if ((EUID != 0)) && ! command -v sudo >/dev/null; then
        fail "these Debian packages are missing, and this is neither root nor a system with sudo; have an administrator run: $command"
    fi
    say "installing Debian packages: $*"
    if ! lists_know "$@"; then
        say "refreshing apt's package lists"
        apt_get update || fail "apt-get update failed (no network, or no right to use sudo?); by hand: apt-get update && $command"
    fi
    apt_get install -y --no-install-recommends "$@" && return
    # Lists that are merely old name versions that the mirror no longer has.
    say "that failed; refreshing apt's package lists and trying once more"
    apt_get update || true
    apt_get install -y --no-install-recommends "$@" ||
        fail "could not install the packages (no network, or no right to use sudo?); by hand: apt-get update && $command"
}

need_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "this is not a Debian system: packages are not checked (a Debian 12 machine would have: $*)"
        return
    fi
    local -a missing
    mapfile -t missing < <(missing_packages "$@")
    if ((${#missing[@]} > 0)); then
        install_packages "${missing[@]}"
    fi
}

need_web_packages() {
    local command
    local -a missing=()
    for command in node npm; do
        command -v "$command" >/dev/null && continue
        missing+=("${command/#node/nodejs}")
    done
    need_packages "${web_packages[@]}" "${missing[@]}"
}

# ---- building -------------------------------------------------------------------------------------------------------------

revision() {
    git -C "$root" rev-parse HEAD 2>/dev/null || printf 'unknown\n'
}

# Runs a command with its output in a file, shown only on failure: a person who asked for a run wants no compiler log.
quietly() {
    local log=$1
    shift
    if ! "$@" >"$log" 2>&1; then
        tail -n 60 -- "$log" >&2
        fail "the build failed; the whole log is in $log"
    fi
}

# configure_and_build PRESET [TARGET...]
configure_and_build() {
    local preset=$1 folder=$root/build/$1
    shift
    mkdir -p -- "$folder"
    local -a targets=()
    (($# > 0)) && targets=(--target "$@")
    (
        # One build at a time per folder, however many calls run at once.
        flock 9
        cd -- "$root"
        say "building (preset $preset)"
        quietly "$folder/configure.log" cmake --preset "$preset"
        if [[ -t 2 ]]; then
            cmake --build "$folder" "${targets[@]}" >&2 || fail "the build failed"
        else
            quietly "$folder/build.log" cmake --build "$folder" "${targets[@]}"
        fi
    ) 9>"$folder/.pact-lock"
}

# Cheap enough for every call: is the program there, of this commit, and no file of the sources newer than the last build?
is_fresh() {
    [[ -x $program && -f $stamp ]] || return 1
    [[ $(<"$stamp") == "$(revision)" ]] || return 1
    local -a watched=()
    local name
    for name in sim scenarios agents output analysis app cmake CMakeLists.txt CMakePresets.json; do
        [[ -e $root/$name ]] && watched+=("$root/$name")
    done
    [[ -z $(find "${watched[@]}" -newer "$stamp" -not -name '*.yaml' -not -name '*.py' -not -name '*.md' -print -quit) ]]
}

# The stamp carries the time before the build, so that an edit made meanwhile is not missed.
ensure_program() {
    is_fresh && return
    need_packages "${build_packages[@]}"
    mkdir -p -- "$build"
    revision >"$stamp.new"
    configure_and_build release pactsim
    mv -f -- "$stamp.new" "$stamp"
}

# ---- words ----------------------------------------------------------------------------------------------------------------

run_program() {
    ensure_program
    # Waiting threads must not spin: on a shared machine spinning makes two threads slower than one.
    export OMP_WAIT_POLICY=${OMP_WAIT_POLICY:-passive}
    exec "$program" "$@"
}

build_word() {
    local preset=${1:-release}
    case $preset in
        release) need_packages "${build_packages[@]}" ;;
        dev | audit | asan | clang | tsan) need_packages "${build_packages[@]}" "${test_packages[@]}" ;;
        *) fail "unknown preset '$preset' (known: dev release clang audit asan tsan)" ;;
    esac
    configure_and_build "$preset"
}

# ctest_in PRESET [CTEST ARGS]
ctest_in() {
    say "testing (preset $1)"
    ctest --test-dir "$root/build/$1" --output-on-failure --no-tests=error -j "$(nproc)" "${@:2}"
}

# Under the sanitizers only what they are good at. The short form is for continuous integration: memory errors in the kernel, in
# the model and in reading hostile files; races only where threads are the subject.
sanitizer_tests() {
    local extent=$1
    shift
    if [[ $extent == short-address || $extent == short ]]; then
        # No program, and of the tests those that reach most of the code: building takes longer than all of these tests. The whole model runs in parallel.model.
        configure_and_build asan unit_sim parallel messages
        ctest_in asan -R '^(unit_sim|parallel\.model|messages\.(broken|hostile))' "$@"
    fi
    if [[ $extent == short-thread || $extent == short ]]; then
        configure_and_build tsan parallel
        ctest_in tsan -R '^parallel\.model' "$@"
    fi
    [[ $extent == full ]] || return 0
    local preset failed=0
    for preset in asan tsan; do  # what the first finds must not keep the second from looking
        configure_and_build "$preset" tests_unit tests_parallel tests_messages
        ctest_in "$preset" -L 'unit|parallel|messages' "$@" || failed=1
    done
    return "$failed"
}

test_word() {
    need_packages "${build_packages[@]}" "${test_packages[@]}"
    need_web_packages
    export OMP_WAIT_POLICY=${OMP_WAIT_POLICY:-passive}
    case ${1:-} in
        --sanitizers) sanitizer_tests full "${@:2}" ;;
        --sanitizers=short | --sanitizers=short-address | --sanitizers=short-thread) sanitizer_tests "${1#--sanitizers=}" "${@:2}" ;;
        *)
            configure_and_build release all web
            ctest_in release "$@"
            ;;
    esac
}

# Opens a file with whatever the desktop has for it; false where there is no desktop.
open_page() {
    local opener
    for opener in "${BROWSER:-}" xdg-open sensible-browser; do
        if [[ -z $opener ]] || ! command -v "$opener" >/dev/null; then continue; fi
        "$opener" "$1" >/dev/null 2>&1 && return
    done
    return 1
}

demo_word() {
    local opens=1
    case ${1:-} in
        --no-open) opens=0 ;;
        '') ;;
        *) fail "unknown argument '$1' (known: --no-open)" ;;
    esac
    need_packages "${build_packages[@]}"
    need_web_packages
    configure_and_build release web
    printf '%s\n' "$build/web/pactsim-lab.html"
    if ((opens)) && ! open_page "$build/web/pactsim-lab.html"; then
        say "no browser could be started from here: open that file in one"
    fi
}

shell_env_word() {
    ensure_program
    # shellcheck disable=SC2016 # the variables are for the shell that evaluates these lines
    printf 'export PATH=%q:"$PATH"\n' "$build/bin"
    # shellcheck disable=SC2016
    printf 'export OMP_WAIT_POLICY="${OMP_WAIT_POLICY:-passive}"\n'
}

help_word() {
    usage
    if [[ -x $program ]]; then
        printf '\n'
        "$program" --help
    fi
}

main() {
    case ${1:-help} in
        build) build_word "${@:2}" ;;
        test) test_word "${@:2}" ;;
        demo) demo_word "${@:2}" ;;
        shell-env) shell_env_word ;;
        help | -h | --help) help_word ;;
        *) run_program "$@" ;;
    esac
}

main "$@"
