#!/usr/bin/python3
"""Opens a synthetic results file with every reader that is installed and checks names, units and values.

usage: check_readers.py FILE REPLICATES     (the file is made by readers_test.cpp)
"""
import importlib.util
import shutil
import subprocess
import sys

GROUPS = ["total", "sector:digital", "sector:life sciences", "region:london", "sector_region:digital/london"]


def value(replicate, part, index):
    """Mirrors synthetic_value in synthetic_results.h."""
    return (replicate + 1) * 1_000_000 + part * 100_000 + index


def check(found, wanted, what):
    if found != wanted:
        sys.exit(f"{what}: found {found!r}, wanted {wanted!r}")


def installed(*modules):
    missing = [m for m in modules if importlib.util.find_spec(m) is None]
    if missing:
        print("left out, not installed:", ", ".join(missing))
    return not missing


def check_xarray(path, replicates, engine):
    import xarray

    with xarray.open_dataset(path, engine=engine) as data:
        check(dict(data.sizes), {"replicate": replicates, "month": 4, "group": 5, "event": 3, "transfer": 2, "instrument": 2, "account": 3},
              engine + " sizes")
        check(data["revenue"].dims, ("replicate", "month", "group"), engine + " dimensions")
        check(list(data["group"].values), GROUPS, engine + " groups")
        for name in ("month_label", "group_kind", "group_name", "transfer_kind", "payer", "payee", "funder"):
            check(name in data.coords, True, f"{engine} coordinate {name}")
        check(data["revenue"].attrs["units"], "GBP pence", engine + " units")
        check(data["revenue"].attrs["kind"], "flow", engine + " kind")
        check(data["firms"].attrs["kind"], "stock", engine + " kind")
        check(str(data["firms"].dtype), "int32", engine + " type")
        check(int(data["revenue"].sel(replicate=1, month=2, group="region:london")), value(1, 0, 20 + 2 * 5 + 3), engine + " cell")
        check(int(data["tension"].sel(replicate=1, month=2)), value(1, 0, 60 + 2 * 5), engine + " number of the whole")
        check(float(data["mean_trust"].sel(replicate=2, month=0, group="total")), value(2, 0, 40) * 1e-6, engine + " double")
        check(int(data["event_count"].sel(replicate=0, event="leak", month=1)), value(0, 1, 4 + 1), engine + " event")
        check(int(data["ledger"].sel(replicate=1, month=3, transfer="grant: government to firm")), value(1, 2, 3), engine + " ledger")
        check(int(data["instrument_awards"].sel(replicate=0, instrument="lead grant", month=1)), value(0, 3, 8 + 4 + 1), engine + " awards")
        check(str(data["funder"].sel(instrument="lead grant").values), "région", engine + " UTF-8")
        sectors = data["revenue"].where(data["group_kind"] == "sector", drop=True)
        check(list(sectors["group_name"].values), ["digital", "life sciences"], engine + " choice by kind")
        check(int(data.attrs["seed"]), 2**63 - 1, engine + " seed")
        check(data.attrs["filetype"], "pactsim-results", engine + " filetype")
    with xarray.open_dataset(path, engine=engine, group="scenario") as scenario:
        check("naïve" in str(scenario["resolved"].values), True, engine + " scenario text")
    with xarray.open_dataset(path, engine=engine, group="run_facts") as facts:
        check(facts.attrs["host"], "somewhere", engine + " facts")
    with xarray.open_dataset(path, engine=engine, group="firm_histories") as firms:
        rows = sum(4 * (2 + r) for r in range(replicates))
        check(firms.sizes["row"], rows, engine + " rows")
        check(firms["cash"].dims, ("row",), engine + " row dimension")
        table = firms[["replicate", "firm", "month", "cash", "status"]].to_dataframe()
        one = table[(table.replicate == 1) & (table.firm == 3) & (table.month == 2)]
        check([int(one.cash.iloc[0]), int(one.status.iloc[0])], [3002, 2], engine + " firm row")
        check(firms["status"].attrs["flag_meanings"].split()[2], "in_partnership", engine + " meanings")
        check(list(firms["row_count"].values), [4 * (2 + r) for r in range(replicates)], engine + " index")


def check_h5py(path, replicates):
    import h5py

    with h5py.File(path) as file:
        check(file["revenue"].shape, (replicates, 4, 5), "h5py shape")
        check([d.label or d[0].name for d in file["revenue"].dims], ["/replicate", "/month", "/group"], "h5py dimensions")
        check([int(v) for v in file.attrs["format_version"]], [1, 0], "h5py format version")
        check(int(file.attrs["complete"]), 1 if replicates == 3 else 0, "h5py complete")
        check(int(file["replicate"][replicates - 1]), replicates - 1, "h5py replicate")


def output_of(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed: {done.stderr}")
    return done.stdout


def check_ncdump(path, replicates):
    header = output_of("ncdump", "-h", path)
    for part in (f"replicate = {replicates} ;", "int64 revenue(replicate, month, group) ;", 'revenue:units = "GBP pence" ;',
                 "int event_count(replicate, event, month) ;", "int tension(replicate, month) ;", "string group(group) ;", "group: firm_histories {"):
        check(part in header, True, "ncdump: " + part)


R_NCDF4 = """
suppressMessages(library(ncdf4)); file <- nc_open("{path}")
x <- ncvar_get(file, "revenue"); g <- ncvar_get(file, "group")
cat(dim(x), ncatt_get(file, "revenue", "units")$value, x[which(g == "region:london"), 3, 2], sep = "|")
"""
R_RHDF5 = """
suppressMessages(library(rhdf5)); x <- h5read("{path}", "revenue"); g <- h5read("{path}", "group")
cat(dim(x), "GBP pence", x[which(g == "region:london"), 3, 2], sep = "|")
"""


def check_r(path, replicates, package, program):
    if subprocess.run(["Rscript", "-e", f"library({package})"], capture_output=True).returncode != 0:
        print("left out, not installed: R package", package)
        return
    # R is column major: dimensions come in the opposite order.
    check(output_of("Rscript", "-e", program.format(path=path)), f"5|4|{replicates}|GBP pence|{value(1, 0, 33)}", package)


def main():
    path, replicates = sys.argv[1], int(sys.argv[2])
    if installed("xarray", "h5netcdf"):
        check_xarray(path, replicates, "h5netcdf")
    if installed("xarray", "netCDF4"):
        check_xarray(path, replicates, "netcdf4")
    if installed("h5py"):
        check_h5py(path, replicates)
    if shutil.which("ncdump"):
        check_ncdump(path, replicates)
    else:
        print("left out, not installed: ncdump")
    if shutil.which("Rscript"):
        check_r(path, replicates, "ncdf4", R_NCDF4)
        check_r(path, replicates, "rhdf5", R_RHDF5)
    else:
        print("left out, not installed: Rscript")


if __name__ == "__main__":
    main()
