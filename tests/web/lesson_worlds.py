"""Runs the arms of lessons with the command line program and reads their outcomes, world by world.

Used by lessons_hold.py and levers_valid.py. The files and their formats are described in web/data/README.md.
"""
import json
import os
import pathlib
import subprocess
import tempfile

source = pathlib.Path(os.environ.get("PACTSIM_SOURCE_DIR", pathlib.Path(__file__).resolve().parents[2]))
program = os.environ.get("PACTSIM_PROGRAM", str(source / "build" / "bin" / "pactsim"))
worlds_at_once = 40  # of one run: the results of a world take 3 MB of disk


def load(name):
    """A file of web/data as Python values."""
    return json.loads((source / "web" / "data" / name).read_text(encoding="utf-8"))


def lesson_names():
    """The names of all lessons, in order."""
    return sorted(path.stem for path in (source / "web" / "data" / "lessons").glob("*.json"))


def lever_settings(lever, value):
    """What `value` of a lever sets, as (path, value) pairs: nothing at its default."""
    if value == lever["default"]:
        return []
    return [(one["path"], one["table"][int(value)] if "table" in one else one["scale"] * value) for one in lever["settings"]]


def arm_settings(levers, arm, extra=()):
    """All settings of an arm in the order of the README: levers, then its own, then those of the broken world. The last of a path wins."""
    settings = {}
    for lever in levers["levers"]:
        if lever["id"] in arm["levers"]:
            settings.update(lever_settings(lever, arm["levers"][lever["id"]]))
    for one in [*arm["settings"], *extra]:
        settings[one["path"]] = one["value"]
    return tuple((path, json.dumps(value)) for path, value in settings.items())


def set_options(settings):
    """The settings as options of the command line."""
    return [word for path, text in settings for word in ("--set", f"{path}={text}")]


def text_of(labels):
    """Labels of a results file as text."""
    return [one.decode() if isinstance(one, bytes) else str(one) for one in labels[:]]


def one_outcome(results, outcome):
    """An outcome of every world of an open results file, as the README defines it."""
    begin, end = outcome["from_month"], outcome["to_month"]
    if outcome["of"] == "event":
        series = results["event_count"][:, text_of(results["event"]).index(outcome["name"]), begin:end]
        return outcome["scale"] * series.sum(axis=1)
    group = text_of(results["group"]).index(outcome["group"])
    part = lambda name: results[name][:, begin:end, group].astype(float) if results[name].ndim == 3 else results[name][:, begin:end].astype(float)
    series = part(outcome["name"])
    if outcome["how"] == "last":
        return outcome["scale"] * series[:, -1]
    total = series.sum(axis=1)
    if outcome["how"] == "mean_of":
        total = total / part(outcome["per"]).sum(axis=1)
    return outcome["scale"] * total


def run_part(scenario, settings, first, count, outcomes, folder):
    """`count` worlds from number `first` on: {outcome as text: one number for each world}, and the version that made them."""
    import h5py
    import numpy
    file = os.path.join(folder, "part.h5")
    command = [program, "run", str(source / "scenarios" / scenario), "--first-replicate", str(first), "--replicates", str(count), "--threads", "1", "--force", "--quiet", "-o", file]
    done = subprocess.run(command + set_options(settings), capture_output=True, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"}, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command + set_options(settings))}\n{done.stderr}")
    with h5py.File(file) as results:
        version = results.attrs["pactsim_version"]
        values = {text: numpy.asarray(one_outcome(results, json.loads(text)), dtype=float) for text in outcomes}
    return values, version.decode() if isinstance(version, bytes) else str(version)


def run_arm(scenario, settings, worlds, outcomes):
    """Worlds 0 to `worlds` - 1 of an arm: {outcome as text: array}, and the version that made them."""
    import numpy
    parts, version = [], ""
    with tempfile.TemporaryDirectory() as folder:
        for first in range(0, worlds, worlds_at_once):
            values, version = run_part(scenario, settings, first, min(worlds_at_once, worlds - first), outcomes, folder)
            parts.append(values)
    return {text: numpy.concatenate([part[text] for part in parts]) for text in outcomes}, version


class Worlds:
    """Every arm that lessons ask for, each run once: arms of equal settings are the same worlds."""

    def __init__(self, levers):
        self.levers = levers
        self.wanted = {}
        self.found = {}
        self.version = ""

    def key(self, lesson, arm, extra):
        """What makes two arms the same run."""
        return lesson["scenario"], arm_settings(self.levers, arm, extra)

    def want(self, lesson, arm, extra, worlds):
        """Asks for an arm with all outcomes of its lesson."""
        job = self.wanted.setdefault(self.key(lesson, arm, extra), {"worlds": 0, "outcomes": set()})
        job["worlds"] = max(job["worlds"], worlds)
        job["outcomes"].update(json.dumps(outcome, sort_keys=True) for outcome in lesson["outcomes"].values())

    def run(self):
        """Runs what was asked for, two arms at a time."""
        from concurrent.futures import ThreadPoolExecutor
        with ThreadPoolExecutor(max_workers=2) as pool:
            futures = {key: pool.submit(run_arm, key[0], key[1], job["worlds"], sorted(job["outcomes"])) for key, job in self.wanted.items()}
            for key, future in futures.items():
                self.found[key], self.version = future.result()

    def outcome(self, lesson, arm_id, extra, name, worlds):
        """An outcome of an arm that was run, for the first `worlds` worlds."""
        arm = next(arm for arm in lesson["arms"] if arm["id"] == arm_id)
        return self.found[self.key(lesson, arm, extra)][json.dumps(lesson["outcomes"][name], sort_keys=True)][:worlds]
