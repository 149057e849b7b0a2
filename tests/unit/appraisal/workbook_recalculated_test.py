"""LibreOffice, made to recalculate every formula of the workbook, finds the program's numbers to 1e-9.

The results that the workbook carries are taken out first, so that nothing but a recalculation can bring numbers back; and a changed input must change them.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
import zipfile

SKIPPED = 77
TOLERANCE = 1e-9
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# LibreOffice trusts the results in a file of another program unless told otherwise: 0 = always recalculate.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def rewritten(source, target, change):
    """Copies a workbook with every sheet's text passed through `change(name, text)`."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item.filename)
            if item.filename.startswith("xl/worksheets/"):
                data = change(item.filename, data.decode("utf-8")).encode("utf-8")
            new.writestr(item, data)


def without_results(_, text):
    """The formulas without what they gave."""
    changed, count = re.subn(r"(</f>)<v>[^<]*</v>", r"\1", text)
    assert "<f>" not in changed or count > 0
    assert not re.search(r"</f><v>", changed)
    return changed


def recalculate(office, source, folder):
    """The workbook as LibreOffice writes it after recalculation."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    out = folder / "out"
    command = [office, f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, env={**os.environ, "HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp"}, check=False)
    result = out / source.name
    assert result.exists(), f"LibreOffice wrote nothing: {done.stdout} {done.stderr}"
    return result


def cells(path, sheet):
    """{row: {column letters: value}} of one sheet; text as text, numbers as numbers."""
    with zipfile.ZipFile(path) as book:
        strings = []
        if "xl/sharedStrings.xml" in book.namelist():
            root = xml.etree.ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
            strings = ["".join(part.text or "" for part in item.iter(MAIN + "t")) for item in root]
        names = [s.get("name") for s in xml.etree.ElementTree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet")]
        root = xml.etree.ElementTree.fromstring(book.read(f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"))
    found = {}
    for cell in root.iter(MAIN + "c"):
        column, row = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r")).groups()
        value = cell.find(MAIN + "v")
        if value is None or value.text is None:
            continue
        kind = cell.get("t")
        assert kind != "e", f"{sheet}!{cell.get('r')} is an error: {value.text}"
        text = strings[int(value.text)] if kind == "s" else value.text if kind == "str" else float(value.text)
        found.setdefault(int(row), {})[column] = text
    return found


def close(got, wanted):
    """Equal words, or numbers that differ by less than the tolerance; a zero must come back within a billionth of a pound."""
    if isinstance(wanted, str) or isinstance(got, str):
        return got == wanted
    return abs(got - wanted) <= max(TOLERANCE * abs(wanted), 1e-9)


def table(path, sheet):
    rows = cells(path, sheet)
    headings = rows.pop(1)
    return [{headings[column]: value for column, value in row.items()} for _, row in sorted(rows.items())]


def check_case(path, expected):
    """Number of values compared."""
    compared = 0
    rows = table(path, "Appraisal")
    assert len(rows) == len(expected["appraisal"])
    for row, wanted in zip(rows, expected["appraisal"], strict=True):
        for name, value in wanted.items():
            assert name in row, f"no column {name}"
            assert close(row[name], value), f"{path.name} {wanted['scheme']} {name}: {row[name]!r} is not {value!r}"
            compared += 1
    factors = cells(path, "Discount factors")[4]
    got = [value for _, value in sorted(factors.items(), key=lambda item: (len(item[0]), item[0])) if not isinstance(value, str)]
    assert len(got) == len(expected["factors"]) and all(close(a, b) for a, b in zip(got, expected["factors"], strict=True))
    return compared + len(got)


def double_displacement(name, text):
    """The yellow cell of labour displacement set from 0.25 to 0.5, results taken out."""
    if name.endswith("sheet2.xml"):
        text, count = re.subn(r'(<c r="B9"[^>]*>)<v>0\.25</v>', r"\1<v>0.5</v>", text)
        assert count == 1
    return without_results(name, text)


def main():
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("LibreOffice is not installed (libreoffice-calc-nogui)")
        return SKIPPED
    program = pathlib.Path(os.environ["PACTSIM_BINARY_DIR"]) / "tests" / "unit_appraisal"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([program, "[.recalculation]"], check=True, env={**os.environ, "PACTSIM_WORKBOOK_FOLDER": name}, stdout=subprocess.DEVNULL)
        compared = 0
        for expected_file in sorted(folder.glob("*.json")):
            expected = json.loads(expected_file.read_text(encoding="utf-8"))
            bare = folder / f"bare_{expected_file.stem}.xlsx"
            rewritten(expected_file.with_suffix(".xlsx"), bare, without_results)
            compared += check_case(recalculate(office, bare, folder), expected)
        assert compared > 100, f"only {compared} values compared"
        expected = json.loads((folder / "busy.json").read_text(encoding="utf-8"))["appraisal"]
        changed = folder / "changed.xlsx"
        rewritten(folder / "busy.xlsx", changed, double_displacement)
        for row, wanted in zip(table(recalculate(office, changed, folder), "Appraisal"), expected, strict=True):
            assert abs(row["npsv"] - (wanted["npsv"] - 0.25 * wanted["wages"])) < 0.02, "a changed input does not change the result as it should"
    print(f"{compared} recalculated values are those of the program; a changed input changes them")
    return 0


if __name__ == "__main__":
    sys.exit(main())
