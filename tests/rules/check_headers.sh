#!/usr/bin/env bash
# Compiles every header of the house alone: a header that leans on what its users happened to include first does not pass.
# usage: check_headers.sh COMPILER ROOT [INCLUDE_DIR...]
set -euo pipefail

compiler=$1
root=$2
shift 2

flags=(-std=c++20 -fsyntax-only -fopenmp -ffp-contract=off -Wall -Wextra -Wconversion -Wshadow -Werror -I "$root")
for folder in "$@"; do
    flags+=(-I "$folder")
done
read -r -a libraries < <(pkg-config --cflags-only-I hdf5-serial eigen3 2>/dev/null | sed 's/-I/-isystem/g')
flags+=("${libraries[@]}")

# One header, given relative to the root. It is included rather than compiled, for "#pragma once" in a main file is a warning.
check_one() {
    local compiler=$1 header=$2
    shift 2
    local messages
    if ! messages=$(printf '#include "%s"\n' "$header" | "$compiler" "$@" -x c++ - 2>&1); then
        printf '%s does not compile alone:\n%s\n' "$header" "$messages"
        return 1
    fi
}
export -f check_one

cd -- "$root"
folders=()
for folder in sim scenarios agents output analysis app; do
    [[ -d $folder ]] && folders+=("$folder")
done
mapfile -t headers < <(find "${folders[@]}" -name '*.h' | LC_ALL=C sort)
if ((${#headers[@]} == 0)); then
    echo "no headers found under $root"
    exit 1
fi

# shellcheck disable=SC2016 # the inner shell expands these
printf '%s\0' "${headers[@]}" |
    xargs -0 -P 2 -I{} bash -c 'header=$1 compiler=$2; shift 2; check_one "$compiler" "$header" "$@"' _ {} "$compiler" "${flags[@]}" || exit 1
printf '%d headers compile alone\n' "${#headers[@]}"
