"""`compare` and `report` from outside: what cannot be compared is refused with a message, odd studies warn and hold no number that is none, and what is promised on several futures and
mixes is there. Nothing here is a statistical test: every case is one fixed seed."""
import json
import math
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("PACTSIM_SOURCE_DIR", pathlib.Path(__file__).resolve().parents[2]))
PROGRAM = os.environ.get("PACTSIM_PROGRAM", "pactsim")
SMOKE = str(SOURCE / "scenarios" / "smoke.yaml")
SCHEDULE = str(SOURCE / "scenarios" / "schedules" / "hmt-2026-02.yaml")
VOUCHER = """policy:
  instruments:
    - name: test_voucher
      funder: dbt
      effects: {search_cost: 0.6, candidates: 0.5, screening: 0.5}
      eligibility: {statuses: [home, searching]}
      delivery_cost_gbp: 5000
      budget_gbp_per_year: 500000
      awareness: 0.9
      effort_hours: 1
      perceived_value_gbp: 20000
      decision_lag_months: 1
"""
GRANT = """policy:
  instruments:
    - name: test_grant
      funder: innovate_uk
      award_gbp: 200000
      duration_months: 12
      delivery_cost_gbp: 3000
      budget_gbp_per_year: 1000000
      awareness: 0.9
      effort_hours: 10
      decision_lag_months: 1
"""
NOTHING = """policy:
  instruments:
    - name: test_nothing
      funder: dbt
      budget_gbp_per_year: 500000
      awareness: 0.9
      effort_hours: 0
      perceived_value_gbp: 20000
"""
COSTLY = """policy:
  agents:
    - {name: dbt, evaluation_cost_gbp_per_year: 1000000}
"""
HARMFUL = VOUCHER.replace("{search_cost: 0.6, candidates: 0.5, screening: 0.5}", "{work_speed: -0.9, search_cost: 0.6}").replace("delivery_cost_gbp: 5000", "delivery_cost_gbp: 50")
NO_NUMBER = re.compile(r"(?<![a-z])-?(nan|inf)(?![a-z])", re.IGNORECASE)


