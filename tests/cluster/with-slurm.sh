#!/usr/bin/env bash
# A real Slurm of one node for one command: everything in one folder, in the foreground, without systemd; ends only what it started.
# usage: with-slurm.sh DIR [NAME=VALUE ...] -- COMMAND...   (DIR absolute; NAME=VALUE are further lines of slurm.conf, as MaxArraySize=4)
# Exit status: that of the command; 75 if Slurm did not come up.
set -euo pipefail

dir=$1
shift
settings=()
while [[ $1 != -- ]]; do
    settings+=("$1")
    shift
done
shift

mkdir -p "$dir"/{state,spool}
chmod 700 "$dir"
head -c 1024 /dev/urandom >"$dir/key"
chmod 400 "$dir/key"
host=$(hostname -s)
# Two ports that nobody holds at this moment, so that two of these may run at once.
read -r control_port node_port < <(/usr/bin/python3 -c '
import socket
held = [socket.socket() for _ in range(2)]
for one in held: one.bind(("127.0.0.1", 0))
print(*(one.getsockname()[1] for one in held))')

# ProctrackType: its default, cgroups, needs systemd. config_overrides: a machine of two cores may pose as one of eight.
cat >"$dir/slurm.conf" <<CONF
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthInfo=socket=$dir/munge.sock
SlurmctldPort=$control_port
SlurmdPort=$node_port
SlurmctldPidFile=$dir/slurmctld.pid
SlurmdPidFile=$dir/slurmd.pid
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool
SlurmctldLogFile=$dir/slurmctld.log
SlurmdLogFile=$dir/slurmd.log
ProctrackType=proctrack/linuxproc
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdParameters=config_overrides
SchedulerParameters=bf_interval=1,sched_min_interval=0
ReturnToService=2
KillWait=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=8 RealMemory=4000
PartitionName=main Nodes=ALL Default=YES State=UP
CONF
printf '%s\n' "${settings[@]+"${settings[@]}"}" >>"$dir/slurm.conf"
export SLURM_CONF=$dir/slurm.conf

pids=()
stop() {
    local i
    for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
        kill "${pids[i]}" 2>/dev/null || true
        wait "${pids[i]}" 2>/dev/null || true
    done
}
trap stop EXIT

munged -F --force --key-file="$dir/key" --socket="$dir/munge.sock" --pid-file="$dir/munged.pid" --log-file="$dir/munged.log" --seed-file="$dir/seed" 2>/dev/null &
pids+=($!)
for _ in {1..100}; do
    [[ -S $dir/munge.sock ]] && break
    sleep 0.1
done
slurmctld -D -c >/dev/null 2>&1 &
pids+=($!)
slurmd -D >/dev/null 2>&1 &
pids+=($!)
state=
for _ in {1..200}; do
    state=$(sinfo -h -o %T 2>/dev/null || true)
    [[ $state == idle ]] && break
    sleep 0.1
done
if [[ $state != idle ]]; then
    echo "with-slurm: the node is '$state' after 20 s; the logs:" >&2
    tail -n 20 -- "$dir"/*.log >&2 || true
    exit 75
fi
"$@"
