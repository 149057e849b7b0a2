"""The data of the page: every lever setting is sound in the scenario language, and lessons have the shape of web/data/README.md.

For each lever its minimum, maximum, default, four named levels and, of a choice, every value are checked with `pactsim validate --set ...`; so are the arms and the broken world of every lesson.
"""
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import lesson_worlds as lab

lever_keys = {"id", "group", "label", "unit", "min", "max", "step", "default", "levels", "cost", "instruments", "meaning", "evidence", "assumption", "settings"}
lesson_keys = ["format", "id", "title", "minutes", "scenario", "worlds", "question", "goal", "intro", "check_question", "prediction", "outcomes", "arms", "steps", "reveal", "why", "rules", "explain", "break",
               "learnt", "limits", "expected_but_not_found", "sources", "teacher", "checks"]
units = {"gbp_per_year", "months", "share", "per_year", "choice"}
firm_rules = {"contact_only_in_b", "established_only_in_b", "established_only_in_a", "ends_only_in_a", "leak_only_in_a", "signed_only_in_a", "first_signed"}
longest_sentence = 40  # words; reading age 14

problems = []


def expect(right, text):
    """Notes what is wrong."""
    if not right:
        problems.append(text)


def check_lever(lever, levels):
    """The shape of one lever."""
    name = f"lever {lever.get('id')}"
    expect(lever_keys <= set(lever) <= lever_keys | {"choices", "world"}, f"{name}: keys are {sorted(set(lever) ^ lever_keys)} off")
    expect(lever["unit"] in units and lever["group"] in {"main", "expert"}, f"{name}: unit or group unknown")
    expect(len(lever["levels"]) == len(levels), f"{name}: {len(lever['levels'])} levels, not {len(levels)}")
    values = [lever["min"], lever["max"], lever["default"], *(level["value"] for level in lever["levels"])]
    expect(all(lever["min"] <= value <= lever["max"] and (value - lever["min"]) % lever["step"] == 0 for value in values), f"{name}: a value is out of range or off the step")
    if lever["unit"] == "choice":
        count = len(lever["choices"])
        expect(lever["min"] == 0 and lever["step"] == 1 and lever["max"] == count - 1, f"{name}: a choice runs from 0 in steps of 1")
        expect(all(len(one["table"]) == count for one in lever["settings"]), f"{name}: a table has not one entry for each choice")
        expect(len(lever["cost"].get("table", lever["choices"])) == count, f"{name}: cost table of the wrong length")


