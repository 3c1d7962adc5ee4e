# SPDX-License-Identifier: Apache-2.0
"""What `cmake --install` puts where, and that the installed program runs."""
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(os.environ["KITH_ROOT"])
BUILD = pathlib.Path(os.environ["KITH_BUILD"])


class Install(unittest.TestCase):
    def test_program_and_documents(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["cmake", "--install", BUILD, "--prefix", folder], check=True,
                           capture_output=True, timeout=200)
            prefix = pathlib.Path(folder)
            installed = {path.relative_to(prefix).as_posix() for path in prefix.rglob("*")
                         if path.is_file()}
            self.assertIn("bin/kith", installed)
            self.assertIn("bin/kith-verify", installed)
            for document in ["LICENSE", "README.md", "store/FORMAT.md", "api/openapi.json"]:
                if (ROOT / document).exists():
                    self.assertIn(f"share/doc/kith/{pathlib.Path(document).name}", installed)
            self.assertNotIn("bin/canary", installed)
            done = subprocess.run([prefix / "bin" / "kith", "version"], capture_output=True,
                                  text=True, timeout=60, check=True, cwd=folder,
                                  env={"PATH": "/usr/bin:/bin"})
            version = re.search(r"VERSION ([0-9.]+)",
                                (ROOT / "CMakeLists.txt").read_text(encoding="utf-8").split(
                                    "project(")[1]).group(1)
            self.assertIn(version, done.stdout)
            self.assertRegex(done.stdout, r"RocksDB \d+\.\d+")
            done = subprocess.run([prefix / "bin" / "kith-verify", "--version"], check=True,
                                  capture_output=True, text=True, timeout=60, cwd=folder)
            self.assertIn(version, done.stdout)

    def test_the_program_does_not_say_where_it_was_built(self):
        program = (BUILD / "bin" / "kith").read_bytes()
        self.assertIn(b"kith", program)
        if b".gcda" not in program:  # the coverage build has to know where to write its counts
            # As a path by itself: a root such as /kith ends others' names, too (/var/lib/kith/…).
            said = re.search(rb"(?<![\w./-])" + re.escape(f"{ROOT}/".encode()), program)
            self.assertIsNone(said, "the program holds the path it was built in")


if __name__ == "__main__":
    unittest.main()
