"""Shows that check_model_doc.py passes the description as it is and notices each kind of drift. Usage: check_model_doc_test.py ROOT"""
import pathlib
import re
import sys
import unittest

import check_model_doc

ROOT = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else ".")
TEXT = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")

# What is planted: how the text changes, and a part of the message that must name it.
PLANTED = {
    "a phase that is not in the code": (lambda t: t.replace("| `policy` | opens", "| `politics` | opens"), "generated part differs"),
    "a payer that is wrong": (lambda t: t.replace("| `wages` | `firms` |", "| `wages` | `investors` |"), "generated part differs"),
    "a default that is wrong": (lambda t: re.sub(r"(`entry\.logit_scale` \| [^|]+ \| )[^|]+", r"\g<1>99 ", t), "generated part differs"),
    "an event left out": (lambda t: t.replace("`partner_left_race`", "partner left race"), "`partner_left_race`"),
    "a form left out": (lambda t: t.replace("`asymmetric_ceiling`", "the ceiling"), "`asymmetric_ceiling`"),
    "a lever left out": (lambda t: t.replace("`zone_tax`", "zone tax"), "`zone_tax`"),
    "a path that does not exist": (lambda t: t.replace("`entry.logit_scale`", "`entry.logit_size`"), "`entry.logit_size`"),
    "a phrase of a source document left out": (lambda t: t.replace("| c3.14 |", "| |"), "phrase c3.14"),
    "a part without markers": (lambda t: t.replace("<!-- end of purposes -->", ""), "no part `purposes`"),
}


class Drift(unittest.TestCase):
    def test_the_description_agrees(self):
        self.assertEqual(check_model_doc.check(ROOT, TEXT), [])

    def test_every_kind_of_drift_is_noticed(self):
        for name, (change, message) in PLANTED.items():
            with self.subTest(name):
                planted = change(TEXT)
                self.assertNotEqual(planted, TEXT, "nothing was planted")
                self.assertIn(message, "\n".join(check_model_doc.check(ROOT, planted)))

    def test_a_key_nobody_describes_is_noticed(self):
        real = check_model_doc.keys
        check_model_doc.keys = lambda root: real(root) | {"EntryConfig::whim": "whim"}
        self.addCleanup(setattr, check_model_doc, "keys", real)
        self.assertIn("EntryConfig::whim: the key `whim`", "\n".join(check_model_doc.check(ROOT, TEXT)))


if __name__ == "__main__":
    unittest.main()
