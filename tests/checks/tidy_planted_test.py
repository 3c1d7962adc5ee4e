# SPDX-License-Identifier: Apache-2.0
"""The tidy check on planted files: each fault is found, and nothing else."""
import os
import pathlib
import unittest
from unittest import mock

import tidy_test
from cpp_functions import functions

SPDX = "// SPDX-License-Identifier: Apache-2.0\n"


def body(lines):
    return "{\n" + "  f();\n" * (lines - 2) + "}\n"


class Planted(unittest.TestCase):
    def expect(self, path, text, fault, count=1):
        found = tidy_test.faults({path: text if isinstance(text, bytes) else text.encode()})
        self.assertEqual(len(found), count, found)
        if count:
            self.assertIn(fault, found[0])

    def test_line_length(self):
        self.expect("graph/a.cc", SPDX + "/" * 100 + "\n", "", 0)
        self.expect("graph/a.cc", SPDX + "/" * 101 + "\n", "101 columns")
        self.expect("graph/a.cc", SPDX + "//" + "é" * 98 + "\n", "", 0)
        self.expect("graph/README.md", "a" * 500 + "\n", "", 0)
        self.expect("tests/run", "#!/bin/bash\n# " + SPDX + "#" * 101 + "\n", "101 columns")

    def test_space_tabs_and_control_characters(self):
        self.expect("graph/a.h", SPDX + "int a; \n", "trailing space")
        self.expect("graph/a.h", SPDX + "\tint a;\n", "tab")
        self.expect("graph/a.h", SPDX + "int a;\r\n", "trailing space", 2)
        self.expect("graph/a.h", SPDX + "int a;\u202e\n", "control or invisible")
        self.expect("graph/a.h", SPDX + "int a;\x1b\n", "control or invisible")
        self.expect("graph/a.h", SPDX + "int a;", "no newline")

    def test_file_sizes(self):
        self.expect("graph/a.h", SPDX + "//\n" * 249, "", 0)
        self.expect("graph/a.h", SPDX + "//\n" * 250, "251 lines")
        self.expect("graph/a.cc", SPDX + "//\n" * 600, "601 lines")
        self.expect("tests/unit/graph/a_test.cc", SPDX + "//\n" * 600, "601 lines")
        self.expect("tests/e2e/a_test.py", "# " + SPDX + "#\n" * 600, "601 lines")

    def test_function_lengths(self):
        self.expect("graph/a.cc", SPDX + "void f() " + body(70), "", 0)
        self.expect("graph/a.cc", SPDX + "void f() " + body(71), "71 lines")
        self.expect("tests/unit/graph/a_test.cc", SPDX + 'TEST_CASE("a") ' + body(71), "71 lines")
        python = "# " + SPDX + "def f():\n" + "    f()\n"
        self.expect("tests/e2e/a_test.py", python + "    f()\n" * 68, "", 0)
        self.expect("tests/e2e/a_test.py", python + "    f()\n" * 69, "71 lines")
        shell = "#!/bin/bash\n# " + SPDX + "f() {\n"
        self.expect("tests/run", shell + "  true\n" * 68 + "}\n", "", 0)
        self.expect("tests/run", shell + "  true\n" * 69 + "}\n", "71 lines")

    def test_names(self):
        for name in ("common", "util", "utils"):
            self.expect(f"graph/{name}/a.cc", SPDX, f"nothing is called {name}")
            self.expect(f"graph/{name}.cc", SPDX, f"nothing is called {name}")
            self.expect(f"tests/unit/graph/{name}_test.cc", SPDX, f"nothing is called {name}")
        self.expect("graph/uncommon.cc", SPDX, "", 0)
        self.expect("graph/a b.cc", SPDX, "letters, digits")
        self.expect("notes.md", "Notes\n", "top level")
        self.expect("tools/a.cc", SPDX, "top level")

    def test_first_lines(self):
        self.expect("graph/a.cc", "int a;\n", "SPDX")
        self.expect("graph/a.cc", "\n" + SPDX, "SPDX")
        self.expect("tests/run", "#!/bin/bash\n# SPDX-License-Identifier: Apache-2.0\n", "", 0)
        self.expect("tests/run", "#!/bin/bash\ntrue\n", "SPDX")
        self.expect("store/CMakeLists.txt", "add()\n", "SPDX")
        self.expect("README.md", "# Kith\n", "", 0)

    def test_words_that_must_not_stay(self):
        for word in ("TO" "DO", "FIX" "ME", "X" "XX", "HA" "CK"):
            self.expect("graph/a.cc", SPDX + f"// {word}: later\n", "unfinished")
            self.expect("graph/README.md", f"{word} later\n", "unfinished")
        self.expect("graph/a.cc", SPDX + "// a todo list, hackney\n", "", 0)

    def test_places_and_hosts(self):
        self.expect("README.md", "see /ro" "ot/kith\n", "one machine")
        mirror = ".".join(("deb", "debian", "org"))
        registry = ".".join(("registry", "npmjs", "org"))
        self.expect("README.md", f"http://{mirror}/debian\n", "package host")
        self.expect("api/x.json", f'{{"from": "{registry}/x"}}\n', "package host")
        self.expect("README.md", "the page /people/home/diary, $HOME, ~/root\n", "", 0)
        with mock.patch.object(tidy_test, "ROOT", pathlib.Path("/place/kith")):
            self.expect("README.md", "see /place/else\n", "one machine")
        with mock.patch.object(tidy_test, "ROOT", pathlib.Path("/home/me/kith")):
            self.expect("README.md", "see /home/me/else\n", "one machine")
            self.expect("graph/a.cc", SPDX + 'f("/home/rooms");\n', "", 0)
        with mock.patch.dict(os.environ, {"KITH_BANNED_WORDS": "secret-tool"}):
            self.expect("README.md", "made with secret-tool\n", "one machine")

    def test_binary_files(self):
        self.expect("api/web/a.png", b"\x89PNG\0\0", "binary")
        self.expect("api/web/a.txt", b"\xff\xfe\n", "binary")
        self.expect("tests/fuzz/corpus/csv/a", b"\0\xff", "", 0)
        self.expect("tests/replay/kith-9.9.9/data.tar.gz", b"\0\xff", "", 0)
        self.expect("tests/replay/a.bin", b"\0\xff", "binary")

    def test_dead_tests_and_empty_corpora(self):
        self.expect("tests/unit/graph/a.cc", SPDX, "no folder of tests/CMakeLists.txt")
        self.expect("tests/unit/other/a_test.cc", SPDX, "no folder of tests/CMakeLists.txt")
        self.expect("tests/a_test.cc", SPDX, "no folder of tests/CMakeLists.txt")
        self.expect("tests/fuzz/fuzz_csv.cc", SPDX, "no input in")
        both = {"tests/fuzz/fuzz_csv.cc": SPDX.encode(), "tests/fuzz/corpus/csv/1": b"x"}
        self.assertEqual(tidy_test.faults(both), [])

    def test_two_cases_of_one_name(self):
        case = (SPDX + 'TEST_CASE("a, b") {}\n').encode()
        files = {"tests/unit/graph/a_test.cc": case, "tests/unit/graph/b_test.cc": case}
        self.assertEqual(len(tidy_test.faults(files)), 1)
        files = {"tests/unit/graph/a_test.cc": case, "tests/unit/store/a_test.cc": case}
        self.assertEqual(tidy_test.faults(files), [])


