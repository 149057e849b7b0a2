"""What the Python tests of this folder share: the program, scratch folders, the tiny study, runs that are expected to end in a certain way."""
import atexit
import filecmp
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.environ["PACTSIM_PROGRAM"]
SOURCE = pathlib.Path(os.environ["PACTSIM_SOURCE_DIR"])
HERE = SOURCE / "tests" / "cluster"
FULL = os.environ.get("PACTSIM_FULL") == "1"
os.environ["OMP_WAIT_POLICY"] = "passive"
# Open MPI refuses the superuser and more ranks than cores unless told.
os.environ.update(OMPI_ALLOW_RUN_AS_ROOT="1", OMPI_ALLOW_RUN_AS_ROOT_CONFIRM="1", OMPI_MCA_rmaps_base_oversubscribe="1")


def scratch_folder():
    """A new folder that is removed at the end, with a space in its name, as folders of people have."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="pactsim cluster."))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def need(*names):
    """Ends as skipped where programs are missing and the tester said that this is meant; else missing programs are a failure."""
    missing = [name for name in names if shutil.which(name) is None]
    if missing and os.environ.get("PACTSIM_NO_CLUSTER") == "1":
        print(f"skipped: {', '.join(missing)} not installed, and PACTSIM_NO_CLUSTER=1")
        sys.exit(77)
    if missing:
        sys.exit(f"{', '.join(missing)} not installed (./pact test installs them; PACTSIM_NO_CLUSTER=1 leaves these tests out)")


def study_file(path, **changes):
    """The tiny study, with whole lines replaced by their keys, anywhere: its own paths stay good."""
    lines = (HERE / "tiny_study.yaml").read_text().replace("../../", f"{SOURCE}/").splitlines()
    for key, text in changes.items():
        found = [i for i, line in enumerate(lines) if line.lstrip().startswith(key + ":")]
        assert len(found) == 1, key
        indent = lines[found[0]][: len(lines[found[0]]) - len(lines[found[0]].lstrip())]
        lines[found[0]] = f"{indent}{key}: {text}"
    path.write_text("\n".join(lines) + "\n")
    return path


def pactsim(*words, expect=0, **options):
    """Runs the program; its text (both streams) if it ended as expected, an error with that text if not."""
    done = subprocess.run([PROGRAM, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=600, check=False, **options)
    wanted = expect if isinstance(expect, tuple) else (expect,)
    assert done.returncode in wanted, f"pactsim {' '.join(map(str, words))}\nended with {done.returncode} instead of {expect}:\n{done.stdout}"
    return done.stdout


def says(text, *parts):
    """Every part of a message is there."""
    for part in parts:
        assert part in text, f"`{part}` is not in:\n{text}"


def merged_equals(folder, reference, what):
    """The folder is complete, merges, and gives the bytes of the reference."""
    pactsim("merge", folder, "-q")
    assert filecmp.cmp(folder / "merged.h5", reference, shallow=False), f"{what}: the merged file differs from that of the uninterrupted sweep"
