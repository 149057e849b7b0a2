"""`plan --slurm` and `submit` against a queue that refuses, dies, or answers nonsense: a program of the same name stands for each of Slurm's on PATH and keeps its queue in a file."""
import json
import os
import sys

from cluster_tools import pactsim, says, scratch_folder, study_file

# Each keeps to what the real one (22.05) says and returns; tests/cluster/slurm_study_test.sh runs the real ones.
SBATCH = """#!/bin/bash
# The queue: a line "id state name dependency" per job. mode: what to do at the next call.
cd "$QUEUE" || exit 1
for word in "$@"; do file=$word; done
name=$(sed -n 's/^#SBATCH --job-name=//p' "$file")
dependency=none
for word in "$@"; do [[ $word == --dependency=* ]] && dependency=${word#--dependency=}; done
tasks=$(sed -n 's/^#SBATCH --array=0-//p' "$file")
echo "$name $*" >>calls
mode=$(cat mode 2>/dev/null)
case $mode in
    refuse\\ *) [[ $name == *"${mode#refuse }" ]] && echo 'sbatch: error: Batch job submission failed: Job violates accounting/QOS policy (job submit limit)' >&2 && exit 1 ;;
    silent) echo 'sbatch: warning: slow' >&2; exit 0 ;;
esac
((${tasks:-0} < $(cat max_array_size))) || { echo 'sbatch: error: Batch job submission failed: Invalid job array specification' >&2; exit 1; }
id=$(($(wc -l <jobs) + 101))
echo "$id PENDING $name $dependency" >>jobs
if [[ $mode == "die "* && $name == *"${mode#die }" ]]; then kill -9 "$PPID"; exit 0; fi
echo "$id"
"""
SQUEUE = """#!/bin/bash
[[ $(cat "$QUEUE/mode" 2>/dev/null) == down ]] && echo 'slurm_load_jobs error: Unable to contact slurm controller (connect failure)' >&2 && exit 1
awk '$2 != "DONE" {print $1, $2, $3}' "$QUEUE/jobs"
"""
SCONTROL = """#!/bin/bash
echo "MaxArraySize            = $(cat "$QUEUE/max_array_size")"
echo "MaxJobCount             = 10000"
"""


class Queue:
    """The queue's folder, and an environment whose PATH leads to it."""

    def __init__(self, folder, max_array_size):
        self.folder = folder
        (folder / "bin").mkdir(parents=True)
        for name, text in (("sbatch", SBATCH), ("squeue", SQUEUE), ("scontrol", SCONTROL)):
            (folder / "bin" / name).write_text(text)
            (folder / "bin" / name).chmod(0o755)
        (folder / "jobs").write_text("")
        (folder / "calls").write_text("")
        (folder / "max_array_size").write_text(str(max_array_size))
        self.environment = {**os.environ, "QUEUE": str(folder), "PATH": f"{folder / 'bin'}:{os.environ['PATH']}"}

    def mode(self, text):
        (self.folder / "mode").write_text(text)

    def jobs(self):
        """Names to (id, state, dependency) of all jobs ever taken; a name twice is an error."""
        rows = [line.split() for line in (self.folder / "jobs").read_text().splitlines()]
        names = [row[2] for row in rows]
        assert len(names) == len(set(names)), f"submitted twice: {names}"
        return {row[2].split("-p")[-1]: (row[0], row[1], row[3]) for row in rows}

    def finish_all(self):
        text = (self.folder / "jobs").read_text()
        (self.folder / "jobs").write_text(text.replace(" PENDING ", " DONE "))

    def run(self, *words, **options):
        return pactsim(*words, env=self.environment, **options)


def nonsense_is_said_first(scratch, study, queue, folder):
    """No plan, no queue, nonsense on the command line: said before anything is done. A dry run leaves nothing behind."""
    queue.run("plan", study, "-o", folder, "--pilot", 0, "-q")
    says(queue.run("submit", folder, expect=2), "pactsim plan", "--slurm")
    nonsense = queue.run("plan", folder, "--slurm", "--walltime", "soon", "--mem", "much", "--sbatch", "account", expect=2)
    says(nonsense, "--walltime `soon`", "--mem `much`", "--sbatch `account`")
    says(queue.run("plan", folder, "--slurm", "--shards", "9", "--max-submit", "2", "--pilot", 0, expect=2), "--max-submit")
    assert not list(folder.glob("slurm/*.sbatch"))

    plan = json.loads(queue.run("plan", study, "-o", scratch / "never", "--slurm", "--shards", "6", "--dry-run", "--json", "-q"))
    assert not (scratch / "never").exists()
    assert plan["parts"] == 6 and plan["tasks"] == 192 and plan["pilot"]["tasks"] == 8 and plan["core_hours"] > 0 and plan["files"] < 300, plan
    assert [job["tasks"] for job in plan["jobs"]] == [4, 2, 1], plan["jobs"]   # MaxArraySize 4, and the merge


