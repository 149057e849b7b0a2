"""Every source that the field tables, scenario files, rules or derived figures cite by a short name is registered in docs/sources.md.

usage: check_sources.py ROOT; prints one line per citation that a reader could not follow and exits with 1 if there is any.

Registered is what stands in backticks in the first or second cell of a table row of docs/sources.md; authors and years are looked up in the rows of its
section "Literature" and in the names of its tables.
"""
import json
import pathlib
import re
import sys

# A word after "evidence" that makes it plain English, not a citation.
PROSE = {"and", "are", "as", "at", "so", "is", "lost", "on", "or", "over", "said", "that", "then", "when", "with"}
ROW = re.compile(r"(?<![\w.])(?:[a-z][a-z0-9]*(?:_[a-z0-9.]*[a-z0-9])+(?:\.\.\w+)?)(?!\w)")
PUBLICATION = re.compile(r"(?<!\w)\[\d+\]")
AUTHOR = re.compile(r"\b([A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?: et al\.?|(?:,? (?:and |& )?[A-Z][a-z]+)+)? \(?(?:[A-Z]{2,5} )?((?:19|20)\d\d)\b(?!-)")
NOT_AUTHORS = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Demography"}
NUMBERED = {"rulings": r"\brulings? (\d(?:\.\d+)?)", "model.md": r"(?<!docs/)\bmodel\.md (?:section )?(\d(?:\.\d+)?)", "peers.md": r"\bpeers\.md (?:section )?(\d(?:\.\d+)?)"}
FEWEST = {"field tables": 80, "scenario files": 80, "rules": 30, "derived figures": 100}


def register(root):
    """(names in backticks in the first two cells of table rows, text of the rows of literature and tables)."""
    rows = [line for line in (root / "docs" / "sources.md").read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    names = {name for row in rows for name in re.findall(r"`([^`]+)`", " ".join(row.split("|")[1:3]))}
    return names, [row for row in rows if re.search(r"\b(19|20)\d\d\b", row)]


def pieces(text):
    """The text without what is in brackets, and what is in each pair of brackets."""
    found = []
    while match := re.search(r"\(([^()]*)\)", text):
        found.append(match.group(1))
        text = text[:match.start()] + " " + text[match.end():]
    return [text, *found]


def evidence(text):
    """Names that follow the word evidence, up to the end of that clause; a dotted name is one of figures.json."""
    for part in pieces(text):
        for match in re.finditer(r"\bevidence ([A-Za-z][\w.]*)([^;\"]*)", part):
            first = match.group(1).rstrip(".")
            if first in PROSE:
                continue
            yield first
            clause = re.split(r"\bevidence\b|: |\. | over ", match.group(2))[0]
            yield from ROW.findall(clause) + PUBLICATION.findall(clause)


def numbered(text):
    """Decisions by number, with the name of the mechanism where a section is divided by name."""
    for document, pattern in NUMBERED.items():
        for match in re.finditer(pattern + r"(?: (\([a-z][a-z -]*\)))?((?:,? (?:and )?[1-9]\.\d+)*)", text):
            number, name, more = match.groups()
            yield f"{document} {number}"
            yield from (f"{document} {other}" for other in re.findall(r"\d\.\d+", more))
            if name and (document, number) in (("rulings", "5"), ("model.md", "4")):
                yield f"{document} {number} {name}"


def citations(text):
    """Every short name that a text cites, except authors."""
    yield from evidence(text)
    yield from numbered(text)
    for match in re.finditer(r"\bseeds? (\d{3})\b((?:(?:,| and|/) ?\d{3}\b)*)", text):
        yield from (f"seed {number}" for number in re.findall(r"\d{3}", match.group(0)))
    yield from re.findall(r"\bV[1-9]\d?\b", text)
    yield from re.findall(r"\b([a-z]\w+)\.csv\b", text)


def authors(text):
    return [(name, year) for name, year in AUTHOR.findall(text) if name not in NOT_AUTHORS]


def comments_of_code(text):
    """The comments of C++ code, adjacent lines joined."""
    return [re.sub(r"\n\s*//+", "", block) for block in re.findall(r"//[^\n]*(?:\n\s*//[^\n]*)*", text)]


def texts(root):
    """kind -> list of (where, text, whether every snake_case name in it is a citation)."""
    found = {kind: [] for kind in FEWEST}
    for path in sorted((root / "scenarios/schema/fields").glob("*.cpp")):
        text = re.sub(r'"\s*\n\s*"', "", path.read_text(encoding="utf-8"))
        bits = comments_of_code(text) + re.findall(r'"((?:[^"\\\n]|\\.)*)"', re.sub(r"//[^\n]*", "", text))
        found["field tables"] += [(path, bit.replace('\\"', ""), False) for bit in bits]
    for path in sorted((root / "scenarios").rglob("*.yaml")):
        text = re.sub(r"\n#", "", path.read_text(encoding="utf-8"))  # a comment over several lines is one text
        found["scenario files"] += [(path, line, False) for line in text.splitlines() if line.strip()]
    for path in sorted((root / "agents/rules").glob("*.h")):
        found["rules"] += [(path, comment, False) for comment in comments_of_code(path.read_text(encoding="utf-8"))]
    for name in ("figures.json", "targets.json"):
        path = root / "scenarios/derive" / name
        if path.exists():
            found["derived figures"] += [(path, item["source"], True) for item in json.loads(path.read_text(encoding="utf-8"))]
    return found


def figure_names(root):
    path = root / "scenarios/derive/figures.json"
    names = [item["path"] for item in json.loads(path.read_text(encoding="utf-8"))]
    return {".".join(name.split(".")[:n]) for name in names for n in range(1, 5)} | set(names)


def faults_of(text, all_names, known, rows, figures):
    cited = set(citations(text))
    if all_names:
        cited |= set(ROW.findall(text) + PUBLICATION.findall(text))
    cited |= set(re.findall(r"figures\.json ([a-z]\w*\.\w+)", text))
    for name in sorted(cited):
        if name not in known and not ("." in name and name in figures):
            yield name
    for name, year in authors(text):
        if not any(re.search(rf"\b{name}\b", row) and year in row for row in rows):
            yield f"{name} ({year})"


def check(root):
    """(faults, number of citations by kind)."""
    known, rows = register(root)
    figures = figure_names(root)
    faults, counts = [], {}
    for kind, found in texts(root).items():
        counts[kind] = sum(len(set(citations(text))) + len(authors(text)) for _, text, _ in found)
        for path, text, all_names in found:
            for name in faults_of(text, all_names, known, rows, figures):
                faults.append(f"{path.relative_to(root)}: '{name}' is not registered in docs/sources.md (cited in: {text.strip()[:100]})")
    return sorted(set(faults)), counts


def main():
    root = pathlib.Path(sys.argv[1])
    faults, counts = check(root)
    faults += [f"only {counts[kind]} citations found in {kind}: a pattern of this check no longer fits" for kind in FEWEST if counts[kind] < FEWEST[kind]]
    print("\n".join(faults) if faults else "docs/sources.md registers every citation: " + ", ".join(f"{n} in {kind}" for kind, n in counts.items()))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
