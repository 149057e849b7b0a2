"""A scenario file from the page, with settings and dated changes, run by the native program: every measure of every group and month is the same, and so is the state at the end."""
import json
import os
import subprocess
import sys
import tempfile

import kernel_build

try:
    import h5py
except ImportError:
    print("skipped: python3-h5py is not installed")
    sys.exit(kernel_build.SKIP)


def native_digest(parts, folder):
    """State at the end of the file's world, by the native lab: the file is read as YAML there."""
    scenario = json.loads(subprocess.run([parts["lab"], "scenarios", f"{folder}/page.yaml"], check=True, capture_output=True, text=True).stdout)[0]
    requests = [("scenario", scenario), ("world", {"scenario": scenario["name"], "replicate": 2}), ("step", {"world": 1, "months": 120}), ("digests", {"world": 1})]
    lines = "".join(f"{operation} {json.dumps(request)}\n" for operation, request in requests)
    answers = subprocess.run([parts["lab"], "calls"], input=lines, check=True, capture_output=True, text=True).stdout.splitlines()
    return json.loads(answers[-1])["answer"]["digest"]


def differences(page, results):
    """Lines that say where the page and the results file differ, and how many numbers were compared."""
    labels = [label.decode() for label in results["group"][:]]
    found, compared = [], 0
    for key, values in page["values"].items():
        name, _, group = key.partition("@")
        column = results[name][0, :, labels.index(group)] if group else results[name][0]
        scale = page["scales"][name]
        stored = 1.0 if column.dtype.kind == "f" else scale  # scaled doubles lie in their unit, pence as whole numbers
        for month, (mine, theirs) in enumerate(zip(values, column, strict=True)):
            compared += 1
            if abs(mine - float(theirs) * stored) > 1e-9 * max(1.0, abs(mine)):
                found.append(f"{key} in month {month}: page {mine}, program {float(theirs) * stored}")
    return found, compared


def main():
    parts = kernel_build.built()
    with tempfile.TemporaryDirectory() as folder:
        if kernel_build.node(parts, "kernel_scenario.mjs", folder) != 0:
            return 1
        command = [parts["program"], "run", "page.yaml", "--first-replicate", "2", "--replicates", "1", "-o", "page.h5", "--quiet"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, "OMP_NUM_THREADS": "1"})
        if done.returncode != 0:
            print(done.stderr)
            return 1
        with open(f"{folder}/page.json", encoding="utf-8") as file:
            page = json.load(file)
        with h5py.File(f"{folder}/page.h5") as results:
            found, compared = differences(page, results)
        digest = native_digest(parts, folder)
    if digest != page["digest"]:
        found.append(f"digests differ: page {page['digest']}, program {digest}")
    print("\n".join(found[:20]))
    print(f"{compared} numbers compared, {len(found)} differences")
    return 1 if found or compared < 100_000 else 0


if __name__ == "__main__":
    sys.exit(main())
