"""The gate on speed: instructions that a run of smoke.yaml executes in drawing the population and in its months, as callgrind counts them.

Counts, not seconds: they are the same on a busy machine. A count more than 5 % above the stored one fails; after a change that is worth it, store the new one:
    PACTSIM_PROGRAM=build/release/bin/pactsim PACTSIM_BINARY_DIR=build/release python3 tests/regression/instruction_count.py --update "why more is worth it"
Skipped where valgrind is missing and in builds that are not the release by g++ (their counts say nothing about what users run).
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TOLERANCE = 0.05
# What is counted: the population and the months, with all they call. Reading the scenario and writing the file belong to libraries.
COUNTED = ("pactsim::draw_firms(pactsim::World&)", "pactsim::run_world_month(*")
ROOT = pathlib.Path(__file__).resolve().parents[2]
STORED = pathlib.Path(__file__).with_name("instruction_count.json")


def why_not(program, build):
    """Why nothing can be measured here, or an empty text."""
    if not shutil.which("valgrind"):
        return "valgrind is not installed"
    if not program.is_file():
        return f"there is no program at {program}"
    cache = build / "CMakeCache.txt"
    settings = dict(re.findall(r"^(\w+):\w+=(.*)$", cache.read_text(encoding="utf-8"), re.MULTILINE)) if cache.is_file() else {}
    if settings.get("CMAKE_BUILD_TYPE") != "Release" or settings.get("PACTSIM_SANITIZE") or settings.get("PACTSIM_AUDIT") == "ON":
        return "this is not the release build"
    return "" if "clang" not in settings.get("CMAKE_CXX_COMPILER", "") else "the stored count is that of g++"


def count_instructions(program):
    """Instructions inside the counted functions, on one thread."""
    with tempfile.TemporaryDirectory() as folder:
        profile = pathlib.Path(folder) / "profile"
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}", *(f"--toggle-collect={name}" for name in COUNTED),
                   str(program), "run", str(ROOT / "scenarios" / "smoke.yaml"), "--threads", "1", "-o", str(pathlib.Path(folder) / "smoke.h5")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"the program ended with {done.returncode}\n{done.stderr[-2000:]}")
        text = profile.read_text(encoding="utf-8")
        # A function that was renamed, or whose parameters have changed, is not counted and would pass for a gain.
        missing = [name for name in COUNTED if name.split("(")[0] not in text]
        if missing:
            sys.exit(f"not called, so not counted: {', '.join(missing)}")
        return int(re.search(r"^(?:totals|summary): (\d+)", text, re.MULTILINE).group(1))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", metavar="REASON", help="store the count measured now, with the reason for it")
    reason = parser.parse_args().update
    build = pathlib.Path(os.environ.get("PACTSIM_BINARY_DIR", ROOT / "build" / "release"))
    program = pathlib.Path(os.environ.get("PACTSIM_PROGRAM", build / "bin" / "pactsim"))
    obstacle = why_not(program, build)
    if obstacle:
        print(f"skipped: {obstacle}")
        return 0
    counted = count_instructions(program)
    if counted == 0:
        print("nothing was counted: the counted functions were not called")
        return 1
    if reason:
        STORED.write_text(json.dumps({"instructions": counted, "reason": reason}, indent=2) + "\n", encoding="utf-8")
        print(f"stored {counted:,} instructions")
        return 0
    stored = json.loads(STORED.read_text(encoding="utf-8"))["instructions"]
    change = counted / stored - 1
    print(f"{counted:,} instructions, {change:+.2%} against the stored {stored:,} (at most {TOLERANCE:+.0%})")
    return 0 if change <= TOLERANCE else 1


if __name__ == "__main__":
    sys.exit(main())
