# SPDX-License-Identifier: Apache-2.0
"""Tests that fail must be seen to fail: each way of failing, by its exit status and its words."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

BUILD = pathlib.Path(os.environ["KITH_BUILD"])
ROOT = pathlib.Path(os.environ["KITH_ROOT"])


def canary(case):
    done = subprocess.run([BUILD / "bin" / "canary", f"--test-case={case}"],
                          capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout + done.stderr


class Canary(unittest.TestCase):
    def test_a_failed_check(self):
        status, text = canary("fails")
        self.assertEqual(status, 1)
        self.assertIn("CHECK( 1 + 1 == 3 ) is NOT correct", text)

    def test_a_failed_property_with_its_seed(self):
        status, text = canary("property fails")
        self.assertEqual(status, 1)
        self.assertIn("Falsifiable after", text)
        self.assertIn("seed=", text)

    def test_a_case_that_checks_nothing(self):
        status, text = canary("checks nothing")
        self.assertEqual(status, 4)
        self.assertIn('"checks nothing" checked nothing', text)

    def test_a_name_that_selects_nothing(self):
        status, text = canary("no such case")
        self.assertEqual(status, 3)
        self.assertIn("no test case ran", text)

    def test_the_control_passes(self):
        status, text = canary("passes")
        self.assertEqual(status, 0, text)


class PythonCanary(unittest.TestCase):
    """The runner of Python tests, on planted files."""

    def run_planted(self, text):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "planted_test.py"
            path.write_text(text, encoding="utf-8")
            runner = ROOT / "tests" / "support" / "run_unittest.py"
            return subprocess.run([sys.executable, runner, path], capture_output=True, text=True,
                                  timeout=60).returncode

    def case(self, body):
        return self.run_planted("import unittest\nclass T(unittest.TestCase):\n"
                                f"    def test_it(self):\n        {body}\n")

    def test_failing_passing_skipping_and_empty(self):
        self.assertEqual(self.case("self.assertEqual(1, 2)"), 1)
        self.assertEqual(self.case("raise RuntimeError('broken')"), 1)
        self.assertEqual(self.case("self.assertEqual(1, 1)"), 0)
        self.assertEqual(self.case("self.skipTest('later')"), 3)
        self.assertEqual(self.run_planted("x = 1\n"), 3)


if __name__ == "__main__":
    unittest.main()
