"""kill -9 at random moments, over and over, of one sweep: then resume, and the merged file is that of the uninterrupted sweep, to the byte.

Killed in turn: a process with two threads; rank 0 of an MPI job; another rank of it; all its processes at once. Ten kills; with PACTSIM_FULL=1 two hundred. The moments come from a
seed, but what the program does at that moment does not: a failure prints the moments.
"""
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import time

from cluster_tools import FULL, PROGRAM, merged_equals, need, pactsim, scratch_folder, study_file

KILLS = 200 if FULL else 10
SEED = 20260101
# Each kill may cost so much work that the sweep must not come to its end before the last one.
REPLICATES = 200 if FULL else 24


def children_of(pid):
    """Processes whose ancestor is the process, by pid."""
    parents = {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except (OSError, IndexError):
                continue
    found, fresh = set(), {pid}
    while fresh:
        fresh = {child for child, parent in parents.items() if parent in fresh} - found
        found |= fresh
    return found


def rank_of(pid):
    """The MPI rank of a process; None if it has none or is gone."""
    try:
        words = pathlib.Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return None
    return next((int(word.split(b"=")[1]) for word in words if word.startswith(b"OMPI_COMM_WORLD_RANK=")), None)


def kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def wait_until_gone(pids):
    """The ranks of a job that lost one, or lost mpirun, take a moment to end."""
    deadline = time.monotonic() + 60
    while any(pathlib.Path(f"/proc/{pid}").exists() for pid in pids):
        assert time.monotonic() < deadline, "ranks of a killed job still run after a minute"
        time.sleep(0.02)


def start(words, ranks):
    """A sweep in the background; its ends are of no interest."""
    launcher = ["mpirun", "--bind-to", "none", "-np", str(ranks)] if ranks > 1 else []
    return subprocess.Popen([*launcher, PROGRAM, *map(str, words), "-q"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def one_kill(folder, who, delay):
    """Starts the sweep, kills after the delay, waits for the end; whether it was still at work."""
    ranks = 1 if who == "process" else 3
    job = start(["resume", folder, "--threads", 2 if ranks == 1 else 1], ranks)
    time.sleep(delay)
    at_work = job.poll() is None
    family = children_of(job.pid)
    victims = {"process": {job.pid}, "all": {job.pid} | family, "rank 0": {pid for pid in family if rank_of(pid) == 0}, "another rank": {pid for pid in family if rank_of(pid) == 1}}[who]
    for pid in victims:
        kill(pid)
    at_work = at_work and bool(victims)
    if not victims:   # mpirun had not started its ranks yet
        kill(job.pid)
    job.wait(timeout=120)
    wait_until_gone(family)
    return at_work


def main():
    need("mpirun")
    scratch = scratch_folder()
    study = study_file(scratch / "study.yaml", replications=f"{{count: {REPLICATES}}}")
    began = time.monotonic()
    pactsim("sweep", study, "-o", scratch / "whole", "--threads", 2, "-q")
    work = time.monotonic() - began
    pactsim("merge", scratch / "whole", "-q")
    began = time.monotonic()
    pactsim("status", scratch / "whole")
    start_up = time.monotonic() - began

    folder = scratch / "killed"
    pactsim("plan", study, "-o", folder, "--pilot", 0, "-q")
    rng = random.Random(SEED)
    # A kill leaves the work since the last closed shard undone, so this share of the work per kill keeps the sweep going until the last.
    span = 0.9 * work / KILLS
    kills, moments = 0, []
    for attempt in range(3 * KILLS):
        if kills == KILLS:
            break
        who = ("process", "rank 0", "another rank", "all")[attempt % 4]
        delay = rng.uniform(0, (start_up if who == "process" else start_up + 0.5) + span)
        moments.append((who, round(delay, 4)))
        kills += one_kill(folder, who, delay)
    assert kills == KILLS, f"only {kills} of {KILLS} kills met the sweep at work (the sweep is too short for them): {moments}"
    status = json.loads(pactsim("status", folder, "--json"))
    pactsim("resume", folder, "--threads", 2, "-q")
    merged_equals(folder, scratch / "whole" / "merged.h5", f"{KILLS} kills at {moments}")
    pactsim("check", folder, "-q")
    print(f"{kills} kills in {len(moments)} attempts; uninterrupted {work:.1f} s; before the last resume {status['done']} of {status['tasks']} tasks were done; the merged file is the same")


if __name__ == "__main__":
    sys.exit(main())