def resolved(settings=()):
    """The scenario of the levers with every value filled in, as text; nothing if the settings are not sound."""
    command = [lab.program, "validate", str(lab.source / "scenarios" / "lessons" / "base.yaml"), "--resolved", *lab.set_options(settings)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def check_unchanged(lever, untouched):
    """A lever at its default sets nothing, so what it would set there must be what the scenario has anyway."""
    settings = tuple((one["path"], json.dumps(one["table"][lever["default"]] if "table" in one else one["scale"] * lever["default"])) for one in lever["settings"])
    expect(resolved(settings) == untouched, f"lever {lever['id']}: its default is not what the scenario has")
    expect(all(f"name: {name}\n" in untouched for name in lever["instruments"]), f"lever {lever['id']}: an instrument is not in the scenario")


def sentences(value, place):
    """Every text in a value, with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in {"quote", "code", "equation", "where", "path", "value", "id", "measured", "name", "group", "scenario"}:
                yield from sentences(inner, f"{place}.{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from sentences(inner, f"{place}[{index}]")


def check_language(value, place):
    """Short sentences in plain words."""
    for where, text in sentences(value, place):
        for sentence in text.replace("?", ".").replace("!", ".").replace(":", ".").split(". "):
            expect(len(sentence.split()) <= longest_sentence, f"{where}: a sentence of {len(sentence.split())} words")


def check_question(question, place):
    """A multiple-choice question whose right answer is among its options."""
    ids = [option["id"] for option in question["options"]]
    expect(question["right"] in ids and len(set(ids)) == len(ids) >= 2, f"{place}: the right answer is not among the options, or two share an id")


def terms_of(check):
    """All terms of a check."""
    parts = check["quantity"] if check["kind"] == "share_of_worlds" else [check["quantity"]] if "quantity" in check else [check["top"], check["bottom"]]
    return [term for part in parts for term in part]


def check_lesson(lesson, name, levers, sources):
    """The shape of one lesson, and that all it refers to is there."""
    place = f"lesson {name}"
    expect(list(lesson) == lesson_keys and lesson["id"] == name, f"{place}: keys or their order are {sorted(set(lesson) ^ set(lesson_keys))} off, or the id is not the file name")
    arms = {arm["id"] for arm in lesson["arms"]}
    by_id = {lever["id"]: lever for lever in levers["levers"]}
    for arm in lesson["arms"]:
        for lever, value in arm["levers"].items():
            expect(lever in by_id and by_id[lever]["min"] <= value <= by_id[lever]["max"], f"{place}, arm {arm['id']}: lever {lever} unknown or out of range")
    for step in lesson["steps"]:
        expect(set(step["arms"]) <= arms and len(step["arms"]) in (1, 2) and step["outcome"] in lesson["outcomes"] and step["view"] in {"one", "two", "worlds"}, f"{place}, step {step['id']}: refers to what is not there")
    for check in lesson["checks"]:
        expect(all(term["arm"] in arms and term["outcome"] in lesson["outcomes"] for term in terms_of(check)), f"{place}, check {check['id']}: refers to what is not there")
        expect(("at_least" in check) != ("at_most" in check), f"{place}, check {check['id']}: needs one of at_least and at_most")
        expect(check.get("role", "refused") == "refused", f"{place}, check {check['id']}: unknown role")
    ids = [check["id"] for check in lesson["checks"]]
    expect(lesson["reveal"]["check"] in ids and len(set(ids)) == len(ids), f"{place}: the reveal names no check, or two checks share an id")
    expect(any(check.get("broken_at_most") is not None or check.get("broken_at_least") is not None for check in lesson["checks"]), f"{place}: nothing says what the broken world breaks")
    expect(lesson["why"]["rule"] in firm_rules and set(lesson["why"]["arms"]) <= arms, f"{place}: no such rule, or no such arms, for the firm to watch")
    expect(all(one["source"] in sources and one["quote"] and one["where"] for one in lesson["sources"]) and lesson["sources"], f"{place}: a quotation without its source or place")
    check_question(lesson["check_question"], f"{place}, check_question")
    if lesson["prediction"]["kind"] == "choice":
        check_question(lesson["prediction"], f"{place}, prediction")
    else:
        expect(lesson["prediction"]["min"] <= lesson["prediction"]["right"] <= lesson["prediction"]["max"], f"{place}: the right prediction is out of range")
    check_language(lesson, place)


def validate(job):
    """A scenario with settings must be sound."""
    place, scenario, settings = job
    command = [lab.program, "validate", str(lab.source / "scenarios" / scenario), *lab.set_options(settings)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return None if done.returncode == 0 else f"{place}: {done.stderr.strip()}"


def jobs(levers, lessons):
    """What is to be validated: (place, scenario, settings)."""
    for lever in levers["levers"]:
        values = {lever["min"], lever["max"], *(level["value"] for level in lever["levels"])}
        values |= set(range(len(lever.get("choices", []))))
        for value in sorted(values):
            yield f"lever {lever['id']} at {value}", levers["scenario"], tuple((path, json.dumps(text)) for path, text in lab.lever_settings(lever, value))
    for name, lesson in lessons.items():
        # Counted are the arms and outcome of that step: of another, nothing would break.
        if lesson["break"]["settings"] and lesson["break"].get("step") not in [step["id"] for step in lesson["steps"]]:
            problems.append(f"lesson {name}: break.step names no step")
        for extra, word in (((), ""), (lesson["break"]["settings"], ", broken")):
            for arm in lesson["arms"]:
                yield f"lesson {name}, arm {arm['id']}{word}", lesson["scenario"], lab.arm_settings(levers, arm, extra)


def main():
    levers, sources = lab.load("levers.json"), lab.load("sources.json")["sources"]
    lessons = {name: lab.load(f"lessons/{name}.json") for name in lab.lesson_names()}
    untouched = resolved()
    paths = [one["path"] for lever in levers["levers"] for one in lever["settings"]]
    expect(len(set(paths)) == len(paths), "two levers set the same path")
    expect(5 <= sum(lever["group"] == "main" for lever in levers["levers"]) <= 9, "the page shows about seven levers at once")
    for lever in levers["levers"]:
        check_lever(lever, levers["levels"])
        check_unchanged(lever, untouched)
        check_language(lever, f"lever {lever['id']}")
    for name, lesson in lessons.items():
        check_lesson(lesson, name, levers, sources)
    todo = {(scenario, settings): (place, scenario, settings) for place, scenario, settings in jobs(levers, lessons)}
    with ThreadPoolExecutor(max_workers=min(2, os.cpu_count() or 1)) as pool:
        problems.extend(text for text in pool.map(validate, todo.values()) if text)
    print("\n".join(problems) or f"{len(levers['levers'])} levers, {len(lessons)} lessons, {len(todo)} settings are sound")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
