#!/usr/bin/python3
"""Runs the two examples of docs/results.md as they stand and compares their results with the file.

usage: check_examples.py PAGE FOLDER     (FOLDER holds results.h5, made by docs_examples_test.cpp)
"""
import importlib.util
import os
import re
import shutil
import subprocess
import sys


def example(page, language):
    """The first fenced block of a language: five lines that a reader may copy."""
    with open(page, encoding="utf-8") as file:
        lines = re.search(rf"^```{language}\n(.*?)^```$", file.read(), re.S | re.M).group(1).splitlines()
    check(len(lines), 5, f"lines of the {language} example")
    return "\n".join(lines) + "\n"


def check(found, wanted, what):
    if found != wanted:
        sys.exit(f"{what}: found {found!r}, wanted {wanted!r}")


def check_python(page):
    if any(importlib.util.find_spec(m) is None for m in ("xarray", "h5netcdf")):
        print("left out, not installed: xarray with h5netcdf")
        return
    names = {}
    exec(example(page, "python"), names)  # pylint: disable=exec-used
    results = names["results"]
    formed = results["partnerships_formed"].sel(group="total").sum("month")
    check(names["signed"].values.tolist(), formed.values.tolist(), "signed, event by event and by group")
    check(int(formed.sum()) > 0, True, "something signed")
    total = results["uk_gva"].sel(group="total").sum("month") / 100
    difference = abs(names["by_sector"].sum("group") - total)
    check(bool((difference < 0.01).all()), True, "gross value added of the sectors adds up to the total")
    trust = names["trust"].values
    check(trust.shape, (results.sizes["replicate"], results.sizes["month"]), "shape of trust")
    check(bool(((trust >= 0) & (trust <= 1) | (trust != trust)).all()) and bool((trust == trust).any()), True, "trust is a share")


CHECKS_IN_R = """
same <- function(found, wanted, what) if (!isTRUE(all.equal(as.numeric(found), as.numeric(wanted)))) stop(what)
groups <- ncvar_get(file, "group")
stopifnot(identical(dim(gva), as.integer(c(length(groups), 24, 2))), identical(dim(total), c(24L, 2L)))
same(colSums(gva[startsWith(groups, "sector:"), , 1]) / 100, total[, 1], "the sectors do not add up")
moved <- ncvar_get(file, "ledger")
same(ledger, moved[1, , 1] + moved[1, , 2], "the ledger of month 0")
stopifnot(sum(ledger) > 0, !is.null(names(ledger)), all(nzchar(names(ledger))))
"""


def check_r(page):
    if shutil.which("Rscript") is None or subprocess.run(["Rscript", "-e", "library(ncdf4)"], capture_output=True, check=False).returncode != 0:
        print("left out, not installed: R with ncdf4")
        return
    with open("example.R", "w", encoding="utf-8") as file:
        file.write(example(page, "r") + CHECKS_IN_R)
    done = subprocess.run(["Rscript", "example.R"], capture_output=True, text=True, check=False)
    check((done.returncode, done.stderr), (0, ""), "the R example")


def main():
    page = os.path.abspath(sys.argv[1])
    os.chdir(sys.argv[2])
    check_python(page)
    check_r(page)


if __name__ == "__main__":
    main()