class Functions(unittest.TestCase):
    """What counts as a function of a C++ file."""

    def found(self, text):
        return [(line, length) for line, length, _ in functions(text)]

    def test_where_functions_are(self):
        text = ("namespace kith::graph {\nclass A : public B<int> {\n public:\n"
                "  A() : x_{1} {\n  }\n  int get() const noexcept {\n    return 1;\n  }\n};\n"
                "template <class T>\nstruct C {\n  void f() {}\n};\n"
                "auto g = [](int a) {\n  return a;\n};\nconst int list[] = {1,\n 2};\n"
                "struct D make() {\n  return {};\n}\n}\n")
        self.assertEqual(self.found(text), [(4, 2), (6, 3), (12, 1), (14, 3), (19, 3)])

    def test_values_in_braces_are_part_of_the_function_before_its_body(self):
        text = ("A::A() : x_{1}, y_{{}} {\n  f();\n}\n"
                "int f(Options o = {},\n      int b = {}) {\n}\n")
        self.assertEqual(self.found(text), [(1, 3), (4, 3)])

    def test_what_literals_hide(self):
        text = ('void f() {\n  auto a = "}{";\n  auto b = R"x(\n}}}\n)x";\n  // }\n  /* } */\n'
                "  char c = '}';\n  int d = 1'000;\n  char e = '{';\n}\n"
                "#define X {\\\n {\nint g() {}\n")
        self.assertEqual(self.found(text), [(1, 11), (14, 1)])

    def test_inner_braces_are_not_functions(self):
        text = "void f() {\n  if (a) {\n  }\n  auto g = [] {\n  };\n}\n"
        self.assertEqual(self.found(text), [(1, 6)])


if __name__ == "__main__":
    unittest.main()
