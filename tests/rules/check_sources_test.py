"""Shows that check_sources.py passes what is registered and notices each kind of citation that is not."""
import json
import pathlib
import tempfile
import unittest

import check_sources

REGISTER = """# Sources

In prose `win_rate` registers nothing.

| id | meaning |
|---|---|
| `a6` | a group |
| `p_sue` | share of firms that sue [7] |
| `attention` | senior staff |
| `gpr_monthly` | risk index; column `gprc_chn` |
| `seed 001` | a document |
| `V12` | a pattern |
| `rulings 5` | formulas |
| `rulings 5 (entry)` | a formula |
| `rulings 1.9` | trust |
| `model.md 8.1` | closed forms |
| `peers.md 5.5` | trust |
| Bass, F. M. (1969). A new product growth model | diffusion |
| `[7]` | a publication |
"""
FIELD = 'Table<X> make() {{\n    t.add("a", &X::a, real(0, 1), 0.5, {{"1", "share of trust evidence lost then", "{}"}});\n}}\n'
CLEAN = {
    "docs/sources.md": REGISTER,
    "scenarios/schema/fields/a.cpp": FIELD.format("evidence a6 p_sue; assumption, plausible 0.1 to 0.3"),
    "scenarios/a.yaml": "# evidence attention .5 (0.2-1.5), and seed 001\na: 1  # figures.json ip.leak (peers.md 5.5)\nlist: [9]\n",
    "agents/rules/a.h": "// Source: rulings 5 (entry) and 1.9; Bass (1969), V12, model.md 8.1.\n",
    "scenarios/derive/figures.json": json.dumps([{"path": "ip.leak", "source": "evidence p_sue [7]; gpr_monthly, column gprc_chn, March 2024"}]),
}


def figures(source):
    return json.dumps([{"path": "ip.leak", "source": source}])


# What is planted: file, its text, the name that must be reported.
PLANTED = {
    "an evidence row of a field": ("scenarios/schema/fields/a.cpp", FIELD.format("evidence p_win"), "p_win"),
    "one split over two literals": ("scenarios/schema/fields/a.cpp", FIELD.format('evidence "\n   "p_win'), "p_win"),
    "the second row of a list": ("scenarios/schema/fields/a.cpp", FIELD.format("evidence p_sue, p_win; assumption"), "p_win"),
    "a row named in prose only": ("scenarios/schema/fields/a.cpp", FIELD.format("evidence win_rate"), "win_rate"),
    "a row of one word": ("scenarios/a.yaml", "a: 1  # evidence luck 0.5\n", "luck"),
    "a row in brackets": ("scenarios/parts/b.yaml", "a: 1  # assumption (evidence p_win)\n", "p_win"),
    "a group": ("scenarios/a.yaml", "# evidence a7\n", "a7"),
    "a document": ("scenarios/a.yaml", "# order from seed 001 and 003\n", "seed 003"),
    "a table": ("scenarios/a.yaml", "# lost_table.csv, lower part\n", "lost_table"),
    "a derived figure": ("scenarios/a.yaml", "# figures.json ip.none .07\n", "ip.none"),
    "a pattern": ("agents/rules/a.h", "// As in V13.\n", "V13"),
    "a decision": ("agents/rules/a.h", "// Source: rulings 2.7.\n", "rulings 2.7"),
    "the second decision": ("agents/rules/a.h", "// Source: rulings 5 (entry) and 1.6.\n", "rulings 1.6"),
    "a named formula": ("agents/rules/a.h", "// Source: rulings 5 (leak).\n", "rulings 5 (leak)"),
    "a section of the brief": ("agents/rules/a.h", "// Source: model.md section 4.\n", "model.md 4"),
    "a rule from the literature": ("agents/rules/a.h", "// Source: peers.md 5.6.\n", "peers.md 5.6"),
    "an author": ("agents/rules/a.h", "// Source: Gale and Shapley (1962).\n", "Gale (1962)"),
    "an author in another year": ("agents/rules/a.h", "// Source: Bass (1970).\n", "Bass (1970)"),
    "a numbered publication": ("scenarios/derive/figures.json", figures("evidence p_sue [7][8]"), "[8]"),
    "a table of a figure": ("scenarios/derive/figures.json", figures("lost_table, some publisher"), "lost_table"),
}


class CheckSources(unittest.TestCase):
    def faults(self, extra):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in (CLEAN | extra).items():
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return check_sources.check(root)[0]

    def test_registered_citations_pass(self):
        self.assertEqual(self.faults({}), [])

    def test_each_planted_citation_is_the_only_one_reported(self):
        for what, (name, text, cited) in PLANTED.items():
            with self.subTest(what):
                found = self.faults({name: text})
                self.assertEqual(len(found), 1, found)
                self.assertTrue(found[0].startswith(f"{name}: '{cited}' is not registered"), found)

    def test_a_row_taken_out_of_the_register_is_missed(self):
        found = self.faults({"docs/sources.md": REGISTER.replace("| `attention` | senior staff |\n", "")})
        self.assertEqual(len(found), 1, found)
        self.assertIn("'attention'", found[0])


if __name__ == "__main__":
    unittest.main()
