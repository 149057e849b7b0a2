"""The program from outside: exit statuses, messages, streams, interruption, and that results are kept or refused as documented."""
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

SOURCE = pathlib.Path(os.environ.get("PACTSIM_SOURCE_DIR", pathlib.Path(__file__).resolve().parents[2]))
PROGRAM = os.environ.get("PACTSIM_PROGRAM", "pactsim")
SMOKE = str(SOURCE / "scenarios" / "smoke.yaml")
THREAD_SANITIZER = "TSAN_OPTIONS" in os.environ


def processor_seconds(pid):
    """Time that a running process has had on processors: unlike the clock, it does not pass while other jobs hold the machine."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Program(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="pactsim-test-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def call(self, *words, status=0, **more):
        """Runs the program in the test's folder and checks the exit status."""
        done = subprocess.run([PROGRAM, *words], cwd=self.folder, capture_output=True, text=True, timeout=300, check=False, **more)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done

    def run_smoke(self, name="a.h5", *more):
        return self.call("run", SMOKE, "-o", name, "--replicates", "2", *more)

    def path(self, name):
        return os.path.join(self.folder, name)


class Words(Program):
    def test_alone_it_says_what_to_do_next_in_ten_lines(self):
        text = self.call().stdout
        self.assertLessEqual(len(text.splitlines()), 11)
        self.assertEqual(text.count("pactsim run scenarios/"), 3)

    def test_help_leads_with_examples_and_fits_a_screen(self):
        words = re.findall(r"^  (\w+) ", self.call("--help").stdout.split("commands:")[1].split("options:")[0], re.M)
        self.assertGreater(len(words), 12)
        for word in words:
            text = self.call(word, "--help").stdout
            self.assertTrue(text.startswith("examples:\n  pactsim " + word), text)
            # That of `analyse` is the table of analyses.
            self.assertLessEqual(len(text.splitlines()), 50 if word == "analyse" else 40)

    def test_mistyped_words_are_refused_with_a_guess(self):
        self.assertIn("did you mean `run`", self.call("rnu", status=2).stderr)
        self.assertIn("did you mean `--replicates`", self.call("run", SMOKE, "--replicate", "3", status=2).stderr)
        self.assertIn("SCENARIO is required", self.call("run", status=2).stderr)
        self.call("run", SMOKE, "--threads", "0", status=2)
        self.call("run", SMOKE, "extra", status=2)

    def test_version_names_revision_and_compiler(self):
        self.assertRegex(self.call("--version").stdout, r"^pactsim \d+\.\d+\.\d+ \(\w+")

    def test_completions_are_sound_bash_and_know_every_command(self):
        text = self.call("completions", "bash").stdout
        subprocess.run(["bash", "-n"], input=text, text=True, check=True)
        script = text + '\nCOMP_WORDS=(pactsim run --rep); COMP_CWORD=2; _pactsim; echo "${COMPREPLY[*]}"'
        self.assertIn("--replicates", subprocess.run(["bash"], input=script, text=True, capture_output=True, check=True).stdout)
        for shell in ("zsh", "fish"):
            self.assertIn("replay", self.call("completions", shell).stdout)

    def test_describe_gives_json_with_the_promised_keys(self):
        parameters = json.loads(self.call("describe", "parameters", "--json").stdout)
        self.assertGreater(len(parameters), 100)
        for key in ("path", "type", "unit", "default", "bounds", "meaning", "source"):
            self.assertIn(key, parameters[0])
        for what in ("phases", "instruments", "measures", "mechanisms"):
            self.assertTrue(json.loads(self.call("describe", what, "--json").stdout))
        self.call("describe", "everything", status=2)

    def test_describe_instruments_lists_the_catalogue(self):
        cards = [c for c in json.loads(self.call("describe", "instruments", "--json").stdout) if c["type"] == "kind"]
        described = {c["path"].rpartition(" ")[2]: c["ready"].split(", ") for c in cards}
        catalogue, name = {}, None
        for line in (SOURCE / cards[0]["source"]).read_text().splitlines():
            key, _, value = line.strip().partition(": ")
            if key == "- name":
                name = value.strip()
            elif key == "kind":
                catalogue.setdefault(value.strip(), []).append(name)
        self.assertEqual(described, catalogue)
        self.assertEqual(list(described), list(catalogue), "the order of the catalogue")
        self.assertIn("instruments_catalogue.yaml", self.call("describe", "instruments", "kind: search_voucher").stdout)

    def test_schema_is_fresh(self):
        self.assertEqual(self.call("schema").stdout, (SOURCE / "scenarios" / "pactsim.schema.json").read_text())

    def test_reference_is_fresh(self):
        self.assertEqual(self.call("reference").stdout, (SOURCE / "scenarios" / "REFERENCE.md").read_text())
        self.assertIn(self.call("reference", "--results").stdout.strip(), (SOURCE / "docs" / "results.md").read_text())


