"""Builds the page with the kernel for the tests of this folder, and says where its parts are."""
import fcntl
import os
import pathlib
import shutil
import subprocess
import sys

SKIP = 77


def built():
    """Paths of the page, the kernel as a Node module, and the native program; builds what is stale. Skips the test where PACTSIM_WEB=0."""
    if os.environ.get("PACTSIM_WEB") == "0":
        print("skipped: PACTSIM_WEB=0")
        sys.exit(SKIP)
    root = pathlib.Path(os.environ["PACTSIM_SOURCE_DIR"])
    build = pathlib.Path(os.environ["PACTSIM_BINARY_DIR"])
    parts = {"page": build / "web/pactsim-lab.html", "source": build / "web/source.mjs", "lab": build / "bin/pactsim_lab", "packages": build / "web/packages", "root": root,
             "program": pathlib.Path(os.environ["PACTSIM_PROGRAM"])}
    given = os.environ.get("PACTSIM_WEB_PARTS")  # a page that was built by hand: its folder
    if given:
        parts.update(page=pathlib.Path(given) / "pactsim-lab.html", source=pathlib.Path(given) / "source.mjs")
        return parts
    for tool in ("em++", "npm", "node"):
        if shutil.which(tool) is None:
            sys.exit(f"{tool} is not installed (./pact test installs what the tests need; PACTSIM_WEB=0 leaves the page out)")
    with open(build / ".web-lock", "w", encoding="utf-8") as lock:  # tests that run side by side build once
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = subprocess.run(["cmake", "--build", build, "--target", "web", "--parallel", "2"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(done.stdout[-4000:] + done.stderr[-4000:])
    return parts


def node(parts, script, *arguments):
    """Runs a script of this folder in Node with the paths in its environment; ends the test with its exit status."""
    environment = {**os.environ, **{f"WEB_{name.upper()}": str(path) for name, path in parts.items()}}
    here = pathlib.Path(__file__).resolve().parent
    return subprocess.run(["node", here / script, *arguments], env=environment, check=False).returncode


if __name__ == "__main__":
    built()
