#!/usr/bin/env bash
# Shows that check_headers.sh passes a header that stands alone and refuses one that does not.
# usage: check_headers_test.sh COMPILER
set -euo pipefail

compiler=$1
check=$(dirname -- "$(readlink -f -- "$0")")/check_headers.sh
passing=$(mktemp -d)
trap 'rm -rf -- "$passing"' EXIT
scratch="$passing/pactsim headers"   # with a space, as folders of people have
mkdir -p -- "$scratch/sim"

printf '#pragma once\n#include <vector>\nstd::vector<int> whole();\n' >"$scratch/sim/whole.h"
bash "$check" "$compiler" "$scratch" >/dev/null || { echo "a sound header was refused"; exit 1; }

printf '#pragma once\nstd::vector<int> leaning();\n' >"$scratch/sim/leaning.h"
if output=$(bash "$check" "$compiler" "$scratch"); then
    echo "a header that lacks its includes was passed"
    exit 1
fi
grep -q 'sim/leaning.h does not compile alone' <<<"$output" || { echo "the message does not name the header: $output"; exit 1; }
if grep -q 'sim/whole.h' <<<"$output"; then
    echo "the message names a sound header: $output"
    exit 1
fi
echo "check_headers.sh notices a header that does not stand alone"
