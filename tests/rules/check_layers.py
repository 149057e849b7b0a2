"""The house rules that a compiler does not check: who may include whom, what each layer may know, and sizes.

usage: check_layers.py ROOT; prints one line `file:line: message` per violation and exits with 1 if there is any.
"""
import pathlib
import re
import sys

from source_text import functions_of, python_functions_of, without_comments, words_of

LAYERS = ("sim", "scenarios", "agents", "output", "analysis", "web", "app")
GENERATED_HEADERS = {"pactsim_version.h"}
LONGEST_FILE = 400
LONGEST_FUNCTION = 60

# The kernel simulates anything: a word of the subject in it is a dependence that the include rules cannot see.
DOMAIN_WORDS = set("""firm firms sme smes china chinese uk partner partners partnership partnerships intermediary intermediaries
    guanxi grant grants subsidy subsidies instrument instruments innovation yaml hdf5 xarray""".split())

# Functions of the C library whose last bits differ between versions, and the fused multiply-add.
LIBM = "exp exp2 expm1 log log2 log10 log1p pow sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh " \
    "cbrt hypot tgamma lgamma erf erfc fma".split()
LIBM_CALL = re.compile(r"(?:\bstd\s*::|(?<![\w:>.])::)\s*(" + "|".join(LIBM) + r")[fl]?\s*\(")

STANDARD_RANDOM = re.compile(r"\bstd\s*::\s*(\w+_distribution|mt19937\w*|random_device|minstd_rand0?|default_random_engine|shuffle|sample)\b"
                             r"|(?<![\w.>:])(s?rand|drand48)\s*\(")
HASH_ORDER = re.compile(r"\bstd\s*::\s*(unordered_\w+|pmr::unordered_\w+)\b")
FREE_ORDER_SUM = re.compile(r"\bstd\s*::\s*(reduce|transform_reduce|execution)\b")
# Spelt in two halves, so that a search for leftovers does not find the search.
LEFTOVER = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b|not imple" + r"mented|\bplace" + r"holder\b|\bst" + r"ub\b")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
# Library headers that one corner alone may see: (what the header starts with, which files may include it, the rule in words).
CONFINED = (
    (re.compile(r"yaml-cpp/"), re.compile(r"scenarios/schema/yaml_source\w*\.(h|cpp)$"), "yaml-cpp is known to scenarios/schema/yaml_source only"),
    (re.compile(r"(hdf5|H5\w*)\.h|hdf5_hl\.h|H5Cpp"), re.compile(r"output/h5\w*\.(h|cpp)$"), "HDF5 is known to output/h5* only"),
    (re.compile(r"CLI/"), re.compile(r"app/"), "CLI11 is known to app only"),
    (re.compile(r"boost/mpi|mpi\.h$"), re.compile(r"sim/cluster/mpi_\w*\.(h|cpp)$"), "MPI is known to sim/cluster/mpi_* only"),
    (re.compile(r"xlsxwriter"), re.compile(r"analysis/appraisal/workbook\w*\.cpp$"), "libxlsxwriter is known to analysis/appraisal/workbook*.cpp only"),
)


def source_files(root, folders, suffixes):
    """Files below the folders with one of the suffixes, in a fixed order."""
    found = []
    for folder in folders:
        found += [p for p in (root / folder).rglob("*") if p.suffix in suffixes and p.is_file() and "__pycache__" not in p.parts]
    return sorted(found)


