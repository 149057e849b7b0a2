"""Every finding of every lesson holds over paired worlds, and its switch breaks it.

    lessons_hold.py [--lesson N]... [--write] [--explore]

Without an option: PACTSIM_FULL=1 runs 200 worlds an arm (100 of a broken world) and asks for what the lessons say. Otherwise 20 worlds (12 broken) and bounds that are wider by four standard errors
of so few worlds. Seeds are fixed, so the same kernel always gives the same answer. False alarms are about another kernel with the same truth: a claim is only accepted if new luck would miss its bound in
fewer than 1 in 100 sets of 200 worlds (the script computes that for each claim and refuses a bound that is nearer; most are below 1 in 1,000). Of the short run, four standard errors are passed by chance about
once in 16,000 claims.
`--write` runs 200 worlds and stores what was measured in the lesson; the stored figure may then differ from a later measurement by its `tolerance` at most.
"""
import argparse
import json
import math
import os
import pathlib
import re
import sys

import numpy

import lesson_worlds as lab

full = os.environ.get("PACTSIM_FULL") == "1"
alarm_limit = 0.01  # chance at most that 200 new worlds of the same truth miss a bound
resamples = 2000


def worst_tenth(values):
    """Mean over the lowest tenth, at least one."""
    return numpy.sort(values)[:max(1, len(values) // 10)].mean()


def quantity(terms, get):
    """A sum of weight x outcome, world by world."""
    return sum(term["weight"] * get(term) for term in terms)


def estimator(check, get):
    """What a check measures, as a function of the numbers of the worlds that count (all, or a resample)."""
    kind = check["kind"]
    if kind == "share_of_worlds":
        won = numpy.all([quantity(one, get) > 0 for one in check["quantity"]], axis=0).astype(float)
        return won, lambda pick: won[pick].mean()
    if kind == "mean":
        each = quantity(check["quantity"], get)
        return each, lambda pick: each[pick].mean()
    top, bottom = quantity(check["top"], get), quantity(check["bottom"], get)
    return top, lambda pick: top[pick].mean() / bottom[pick].mean() if bottom[pick].any() else math.inf


def wilson(share, count):
    """95 % limits of a share (Wilson 1927), which stay between 0 and 1."""
    z = 1.959964
    middle, half = share + z * z / (2 * count), z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (middle - half) / (1 + z * z / count), (middle + half) / (1 + z * z / count)


def measure(check, get):
    """{value, low, high, error}: the figure, its 95 % limits, and the standard error of one set of as many worlds."""
    sample, figure = estimator(check, get)
    count = len(sample)
    everything = numpy.arange(count)
    value = float(figure(everything))
    if check["kind"] == "share_of_worlds":
        low, high = wilson(value, count)
        return {"value": value, "low": low, "high": high, "error": math.sqrt(max(value * (1 - value), 1 / count) / count), "count": count}
    draws = numpy.random.default_rng(2025)
    again = numpy.array([figure(draws.integers(0, count, count)) for _ in range(resamples)])
    return {"value": value, "low": float(numpy.quantile(again, 0.025)), "high": float(numpy.quantile(again, 0.975)), "error": float(again.std()), "count": count}


def chance_to_miss(check, found, bound, below):
    """Chance that as many new worlds of the same truth land on the wrong side of `bound`; `below`: the wrong side is below."""
    if check["kind"] != "share_of_worlds":
        z = (found["value"] - bound) / max(found["error"], 1e-12) * (1 if below else -1)
        return 0.5 * math.erfc(z / math.sqrt(2))
    n, p = found["count"], min(max(found["value"], 0.5 / found["count"]), 1 - 0.5 / found["count"])
    chance = [math.exp(math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1) + k * math.log(p) + (n - k) * math.log(1 - p)) for k in range(n + 1)]
    return sum(c for k, c in enumerate(chance) if (k / n < bound if below else k / n > bound))


def bounds_of(check, broken):
    """The bounds that speak to a check: (bound, True where the value must not be below it)."""
    names = (("broken_at_least", True), ("broken_at_most", False)) if broken else (("at_least", True), ("at_most", False))
    return [(check[name], at_least) for name, at_least in names if check.get(name) is not None]


def arms_of(check):
    """The arms that a check compares."""
    parts = check["quantity"] if check["kind"] == "share_of_worlds" else [check["quantity"]] if "quantity" in check else [check["top"], check["bottom"]]
    return sorted({term["arm"] for part in parts for term in part})


class Report:
    """Collects what is wrong; prints what was found."""

    def __init__(self):
        self.problems = []

    def say(self, lesson, check, found, broken, alarm):
        word = "broken" if broken else "found "
        tail = "" if alarm is None else f"  chance of a false alarm {alarm:.4f}"
        print(f"lesson {lesson['id']} {check['id']:20} {word} {found['value']:8.3f}  {found['low']:8.3f} to {found['high']:8.3f}  in {found['count']} worlds{tail}")

    def wrong(self, lesson, check, text):
        self.problems.append(f"lesson {lesson['id']}, {check['id']}: {text}")
        print("  WRONG: " + self.problems[-1])


def examine(report, lesson, check, found, broken, slack):
    """Compares a figure with its bounds, wider by `slack` standard errors; with no slack the bound must also be far enough from the figure."""
    alarms = [0.0]
    if not math.isfinite(found["value"]):
        report.wrong(lesson, check, "is no number: nothing to divide by")
        return
    for bound, at_least in bounds_of(check, broken):
        room = slack * found["error"]
        if found["value"] < bound - room if at_least else found["value"] > bound + room:
            report.wrong(lesson, check, f"{'broken world: ' if broken else ''}{found['value']:.3f} is not {'at least' if at_least else 'at most'} {bound}")
        if slack == 0:
            alarms.append(chance_to_miss(check, found, bound, at_least))
            if alarms[-1] > alarm_limit:
                report.wrong(lesson, check, f"the bound {bound} is so near {found['value']:.3f} that new luck would miss it with chance {alarms[-1]:.3f}")
    report.say(lesson, check, found, broken, max(alarms) if slack == 0 else None)


def compare_with_stored(report, lesson, check, found, stored, tolerance, slack, broken):
    """The lesson tells students the stored figure, so it must be what the kernel gives."""
    room = tolerance if slack == 0 else tolerance + slack * found["error"]
    if abs(found["value"] - stored["value"]) > room + 1e-9:
        report.wrong(lesson, check, f"{'broken world: ' if broken else ''}the lesson says {stored['value']}, measured {found['value']:.4f}, which differs by more than {room:.4f}; run lessons_hold.py --write")


def rounded(found):
    """What goes into the lesson."""
    digits = 3 if abs(found["value"]) < 10 else 2
    return {name: round(found[name], digits) for name in ("value", "low", "high")}


def arm_means(worlds, lesson, count):
    """Mean of every outcome of every arm, with 95 % limits of the mean, for the teacher."""
    table = {}
    for arm in lesson["arms"]:
        table[arm["id"]] = {}
        for name in lesson["outcomes"]:
            values = worlds.outcome(lesson, arm["id"], (), name, count)
            half = 1.96 * values.std(ddof=1) / math.sqrt(len(values))
            digits = 3 if abs(values.mean()) < 10 else 1
            table[arm["id"]][name] = {key: round(float(value), digits) for key, value in (("mean", values.mean()), ("low", values.mean() - half), ("high", values.mean() + half))}
    return table


def widen(check, found, stored):
    """Of few worlds the standard error is itself a guess, so a share takes the larger of its own and that of the stored share."""
    if stored and check["kind"] == "share_of_worlds":
        found["error"] = max(found["error"], math.sqrt(stored["value"] * (1 - stored["value"]) / found["count"]))


def prove(report, worlds, lesson, count, broken_count, slack, write):
    """All checks of a lesson, in its world and in its broken world."""
    broken_settings = lesson["break"]["settings"]
    for check in lesson["checks"]:
        found = measure(check, lambda term: worlds.outcome(lesson, term["arm"], (), term["outcome"], count))
        stored = check.get("measured", {})
        if slack:
            widen(check, found, stored)
        examine(report, lesson, check, found, False, slack)
        broken = None
        if bounds_of(check, True):
            broken = measure(check, lambda term: worlds.outcome(lesson, term["arm"], broken_settings, term["outcome"], broken_count))
            if slack:
                widen(check, broken, stored.get("broken"))
            examine(report, lesson, check, broken, True, slack)
        if write:
            tolerance = 0.03 if check["kind"] == "share_of_worlds" else round(0.5 * found["error"], 4)
            check["measured"] = {**rounded(found), "worlds": count, "kernel": worlds.version, "tolerance": tolerance}
            if broken:
                check["measured"]["broken"] = {**rounded(broken), "worlds": broken_count}
            if check is lesson["checks"][0]:
                check["measured"]["arms"] = arm_means(worlds, lesson, count)
        elif not stored:
            report.wrong(lesson, check, "nothing is stored; run lessons_hold.py --write")
        else:
            compare_with_stored(report, lesson, check, found, stored, stored["tolerance"], slack, False)
            if broken:
                compare_with_stored(report, lesson, check, broken, stored["broken"], max(stored["tolerance"], 0.5 * broken["error"]), slack, True)


def explore(worlds, lesson, count):
    """Every outcome of every arm, for whoever writes a lesson."""
    for name in lesson["outcomes"]:
        for arm in lesson["arms"]:
            values = worlds.outcome(lesson, arm["id"], (), name, count)
            print(f"lesson {lesson['id']} {name:20} {arm['id']:10} mean {values.mean():10.2f}  worst tenth {worst_tenth(values):10.2f}")


def sanitized():
    """True in a build with sanitizers: its worlds are the same and take many times as long."""
    cache = pathlib.Path(os.environ.get("PACTSIM_BINARY_DIR", "")) / "CMakeCache.txt"
    return cache.is_file() and re.search(r"^PACTSIM_SANITIZE:\w+=.+$", cache.read_text(encoding="utf-8"), re.MULTILINE) is not None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lesson", action="append")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--explore", action="store_true")
    options = parser.parse_args()
    if sanitized():
        print("skipped: a build with sanitizers gives the same worlds")
        return 77
    count, broken_count = (200, 100) if full or options.write else (20, 12)
    if options.explore:
        count, broken_count = 40, 1
    levers = lab.load("levers.json")
    lessons = {name: lab.load(f"lessons/{name}.json") for name in options.lesson or lab.lesson_names()}
    worlds = lab.Worlds(levers)
    for lesson in lessons.values():
        arms = {arm["id"]: arm for arm in lesson["arms"]}
        used = set(arms) if options.write or options.explore else {arm for check in lesson["checks"] for arm in arms_of(check)}
        for arm in used:
            worlds.want(lesson, arms[arm], (), count)
        for check in lesson["checks"]:
            for arm in arms_of(check) if bounds_of(check, True) and not options.explore else ():
                worlds.want(lesson, arms[arm], lesson["break"]["settings"], broken_count)
    worlds.run()
    report = Report()
    for name, lesson in lessons.items():
        if options.explore:
            explore(worlds, lesson, count)
            continue
        prove(report, worlds, lesson, count, broken_count, 0 if count == 200 else 4, options.write)
        if options.write:
            path = lab.source / "web" / "data" / "lessons" / f"{name}.json"
            path.write_text(json.dumps(lesson, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{len(worlds.wanted)} arms, {len(report.problems)} problems")
    return 1 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main())
