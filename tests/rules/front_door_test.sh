#!/usr/bin/env bash
# Holds ./pact to its promises without a network: on a second call it starts the program in under a second, in the caller's folder, with the
# caller's arguments and its exit code, also where paths hold spaces. The program is replaced by a script that reports how it was called.
# usage: front_door_test.sh ROOT
set -euo pipefail

root=$1
passing=$(mktemp -d)
trap 'rm -rf -- "$passing"' EXIT
scratch="$passing/pactsim front door"   # with a space, as folders of people have
mkdir -- "$scratch"

expect() {
    local what=$1 wanted=$2 seen=$3
    if [[ $wanted != "$seen" ]]; then
        printf '%s: expected [%s], saw [%s]\n' "$what" "$wanted" "$seen"
        exit 1
    fi
}

house="$scratch/the house"
caller="$scratch/some where"
mkdir -p -- "$house/sim" "$house/build/release/bin" "$caller"
cp -- "$root/pact" "$house/pact"
touch -- "$house/CMakeLists.txt"
cat >"$house/build/release/bin/pactsim" <<'PROGRAM'
#!/usr/bin/env bash
printf '%s|' "$PWD" "$OMP_WAIT_POLICY" "$@"
exit 7
PROGRAM
chmod +x -- "$house/build/release/bin/pactsim"
echo unknown >"$house/build/release/.pact-built"
# Not part of any git checkout, whatever lies above the scratch folder.
export GIT_CEILING_DIRECTORIES=$scratch GIT_DIR=$scratch/none

cd -- "$caller"
unset OMP_WAIT_POLICY
code=0
started=$(date +%s%N)
output=$("$house/pact" run 'a b.yaml' --set 'x=1 2') || code=$?
elapsed=$((($(date +%s%N) - started) / 1000000))
expect "exit code" 7 "$code"
expect "folder, wait policy, arguments" "$caller|passive|run|a b.yaml|--set|x=1 2|" "$output"
if ((elapsed >= 1000)); then
    echo "the second call took $elapsed ms to start the program"
    exit 1
fi

output=$(OMP_WAIT_POLICY=active "$house/pact" inspect) || true
expect "a wait policy that is set stays" "$caller|active|inspect|" "$output"

ln -s -- "$house/pact" "$scratch/linked"
output=$("$scratch/linked" describe) || true
expect "through a symbolic link" "$caller|passive|describe|" "$output"

# A source that is newer than the last build must lead to a build; a cmake that only reports itself stands in for the real one.
mkdir -- "$scratch/tools"
for tool in cmake dpkg-query; do
    # shellcheck disable=SC2016 # the tool expands its own name
    printf '#!/usr/bin/env bash\n[[ ${0##*/} == cmake ]] && echo built >>%q\necho installed\n' "$scratch/log" >"$scratch/tools/$tool"
done
chmod +x -- "$scratch/tools/"*
PATH=$scratch/tools:$PATH
"$house/pact" run >/dev/null 2>&1 || true
[[ ! -e $scratch/log ]] || { echo "built although nothing had changed"; exit 1; }
touch -- "$house/sim/new.cpp"
"$house/pact" run >/dev/null 2>&1 || true
[[ -e $scratch/log ]] || { echo "not built although a source was newer"; exit 1; }

expect "unknown preset" 2 "$("$house/pact" build nonsense >/dev/null 2>&1 || echo $?)"

# Packages are missing and nothing can be fetched: the message names the command, and the exit code is that of a usage error.
printf '#!/usr/bin/env bash\necho not-installed\nexit 1\n' >"$scratch/tools/dpkg-query"
for tool in apt-get apt-cache sudo; do
    printf '#!/usr/bin/env bash\nexit 100\n' >"$scratch/tools/$tool"
done
chmod +x -- "$scratch/tools/"*
touch -- "$house/sim/newer.cpp"
code=0
output=$("$house/pact" run 2>&1 >/dev/null) || code=$?
expect "exit code without packages" 2 "$code"
if [[ $output != *"apt-get install -y --no-install-recommends"*"libhdf5-dev"* ]]; then
    printf 'the message does not say what to install: %s\n' "$output"
    exit 1
fi
echo "the front door keeps its promises (second call: $elapsed ms)"