def check_includes(name, lines):
    """Downward includes only, written from the root, libraries only where they belong."""
    layer = name.split("/")[0]
    for number, line in enumerate(lines, 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        mark, target = match.groups()
        if mark == '"' and target not in GENERATED_HEADERS:
            other = target.split("/")[0]
            if other not in LAYERS or "/" not in target:
                yield number, f'include "{target}" is not written from the root of the repository'
            elif LAYERS.index(other) > LAYERS.index(layer):
                yield number, f'{layer}/ includes "{target}" from a higher layer (order: {" < ".join(LAYERS)})'
        if target == "random":
            yield number, "<random> gives different numbers with different libraries: use sim/draws.h and sim/distributions.h"
        for pattern, allowed, rule in CONFINED:
            if pattern.match(target) and not allowed.match(name):
                yield number, f"includes {target} ({rule})"


def check_header(lines):
    """A header starts with #pragma once and imports no namespace."""
    first = next((line.strip() for line in lines if line.strip()), "")
    if first != "#pragma once":
        yield 1, "a header starts with #pragma once"
    for number, line in enumerate(lines, 1):
        if re.search(r"\busing\s+namespace\b", line):
            yield number, "`using namespace` in a header reaches every file that includes it"


def check_exactness(name, lines):
    """No source of numbers that another machine, library or run would give differently."""
    kernel = name.startswith(("sim/", "agents/"))
    for number, line in enumerate(lines, 1):
        if STANDARD_RANDOM.search(line):
            yield number, "random numbers come from sim/draws.h and sim/distributions.h only"
        if not kernel:
            continue
        match = LIBM_CALL.search(line)
        if match:
            yield number, f"{match.group(1)} of the C library differs between machines: use sim/math.h"
        if HASH_ORDER.search(line):
            yield number, "an unordered container has no fixed order: use a sorted vector"
        if FREE_ORDER_SUM.search(line):
            yield number, "the order of this sum is not fixed: use a loop"


def check_sizes(path, name, text):
    """Files and functions that fit a reader."""
    length = text.count("\n")
    if length > LONGEST_FILE:
        yield 1, f"{length} lines (at most {LONGEST_FILE})"
    if name.split("/")[0] == "tests" and path.suffix != ".py":
        return  # a test case is a list of cases, not a function to follow
    functions = python_functions_of(text) if path.suffix == ".py" else functions_of(without_comments(text))
    for start, size in functions:
        if size > LONGEST_FUNCTION:
            yield start, f"a function of {size} lines (at most {LONGEST_FUNCTION})"


def check_words(name, text):
    """No leftover notes anywhere; no word of the subject in sim/."""
    for number, line in enumerate(text.splitlines(), 1):
        match = LEFTOVER.search(line)
        if match:
            yield number, f"leftover '{match.group(0)}'"
        if name.startswith("sim/"):
            for word in sorted(DOMAIN_WORDS.intersection(words_of(line))):
                yield number, f"sim/ is general, but says '{word}'"


def check_listed(root, path, name):
    """A C++ file that no list names is never compiled: a test that never runs, or dead code."""
    for folder in path.parents:
        wanted = path.relative_to(folder).as_posix()
        for file in [folder / "CMakeLists.txt", *sorted(folder.glob("*.cmake"))]:
            if file.is_file() and wanted in (word.lstrip("/") for word in re.findall(r"[\w./-]+", file.read_text(encoding="utf-8"))):
                return
        if folder == root:
            break
    yield 1, "is in no CMakeLists.txt or *.cmake list: it is never compiled"


def check_file(root, path):
    """All violations of one file as (line, message)."""
    name = path.relative_to(root).as_posix()
    text = path.read_text(encoding="utf-8")
    in_layer = name.split("/")[0] in LAYERS
    found = list(check_words(name, text)) + list(check_sizes(path, name, text))
    if path.suffix == ".cpp":
        found += check_listed(root, path, name)
    if in_layer and path.suffix in (".h", ".cpp"):
        # Includes name files in quotes, which the other checks must not read: text in quotes is not code.
        found += check_includes(name, without_comments(text, keep_strings=True).splitlines())
        found += check_exactness(name, without_comments(text).splitlines())
    if path.suffix == ".h":
        found += check_header(without_comments(text, keep_strings=True).splitlines())
    return [f"{name}:{line}: {message}" for line, message in sorted(found)]


def check(root):
    """All violations of the house below root, as lines."""
    files = source_files(root, LAYERS + ("tests", "bench"), {".h", ".cpp", ".py"})
    return [line for path in files for line in check_file(root, path)], len(files)


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    violations, count = check(root)
    print("\n".join(violations) if violations else f"{count} files keep the house rules")
    if count == 0:
        print(f"no sources found under {root}")
    return 1 if violations or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
