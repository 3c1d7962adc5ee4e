# SPDX-License-Identifier: Apache-2.0
"""Files that must not compile. Each file of tests/compile_fail compiles as it stands (the control)
and does not with -DKITH_MUST_NOT_COMPILE, for the reason its `// expect:` line gives."""
import os
import pathlib
import re
import shlex
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(os.environ["KITH_ROOT"])
COMPILER = os.environ["KITH_COMPILER"]
FLAGS = shlex.split(os.environ["KITH_FLAGS"])


def compile_file(path, *defines):
    command = [COMPILER, *FLAGS, "-fsyntax-only", f"-I{ROOT}", *defines, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stderr


def fault_of(path):
    """What is wrong with one file of tests/compile_fail, or nothing."""
    expected = re.search(r"^// expect: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    if not expected:
        return "has no `// expect:` line"
    status, text = compile_file(path)
    if status != 0:
        return f"the control does not compile:\n{text}"
    status, text = compile_file(path, "-DKITH_MUST_NOT_COMPILE")
    if status == 0:
        return "compiles"
    if not re.search(expected.group(1), text):
        return f"fails for another reason than {expected.group(1)!r}:\n{text}"
    return None


class Tree(unittest.TestCase):
    def test_every_file(self):
        files = sorted((ROOT / "tests" / "compile_fail").glob("*.cc"))
        self.assertGreater(len(files), 0)
        for path in files:
            with self.subTest(path.name):
                self.assertIsNone(fault_of(path))


class Planted(unittest.TestCase):
    def fault(self, text):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "planted.cc"
            path.write_text(text, encoding="utf-8")
            return fault_of(path)

    def test_a_file_that_compiles_is_caught(self):
        self.assertEqual(self.fault("// expect: error\nint main() {}\n"), "compiles")

    def test_a_broken_control_is_caught(self):
        fault = self.fault("// expect: error\nint main() { return nothing; }\n")
        self.assertIn("the control does not compile", fault)

    def test_another_reason_is_caught(self):
        fault = self.fault("// expect: no such words\n#ifdef KITH_MUST_NOT_COMPILE\n#error other\n"
                           "#endif\nint main() {}\n")
        self.assertIn("fails for another reason", fault)

    def test_a_missing_expectation_is_caught(self):
        self.assertEqual(self.fault("int main() {}\n"), "has no `// expect:` line")

    def test_the_flags_are_those_of_the_build(self):
        self.assertIn("-Werror", FLAGS)
        self.assertIn("-Wconversion", FLAGS)


if __name__ == "__main__":
    unittest.main()
