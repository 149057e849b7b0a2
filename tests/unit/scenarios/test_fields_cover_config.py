"""Every member of a configuration struct has a row in the field tables, and no row binds a member twice."""

import os
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = pathlib.Path(os.environ.get("PACTSIM_SOURCE_DIR", HERE.parents[2]))
SCHEMA = SOURCE / "scenarios" / "schema"

MEMBER = re.compile(r"^    [\w:<>, ]+?[\w>]\s+(\w+)(?:\s*=\s*[^;]+|\{\})?;")


# Structs whose rows stand on a draft, since several ways of writing make one struct: every member must be set where the draft is turned into it.
DRAFTED = {"FactorConfig": "experiment_values.cpp", "ReplicationsConfig": "experiment_values.cpp", "TargetConfig": "../targets.cpp"}


def is_set(struct, name):
    """Whether a member of a drafted struct is set or read where its drafts are turned into it."""
    file = DRAFTED.get(struct)
    return file is not None and re.search(rf"\.{name}\b", (SCHEMA / "fields" / file).read_text(encoding="utf-8")) is not None


def members():
    """Pairs (struct, member) of config.h and config/."""
    for path in [SCHEMA / "config.h", *sorted((SCHEMA / "config").glob("*.h"))]:
        struct = None
        for line in path.read_text(encoding="utf-8").splitlines():
            if match := re.match(r"struct (\w+) \{", line):
                struct = match.group(1)
            elif line.startswith("};"):
                struct = None
            elif struct and (match := MEMBER.match(line)):
                yield struct, match.group(1)


def main():
    tables = "".join(path.read_text(encoding="utf-8") for path in sorted((SCHEMA / "fields").glob("*.cpp")))
    bound = re.findall(r"t\.add\(\"\w+\", &(\w+)::(\w+),", tables)
    wanted = list(members())
    assert len(wanted) > 300, f"only {len(wanted)} members found: the pattern no longer fits the headers"
    faults = [f"{struct}::{name} has no row" for struct, name in wanted if (struct, name) not in bound and not is_set(struct, name)]
    faults += [f"{struct}::{name} is bound twice" for struct, name in set(bound) if bound.count((struct, name)) > 1]
    print("\n".join(faults) if faults else f"{len(wanted)} members, each with a row")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