def refusals(queue, folder):
    """Arrays too large, and a refusal half-way."""
    # An array larger than the cluster allows: scontrol is asked; a wrong --max-array-size is refused by sbatch, with the way out, and a new plan goes through.
    queue.run("plan", folder, "--slurm", "--shards", "6", "--max-array-size", "5", "--pilot", 0, "-q")
    says(queue.run("submit", folder, expect=7), "Invalid job array specification", "--max-array-size", "nothing")
    assert queue.jobs() == {}
    queue.run("plan", folder, "--slurm", "--shards", "6", "--pilot", 0, "--sbatch", "--account=econ", "-q")
    assert "#SBATCH --account=econ\n" in (folder / "slurm" / "array1.sbatch").read_text()

    # A refusal half-way: what was taken is told and on record, and the next call goes on behind it.
    queue.mode("refuse array2")
    said = queue.run("submit", folder, "--slurm", expect=7)
    says(said, "array2.sbatch", "job submit limit", "--max-submit", "101 (array1.sbatch)")
    queue.mode("")
    says(queue.run("submit", folder, "--slurm"), "submitted before")
    jobs = queue.jobs()
    assert list(jobs) == ["2-array1", "2-array2", "2-merge"] and jobs["2-merge"][2] == "afterany:101:102", jobs
    queue.run("submit", folder, "--slurm")
    assert queue.jobs() == jobs, "a third call submitted something again"

    # A new plan while jobs of the old one wait: refused, for the two would do the same work.
    queue.run("plan", folder, "--slurm", "--shards", "3", "--pilot", 0, "-q")
    says(queue.run("submit", folder, expect=7), "older plan", "scancel")
    queue.finish_all()


def lost_answers(queue, folder):
    """What happened at the queue is not known here, and is found out."""
    # Killed between sbatch's answer and the record; an answer without an id; a controller that is down.
    queue.mode("die merge")
    queue.run("submit", folder, expect=-9)
    queue.mode("")
    queue.run("submit", folder)
    assert list(queue.jobs()) == ["2-array1", "2-array2", "2-merge", "3-array1", "3-merge"], queue.jobs()
    queue.finish_all()
    queue.run("plan", folder, "--slurm", "--shards", "3", "--pilot", 0, "-q")
    queue.mode("silent")
    says(queue.run("submit", folder, expect=7), "gave no job id")
    queue.mode("down")
    says(queue.run("submit", folder, expect=7), "Unable to contact", "again later")
    queue.mode("")
    queue.run("submit", folder)
    queue.finish_all()


def waves(queue, folder):
    """Small queues, no queue, a torn record, a damaged plan."""
    # More parts than the queue takes at once: in waves, each submitted by the job behind the one before.
    queue.run("plan", folder, "--slurm", "--shards", "7", "--max-submit", "5", "--pilot", 0, "-q")
    says(queue.run("submit", folder), "1 of 3 waves", "submits the next one")
    assert [name for name in queue.jobs() if name.startswith("5-")] == ["5-array1", "5-next2"]
    queue.run("submit", folder)
    assert [name for name in queue.jobs() if name.startswith("5-")] == ["5-array1", "5-next2"], "the second wave went in while the first was there"
    queue.finish_all()
    queue.run("submit", folder)
    queue.finish_all()
    queue.run("submit", folder)
    assert [name for name in queue.jobs() if name.startswith("5-")] == ["5-array1", "5-next2", "5-array2", "5-next3", "5-array3", "5-merge"], queue.jobs()

    # No Slurm at all, and a torn record.
    bare = {**os.environ, "PATH": "/nowhere"}
    says(pactsim("submit", folder, expect=7, env=bare), "there is no sbatch on PATH")
    record = folder / "slurm" / "submitted.journal"
    record.write_bytes(record.read_bytes()[:-9])
    queue.run("submit", folder)
    assert len([name for name in queue.jobs() if name.startswith("5-")]) == 6
    (folder / "slurm" / "plan.json").write_text("{")
    says(queue.run("submit", folder, expect=3), "plan.json", "plan again")


def main():
    scratch = scratch_folder()
    study = study_file(scratch / "study.yaml")
    queue = Queue(scratch / "queue", 4)
    folder = scratch / "study"
    nonsense_is_said_first(scratch, study, queue, folder)
    refusals(queue, folder)
    lost_answers(queue, folder)
    waves(queue, folder)
    print(f"all as promised; {len((queue.folder / 'calls').read_text().splitlines())} calls of sbatch")


if __name__ == "__main__":
    sys.exit(main())