class Results(Program):
    def test_summary_on_stdout_talk_on_stderr(self):
        done = self.run_smoke()
        self.assertIn("ventures by stage", done.stdout)
        self.assertIn("estimate:", done.stderr)
        self.assertIn("next: pactsim inspect a.h5", done.stderr)
        quiet = self.run_smoke("b.h5", "--quiet")
        self.assertEqual(quiet.stderr, "")

    def test_default_name_existing_file_and_force(self):
        self.call("run", SMOKE, "--replicates", "1")
        refused = self.call("run", SMOKE, "--replicates", "1", status=7)
        self.assertRegex(refused.stderr, r"exists.*\n.*pactsim run .*--force")
        self.call("run", SMOKE, "--replicates", "1", "--force")

    def test_json_is_one_document_on_success_and_failure(self):
        good = json.loads(self.run_smoke("a.h5", "--json").stdout)
        self.assertTrue(good["ok"] and good["complete"] and len(good["figures"]) > 20)
        bad = json.loads(self.call("run", "absent.yaml", "--json", status=2).stdout)
        self.assertFalse(bad["ok"])
        self.assertEqual(bad["exit_code"], 2)

    def test_replay_and_diff(self):
        self.run_smoke("a.h5", "--record", "firms")
        self.run_smoke("b.h5", "--record", "firms", "--threads", "3")
        self.call("run", SMOKE, "-o", "c.h5", "--replicates", "2", "--seed", "7")
        self.assertIn("2 replicates equal", self.call("replay", "a.h5").stdout)
        self.call("replay", "a.h5", "--replicate", "1")
        self.call("replay", "a.h5", "--replicate", "9", status=2)
        self.assertEqual(self.call("diff", "a.h5", "b.h5").stdout, "equal\n")
        self.assertIn("difference", self.call("diff", "a.h5", "c.h5", status=1).stdout)
        self.call("diff", "a.h5", SMOKE, status=2)

    def test_replay_sees_a_changed_value(self):
        self.run_smoke()
        change = "import h5py, sys; f = h5py.File(sys.argv[1], 'r+'); f['leaks'][1, 3, 0] += 1"
        if subprocess.run(["/usr/bin/python3", "-c", change, self.path("a.h5")], capture_output=True, check=False).returncode != 0:
            self.skipTest("h5py is not installed")
        self.assertIn("replicate 1: leaks: 1 of", self.call("replay", "a.h5", status=1).stdout)
        self.call("inspect", "a.h5", "--verify", status=1)

    def test_first_replicate_is_the_same_world(self):
        self.call("run", SMOKE, "-o", "late.h5", "--first-replicate", "1", "--replicates", "1")
        self.run_smoke()
        self.call("replay", "late.h5")
        late, both = (json.loads(self.call("run", SMOKE, "-o", n, "--first-replicate", f, "--replicates", "1", "--json").stdout) for n, f in (("x.h5", "1"), ("y.h5", "0")))
        self.assertNotEqual(late["digest"], both["digest"])

    def test_scenario_diff_names_the_value(self):
        pathlib.Path(self.path("b.yaml")).write_text(f"schema: 1\nname: smoke\nextends: {SMOKE}\nleakage: {{base_per_year: 0.123}}\n")
        text = self.call("diff", SMOKE, "b.yaml", status=1).stdout
        self.assertRegex(text, r"leakage\.base_per_year: \S+ \| 0\.123")
        self.assertIn("1 difference", text)

    def test_new_scenario_validates_and_runs(self):
        text = self.call("new", "my_study").stdout
        pathlib.Path(self.path("my_study.yaml")).write_text(text)
        self.assertGreater(text.count("  # "), 25)
        self.call("validate", "my_study.yaml")
        self.call("run", "my_study.yaml", "--replicates", "1", "--set", "time.horizon_months=12")
        self.call("new", "Not A Name", status=2)

    def test_other_files_are_unreadable_not_a_crash(self):
        pathlib.Path(self.path("x.h5")).write_bytes(b"\x89HDF\r\n\x1a\n" + bytes(100))
        for word in ("inspect", "replay"):
            self.call(word, "x.h5", status=3)
            self.call(word, "absent.h5", status=3)

    def test_export_writes_tables(self):
        self.run_smoke()
        self.call("export", "a.h5", "--csv", "tables")
        self.assertIn("firms.csv", os.listdir(self.path("tables")))
        self.call("export", "a.h5", "--csv", "tables", status=7)


