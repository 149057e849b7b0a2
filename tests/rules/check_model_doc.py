"""docs/model.md keeps up with the code: its generated tables are those of the code, it names every word of the model, and every key of a scenario is
described there or in scenarios/REFERENCE.md.

usage: check_model_doc.py ROOT [--write]; prints one line per fault and exits with 1 if there is any. --write refreshes the generated parts first.
"""
import pathlib
import re
import sys

QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
MEMBER = re.compile(r"^    [\w:<>, ]+?[\w>]\s+(\w+)(?:\s*=\s*[^;]+|\{\})?;")
# Phrases of the source documents that section 10 of the description must account for.
PHRASES = {"c1": 19, "c3": 20, "c4": 8, "c5": 6, "c6": 7}
LONGEST_CELL = 60  # a longer default is given by reference
FEWEST = {"phases": 12, "transfers": 40, "purposes": 30, "levers": 30, "keys": 300}


def read(root, path):
    return (root / path).read_text(encoding="utf-8")


def unwrapped(text):
    """C++ text with its comments taken out and adjacent literals joined."""
    return re.sub(r'"\s*\n\s*"', "", re.sub(r"//[^\n]*", "", text))


def array_of(text, name):
    """The strings of a `name{...};` array."""
    match = re.search(rf"\b{name}\s*\{{(.*?)\}};", text, re.S)
    return QUOTED.findall(match.group(1)) if match else []


