"""`pactsim design` | a model in Python | `pactsim analyse`: indices of a known function, its intervals, failed runs, and an independent computation."""
import csv
import json
import math
import os
import subprocess
import sys
import tempfile

PROGRAM = os.environ["PACTSIM_PROGRAM"]
FIRST, TOTAL = (0.313905191, 0.442411145, 0.0), (0.557588855, 0.442411145, 0.243683664)


def run(*words, expect=0):
    """What the program prints; ends the test if it does not end as expected."""
    done = subprocess.run([PROGRAM, *words], capture_output=True, text=True, check=False)
    if done.returncode != expect:
        sys.exit(f"pactsim {' '.join(words)} ended with {done.returncode}, not {expect}: {done.stderr}")
    return done.stdout if expect == 0 else done.stderr


def read_rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def ishigami(row):
    x1, x2, x3 = (float(row[f"x{i}"]) for i in (1, 2, 3))
    return math.sin(x1) + 7 * math.sin(x2) ** 2 + 0.1 * x3 ** 4 * math.sin(x1)


def write_column(path, values):
    with open(path, "w", encoding="utf-8") as file:
        file.write("y\n" + "".join(f"{value!r}\n" for value in values))


def check(holds, words):
    if not holds:
        sys.exit(f"does not hold: {words}")


def jansen_total(rows, y, factor):
    """The total index computed here, from the columns that the design has beside the inputs."""
    value = {(r["scramble"], r["base"], r["part"]): v for r, v in zip(rows, y)}
    bases = [(r["scramble"], r["base"]) for r in rows if r["part"] == "0"]
    pooled = [value[b + (p,)] for b in bases for p in ("0", "1")]
    mean = math.fsum(pooled) / len(pooled)
    variance = math.fsum((v - mean) ** 2 for v in pooled) / len(pooled)
    part = str(2 + factor)
    return math.fsum((value[b + ("0",)] - value[b + (part,)]) ** 2 for b in bases) / len(bases) / 2 / variance


def whole_design(folder):
    """The commands of the issue, to the letter."""
    x, y = os.path.join(folder, "X.csv"), os.path.join(folder, "Y.csv")
    run("design", "--method", "saltelli", "--dims", "3", "--lower", "-3.14159", "--upper", "3.14159", "--k", "12", "-o", x)
    rows = read_rows(x)
    check(len(rows) == 4096 * 5, "2^12 base points and 3 + 2 rows of each")
    check(list(rows[0])[:3] == ["x1", "x2", "x3"], "inputs in columns x1, x2, x3")
    check(all(-3.14159 <= float(r[f"x{i}"]) <= 3.14159 for r in rows for i in (1, 2, 3)), "inputs within their range")
    values = [ishigami(row) for row in rows]
    write_column(y, values)
    found = json.loads(run("analyse", "--design", x, "--response", y, "--sobol", "--json"))
    check(found["ok"] and found["names"] == ["x1", "x2", "x3"], "names in the order of the factors")
    for i in range(3):
        check(abs(found["first"][i] - FIRST[i]) < 0.01 and abs(found["total"][i] - TOTAL[i]) < 0.01, f"indices of x{i + 1} near the truth: {found['first'][i]}, {found['total'][i]}")
        low, high = found["total_interval"][i]
        check(low < TOTAL[i] < high, f"interval of the total index of x{i + 1} holds the truth")
        check(abs(found["total"][i] - jansen_total(rows, values, i)) < 1e-9, f"total index of x{i + 1} as computed here")
    try:
        import openturns  # an independent check of the closed form on another sequence, where installed
    except ImportError:
        return
    model = openturns.SymbolicFunction(["x1", "x2", "x3"], ["sin(x1)+7*sin(x2)^2+0.1*x3^4*sin(x1)"])
    inputs = openturns.ComposedDistribution([openturns.Uniform(-math.pi, math.pi)] * 3)
    other = openturns.JansenSensitivityAlgorithm(inputs, 4096, model).getTotalOrderIndices()
    check(all(abs(other[i] - found["total"][i]) < 0.05 for i in range(3)), "OpenTURNS agrees")


def scrambles_and_failures(folder):
    """Eight scrambles, second order, failed runs, tables in files."""
    x, y, tables = (os.path.join(folder, name) for name in ("X8.csv", "Y8.csv", "tables"))
    run("design", "--method", "saltelli", "--dims", "3", "--lower", str(-math.pi), "--upper", str(math.pi), "--k", "7", "--scrambles", "8", "--second-order", "-o", x)
    values = [ishigami(row) for row in read_rows(x)]
    write_column(y, values)
    found = json.loads(run("analyse", "--design", x, "--response", y, "--json"))
    check(all(low <= high for low, high in found["first_interval"]), "intervals run from low to high")
    values[10] = values[999] = float("nan")
    write_column(y, values)
    found = json.loads(run("analyse", "--design", x, "--response", y, "--sobol", "--pawn", "--convergence", "--json", "--csv", tables, "--out", os.path.join(folder, "r.h5")))
    check(found["missing_rows"] == 2, "missing rows are counted")
    notes = " ".join(found["responses"][0]["tables"][0]["notes"])
    check("2 of 1024 base points are left out whole" in notes, "what is dropped is said")
    check({"sobol.csv", "sobol_second.csv", "given_data.csv", "pawn.csv", "convergence.csv"} <= set(os.listdir(tables)), "a file per table")
    check("nan" not in json.dumps(found["responses"]).lower().replace("finance", ""), "no figure is NaN")
    header = read_rows(os.path.join(tables, "sobol.csv"))
    check([row["factor"] for row in header] == ["x1", "x2", "x3"], "a row per factor")
    found = json.loads(run("analyse", "--design", x, "--response", y, "--sobol", "--missing", "given-data", "--json"))
    check("total" not in found and found["first_estimator"] == "given_data", "given-data indices have no total")
    check(all(abs(found["first"][i] - FIRST[i]) < 0.03 for i in range(3)), "given-data indices near the truth")


def refusals(folder):
    """Mistakes end with a message, not with figures."""
    x, y = os.path.join(folder, "X.csv"), os.path.join(folder, "short.csv")
    write_column(y, [1.0, 2.0])
    check("has 2 rows" in run("analyse", "--design", x, "--response", y, "--sobol", expect=3), "too few responses")
    check("needs a saltelli design" in run("analyse", "--design", *plain(folder), "--sobol", expect=2), "a plain sample has no total indices")
    check("did you mean `saltelli`" in run("design", "--method", "saltell", "--dims", "2", "--k", "2", expect=2), "a method misspelt")
    check("needs `--k`" in run("design", "--method", "sobol", "--dims", "2", expect=2), "no size")
    check("means nothing to" in run("design", "--method", "lhs", "--dims", "2", "--points", "4", "--k", "2", expect=2), "an option of another method")
    check("--force" in run("design", "--method", "lhs", "--dims", "2", "--points", "4", "-o", x, expect=7), "a file that is there")


def plain(folder):
    x, y = os.path.join(folder, "L.csv"), os.path.join(folder, "LY.csv")
    run("design", "--method", "lhs", "--names", "a,b", "--points", "50", "-o", x)
    write_column(y, [float(row["a"]) for row in read_rows(x)])
    return x, "--response", y


def main():
    with tempfile.TemporaryDirectory() as folder:
        whole_design(folder)
        scrambles_and_failures(folder)
        refusals(folder)


if __name__ == "__main__":
    main()