class Trouble(Program):
    def test_missing_and_unwritable_folders(self):
        self.call("run", SMOKE, "-o", "absent/a.h5", status=5)
        if os.geteuid() == 0:
            self.call("run", SMOKE, "-o", "/proc/a.h5", status=5)
        else:
            os.chmod(self.folder, 0o500)
            self.call("run", SMOKE, "-o", "a.h5", status=5)
            os.chmod(self.folder, 0o700)

    @unittest.skipIf(THREAD_SANITIZER, "clang's OpenMP cannot start under the thread sanitizer with a limit on file sizes")
    def test_full_disk(self):
        limited = ["bash", "-c", 'ulimit -f 64; trap "" XFSZ; exec "$0" "$@"', PROGRAM, "run", SMOKE, "-o", "a.h5"]
        done = subprocess.run(limited, cwd=self.folder, capture_output=True, text=True, timeout=300, check=False)
        self.assertEqual(done.returncode, 5, done.stderr)
        self.assertEqual(os.listdir(self.folder), [])
        with open("/dev/full", "w", encoding="ascii") as full:
            done = subprocess.run([PROGRAM, "describe", "measures"], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 5)

    def start_long_run(self):
        command = [PROGRAM, "run", SMOKE, "-o", "a.h5", "--replicates", "200000", "--threads", "2"]
        running = subprocess.Popen(command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(running.stdout.close)
        self.addCleanup(running.stderr.close)
        deadline = time.monotonic() + 120
        while not any(name.startswith("a.h5.partial") for name in os.listdir(self.folder)) and time.monotonic() < deadline:
            time.sleep(0.05)
        started = processor_seconds(running.pid)
        wanted = 15 if THREAD_SANITIZER else 1  # enough for some replicates to be finished
        while processor_seconds(running.pid) - started < wanted and time.monotonic() < deadline:
            time.sleep(0.05)
        return running

    def test_first_interrupt_keeps_a_valid_marked_file(self):
        running = self.start_long_run()
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=120)
        self.assertEqual(running.returncode, 130, errors)
        self.assertIn("finishing the replicates under way", errors)
        self.assertEqual(os.listdir(self.folder), ["a.h5"])
        told = json.loads(self.call("inspect", "a.h5", "--json", "--verify").stdout)
        self.assertFalse(told["complete"])
        self.assertTrue(told["digest_matches"])
        self.assertGreater(told["dimensions"]["replicate"], 0)
        self.call("replay", "a.h5", "--replicate", "0")

    def test_second_interrupt_ends_at_once(self):
        running = self.start_long_run()
        running.send_signal(signal.SIGINT)
        time.sleep(0.2)
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=60)
        self.assertEqual(running.returncode, 130)

    def test_repeated_terminations_mean_one_clean_end(self):
        """As Slurm and mpirun send them."""
        running = self.start_long_run()
        running.send_signal(signal.SIGTERM)
        time.sleep(0.02)
        running.send_signal(signal.SIGTERM)
        running.send_signal(signal.SIGUSR1)
        running.communicate(timeout=120)
        self.assertEqual(running.returncode, 130)
        self.assertEqual(os.listdir(self.folder), ["a.h5"])

    def test_colour_only_where_asked_for(self):
        self.assertNotIn("\x1b", self.call("run", "absent.yaml", status=2).stderr)


if __name__ == "__main__":
    unittest.main()
