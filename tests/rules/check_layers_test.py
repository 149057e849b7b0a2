"""Shows that check_layers.py passes a sound house and notices each kind of violation, at its line."""
import pathlib
import tempfile
import unittest

import check_layers
import source_text

CLEAN = {
    "sim/CMakeLists.txt": "add_library(pactsim_sim STATIC clock.cpp)\n",
    "sim/clock.h": '#pragma once\n\n#include <cmath>\n\n/// Confirms affirmatively; std::exp( is only mentioned.\ndouble root(double x);\n',
    "sim/clock.cpp": '#include "sim/clock.h"\n\ndouble root(double x) { return std::sqrt(x); }\n',
    "agents/rule.h": '#pragma once\n#include "scenarios/schema/config.h"\n#include "sim/clock.h"\ndouble f(double firm);\n',
    "app/main.h": '#pragma once\n#include "pactsim_version.h"\n#include "agents/rule.h"\n',
    "tests/unit/sim/sources.cmake": "set(sources clock_test.cpp)\n",
    "tests/unit/sim/clock_test.cpp": '#include <catch2/catch.hpp>\n',
}
LONG_BODY = "".join(f"    x += {i};\n" for i in range(60))
SPLIT = "TO" + "DO"  # in two halves, for this file is checked as well

# What is planted: file, its text, the line and a part of the message that must name it.
PLANTED = {
    "upward include": ("sim/bad.h", '#pragma once\n#include "agents/rule.h"\n', 2, "higher layer"),
    "include not from the root": ("sim/bad.h", '#pragma once\n#include "clock.h"\n', 2, "not written from the root"),
    "YAML outside its corner": ("agents/bad.h", "#pragma once\n#include <yaml-cpp/yaml.h>\n", 2, "yaml_source only"),
    "HDF5 outside its corner": ("analysis/bad.h", "#pragma once\n#include <hdf5.h>\n", 2, "output/h5* only"),
    "no pragma once": ("output/bad.h", "\nint f();\n", 1, "#pragma once"),
    "using namespace in a header": ("output/bad.h", "#pragma once\nusing namespace std;\n", 2, "using namespace"),
    "a word of the subject in sim/": ("sim/bad.h", "#pragma once\nstruct FirmTable;\n", 2, "'firm'"),
    "the random header": ("analysis/bad.h", "#pragma once\n#include <random>\n", 2, "<random>"),
    "a standard distribution": ("agents/bad.h", "#pragma once\nstd::normal_distribution<double> n;\n", 2, "random numbers"),
    "the C library's exp": ("agents/bad.h", "#pragma once\n\ninline double f(double x) { return std::exp(x); }\n", 3, "exp of the C library"),
    "the global pow": ("sim/bad.h", "#pragma once\ninline double f(double x) { return ::pow(x, 2); }\n", 2, "pow of the C library"),
    "hash order": ("agents/bad.h", "#pragma once\nstd::unordered_map<int, int> m;\n", 2, "no fixed order"),
    "a sum in free order": ("sim/bad.h", "#pragma once\nauto s = std::reduce(a, b);\n", 2, "not fixed"),
    "a leftover": ("app/bad.h", f"#pragma once\n// {SPLIT} later\n", 2, "leftover"),
    "a long file": ("app/bad.h", "#pragma once\n" + "int x;\n" * 400, 1, "401 lines"),
    "a long function": ("app/bad.h", "#pragma once\n\nint f(int x) {\n" + LONG_BODY + "}\n", 3, "62 lines"),
    "a long Python function": ("scenarios/bad.py", "x = 0\ndef f(x):\n" + LONG_BODY, 2, "61 lines"),
    "a test that no list names": ("tests/unit/sim/lost_test.cpp", "int x;\n", 1, "never compiled"),
}


def build(root, files):
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


class CheckLayers(unittest.TestCase):
    def violations(self, extra):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            build(root, CLEAN | extra)
            return check_layers.check(root)[0]

    def test_a_sound_house_passes(self):
        self.assertEqual(self.violations({}), [])

    def test_each_planted_violation_is_the_only_one_reported(self):
        for what, (name, text, line, message) in PLANTED.items():
            with self.subTest(what):
                found = self.violations({name: text})
                self.assertEqual(len(found), 1, found)
                self.assertTrue(found[0].startswith(f"{name}:{line}: "), found)
                self.assertIn(message, found[0])

    def test_the_allowed_corners_are_allowed(self):
        self.assertEqual(self.violations({
            "output/h5_file.h": "#pragma once\n#include <hdf5.h>\n",
            "scenarios/schema/yaml_source.h": "#pragma once\n#include <yaml-cpp/yaml.h>\n",
            "agents/words.h": '#pragma once\ninline const char* s = "std::exp(x) // std::pow(x)"; // std::log(x)\ninline double e(double x) { return math::exp(x); }\n',
        }), [])


class FunctionLengths(unittest.TestCase):
    def lengths(self, code):
        return source_text.functions_of(source_text.without_comments(code))

    def test_what_is_a_function(self):
        self.assertEqual(self.lengths("namespace a {\nint f() {\n    return 1;\n}\n}\n"), [(2, 3)])
        self.assertEqual(self.lengths("struct S {\n    int f() const noexcept {\n        if (x) { y(); }\n    }\n};\n"), [(2, 3)])
        self.assertEqual(self.lengths("auto f = [](int x) {\n    return x;\n};\n"), [(1, 3)])
        self.assertEqual(self.lengths("const Row table[] = {\n    {1, f(2)},\n    {3, 4},\n};\n"), [])

    def test_a_constructor_with_braces_in_its_list_is_one_function(self):
        self.assertEqual(self.lengths("S::S(int x) : a_{x},\n    b_{f(1)} {\n    g();\n}\nint h() {\n}\n"), [(1, 4), (5, 2)])

    def test_braces_in_text_do_not_count(self):
        self.assertEqual(self.lengths('int f() {\n    s = "{{";  // {\n    c = \'{\';\n    r = R"x({)x";\n    n = 1\'000;\n}\n'), [(1, 6)])


if __name__ == "__main__":
    unittest.main()
