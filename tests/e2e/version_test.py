# SPDX-License-Identifier: Apache-2.0
"""`kith version` says what runs: Kith, its compiler, its storage engine."""
import os
import pathlib
import re
import subprocess
import unittest

BINARY = os.environ["KITH_BINARY"]
ROOT = pathlib.Path(os.environ["KITH_ROOT"])


class Version(unittest.TestCase):
    def test_names_and_numbers(self):
        done = subprocess.run([BINARY, "version"], capture_output=True, text=True, timeout=60)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        listed = (ROOT / "CMakeLists.txt").read_text(encoding="utf-8")
        version = re.search(r"project\(.*?VERSION ([0-9.]+)", listed, re.DOTALL).group(1)
        self.assertIn(f"kith {version}", done.stdout)
        self.assertRegex(done.stdout, r"(g\+\+|clang) \d+\.\d+")
        self.assertRegex(done.stdout, r"RocksDB \d+\.\d+\.\d+")


if __name__ == "__main__":
    unittest.main()