def table(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def transfers(root):
    text = unwrapped(read(root, "agents/state/books.h"))
    return re.findall(r'\{"(\w+)",\s*Account::(\w+),\s*Account::(\w+),\s*"([^"]*)"\}', text)


def phases(root):
    text = read(root, "agents/model.cpp")
    body = re.search(r"phases\{\{(.*?)\}\};", text, re.S).group(1)
    return re.findall(r'\{"(\w+)",\s*"([^"]*)",\s*"([^"]*)",\s*"([^"]*)",\s*"([^"]*)",\s*[\w<>]+\}', re.sub(r'"\s*\n\s*"', "", body))


def purposes(root):
    text = read(root, "agents/purpose.h")
    return re.findall(r"^\s+(\w+) = (\d+),?\s*(?://\s*(.*))?$", text, re.M)


def levers(root):
    names = array_of(unwrapped(read(root, "scenarios/schema/vocabulary.h")), "lever_names")
    meanings = array_of(unwrapped(read(root, "agents/rules/support.cpp")), "meanings")
    factors = set(re.findall(r"case Lever::(\w+)", read(root, "agents/rules/support.h")))
    return [(name, "factor" if name in factors else "share", meaning) for name, meaning in zip(names, meanings, strict=True)]


def code(word):
    return f"`{word}`"


def blocks(root):
    """The generated parts by name."""
    numbered = enumerate(phases(root), 1)
    return {
        "phases": table(["", "phase", "what it does", "reads", "writes", "why here"], [[str(n), code(p[0]), *p[1:]] for n, p in numbered]),
        "transfers": table(["transfer", "payer", "payee", "meaning"], [[code(t[0]), code(t[1]), code(t[2]), t[3]] for t in transfers(root)]),
        "purposes": table(["number", "purpose", "keys and lanes"], [[p[1], code(p[0]), p[2]] for p in purposes(root)]),
        "levers": table(["lever", "kind", "strength means"], [[code(v[0]), v[1], v[2]] for v in levers(root)]),
    }


def words(root):
    """Every word of the model that the description must name, with where it comes from."""
    found = {}
    for path in ("scenarios/schema/vocabulary.h", "agents/events.h", "agents/state/books.h", "agents/state/policy_book.h"):
        text = unwrapped(read(root, path))
        for name in re.findall(r"\b(\w+_names)\s*\{", text):
            for word in array_of(text, name):
                found.setdefault(word, f"{path}, {name}")
    for name, rows in (("phase", phases(root)), ("transfer", transfers(root)), ("purpose", purposes(root)), ("lever", levers(root))):
        for row in rows:
            found.setdefault(row[0], name)
    return found


def keys(root):
    """The YAML key of every member of a configuration struct."""
    tables = "".join(path.read_text(encoding="utf-8") for path in sorted((root / "scenarios/schema/fields").glob("*.cpp")))
    bound = {(struct, member): key for key, struct, member in re.findall(r't\.add\("(\w+)",\s*&(\w+)::(\w+),', tables)}
    result = {}
    for path in [root / "scenarios/schema/config.h", *sorted((root / "scenarios/schema/config").glob("*.h"))]:
        if path.name in ("schedule.h", "experiment.h", "targets.h"):
            continue  # schedules, studies and targets are files of their own, not parts of a scenario
        struct = None
        for line in path.read_text(encoding="utf-8").splitlines():
            if match := re.match(r"struct (\w+) \{", line):
                struct = match.group(1)
            elif line.startswith("};"):
                struct = None
            elif struct and (match := MEMBER.match(line)):
                result[f"{struct}::{match.group(1)}"] = bound.get((struct, match.group(1)), match.group(1))
    return result


def reference(root):
    """Rows of scenarios/REFERENCE.md: path -> (unit, default, source)."""
    rows, section = {}, ""
    for line in read(root, "scenarios/REFERENCE.md").splitlines():
        if match := re.match(r"## `(.+)`", line):
            section = match.group(1)
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if section and len(cells) == 7 and (match := re.match(r"`(\w+)`", cells[0])):
            rows[f"{section}.{match.group(1)}"] = (cells[2], cells[4], cells[6])
    return rows


def filled_symbols(block, rows, faults):
    """The symbol table with unit, default and source of every row that names a path of a scenario."""
    lines = []
    for line in block.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        path = re.fullmatch(r"`([\w.<>]+)`", cells[3]) if len(cells) == 7 else None
        if path and path.group(1) in rows:
            cells[4:7] = [cell if len(cell) <= LONGEST_CELL else "see the reference" for cell in rows[path.group(1)][:2]] + [rows[path.group(1)][2]]
            line = "| " + " | ".join(cells) + " |"
        elif path:
            faults.append(f"docs/model.md: the symbol table names `{path.group(1)}`, which scenarios/REFERENCE.md does not")
        lines.append(line)
    return "\n".join(lines)


def between(name):
    return re.compile(rf"(<!-- {name}: [^\n]*-->\n)(.*?)(<!-- end of {name} -->)", re.S)


def refreshed(root, text, faults):
    """The text as it should be."""
    wanted = blocks(root)
    for name, block in wanted.items():
        if not between(name).search(text):
            faults.append(f"docs/model.md: no part `{name}` between its markers")
        text = between(name).sub(lambda match, block=block: match.group(1) + block + "\n" + match.group(3), text)
    if not between("symbols").search(text):
        faults.append("docs/model.md: no part `symbols` between its markers")
    rows = reference(root)
    return between("symbols").sub(lambda match: match.group(1) + filled_symbols(match.group(2), rows, faults) + "\n" + match.group(3), text)


def check(root, text):
    faults = []
    counts = {"phases": phases(root), "transfers": transfers(root), "purposes": purposes(root), "levers": levers(root), "keys": keys(root)}
    faults += [f"only {len(counts[name])} {name} found: a pattern of this check no longer fits the code" for name in FEWEST if len(counts[name]) < FEWEST[name]]
    if refreshed(root, text, faults) != text:
        faults.append("docs/model.md: a generated part differs from the code; run tests/rules/check_model_doc.py ROOT --write")
    named = set(re.findall(r"`([^`\n]+)`", text))
    faults += [f"docs/model.md: `{word}` ({where}) is not named" for word, where in words(root).items() if word not in named]
    faults += [f"docs/model.md: phrase {part}.{n} of the source documents is not accounted for" for part, most in PHRASES.items()
               for n in range(1, most + 1) if not re.search(rf"^\| {part}\.{n}\b", text, re.M)]
    known = named | {part for name in named for part in re.split(r"[.:]", name)} | set(re.findall(r"`(\w+)`", read(root, "scenarios/REFERENCE.md")))
    return faults + [f"{member}: the key `{key}` is in neither docs/model.md nor scenarios/REFERENCE.md" for member, key in keys(root).items() if key not in known]


def main():
    root = pathlib.Path(sys.argv[1])
    doc = root / "docs" / "model.md"
    text = doc.read_text(encoding="utf-8")
    if "--write" in sys.argv[2:]:
        text = refreshed(root, text, [])
        doc.write_text(text, encoding="utf-8")
    faults = check(root, text)
    print("\n".join(faults) if faults else "docs/model.md agrees with the code")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
