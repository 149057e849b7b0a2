#!/usr/bin/python3
"""Opens a synthetic study with xarray where it is installed and checks names and dimensions.

usage: check_study.py FILE     (the file is made by study_file_test.cpp)
"""
import importlib.util
import sys

SIZES = {"replicate": 3, "future": 2, "arm": 3, "outcome": 11, "flow": 8, "year": 2, "month": 3, "series": 2, "quantity": 5, "part": 9, "margin": 2,
         "event": 2, "fate": 7, "evaluator": 6}


def check(found, wanted, what):
    if found != wanted:
        sys.exit(f"{what}: found {found!r}, wanted {wanted!r}")


def main():
    if any(importlib.util.find_spec(m) is None for m in ("xarray", "h5netcdf")):
        print("left out, not installed: xarray, h5netcdf")
        return
    import xarray

    with xarray.open_dataset(sys.argv[1], engine="h5netcdf") as data:
        check(dict(data.sizes), SIZES, "sizes")
        check(data["twin_parts"].dims, ("replicate", "future", "arm", "quantity", "part", "margin"), "dimensions")
        check(data["flows"].dims, ("replicate", "future", "arm", "flow", "year"), "dimensions")
        check(list(data["arm"].values), ["baseline", "vouchers", "vouchers+advice"], "arms")
        check(list(data["future"].values), ["base", "strained/4"], "futures")
        check(list(data["year"].values), [2025, 2026], "years")
        # World 0 of the test: the first outcome is -7 + 1,000,000,007.
        check(int(data["outcomes"].sel(replicate=0, future="base", arm="baseline", outcome="partnerships")), 1_000_000_000, "outcome")
        # World 4 (future 0, arm 1, replicate 1) is missing.
        check(int(data["arm_present"].sum()), 17, "worlds")
        check(int(data["arm_present"].sel(replicate=1, future="base", arm="vouchers")), 0, "the missing world")
        check(data.attrs["filetype"], "pactsim-study", "filetype")
        check(data.attrs["schedule"], "hmt-2026-02", "schedule")
    with xarray.open_dataset(sys.argv[1], engine="h5netcdf", group="scenario") as scenario:
        check("resolved" in scenario, True, "scenario")


main()
