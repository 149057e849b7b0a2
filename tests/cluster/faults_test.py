"""What goes wrong on clusters, one fault at a time: the message says what to do, the exit status tells the kind, and after `resume` the merged file is that of the uninterrupted sweep."""
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import time

from cluster_tools import PROGRAM, merged_equals, pactsim, says, scratch_folder, study_file


class Faults:
    """One scratch folder, the uninterrupted sweep, and one method per fault."""

    def __init__(self):
        self.scratch = scratch_folder()
        self.study = study_file(self.scratch / "study.yaml")
        self.longer = study_file(self.scratch / "longer.yaml", replications="{count: 16}")
        self.whole = self.reference(self.study, "whole")
        self.whole_longer = self.reference(self.longer, "whole longer")

    def reference(self, study, name):
        pactsim("sweep", study, "-o", self.scratch / name, "-q")
        pactsim("merge", self.scratch / name, "-q")
        return self.scratch / name / "merged.h5"

    def copy(self, name):
        """A finished study folder to damage, without its merged file."""
        folder = self.scratch / name
        shutil.copytree(self.whole.parent, folder)
        (folder / "merged.h5").unlink()
        return folder

    def recovers(self, folder, what, reference=None):
        pactsim("resume", folder, "-q")
        merged_equals(folder, reference or self.whole, what)

    def start(self, *words):
        """A sweep in the background that has closed its first shard."""
        job = subprocess.Popen([PROGRAM, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        folder = pathlib.Path(words[words.index("-o") + 1])
        deadline = time.monotonic() + 60
        while not list(folder.glob("shards/*.h5")):
            assert job.poll() is None and time.monotonic() < deadline, f"the sweep ended early: {job.stdout.read()}"
            time.sleep(0.005)
        return job

    # ---- the disk -----------------------------------------------------------------------------------------------------------

    def full_disk(self):
        """A file system with little room; resume after it was enlarged. Without the right to mount: a limit on the size of files, which writes meet in the same way."""
        mount = self.scratch / "small disk"
        mount.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", mount], stderr=subprocess.DEVNULL, check=False).returncode == 0:
            try:
                says(pactsim("sweep", self.longer, "-o", mount / "study", expect=5), "resume")
                subprocess.run(["mount", "-o", "remount,size=200m", mount], check=True)
                pactsim("resume", mount / "study", "-q")
                merged_equals(mount / "study", self.whole_longer, "full disk")
            finally:
                subprocess.run(["umount", mount], check=True)
            return

        def little():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))
        folder = self.scratch / "small files"
        pactsim("plan", self.longer, "-o", folder, "--pilot", 0, "-q")
        says(pactsim("resume", folder, expect=5, preexec_fn=little), "resume")
        self.recovers(folder, "full disk", self.whole_longer)

    def read_only_folder(self):
        mount = self.scratch / "locked disk"
        mount.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=100m", "tmpfs", mount], stderr=subprocess.DEVNULL, check=False).returncode == 0:
            try:
                pactsim("plan", self.study, "-o", mount / "study", "--pilot", 0, "-q")
                subprocess.run(["mount", "-o", "remount,ro", mount], check=True)
                says(pactsim("resume", mount / "study", expect=5), "cannot")
                says(pactsim("sweep", self.study, "-o", mount / "other", expect=5), "cannot")
                subprocess.run(["mount", "-o", "remount,rw", mount], check=True)
                pactsim("resume", mount / "study", "-q")
                merged_equals(mount / "study", self.whole, "read-only folder")
            finally:
                subprocess.run(["umount", mount], check=True)
        elif os.geteuid() != 0:   # the superuser writes whatever the mode says
            folder = self.scratch / "locked"
            pactsim("plan", self.study, "-o", folder, "--pilot", 0, "-q")
            modes = [folder, *(p for p in folder.rglob("*") if p.is_dir())]
            for one in modes:
                one.chmod(0o555)
            says(pactsim("resume", folder, expect=5), "cannot")
            for one in modes:
                one.chmod(0o755)
            self.recovers(folder, "read-only folder")

    def vanished_folder(self):
        folder = self.scratch / "vanishing"
        job = self.start("sweep", self.longer, "-o", folder, "--threads", "1")
        folder.rename(self.scratch / "elsewhere")
        said = job.communicate(timeout=120)[0]
        assert job.returncode == 5, f"vanished folder: exit status {job.returncode}: {said}"
        says(said, "vanishing")
        (self.scratch / "elsewhere").rename(folder)
        self.recovers(folder, "vanished folder", self.whole_longer)

    # ---- files --------------------------------------------------------------------------------------------------------------

    def damaged_shards(self):
        """A flipped byte, a cut end, a shard of another study, a shard that is gone: all are found, told, and run again."""
        rng = random.Random(5)
        other = study_file(self.scratch / "other.yaml", seed="7") if "seed:" in self.study.read_text() else study_file(self.scratch / "other.yaml", design="{method: sobol, k: 3, scrambles: 3}")
        pactsim("sweep", other, "-o", self.scratch / "other", "-q")
        foreign = sorted((self.scratch / "other" / "shards").glob("*.h5"))[0]
        for what in ("flipped", "truncated", "emptied", "foreign", "gone"):
            folder = self.copy(what)
            shard = rng.choice(sorted((folder / "shards").glob("*.h5")))
            content = bytearray(shard.read_bytes())
            if what == "flipped":
                content[rng.randrange(len(content) // 2, len(content))] ^= 1 << rng.randrange(8)
                shard.write_bytes(content)
            elif what == "truncated":
                shard.write_bytes(content[: len(content) * 2 // 3])
            elif what == "emptied":
                shard.write_bytes(b"")
            elif what == "foreign":
                shutil.copy(foreign, shard)
            else:
                shard.unlink()
            says(pactsim("merge", folder, expect=(1, 3, 6, 7)), "resume")
            says(pactsim("resume", folder), shard.name)
            merged_equals(folder, self.whole, f"{what} shard")

    def damaged_journals(self):
        """A torn last line, noise behind it, a journal that is gone: what its shards cannot vouch for is run again."""
        for what in ("torn", "noise", "gone"):
            folder = self.copy(f"journal {what}")
            journal = sorted((folder / "journal").iterdir())[0]
            content = journal.read_bytes()
            if what == "torn":
                journal.write_bytes(content[:-7])
            elif what == "noise":
                journal.write_bytes(content + b"\x00\xff half a line")
            else:
                journal.unlink()
            self.recovers(folder, f"journal {what}")

    def edited_design(self):
        folder = self.copy("edited")
        text = (folder / "study.yaml").read_text()
        (folder / "study.yaml").write_text(text.replace("0.15", "0.16"))
        says(pactsim("resume", folder, expect=7), "was edited", "0.15", "0.16")
        (folder / "study.yaml").write_text(text)
        self.recovers(folder, "edited design, put back")

    def used_folder(self):
        says(pactsim("sweep", self.study, "-o", self.whole.parent, expect=7), "resume")

    def nan_in_table(self):
        """Numbers that are none, in the two tables that a user may give."""
        (self.scratch / "points.csv").write_text("signal_noise,pessimism,entry_form\n0.2,0.5,logit\n0.3,nan,logit\n")
        table = study_file(self.scratch / "table.yaml", design="{method: table, table: points.csv}", signal_noise="{path: search.signal_sd}",
                           pessimism="{path: entry.pessimism}", entry_form="{path: forms.entry}")
        says(pactsim("sweep", table, "-o", self.scratch / "table", expect=(2, 3)), "points.csv:3", "nan")
        (self.scratch / "noise.csv").write_text("noise\n0.2\nNaN\n")
        empirical = study_file(self.scratch / "empirical.yaml", signal_noise="{path: search.signal_sd, empirical: {file: noise.csv, column: noise}, source: assumption}")
        says(pactsim("sweep", empirical, "-o", self.scratch / "empirical", expect=(2, 3)), "noise.csv:3")

    # ---- time and company ---------------------------------------------------------------------------------------------------

    def two_sweeps(self):
        folder = self.scratch / "contested"
        job = self.start("sweep", self.longer, "-o", folder, "--threads", "1")
        says(pactsim("resume", folder, expect=7), "contested")
        said = job.communicate(timeout=120)[0]
        assert job.returncode == 0, f"the first of two sweeps: exit status {job.returncode}: {said}"
        merged_equals(folder, self.whole_longer, "two sweeps on one folder")

    def asked_to_end(self):
        for number in (signal.SIGTERM, signal.SIGUSR1, signal.SIGINT):
            folder = self.scratch / f"signal {number}"
            job = self.start("sweep", self.longer, "-o", folder, "--threads", "2")
            job.send_signal(number)
            said = job.communicate(timeout=120)[0]
            assert job.returncode == 130, f"signal {number}: exit status {job.returncode}: {said}"
            assert not list(folder.rglob("*.partial.*")), f"signal {number} left an open shard"
            says(said, "resume")
            self.recovers(folder, f"signal {number}", self.whole_longer)

    def jumping_clock(self):
        """The time of day goes back and forth by days while the sweep runs; only clocks that go forward may decide anything."""
        compiler = shutil.which("cc") or shutil.which("gcc")
        if compiler is None:
            print("jumping clock: left out, there is no C compiler")
            return
        (self.scratch / "clock.c").write_text("""
            #define _GNU_SOURCE
            #include <stdatomic.h>
            #include <sys/syscall.h>
            #include <sys/time.h>
            #include <time.h>
            #include <unistd.h>
            static long jump(void) { static atomic_long calls; return (atomic_fetch_add(&calls, 1) % 7 - 3) * 86400; }
            int clock_gettime(clockid_t id, struct timespec* t) {
                const long result = syscall(SYS_clock_gettime, id, t);
                if (id == CLOCK_REALTIME) t->tv_sec += jump();
                return (int)result;
            }
            time_t time(time_t* t) { struct timespec now; clock_gettime(CLOCK_REALTIME, &now); if (t) *t = now.tv_sec; return now.tv_sec; }
            int gettimeofday(struct timeval* t, void* zone) {
                struct timespec now; (void)zone; clock_gettime(CLOCK_REALTIME, &now);
                t->tv_sec = now.tv_sec; t->tv_usec = now.tv_nsec / 1000; return 0;
            }""")
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", self.scratch / "clock.so", self.scratch / "clock.c"], check=True)
        folder = self.scratch / "jumping"
        pactsim("sweep", self.study, "-o", folder, "-q", env={**os.environ, "LD_PRELOAD": str(self.scratch / "clock.so")})
        merged_equals(folder, self.whole, "a clock that jumps")


def main():
    faults = Faults()
    for name in ("full_disk", "read_only_folder", "vanished_folder", "damaged_shards", "damaged_journals", "edited_design", "used_folder", "nan_in_table", "two_sweeps", "asked_to_end", "jumping_clock"):
        began = time.monotonic()
        getattr(faults, name)()
        print(f"{name.replace('_', ' ')}: as promised ({time.monotonic() - began:.1f} s)", flush=True)


if __name__ == "__main__":
    sys.exit(main())