class Compare(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="pactsim-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def write(self, name, text):
        (self.folder / name).write_text(text)
        return name

    def scheme(self, name, text):
        return self.write(f"{name}.yaml", f"schema: 1\nkind: scheme\nlabel: the {name}\n{text}")

    def world(self, name, barrier):
        return self.write(f"{name}.yaml", f"schema: 1\nkind: world\nlabel: the {name}\nenvironment:\n  visa_barrier: {barrier}\n")

    def call(self, *words, status=0):
        done = subprocess.run([PROGRAM, *words], cwd=self.folder, capture_output=True, text=True, timeout=300, check=False)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done

    def compare(self, *words, base=SMOKE, replicates="3", status=0):
        return self.call("compare", base, *words, "--schedule", SCHEDULE, "--replicates", replicates, "-o", "study.h5", "--force", status=status)

    def refused(self, pattern, *words, **more):
        done = self.compare(*words, status=2, **more)
        self.assertRegex(done.stderr, pattern)
        self.assertRegex(done.stderr, r"(?m)^ += help: ", "every refusal says what to do")
        self.assertFalse((self.folder / "study.h5").exists(), "nothing is written")


class Refused(Compare):
    def test_nothing_to_compare(self):
        self.refused("needs at least one scheme")
        good = self.scheme("good", VOUCHER)
        self.refused("the baseline `other` is not among the schemes\n = help: it is one of `good`", good, "--baseline", "other")
        self.refused("the scheme `good` is there twice", good, good)

    def test_another_scenario_is_no_scheme(self):
        self.write("later.yaml", f"schema: 1\nname: later\nextends: {SMOKE}\ntime: {{horizon_months: 36}}\n")
        self.refused("`later.yaml` is a whole scenario, and a scheme is wanted here", "later.yaml")

    def test_results_are_no_scheme_and_files_that_exist_stay(self):
        good = self.scheme("good", VOUCHER)
        self.call("run", SMOKE, "--replicates", "1", "-o", "results.h5")
        self.refused("`results.h5` is not a text file", "results.h5")
        self.assertIn("exists and is left as it is", self.call("compare", SMOKE, good, "--schedule", SCHEDULE, "--replicates", "1", "-o", "results.h5", status=7).stderr)

    def test_a_scheme_changes_policy_alone(self):
        cases = {
            "time": "time: {horizon_months: 36}\n",       # another horizon
            "run": "run: {seed: 9}\n",                     # other draws
            "sectors": "sectors:\n  - {name: digital, firms_at_start: {micro: 100}}\n",  # another population
            "firms": "firms: {background_exit_share: 0.1}\n",
            "environment": "environment: {visa_barrier: 0.1}\n",
        }
        for section, text in cases.items():
            self.refused(f"a scheme may not change `{section}`", self.scheme("wrong_" + section, text))
        self.refused("a scheme may not change `time`", self.scheme("other_prices", "time: {price_year: 2019}\n"))

    def test_a_world_changes_no_policy(self):
        self.write("w.yaml", "schema: 1\nkind: world\n" + VOUCHER)
        self.refused("a world may not change `policy`", self.scheme("good", VOUCHER), "--worlds", "w.yaml")

    def test_rules_that_cannot_be_read(self):
        good = self.scheme("good", VOUCHER)
        for words in (("--precision", "npsv"), ("--precision", "happiness:3"), ("--precision", "npsv:-1"), ("--precision", "npsv:nan"), ("--best", "1.5"), ("--max-replicates", "9")):
            self.compare(good, *words, status=2)

    def test_mixes_that_cannot_be_taken_apart(self):
        good = self.scheme("good", VOUCHER)
        self.refused("there is nothing to share out", "--attribute", good)
        self.assertIn("`good` twice", self.compare("--attribute", f"{good}+{good}", status=2).stderr)
        parts = [self.scheme(f"p{i}", VOUCHER.replace("test_voucher", f"v{i}")) for i in range(7)]
        self.assertIn("at most 6 parts", self.compare("--attribute", "+".join(parts), status=2).stderr)
        self.assertIn("does not go with `--baseline`", self.compare(good, "--baseline", "good", "--attribute", f"{good}+{parts[0]}", status=2).stderr)


class Unreadable(Compare):
    def report(self, name):
        done = self.call("report", name, "-o", "r.html", "--schedule", SCHEDULE, status=3)
        self.assertFalse((self.folder / "r.html").exists())
        return done.stderr

    def test_files_that_are_no_study(self):
        self.assertIn("no such file", self.report("absent.h5"))
        self.assertIn("not a study file", self.report(self.write("text.h5", "not ours\n")))
        self.assertIn("is empty", self.report(self.write("empty.h5", "")))
        self.call("run", SMOKE, "--replicates", "1", "-o", "results.h5")
        self.assertIn("holds the results of one scenario, not a study", self.report("results.h5"))

    def test_a_file_that_was_cut_short(self):
        self.compare(self.scheme("good", VOUCHER))
        whole = (self.folder / "study.h5").read_bytes()
        for share in (0.3, 0.9):
            (self.folder / "cut.h5").write_bytes(whole[: int(share * len(whole))])
            self.assertIn("damaged or cut short", self.report("cut.h5"))

    def test_a_file_of_another_version(self):
        self.compare(self.scheme("good", VOUCHER))
        change = "import h5py, sys; f = h5py.File(sys.argv[1], 'r+'); v = f.attrs['format_version']; v[0] += 1; f.attrs['format_version'] = v"
        if subprocess.run(["/usr/bin/python3", "-c", change, str(self.folder / "study.h5")], capture_output=True, check=False).returncode != 0:
            self.skipTest("h5py is not installed")
        self.assertRegex(self.report("study.h5"), r"has study format \d+\.\d+ and this program reads")


class Odd(Compare):
    """Studies of unusual shape: they run, warn, and print numbers only."""

    def check(self, *words, warning="", **more):
        told = self.compare(*words, "--csv", "study.csv", **more)
        json_text = self.compare(*words, "--json", "--csv", "study.csv", **more).stdout
        document = json.loads(json_text, parse_constant=lambda word: self.fail(f"{word} in JSON"))
        for text in (told.stdout, json_text, (self.folder / "study.csv").read_text()):
            self.assertIsNone(NO_NUMBER.search(text), text)
        self.assertIn(warning, told.stderr)
        self.assertIn(warning, " ".join(document["warnings"]))
        return told.stdout, document

    def test_one_replicate(self):
        text, document = self.check(self.scheme("good", VOUCHER), "--worlds", self.world("dear", 0.9), replicates="1", warning="one replicate tells nothing about chance")
        self.assertIn("(no interval)", text)
        npsv = document["schemes"][0]["outcomes"]["npsv"]
        self.assertIsNotNone(npsv["mean_difference"])
        self.assertIsNone(npsv["low"])
        self.assertIsNone(document["over_futures"]["options"][1]["chance"]["half_width"])
        self.assertIsNone(document["npsv_detectable"])

    def test_all_firms_fail(self):
        self.write("doomed.yaml", f"schema: 1\nname: doomed\nextends: {SMOKE}\nfirms: {{exit_hazard_per_year: [1, 1, 1, 1, 1, 1], background_exit_share: 1, runway_months: 0}}\nsectors:\n"
                   + "".join(f"  - {{name: {name}, exit_multiplier: 10, firms_per_month: {{micro: 0, small: 0, medium: 0}}}}\n" for name in ("agri_food", "digital", "healthy_living", "net_zero")))
        _, document = self.check(self.scheme("good", VOUCHER), base="doomed.yaml", warning="no firm is left at the end")
        self.assertEqual(document["schemes"][0]["outcomes"]["survivors"]["mean_difference"], 0)

    def test_costs_without_benefits(self):
        text, document = self.check(self.scheme("costly", COSTLY), warning="the scheme `costly` costs the public money and changes no outcome")
        appraisal = document["schemes"][0]["appraisal"]
        self.assertLess(appraisal["npsv"]["value"], 0)
        self.assertEqual(appraisal["bcr"]["value"], 0)
        self.assertIn("0 exactly", text)

    def test_a_scheme_without_effect(self):
        text, document = self.check(self.scheme("nothing", NOTHING), warning="the scheme `nothing` changes nothing in any world")
        self.assertTrue(all(outcome["mean_difference"] == 0 for outcome in document["schemes"][0]["outcomes"].values()))
        self.assertIsNone(document["schemes"][0]["appraisal"]["bcr"]["value"], "no cost, no ratio")
        self.assertEqual(text.count("0 exactly"), 5)

    def test_an_outcome_that_never_varies(self):
        _, document = self.check(self.scheme("good", VOUCHER), "--set", "leakage.base_per_year=0", warning="the same in every world, so that no scheme can be seen to change it: leaks")
        leaks = document["schemes"][0]["outcomes"]["leaks"]
        self.assertTrue(leaks["identical"])
        self.assertIsNone(leaks["variance_ratio_of_pairing"])

    def test_negative_benefits(self):
        _, document = self.check(self.scheme("harmful", HARMFUL))
        appraisal = document["schemes"][0]["appraisal"]
        self.assertLess(appraisal["benefits"]["value"], 0)
        self.assertLess(appraisal["bcr"]["value"], 0)


class Promises(Compare):
    def test_several_futures(self):
        good = self.scheme("good", VOUCHER)
        plain = self.compare(good)
        self.assertNotIn("over futures", plain.stdout)
        words = (good, "--worlds", self.world("dear", 0.9), "--worlds", self.world("open_door", 0.0))
        self.assertIn("over futures: NPSV", self.compare(*words).stdout)
        document = json.loads(self.compare(*words, "--json", "--csv", "t.csv").stdout)
        over = document["over_futures"]
        self.assertEqual([o["name"] for o in over["options"]], ["baseline", "good"])
        means = over["options"][1]["means"]
        self.assertEqual(len(means), 3)
        # From the definitions, with the baseline at zero in every future.
        self.assertAlmostEqual(over["options"][1]["ignorance"]["max_regret"], max(max(0.0, -mean) for mean in means), places=6)
        self.assertAlmostEqual(over["options"][0]["ignorance"]["max_regret"], max(max(0.0, mean) for mean in means), places=6)
        self.assertAlmostEqual(over["options"][1]["ignorance"]["satisficing_share"], sum(mean >= 0 for mean in means) / 3)
        self.assertAlmostEqual(over["evpi"], sum(max(0.0, mean) for mean in means) / 3 - max(0.0, sum(means) / 3), places=6)
        self.assertAlmostEqual(means[0], document["schemes"][0]["outcomes"]["npsv"]["mean_difference"], places=6)
        table = (self.folder / "t.csv").read_text().splitlines()
        self.assertEqual(len({line.count(",") for line in table}), 1)
        self.assertEqual(sum(line.startswith("all,") for line in table), 21)

    def test_shares_of_a_mix_add_up(self):
        parts = [self.scheme("voucher", VOUCHER), self.scheme("nothing", NOTHING), self.scheme("grant", GRANT)]
        document = json.loads(self.compare("--attribute", "+".join(parts), "--json").stdout)
        names = [scheme["name"] for scheme in document["schemes"]]
        self.assertEqual(len(names), 7)
        self.assertEqual(names[-1], "voucher+nothing+grant")
        attribution = document["attribution"]
        whole = document["schemes"][-1]["outcomes"]
        for outcome, scale in (("npsv", 100), ("uk_gva", 100), ("established", 10**6)):
            shares = attribution["outcomes"][outcome]
            self.assertEqual(shares["parts"][1]["name"], "nothing")
            self.assertEqual(shares["parts"][1]["mean"], 0)
            self.assertEqual([shares["parts"][1][end] for end in ("low", "high")], [0, 0])
            steps = [round(part["mean"] * scale) for part in shares["parts"]]
            self.assertEqual(sum(steps), round(shares["whole"]["mean"] * scale))
            self.assertAlmostEqual(shares["whole"]["mean"], whole[outcome]["mean_difference"], delta=0.51 / scale)
            self.assertTrue(all(math.isfinite(part["mean"]) for part in shares["parts"]))
        self.assertNotEqual(attribution["outcomes"]["npsv"]["whole"]["mean"], 0)
        self.assertIn("Shapley share in voucher+nothing+grant", self.compare("--attribute", "+".join(parts)).stdout)

    def test_a_rule_says_what_it_does_to_intervals(self):
        good = self.scheme("good", VOUCHER)
        note = "slightly less often than 95 % of the time"
        self.assertIn(note, self.compare(good, "--precision", "npsv:100000000").stdout)
        self.assertNotIn(note, self.compare(good).stdout)
        told = self.compare(good, "--precision", "npsv:1", "--max-replicates", "4", status=1)
        self.assertIn("ended after 4 replicates without what was asked for", told.stderr)


if __name__ == "__main__":
    unittest.main()
